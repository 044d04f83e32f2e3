/**
 * The one list of grades in the common schema. Sources write KN, KG, K, TK, 3, 03, "Grade 3" ...;
 * formats normalise to this list and keep the original text.
 */
export const GRADES = [
  'PK',
  'TK',
  'KG',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  'UG',
] as const;

export type Grade = (typeof GRADES)[number];

const WORDS: Readonly<Record<string, Grade>> = {
  pk: 'PK',
  pr: 'PK',
  it: 'PK',
  prek: 'PK',
  prekindergarten: 'PK',
  preschool: 'PK',
  tk: 'TK',
  transitionalkindergarten: 'TK',
  k: 'KG',
  kg: 'KG',
  kn: 'KG',
  kindergarten: 'KG',
  one: '01',
  first: '01',
  two: '02',
  second: '02',
  three: '03',
  third: '03',
  four: '04',
  fourth: '04',
  five: '05',
  fifth: '05',
  six: '06',
  sixth: '06',
  seven: '07',
  seventh: '07',
  eight: '08',
  eighth: '08',
  ug: 'UG',
  ue: 'UG',
  us: 'UG',
  ps: 'UG',
  ungraded: 'UG',
};

/**
 * Normalises a grade as any source writes it; `undefined` when it is none.
 *
 * @example gradeFrom('3') === '03'; gradeFrom('KN') === 'KG'; gradeFrom('Grade 6') === '06'; gradeFrom('19') === undefined
 */
export function gradeFrom(text: string): Grade | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/grade|gr\.?|[^a-z0-9]/g, '')
    .replace(/^(\d+)(st|nd|rd|th)$/, '$1');
  if (/^\d{1,2}$/.test(plain)) {
    const number = Number(plain);
    return number >= 1 && number <= 12 ? (String(number).padStart(2, '0') as Grade) : undefined;
  }
  return WORDS[plain];
}

/** The grade a student is in one year later, along the tested grades: '04' gives '05'. */
export function gradeAfter(grade: Grade): Grade | undefined {
  const next = GRADES.indexOf(grade) + 1;
  return grade === 'UG' || grade === '12' ? undefined : GRADES[next];
}

/** The grade one year earlier: '05' gives '04'. */
export function gradeBefore(grade: Grade): Grade | undefined {
  const index = GRADES.indexOf(grade);
  return grade === 'UG' || index <= 0 ? undefined : GRADES[index - 1];
}
