import type { Codebook } from '../change/exit-slip-text/codebook.ts';
import type { SchoolCalendar } from '../change/school-days.ts';
import type { Language } from '../change/sentence.ts';
import type { StudentGroup } from '../gaps/groups.ts';
import type { MeasureRecord } from '../records/team.ts';
import type { DistrictSettings, Settings } from '../settings/settings.ts';
import { type SchoolYear, schoolYearOfDate } from '../standards/school-year.ts';
import type { IsoDate, TeamNames } from '../workbook/team-view.ts';
import { type AnswerCoding, exitSlipCoding } from './coding/answer-coding.ts';
import { maskingFor, type TeamMasking } from './coding/masking.ts';
import { type ReadAnswers, readAnswers } from './coding/read-answers.ts';
import { type EditLog, readEditLog } from './edits/edit-log.ts';
import { editedCodebook } from './edits/edited-codebook.ts';
import {
  type EditedMeeting,
  type EditedTeamFields,
  editedMeetings,
  editedTeamFields,
} from './edits/edited-team.ts';
import { type EditedTest, type EditProblem, editedTests } from './edits/edited-tests.ts';
import { type Exclusions, exclusionsOf } from './edits/exclusions.ts';
import { teamGroups } from './groups/team-groups.ts';
import { type ClassDays, classDays } from './lines/class-days.ts';
import { type LinesOfMeasure, linesOfMeasure } from './lines/measure-lines.ts';
import { type TeamObservations, teamObservations } from './lines/observed-lines.ts';
import { pointNames } from './lines/point-names.ts';
import { type SlipQuestion, slipQuestions } from './lines/slip-lines.ts';
import { isPercent, type TeamMeasures, teamMeasures } from './lines/team-measures.ts';
import { type Responses, responsesOf } from './responses.ts';
import { type RowKeys, rowKeys } from './row-keys.ts';
import type { TeamContext } from './team-context.ts';
import type { TeamRecords } from './team-records.ts';
import { recordsOfThisYear } from './this-school-year.ts';
import { type TeamWords, teamWords } from './words/words.ts';

/** A team as its pages need it: records and edits put together once, lines made when they are first asked for. */
export interface TeamModel {
  readonly records: TeamRecords;
  readonly settings: Settings;
  readonly district: DistrictSettings;
  readonly today: IsoDate;
  readonly schoolYear: SchoolYear;
  readonly calendar: SchoolCalendar;
  readonly language: Language;
  readonly words: TeamWords;
  readonly names: TeamNames;
  readonly keys: RowKeys;
  readonly masking: TeamMasking;
  readonly sectionName: (sectionId: string) => string;
  readonly log: EditLog;
  readonly fields: EditedTeamFields;
  readonly tests: readonly EditedTest[];
  readonly meetings: readonly EditedMeeting[];
  readonly codebook: Codebook;
  readonly coding: AnswerCoding;
  readonly answers: ReadAnswers;
  readonly measures: TeamMeasures;
  readonly responses: Responses;
  readonly questions: readonly SlipQuestion[];
  readonly observations: TeamObservations;
  readonly exclusions: Exclusions;
  readonly days: ClassDays;
  readonly groups: readonly StudentGroup[];
  readonly unknownGroups: readonly string[];
  readonly linesOf: (measure: MeasureRecord) => LinesOfMeasure;
  /** Cells nobody could read, beside those of tests. */
  readonly problems: readonly EditProblem[];
}

