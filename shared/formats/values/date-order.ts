/** How 03/04/2026 is read. An object, for it may be settled after the parsers are made. */
export interface DateOrder {
  /** 03/04/2026 is the third of April. */
  readonly dayFirst: boolean;
}
