/**
 * A design matrix kept as a sum of look-ups.
 *
 * Every part of the growth models depends on something that takes few different values: a scale score takes under a
 * thousand, five 0/1 covariates take 32. So a part stores the matrix row of each different value (its levels) and, per
 * student, only the number of the level. Multiplying the matrix by coefficients then costs one addition per student and
 * part instead of one multiplication per matrix entry, and is exact: nothing is binned.
 */
export interface AdditiveDesign {
  readonly rowCount: number;
  readonly columnNames: readonly string[];
  readonly parts: readonly DesignPart[];
}

export interface DesignPart {
  /** Per student, the number of the level. */
  readonly levelOfRow: Uint32Array;
  readonly levelCount: number;
  /** How many entries of a level's matrix row are stored; the others are 0. */
  readonly width: number;
  /** levelCount x width matrix entries, one level after the other. */
  readonly values: Float64Array;
  /** Their columns. The number just past the last column marks an entry that is not used. */
  readonly columns: Uint16Array;
}

export const columnCountOf = (design: AdditiveDesign): number => design.columnNames.length;

/** A vector with one number per column and one spare place, which unused entries read (as 0) and write. */
export const columnVector = (design: AdditiveDesign): Float64Array =>
  new Float64Array(columnCountOf(design) + 1);

/** Matrix times coefficients: one value per row, written into `result`. */
export function multiply(design: AdditiveDesign, coefficients: Float64Array, result: Float64Array): void {
  const { rowCount, parts } = design;
  result.fill(0);
  for (const part of parts) {
    const contribution = levelContributions(part, coefficients);
    const { levelOfRow, levelCount } = part;
    if (levelCount === 1) {
      const constant = contribution[0]!;
      for (let row = 0; row < rowCount; row++) result[row]! += constant;
    } else {
      for (let row = 0; row < rowCount; row++) result[row]! += contribution[levelOfRow[row]!]!;
    }
  }
}

function levelContributions(part: DesignPart, coefficients: Float64Array): Float64Array {
  const { levelCount, width, values, columns } = part;
  const contribution = new Float64Array(levelCount);
  for (let level = 0, entry = 0; level < levelCount; level++) {
    let sum = 0;
    for (const end = entry + width; entry < end; entry++)
      sum += values[entry]! * coefficients[columns[entry]!]!;
    contribution[level] = sum;
  }
  return contribution;
}

/**
 * What each level of each part contributes to several predictions at once: per part, levelCount x planes.length numbers,
 * one level after the other.
 */
export function contributionsTo(
  design: AdditiveDesign,
  planes: readonly Float64Array[],
): readonly Float64Array[] {
  return design.parts.map((part) => {
    const table = new Float64Array(part.levelCount * planes.length);
    planes.forEach((coefficients, plane) => {
      levelContributions(part, coefficients).forEach((contribution, level) => {
        table[level * planes.length + plane] = contribution;
      });
    });
    return table;
  });
}

/** One row's predictions by the planes of `contributions`, written into `result`: the same numbers, bit for bit, as `multiply` gives. */
export function predictRow(
  { parts }: AdditiveDesign,
  contributions: readonly Float64Array[],
  row: number,
  result: Float64Array,
): void {
  const planes = result.length;
  result.fill(0);
  for (let position = 0; position < parts.length; position++) {
    const table = contributions[position]!;
    const start = parts[position]!.levelOfRow[row]! * planes;
    for (let plane = 0; plane < planes; plane++) result[plane]! += table[start + plane]!;
  }
}

/** Transposed matrix times one weight per row: one sum per column (and a spare place, 0). */
export function weightedColumnSums(design: AdditiveDesign, weights: Float64Array): Float64Array {
  const { rowCount, parts } = design;
  const sums = columnVector(design);
  for (const { levelOfRow, levelCount, width, values, columns } of parts) {
    const weightOfLevel = new Float64Array(levelCount);
    for (let row = 0; row < rowCount; row++) weightOfLevel[levelOfRow[row]!]! += weights[row]!;
    for (let level = 0, entry = 0; level < levelCount; level++) {
      const weight = weightOfLevel[level]!;
      for (const end = entry + width; entry < end; entry++) sums[columns[entry]!]! += weight * values[entry]!;
    }
  }
  sums[sums.length - 1] = 0;
  return sums;
}

/** One matrix row in full, written into `result` (a column vector). */
export function writeRow(design: AdditiveDesign, row: number, result: Float64Array): void {
  result.fill(0);
  addRow(design, row, 1, result);
}

/** Adds a multiple of one matrix row to `result` (a column vector). */
export function addRow(design: AdditiveDesign, row: number, factor: number, result: Float64Array): void {
  for (const { levelOfRow, width, values, columns } of design.parts) {
    let entry = levelOfRow[row]! * width;
    for (const end = entry + width; entry < end; entry++) result[columns[entry]!]! += factor * values[entry]!;
  }
  result[result.length - 1] = 0;
}

/** The same matrix restricted to the given rows, in the given order. */
export function selectRows(design: AdditiveDesign, rows: Uint32Array): AdditiveDesign {
  const parts = design.parts.map((part) => {
    const { levelOfRow } = part;
    const levels = new Uint32Array(rows.length);
    if (part.levelCount > 1) for (let i = 0; i < rows.length; i++) levels[i] = levelOfRow[rows[i]!]!;
    return { ...part, levelOfRow: levels };
  });
  return { ...design, rowCount: rows.length, parts };
}
