/** Facts of a whole table that a format can name; what each is stands in facts.ts. */
export const FACT_NAMES = ['team', 'form', 'landed-on', 'landed-school-year', 'roster-school-year'] as const;
export type FactName = (typeof FACT_NAMES)[number];
