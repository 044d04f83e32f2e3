export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;

// What a byte means to the scanner; everything else is 0 and is passed over.
export const DELIMITER = 1;
export const LINE_END = 2;
export const NOT_ASCII = 3;
export const NUL = 4;
/** A quotation mark; only inside of quotes. */
export const MARK = 5;

/** How a delimited file separates fields and lines. */
export interface Dialect {
  /** Byte that separates fields. */
  readonly delimiter: number;
  /** 'lf': lines end with LF or CRLF. 'cr': lines end with CR alone (old Macintosh programs), or CRLF or LF. */
  readonly lineEnd: 'lf' | 'cr';
}

/** What each of the 256 bytes means outside of quotes. */
export function byteKinds(dialect: Dialect): Uint8Array {
  const kinds = kindsOfEither(dialect);
  kinds[dialect.delimiter] = DELIMITER;
  return kinds;
}

/** The same inside of quotes, where delimiters are text and quotation marks are not. */
export function quotedByteKinds(dialect: Dialect): Uint8Array {
  const kinds = kindsOfEither(dialect);
  kinds[QUOTE] = MARK;
  return kinds;
}

function kindsOfEither({ lineEnd }: Dialect): Uint8Array {
  const kinds = new Uint8Array(256).fill(NOT_ASCII, 0x80);
  kinds[0] = NUL;
  kinds[LF] = LINE_END;
  if (lineEnd === 'cr') kinds[CR] = LINE_END;
  return kinds;
}
