import { describe, expect, it } from 'vitest';
import type { AimRecord } from '../records/team.ts';
import { MASKED_NAME } from './coding/masking.ts';
import {
  edit,
  oakContext,
  oakTeam,
  observation,
  STUDENT_ID,
  TEAM,
  team,
  test,
  WROTE,
} from './made-up/oak-team.ts';
import { rowKeys } from './row-keys.ts';
import type { TeamRecords } from './team-records.ts';
import { teamViews } from './team-views.ts';

const keys = rowKeys(oakContext().rowKeySecret, TEAM);
const pointKey = (date: string, section: string | null = null) =>
  keys.point({ measureId: 'asked', itemId: 'asked', source: 'student-slip', section, date });

describe('what a team workbook must never hold', () => {
  it('is a student’s name or id, wherever people wrote it', () => {
    const [name, localId] = ['Xiomara Vellanueva', '771234'];
    const planted = `${name} (${localId}) did it`;
    const records = oakTeam({ wrote: (lesson, who) => (who % 5 === 0 ? `${planted} ${lesson}` : null) });
    const roster = records.roster.map((one, i) =>
      i === 0
        ? {
            ...one,
            givenName: 'Xiomara',
            familyName: 'Vellanueva',
            studentLocalId: localId,
            studentStateId: '8800771234',
            student: 'S:8800771234',
          }
        : one,
    );
    const aim: AimRecord = {
      schoolYear: '2025-26',
      aimId: 'a',
      teamId: TEAM,
      statement: planted,
      focusGroups: null,
      baselineYear: null,
      targetYear: null,
      targetChangeOfMean: null,
      targetChangeOfGap: null,
      parentAimId: null,
      version: null,
    };
    const everywhere: Partial<TeamRecords> = {
      roster,
      aims: [aim],
      answers: records.answers.map((one) =>
        one.question === STUDENT_ID && one.answer === '260000' ? { ...one, answer: localId } : one,
      ),
      team: team({
        nextTask: planted,
        raisedToDistrict: planted,
        showCodebook: 'yes',
      }),
      tests: [
        test('T1', {
          question: planted,
          plan: planted,
          predictionText: planted,
          doNotes: planted,
          studyNotes: planted,
          title: planted,
        }),
        test('T2', {
          decision: 'adapt',
          decidedOn: '2025-11-01',
          decisionReason: planted,
          startsOn: '2025-10-20',
        }),
      ],
      meetings: [
        {
          schoolYear: '2025-26',
          teamId: TEAM,
          metOn: '2025-11-03',
          outcome: planted,
          nextStep: planted,
          blocker: planted,
          blockerKind: null,
        },
      ],
      storyboard: [{ schoolYear: '2025-26', teamId: TEAM, heading: 'aim', body: planted }],
      observations: [
        observation('2025-11-03', 'cards-done', { done: 'done', note: planted, observer: 'XV' }),
      ],
      edits: [
        edit('exclude-point', pointKey('2025-11-05'), 'leaveOut', 'yes'),
        edit('exclude-point', pointKey('2025-11-05'), 'reason', planted),
        edit(
          'comment',
          keys.answer(
            records.answers.findLast(({ question, answer }) => question === WROTE && answer !== null)!,
          ),
          'comment',
          planted,
        ),
        edit('codebook', 'confused', 'definition', planted),
        edit('codebook', 'confused', 'phrasesEnglish', `lost|${name}`),
        edit('test-field', 'T1', 'decideBy', planted),
      ],
      setAsideRows: [{ kind: 'not-used', file: 'slips.csv', row: 3, reason: planted }],
    };
    const views = teamViews({ ...records, ...everywhere }, oakContext({ districtReply: planted }));
    const teamWide = JSON.stringify([views.pages, views.numbers, views.sponsorDigest]);
    expect(teamWide).toContain(MASKED_NAME.en);
    for (const secret of ['Xiomara', 'Vellanueva', localId, '8800771234'])
      expect(teamWide).not.toContain(secret);
    // Nor any other student of the roster.
    for (const { familyName, studentLocalId } of roster) {
      expect(teamWide).not.toContain(familyName);
      expect(teamWide).not.toContain(studentLocalId);
    }
    // The section's own teacher does see them.
    expect(JSON.stringify(views.sections)).toContain(name);
  });

  it('is the secret of the district', () => {
    const { rowKeySecret } = oakContext();
    expect(JSON.stringify(teamViews(oakTeam(), oakContext()))).not.toContain(rowKeySecret);
  });
});
