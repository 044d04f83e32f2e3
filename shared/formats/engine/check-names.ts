/** Checks of a whole record that a format can name; what each does stands in checks.ts. */
export const CHECK_NAMES = ['smarter-balanced-score', 'grade-with-score'] as const;
export type CheckName = (typeof CHECK_NAMES)[number];
