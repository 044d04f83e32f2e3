import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintSentence } from '../../shared/gaps/sentence-lint.ts';
import { SAMPLE_DATA, start, temporaryFolder } from '../end-to-end/sample-run.ts';
import { paragraphsOfPage, paragraphsOfWorkbook } from './pack-words.ts';

/** Everything above the teams that the sample data gives. */
const PAPERS = [
  ...['alder-unified', 'birch-unified'].flatMap((district) => [
    `districts/${district}/packs/2026-02.xlsx`,
    `districts/${district}/packs/system-analysis.xlsx`,
    `districts/${district}/packs/learning.xlsx`,
  ]),
  'teams/alder-unified/velmaric-6-partner-talk/learning-from-other-teams.xlsx',
  'teams/alder-unified/velmaric-7-three-reads/learning-from-other-teams.xlsx',
  'teams/alder-unified/velmaric-6-partner-talk/for-the-sponsor/digest.html',
  'teams/birch-unified/karvellin-8-lost/for-the-sponsor/digest.html',
  'network/2026-Q1.xlsx',
  'network/for-coaches/before-the-check-ins.html',
  'network/convening-booklet.html',
  'public/board.html',
] as const;

/** A team's own words that it released (aim, names of measures, predictions): not ours to correct, and no results. */
const OF_TEAMS = [
  /^(At most|At least|Al menos|Como máximo) \d+ %/,
  /\b(goal|meta) \d+%/,
  /^By \w+ \d{4}, \d+ %/,
  /\(%\)$/,
];

let out: string;
beforeAll(async () => {
  out = await temporaryFolder('sample-packs');
  const run = await start(['--inbox', SAMPLE_DATA, '--out', out]);
  expect(run.output).not.toContain('Failed');
});
afterAll(() => rm(out, { recursive: true, force: true }));

async function paragraphs(paper: string): Promise<readonly string[]> {
  const bytes = await readFile(join(out, paper));
  return paper.endsWith('.xlsx') ? paragraphsOfWorkbook(bytes) : paragraphsOfPage(bytes.toString('utf8'));
}

/** A value in a table has its n in the column beside it; from a few words on, a text must bring it along. */
const isSentence = (text: string) => text.split(' ').length >= 6;

describe('the packs and papers of the sample districts', () => {
  it.each(PAPERS)('%s: no cause, no jargon, no ranking, no value without n', async (paper) => {
    const texts = (await paragraphs(paper)).filter((text) => !OF_TEAMS.some((own) => own.test(text)));
    expect(texts.length).toBeGreaterThan(2);
    const problems = texts.flatMap((text) =>
      lintSentence(text)
        .filter(({ reason }) => reason !== 'value without n' || isSentence(text))
        .map(({ reason, found }) => `${reason} (${found}): ${text}`),
    );
    expect(problems).toEqual([]);
  });

  it('the check finds a sentence that claims a cause or hides its n', () => {
    expect(lintSentence('The opener led to 12 points more.').map(({ reason }) => reason)).toEqual([
      'causal claim',
      'value without n',
    ]);
  });
});
