export interface DateOrder {
  /** 03/04/2026 is the third of April. */
  readonly dayFirst: boolean;
}
