import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NightPublished } from '../../functions/publish-run/publish-run.ts';
import { listKeys } from '../../shared/objects/list-keys.ts';
import { openTestNetwork, type TestNetwork, teamFiles } from '../faults/test-network.ts';
import { textsOfWorkbook, wordsOfWorkbook } from './pack-words.ts';

const TEAM = 'velmaric-6-partner-talk';
const HEADS =
  'Measure id,Measure name,Date,School code,Group,Numerator,Denominator,Value,Reason,Counts as avoidable,Note';

/** Cedar has no team and drops nothing about students: teachers who left, with reasons, and what they said. */
const RETENTION = [
  HEADS,
  'teacher-retention,Teachers who left for an avoidable reason,2026-01-12,A,,,40,,,,',
  'teacher-retention,,2026-01-12,A,,4,,,workload,yes,',
  'teacher-retention,,2026-01-12,A,,3,,,moving out of the region,no,',
];
const INTERVIEWS = [
  HEADS,
  'exit-interview,,2026-01-20,A,,,,1,,,The workload was more than I could carry.',
  'exit-interview,,2026-01-21,A,,,,1,,,My spouse found a post in Oregon.',
];
const REPLY = [HEADS, `reply-to-team,,2026-02-06,,${TEAM},,,1,,,You have the planning time from March 9 on.`];
const SLIPS = [
  'Timestamp,How useful was today? (1-5),What should we do more of?',
  ...Array.from(
    { length: 14 },
    (_, i) => `2/2/2026 15:${10 + i}:00,${i < 11 ? 5 : 3},More math content please ${i}`,
  ),
];
const SUPPLIED = [
  'SSID,School year,Subject,Growth percentile,Computed by,Window',
  ...Array.from(
    { length: 24 },
    (_, i) => `90000000${10 + i},2024-25,Mathematics,${40 + i},Sample vendor,year`,
  ),
];

let network: TestNetwork;
let night: NightPublished;
beforeAll(async () => {
  network = await openTestNetwork({
    districts: [
      { id: 'alder-unified', name: 'Alder Unified' },
      { id: 'cedar', name: 'Cedar' },
    ],
  });
  const deliver = async (key: string, content: string | Uint8Array) => network.land(key, content, 2);
  for (const { key, content } of await teamFiles()) await deliver(key, content);
  await deliver('alder-unified/replies.csv', REPLY.join('\n'));
  await deliver('cedar/teachers who left.csv', RETENTION.join('\n'));
  await deliver('cedar/interviews.csv', INTERVIEWS.join('\n'));
  await deliver('cedar/growth of a vendor.csv', SUPPLIED.join('\n'));
  await deliver('cedar/teams/convening-winter/slips.csv', SLIPS.join('\n'));
  night = await network.night({ packs: true });
});
afterAll(() => network?.close());

const outbox = (key: string) => network.container.buckets.outbox.get(key);
const page = async (key: string) => new TextDecoder().decode(await outbox(key));

const everyKey = () => listKeys(network.container.buckets.outbox);

describe('a district without teams and without students', () => {
  it('gets a pack of its own measures: rate, and reasons with few people put together', async () => {
    expect(night.failures).toEqual([]);
    const words = await wordsOfWorkbook(await outbox('districts/cedar/packs/2026-02.xlsx'));
    expect(words).toContain('No Local Improvement Team has dropped a file.');
    expect(words).toContain('Teachers who left for an avoidable reason');
    expect(words).toMatch(/4 of 40/);
  });

  it('shows growth that others computed apart, with who computed it', async () => {
    const sheets = await textsOfWorkbook(await outbox('districts/cedar/packs/2026-02.xlsx'));
    expect(sheets.get('Growth by others')?.join('|')).toContain(
      'Sample vendor|year|2024-25|Mathematics|24|51.5',
    );
  });

  it('stands in Table 1 of the network as None, with its own measure as focus', async () => {
    const sheets = await textsOfWorkbook(await outbox('network/2026-Q1.xlsx'));
    expect(sheets.get('Network')?.join('|')).toContain('Cedar|None|');
  });
});

describe('what adults said when they left', () => {
  it('goes to human resources with its themes, and nowhere else', async () => {
    const words = await wordsOfWorkbook(await outbox('districts/cedar/human-resources/exit-interviews.xlsx'));
    expect(words).toContain('The workload was more than I could carry.');
    const others = (await everyKey()).filter(
      (key) => /^(teams|districts|network|public)\//.test(key) && !key.includes('human-resources'),
    );
    expect(others.length).toBeGreaterThan(10);
    for (const key of others) {
      const bytes = await outbox(key);
      const said = key.endsWith('.xlsx') ? await wordsOfWorkbook(bytes) : new TextDecoder().decode(bytes);
      expect(said, key).not.toMatch(/more than I could carry|post in Oregon/);
    }
  });
});

describe('what a team asked of its district', () => {
  it('stands in the pack with the answer and its day', async () => {
    const words = await wordsOfWorkbook(await outbox('districts/alder-unified/packs/2026-02.xlsx'));
    expect(words).toContain('Answered Feb 6');
    expect(words).toContain('You have the planning time from March 9 on.');
  });
});

describe('papers of the hub', () => {
  it('the coaches’ page has one line a team, and no value of a class', async () => {
    const html = await page('network/for-coaches/before-the-check-ins.html');
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html).toContain('No student, teacher or class value');
  });

  it('the booklet has a page for each team, and for a district without one', async () => {
    const html = await page('network/convening-booklet.html');
    expect(html.match(/class="page"/g)).toHaveLength(2);
    expect(html).toContain('No Local Improvement Team this year.');
  });

  it('slips of a convening are counted and sorted into themes', async () => {
    const sheets = await textsOfWorkbook(await outbox('network/2026-Q1.xlsx'));
    const rows = sheets.get('Convening slips')?.join('|') ?? '';
    expect(rows).toContain('10-19');
    expect(rows).toContain('More mathematics content');
    expect(rows).toContain('79%');
  });

  it('the sponsor reads one paragraph, and the team what others learned', async () => {
    const html = await page(`teams/alder-unified/${TEAM}/for-the-sponsor/digest.html`);
    expect(html.match(/<p>/g)).toHaveLength(1);
    expect(await everyKey()).toContain(`teams/alder-unified/${TEAM}/learning-from-other-teams.xlsx`);
  });

  it('the research extract comes with its dictionary; with one team no row of a test is in it', async () => {
    const keys = await everyKey();
    expect(keys).toContain('network/research/data-dictionary.csv');
    expect(keys).not.toContain('network/research/tests.parquet');
  });
});
