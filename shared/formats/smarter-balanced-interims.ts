import type { CellTest, Contradiction, RecordTemplate, Source } from './format-definition.ts';

/*
 * What the exports of CERS have in common: one file mixes interim blocks, interim comprehensive and summative results of all subjects,
 * and of alternate and science tests. Source: "Data Dictionary for CERS", V2 (1 April 2021).
 */

const ASSESSMENT = 'AssessmentName | ASSESSMENT_NAME | Test Name';
const SUBJECT = 'Subject | Test Subject';

/** Rows of other tests than Smarter Balanced mathematics and ELA. The name decides too: some files say "ELA" for CAA tests. */
export const otherTests: { readonly when: CellTest[]; readonly reason: string }[] = [
  {
    when: [{ column: ASSESSMENT, matches: '^(summative )?CAAs?\\b|alternate' }],
    reason: 'alternate assessment',
  },
  {
    when: [{ column: SUBJECT, is: ['CAAELA', 'CAAMATH', 'CAASCI', 'ALTELPAC', 'CAA'] }],
    reason: 'alternate assessment',
  },
  { when: [{ column: ASSESSMENT, matches: 'ELPAC' }], reason: 'English language proficiency test' },
  { when: [{ column: SUBJECT, is: ['ELPAC'] }], reason: 'English language proficiency test' },
  { when: [{ column: SUBJECT, is: ['CAST', 'SCI', 'SCIENCE'] }], reason: 'science test' },
  { when: [{ column: SUBJECT, is: ['CSA', 'SPANISH'] }], reason: 'Spanish test' },
];

/** The subject column says ELA or Math, whatever else the name of the test says. */
export const subject: Source = {
  column: SUBJECT,
  codes: { ela: 'ELA', math: 'Mathematics', mathematics: 'Mathematics' },
};

/**
 * The form's grade stands in its name ("Grade 7 MATH - Interim ..."); the student's grade stands in for it where it does not. Students of
 * grades 9 and 10 are never judged by the cuts of grade 11, also where they take its form.
 */
export const gradeOfForm = (studentGrade: string): Source => ({
  choose: [
    {
      when: [
        { column: studentGrade, is: ['9', '10'] },
        { column: ASSESSMENT, matches: '\\bgrade 11\\b' },
      ],
      take: studentGrade,
    },
  ],
  otherwise: { firstOf: [{ column: ASSESSMENT, pattern: '\\bgrade (\\d{1,2})\\b(?!-)' }, studentGrade] },
});

/** Words of the administration condition (one column in the district export, part of Status in the roster export). */
const KNOWN_CONDITION = 'valid|standardi[sz]ed|complete|partial';

/** A result given under a condition that nobody knows is sent back: whether it counts cannot be told. */
export const unknownConditions = (condition: string): Contradiction[] => [
  {
    when: [{ column: condition, matches: `^(?!.*(?:${KNOWN_CONDITION}))(?!(?:sd|ns|in)$).` }],
    column: condition,
    says: 'This should say how the test was given: Valid, SD (standardized), NS (nonstandardized) or IN (invalid).',
  },
];

/**
 * Standing of an interim or summative result. Blocks have levels of their own and are never averaged; a result given informally (NS) is
 * no measurement; invalid and partial ones do not count.
 */
export function standing(columns: {
  readonly condition: string;
  readonly completeness: string;
  readonly score: string;
}): Source {
  const { condition, completeness, score } = columns;
  return {
    choose: [
      { when: [{ column: condition, matches: '^IN$|invalid' }], take: { constant: 'invalidated' } },
      {
        when: [{ column: condition, matches: '^NS$|non-?standardized' }],
        take: { constant: 'nonstandardized' },
      },
      { when: [{ column: completeness, matches: 'partial' }], take: { constant: 'partial' } },
      { when: [{ column: score, blank: true }], take: { constant: 'no-score' } },
    ],
    otherwise: { constant: 'counts' },
  };
}

/** Which rows are which kind of test. */
export interface KindTests {
  readonly summative: CellTest[];
  readonly comprehensive: CellTest[];
  readonly block: CellTest[];
}

/**
 * One template for each kind of test. A summative result has no name and no date in its key: the same result from TOMS is the same
 * record. Interims may be taken again: each day is an administration of its own.
 */
export function resultTemplates(
  kinds: KindTests,
  fields: Readonly<Record<string, Source>>,
  takenOn: Source,
  blockLevel: Source,
  standingOfResult: Source,
): RecordTemplate[] {
  const checks: RecordTemplate['checks'] = ['grade-with-score', 'smarter-balanced-score'];
  const interim = { ...fields, testName: ASSESSMENT, administration: takenOn };
  return [
    {
      type: 'assessment-result',
      when: kinds.summative,
      fields: {
        ...fields,
        test: { constant: 'smarter-balanced-summative' },
        administration: { constant: 'summative' },
        standing: standingOfResult,
      },
      checks,
    },
    {
      type: 'assessment-result',
      when: kinds.comprehensive,
      fields: {
        ...interim,
        test: { constant: 'smarter-balanced-interim-comprehensive' },
        standing: standingOfResult,
      },
      checks,
    },
    {
      type: 'assessment-result',
      when: kinds.block,
      fields: {
        ...interim,
        test: { constant: 'smarter-balanced-interim-block' },
        achievementLevel: blockLevel,
        standing: { constant: 'not-comparable' },
      },
    },
  ];
}
