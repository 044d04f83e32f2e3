import { adaptedWithoutNext, nextTest } from '../change/test-of-change.ts';
import type { TestOfChange } from '../records/team.ts';
import { schoolYearOfDate } from '../standards/school-year.ts';
import type { SectionView } from '../workbook/section-view.ts';
import type { IsoDate, TeamView } from '../workbook/team-view.ts';
import type { EditConflict } from './edits/edit-log.ts';
import { type EditedTest, emptyTest } from './edits/edited-tests.ts';
import { accessList, type TeamAccessList } from './pages/access-list.ts';
import { dataLeadFindings, type TeamFinding } from './pages/data-lead-findings.ts';
import { numbersViews } from './pages/numbers-views.ts';
import { type SponsorDigest, sponsorDigest } from './pages/sponsor-digest.ts';
import { questionOf, teamPage } from './pages/team-page.ts';
import { sectionViews } from './sections/section-views.ts';
import type { TeamContext } from './team-context.ts';
import { type TeamModel, teamModel } from './team-model.ts';
import type { TeamRecords } from './team-records.ts';
import { type ReadTest, readTest } from './tests/read-test.ts';
import { type TestFacts, testFacts } from './tests/test-facts.ts';
import { viewHash } from './view-hash.ts';

/** One workbook of a team. */
export interface TestPage {
  readonly testId: string;
  readonly view: TeamView;
  /** What the view says, as a hash: the same hash, the same workbook. */
  readonly hash: string;
  /** The test as facts, for packs above the team. Null for the empty form of a team without a test. */
  readonly facts: TestFacts | null;
}

/** An answer that shows a worry about safety: for the adult the team has named, and nobody else. */
export interface SafetyWorry {
  readonly key: string;
  readonly date: IsoDate;
  readonly sectionId: string | null;
  readonly sectionName: string | null;
  /** Null where the slip carries no known id. */
  readonly studentName: string | null;
  readonly studentLocalId: string | null;
  readonly answer: string;
}

/** Everything the people of one team see, and what others must know about it. */
export interface TeamViews {
  /** One for each test to be shown, in order of their first lesson; at least one. */
  readonly pages: readonly TestPage[];
  /** One for each section, with student rows: for those who teach it. */
  readonly sections: readonly { readonly view: SectionView; readonly hash: string }[];
  /** Views without repeated lines: numbers.csv is made from these, one after the other. */
  readonly numbers: readonly TeamView[];
  readonly access: TeamAccessList;
  readonly sponsorDigest: SponsorDigest;
  /** For the adult named in the team's workbook; empty where nobody reads answers for it. */
  readonly safetyWorries: readonly SafetyWorry[];
  readonly safetyContact: string | null;
  readonly findings: readonly TeamFinding[];
  /** Cells about which two people's copies said different things. */
  readonly conflicts: readonly EditConflict[];
}

/**
 * From the records that count for one team to everything its people see.
 *
 * Shown are the tests that are open, and those decided in this school year: their workbooks stay. A team without either gets one
 * workbook whose test is empty; a team that decided to adapt and has no open test gets the next one, linked and filled in from the last.
 *
 * Nothing in a page names a student. The same records and context give the same views, in whatever order the records come.
 */
export function teamViews(records: TeamRecords, context: TeamContext): TeamViews {
  const model = withNextTest(teamModel(records, context), records, context);
  const all = model.tests.map((edited) => readTest(edited, model));
  const shown = all.filter((read) => isShown(read, model));
  const form = shown.length === 0 ? [readTest(formOf(model), model)] : [];
  const pages = [...shown, ...form].map((read) => ({ read, ...teamPage(read, all, model, context) }));
  const open = pages.filter(({ read }) => read.stage.stage !== 'decided');
  const openTests = open.map(({ read, groups }) => ({
    question: questionOf(read.lines?.main ?? null, model),
    smallGroups: groups.small,
  }));
  const views = pages.map(({ view }) => view);
  return {
    pages: pages.map(({ read, view }) => ({
      testId: read.test.id,
      view,
      hash: viewHash(view),
      facts: form.includes(read) ? null : testFacts(read, model),
    })),
    sections: sectionViews(openTests, model).map((view) => ({ view, hash: viewHash(view) })),
    numbers: numbersViews(views),
    access: accessList(model),
    sponsorDigest: sponsorDigest(shown, model),
    safetyWorries: safetyWorries(model),
    safetyContact: records.team?.safetyContact ?? null,
    findings: dataLeadFindings(model),
    conflicts: model.log.conflicts,
  };
}

function isShown({ test, edited }: ReadTest, { today, schoolYear }: TeamModel): boolean {
  if (test.decision === null) return true;
  const decidedIn = schoolYearOfDate(edited.record.decidedOn ?? test.decision.on ?? today);
  return decidedIn >= schoolYear;
}

/** The empty form of a team without a test. */
function formOf({ records, tests }: TeamModel): EditedTest {
  const record = emptyTest(records.teamId, freeTestId(tests.map(({ record: { testId } }) => testId)), null);
  return { record, predictions: [], problems: [], isForm: true };
}

/** @example freeTestId(['T1', 'T2']) // 'T3' */
function freeTestId(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`T${number}`)) number += 1;
  return `T${number}`;
}

/**
 * After an "adapt" without an open test the next test lies ready: linked to the last one, with its question and measures, and what must
 * be tweaked as the start of its plan. What the team types into it makes it its own.
 */
function withNextTest(model: TeamModel, records: TeamRecords, context: TeamContext): TeamModel {
  const known = new Set(model.records.tests.map(({ testId }) => testId));
  const own = model.tests.filter(({ record }) => known.has(record.testId));
  if (own.some(({ record }) => record.decision === null)) return model;
  const read = own.map((edited) => readTest(edited, model));
  const adapted = adaptedWithoutNext(read.map(({ test }) => test)).at(-1);
  const last = read.find(({ test }) => test === adapted)?.edited.record;
  if (adapted === undefined || last === undefined) return model;
  const next = nextTest(adapted, freeTestId([...known]));
  if (next === null) return model;
  const draft: TestOfChange = {
    ...emptyTest(records.teamId, next.id, null),
    schoolYear: last.schoolYear,
    title: last.title,
    question: next.question,
    changeIdeaId: last.changeIdeaId,
    measureId: last.measureId,
    implementationMeasureId: last.implementationMeasureId,
    plan: next.plan,
    followsTestId: next.follows,
  };
  return teamModel({ ...records, tests: [...records.tests, draft] }, context);
}

function safetyWorries({ answers, sectionName, records }: TeamModel): SafetyWorry[] {
  return answers.safetyWorries.map(({ key, date, section, student, answer }) => {
    const row = records.roster.find((one) => one.student === student);
    const name = [row?.givenName, row?.familyName].filter((part) => part != null).join(' ');
    return {
      key,
      date,
      sectionId: section,
      sectionName: section === null ? null : sectionName(section),
      studentName: name === '' ? null : name,
      studentLocalId: row?.studentLocalId ?? null,
      answer,
    };
  });
}