/** Puts a team's records and edits together. Everything follows from the arguments; the order of the records plays no part. */
export function teamModel(given: TeamRecords, context: TeamContext): TeamModel {
  const records = inStableOrder(recordsOfThisYear(given, context.today));
  const { teamId, team } = records;
  const { settings, district, today } = context;
  const language = team?.language ?? 'en';
  const keys = rowKeys(context.rowKeySecret, teamId);
  const log = readEditLog(records.edits);
  const measures = teamMeasures(records.measures, teamId);
  const responses = responsesOf(records.answers, records.items, records.roster, records.sections);
  const questions = slipQuestions(responses.responses, records.items, measures.find);
  const observations = teamObservations(records.observations, measures, records.sections);
  const exclusions = exclusionsOf(log, pointNames(questions, observations, keys));
  const days = classDays(records.roster, records.sections, exclusions.applied);
  const fields = editedTeamFields(team, teamId, log);
  const { codebook, problems } = editedCodebook(records.codes, log, language);
  const coding = (context.coding ?? exitSlipCoding)(codebook);
  const { groups, unknown } = teamGroups(records.aims, teamId);
  const lines = new Map<string, LinesOfMeasure>();
  return {
    records,
    settings,
    district,
    today,
    schoolYear: schoolYearOfDate(today),
    calendar: calendarOf(records, district),
    language,
    words: teamWords(language),
    names: {
      id: teamId,
      name: team?.name ?? teamId,
      school: team?.schoolName ?? null,
      district: district.name,
    },
    keys,
    masking: maskingWith(maskingFor(records.roster, records.members, language), coding),
    sectionName: sectionNames(records),
    log,
    fields,
    tests: editedTests(
      {
        tests: records.tests,
        earlierPredictions: records.earlierPredictions ?? [],
        teamId,
        isPercent: ({ measureId }) => isPercent(measures.find(measureId)),
      },
      log,
      keys,
    ),
    meetings: editedMeetings(records.meetings, log, keys),
    codebook,
    coding,
    answers: readAnswers(responses.responses, codebook, coding, log, keys),
    measures,
    responses,
    questions,
    observations,
    exclusions,
    days,
    groups,
    unknownGroups: unknown,
    linesOf: (measure) => {
      const before = lines.get(measure.measureId);
      if (before !== undefined) return before;
      const made = linesOfMeasure(measure, questions, observations, days);
      lines.set(measure.measureId, made);
      return made;
    },
    problems: [...fields.problems, ...problems],
  };
}

/** What the caller masks further is masked first: it may need the names to find what stands around them. */
function maskingWith(masking: TeamMasking, coding: AnswerCoding): TeamMasking {
  const further = coding.mask;
  if (further === undefined) return masking;
  return { ...masking, answer: (text) => masking.answer(further(text)) };
}

function sectionNames({ sections }: TeamRecords): (sectionId: string) => string {
  const names = new Map(
    sections.flatMap(({ sectionId, sectionLabel }) =>
      sectionLabel === null ? [] : [[sectionId, sectionLabel] as const],
    ),
  );
  return (sectionId) => names.get(sectionId) ?? sectionId;
}

function calendarOf({ noSchoolDays }: TeamRecords, { breaks }: DistrictSettings): SchoolCalendar {
  return {
    closures: [
      ...noSchoolDays.map(({ firstDay, lastDay }) => ({ first: firstDay, last: lastDay ?? firstDay })),
      ...breaks.map(({ firstDay, lastDay }) => ({ first: firstDay, last: lastDay })),
    ],
  };
}

/** The lake gives records in any order; what people read must not depend on it. */
function inStableOrder(records: TeamRecords): TeamRecords {
  const by = <R>(list: readonly R[], key: (record: R) => string): R[] =>
    list
      .map((record) => ({ record, key: key(record) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ record }) => record);
  const text = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);
  return {
    ...records,
    members: by(records.members, (one) => text(one.personEmail, one.role, one.fromDate)),
    sections: by(records.sections, (one) => text(one.sectionId, one.memberEmail)),
    aims: by(records.aims, (one) => text(one.aimId, one.version)),
    measures: by(records.measures, (one) => one.measureId),
    items: by(records.items, (one) => text(one.itemId, one.language, one.question)),
    roster: by(records.roster, (one) => text(one.student, one.sectionId)),
    storyboard: by(records.storyboard, (one) => one.heading),
  };
}
