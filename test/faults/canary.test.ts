import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Container } from '../../functions/container.ts';
import { sqsBatchHandler } from '../../functions/sqs-batch.ts';
import type { Lake } from '../../shared/lake/lake.ts';
import { openTestNetwork, scoreLines, type TestNetwork, teamFiles } from './test-network.ts';

/** Names, ids and answers that stand nowhere else: if one of them is in a line, it came from a child's record. */
const CANARIES = {
  lastName: 'Quillonwexford',
  firstName: 'Zephyrantha',
  stateId: '9988776655',
  localId: '7766554',
  answer: 'my uncle Bartholomewski keeps quokkas',
} as const;
const MARKS = [...Object.values(CANARIES).slice(0, 4), 'Bartholomewski', 'quokkas'];

const TEAM = 'alder-unified/teams/velmaric-6-partner-talk';
const decoder = new TextDecoder();

/** The first two students of a score file become the canary, one of them with her name where a grade should stand. */
async function plantedScores(): Promise<string> {
  const [header = '', first = '', second = '', ...rest] = (await scoreLines('alder-unified', 1, 60)).split(
    '\n',
  );
  const columns = header.split('^');
  const planted = (line: string, grade: string) => {
    const fields = line.split('^');
    const set = (name: string, value: string) => {
      fields[columns.indexOf(name)] = value;
    };
    set('SSID', CANARIES.stateId);
    set('StudentLastName', CANARIES.lastName);
    set('StudentFirstName', CANARIES.firstName);
    if (grade) set('GradeAssessed', grade);
    return fields.join('^');
  };
  return [header, planted(first, ''), planted(second, CANARIES.lastName), ...rest].join('\n');
}

/** Roster with the canary's name and ids, an exit slip of hers, and one that cannot be read. */
async function plantedTeam(): Promise<
  readonly { readonly key: string; readonly content: Uint8Array | string }[]
> {
  return (await teamFiles()).map(({ key, content }) => {
    if (key.endsWith('.zip')) {
      const files = unzipSync(content);
      const [header = '', ...users] = strFromU8(files['users.csv'] as Uint8Array).split('\n');
      const columns = header.trim().split(',');
      const fields = (users.find((line) => line.includes(',student,')) ?? '').split(',');
      fields[columns.indexOf('givenName')] = CANARIES.firstName;
      fields[columns.indexOf('familyName')] = CANARIES.lastName;
      fields[columns.indexOf('identifier')] = CANARIES.localId;
      files['users.csv'] = strToU8([header, ...users, fields.join(',')].join('\n'));
      return { key, content: zipSync(files) };
    }
    if (!key.endsWith('exit slips.csv')) return { key, content };
    const slips = [
      `1/15/2026 10:42:10,${CANARIES.localId},Period 2,Yes,${CANARIES.answer},`,
      `${CANARIES.lastName},${CANARIES.localId},Period 2,Yes,${CANARIES.answer},`,
    ];
    return { key, content: `${decoder.decode(content).trimEnd()}\n${slips.join('\n')}\n` };
  });
}

let network: TestNetwork;
let printed: string[];
beforeEach(async () => {
  printed = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void printed.push(JSON.stringify(said)));
  network = await openTestNetwork();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await network.close();
});

async function dropEverything(): Promise<void> {
  for (const { key, content } of await plantedTeam()) await network.land(key, content, 1);
  await network.land('alder-unified/scores.csv', await plantedScores(), 1);
}

/** Everything that operators see: lines, what was printed, failures of the night, what the ledger keeps of it. */
async function seenByOperators(failures: readonly string[] = []): Promise<string> {
  return JSON.stringify([network.lines, printed, failures]);
}

function expectNoCanary(seen: string): void {
  expect(MARKS.filter((mark) => seen.includes(mark))).toEqual([]);
}

describe('a child’s name, ids and answers are in no log line', () => {
  it('of a run that goes well, with rows that must be rejected', async () => {
    await dropEverything();
    const { failures } = await network.night();
    expect(network.lines.length).toBeGreaterThan(5);
    expectNoCanary(await seenByOperators(failures));
    // They did go through: the receipt, which only the district sees, quotes the rejected value.
    const receipt = await network.container.buckets.outbox.get(`receipts/${TEAM}/exit slips.csv.json`);
    expect(decoder.decode(receipt)).toContain(CANARIES.lastName);
    expect(JSON.stringify(await network.records('assessment-result'))).toContain(CANARIES.stateId);
    expect(JSON.stringify(await network.records('exit-slip-answer'))).toContain(CANARIES.answer);
  });

  it('of a night in which libraries quote values in their messages', async () => {
    await dropEverything();
    const quoting = () => {
      throw new Error(`Conversion Error: could not convert "${CANARIES.lastName}, ${CANARIES.answer}"`);
    };
    const broken = network.another((own) => ({ ...own, lake: async (): Promise<Lake> => quoting() }));
    const { failures } = await network.night({ container: broken });
    expect(failures.length).toBeGreaterThan(1);
    expectNoCanary(await seenByOperators(failures));
  });

  it('of a message that cannot be worked on', async () => {
    const { container } = network;
    const fails = sqsBatchHandler(
      (): Container => container,
      async () => {
        throw new Error(`Invalid value ${CANARIES.stateId} of ${CANARIES.lastName}`);
      },
    );
    const { batchItemFailures } = await fails({
      Records: [{ messageId: 'm-1', body: CANARIES.answer, eventSource: 'aws:sqs' }],
    } as never);
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }]);
    expect(network.lines.map(({ message }) => message)).toEqual(['A message failed']);
    expectNoCanary(await seenByOperators());
  });
});
