import { isSchoolDay, schoolDaysBetween } from '../../change/school-days.ts';
import type { ChangeIdea, DriverRecord } from '../../records/team.ts';
import { sponsorDigest } from '../../team-view/pages/sponsor-digest.ts';
import { storyboardView } from '../../team-view/pages/storyboard-view.ts';
import type { TeamContext } from '../../team-view/team-context.ts';
import { type TeamModel, teamModel } from '../../team-view/team-model.ts';
import type { TeamRecords } from '../../team-view/team-records.ts';
import { type ReadTest, readTest } from '../../team-view/tests/read-test.ts';
import { testFacts } from '../../team-view/tests/test-facts.ts';
import { STORYBOARD_HEADINGS, type StoryboardHeading } from '../../workbook/team-view.ts';
import type { DistrictReply } from '../measures/district-replies.ts';
import type { PackIdea, PackTeam, PackTest, ReleasedTexts } from './pack-team.ts';

/** What a pack needs besides the team's own records. */
export interface PackTeamContext extends TeamContext {
  /** Drivers of the whole network: one team's workbook may carry the theory for all. */
  readonly networkDrivers: readonly DriverRecord[];
  readonly reply: DistrictReply | null;
}

/**
 * Reads a team's records as its workbook does (same verdicts, same edits) and keeps what may leave the team. Texts of the team are masked
 * with the names and ids of its roster; texts of tests it has not released are left behind here.
 */
export function packTeam(records: TeamRecords, context: PackTeamContext): PackTeam {
  const model = teamModel(records, context);
  const read = model.tests.filter(({ isForm }) => !isForm).map((edited) => readTest(edited, model));
  const shown = read.filter(({ test }) => test.decision === null || test.decision.on >= yearStart(model));
  const mask = model.masking.teamText;
  const raised = model.fields.raisedToDistrict;
  const newestDataOn = newestData(read);
  const newestMeeting = model.meetings.at(-1)?.metOn ?? null;
  const since = (day: string | null): number | null =>
    day === null ? null : schoolDaysBetween(day, model.today, model.calendar);
  return {
    district: records.district,
    teamId: records.teamId,
    name: mask(model.names.name),
    schoolCode: records.team?.schoolCode ?? null,
    schoolName: records.team?.schoolName ?? null,
    focus: maskedOrNull(records.team?.focus ?? null, mask),
    language: model.language,
    tests: read.map((one) => packTest(one, model, context.networkDrivers)),
    meetings: model.meetings.map(({ metOn }) => metOn),
    blockers: blockersOf(model),
    newestBlocker: maskedOrNull(
      model.meetings.findLast(({ blocker }) => blocker !== null)?.blocker ?? null,
      mask,
    ),
    raised: raised === null ? null : { text: mask(raised), reply: context.reply },
    newestDataOn,
    nextMeetingOn: model.fields.nextMeetingOn,
    schoolDaysSince: { data: since(newestDataOn), meeting: since(newestMeeting) },
    onBreak: onBreak(model),
    storyboard: storyboardOf(read, model),
    sponsorParagraph: sponsorDigest(shown, model).paragraph,
  };
}

/** First day of the school year the cut lies in. */
function yearStart({ schoolYear }: TeamModel): string {
  return `${schoolYear.slice(0, 4)}-07-01`;
}

function maskedOrNull(text: string | null, mask: (text: string) => string): string | null {
  return text === null ? null : mask(text);
}

function packTest(read: ReadTest, model: TeamModel, drivers: readonly DriverRecord[]): PackTest {
  const { title: _title, driver: _driver, ...facts } = testFacts(read, model);
  return {
    facts,
    idea: ideaOf(read, model, drivers),
    released: facts.released ? releasedTexts(read, model) : null,
  };
}

