/** Values computed from several cells that a format can name; what each does stands in derivations.ts. */
export const DERIVATION_NAMES = [
  'latest-date',
  'toms-race',
  'race-from-flags',
  'race-words-or-hispanic',
  'marked-columns',
  'oneroster-user-id',
  'oneroster-role',
] as const;
export type DerivationName = (typeof DERIVATION_NAMES)[number];
