import { dayInWords, type Language } from '../../change/sentence.ts';
import { stageInWords } from '../../change/test-of-change-words.ts';
import type { IsoDate, TeamNames } from '../../workbook/team-view.ts';
import type { TeamModel } from '../team-model.ts';
import type { ReadTest } from '../tests/read-test.ts';

/** One paragraph for the sponsor: no student, no quote, no teacher, no value of a class. */
export interface SponsorDigest {
  readonly language: Language;
  readonly writtenOn: IsoDate;
  readonly team: TeamNames;
  readonly tests: readonly {
    readonly testId: string;
    readonly title: string;
    readonly stage: string;
    readonly headline: string;
    readonly decideBy: IsoDate | null;
  }[];
  readonly needsFromDistrict: string | null;
  readonly nextMeetingOn: IsoDate | null;
  readonly paragraph: string;
}

/** What people type often ends without a full stop. */
function asSentence(text: string): string {
  return /[.!?)”]$/.test(text) ? text : `${text}.`;
}

export function sponsorDigest(tests: readonly ReadTest[], model: TeamModel): SponsorDigest {
  const { language, today, names, fields, words, masking } = model;
  const told = tests.map(({ edited: { record }, stage, headline, test }) => ({
    testId: record.testId,
    title: masking.teamText(record.title),
    stage: stageInWords(language, stage.stage),
    headline: masking.teamText(headline),
    decideBy: test.decideBy,
  }));
  const needs = fields.raisedToDistrict === null ? null : masking.teamText(fields.raisedToDistrict);
  const { nextMeetingOn } = fields;
  const sentences = [
    told.length === 0
      ? words.digest.noTest(names.name)
      : words.digest.opening({ team: names.name, tests: told.length }),
    ...told.map(words.digest.test),
    ...(needs === null ? [] : [asSentence(words.digest.needs(needs))]),
    ...(nextMeetingOn === null ? [] : [words.digest.nextMeeting(dayInWords(language, nextMeetingOn))]),
  ];
  return {
    language,
    writtenOn: today,
    team: names,
    tests: told,
    needsFromDistrict: needs,
    nextMeetingOn,
    paragraph: sentences.join(' '),
  };
}