function ideaOf(read: ReadTest, model: TeamModel, drivers: readonly DriverRecord[]): PackIdea | null {
  const { changeIdeaId, teamId } = read.edited.record;
  if (changeIdeaId === null) return null;
  const found = model.records.changeIdeas.find(
    (idea) => idea.changeIdeaId === changeIdeaId && (idea.teamId === teamId || idea.teamId === null),
  );
  if (found !== undefined) return packIdea(found, drivers, model.masking.teamText);
  return {
    id: changeIdeaId,
    name: model.masking.teamText(changeIdeaId),
    driver: null,
    suggestedBecause: null,
  };
}

/** A change idea with its driver by name; a driver nobody described is named by its id. */
export function packIdea(
  idea: ChangeIdea,
  drivers: readonly DriverRecord[],
  mask: (text: string) => string = (text) => text,
): PackIdea {
  const { driverId } = idea;
  const rows = drivers.filter((driver) => driver.driverId === driverId);
  const newest = rows.toSorted((a, b) => ((a.version ?? '') < (b.version ?? '') ? -1 : 1)).at(-1);
  return {
    id: idea.changeIdeaId,
    name: mask(idea.name),
    driver: driverId === null ? null : { id: driverId, name: newest?.name ?? driverId },
    suggestedBecause: idea.suggestedBecause,
  };
}

function releasedTexts({ edited: { record }, measure }: ReadTest, model: TeamModel): ReleasedTexts {
  const text = (cell: string | null): string | null => (cell === null ? null : model.masking.teamText(cell));
  return {
    title: model.masking.teamText(record.title),
    question: text(record.question),
    prediction: text(record.predictionText),
    learned: text(record.studyNotes),
    reason: text(record.decisionReason),
    quote: record.releasedQuote === null ? null : model.masking.answer(record.releasedQuote),
    measure: text(measure?.name ?? null),
  };
}

/** The kind stands in the records; a blocker typed into the workbook has none. */
function blockersOf({ meetings, records }: TeamModel): PackTeam['blockers'] {
  return meetings.flatMap(({ metOn, blocker }) => {
    const record = records.meetings.find((one) => one.metOn === metOn);
    const kind = record?.blockerKind ?? null;
    return blocker === null && kind === null ? [] : [{ on: metOn, kind }];
  });
}

function newestData(read: readonly ReadTest[]): string | null {
  const days = read.flatMap(({ series, implementation }) => [
    ...series.points.filter(({ value }) => value !== null).map(({ date }) => date),
    ...implementation.summaries.flatMap(({ lessons }) => lessons.map(({ date }) => date)),
  ]);
  return days.reduce<string | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}

/** True when the cut lies in a break: the next weekday on which there could be school is inside a closure. */
function onBreak({ today, calendar }: TeamModel): boolean {
  const weekdays = { closures: [], ...(calendar.weekend ? { weekend: calendar.weekend } : {}) };
  let day = today;
  while (!isSchoolDay(day, weekdays)) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }
  return !isSchoolDay(day, calendar);
}

/**
 * Headings whose content stays in the team: names of people, values of classes, what students said. Of the others the booklet of
 * a convening prints what the records say.
 */
const STAYS_IN_TEAM: ReadonlySet<StoryboardHeading> = new Set([
  'team',
  'current-performance',
  'user-perspective',
]);

function storyboardOf(read: readonly ReadTest[], model: TeamModel): PackTeam['storyboard'] {
  const current = read.at(-1);
  if (current === undefined) return [];
  const released = read.some(({ edited }) => edited.record.released === 'yes');
  const view = storyboardView(current, read, model);
  return STORYBOARD_HEADINGS.flatMap((heading) => {
    if (STAYS_IN_TEAM.has(heading)) return [];
    const entry = view[heading];
    const own = released
      ? [entry?.fromRecords, entry?.teamText]
      : FROM_THEORY.has(heading)
        ? [entry?.fromRecords]
        : [];
    const text = own.filter((part) => part != null).join('\n');
    return text === '' ? [] : [{ heading, text }];
  });
}

/** Headings that hold the shared theory, not a text of the team: they may be shown before anything is released. */
const FROM_THEORY: ReadonlySet<StoryboardHeading> = new Set(['aim', 'measures', 'change-ideas']);
