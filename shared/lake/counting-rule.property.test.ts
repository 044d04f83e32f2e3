import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileVersion } from '../ledger/file-version.ts';
import type { RecordTypeName } from '../records/records.ts';
import { type DroppedRow, openTestLake, type TestLake } from './test-lake.test-support.ts';

/**
 * Districts drop, replace, delete and overlap files; events come doubled, late and in any order. Whatever happens, the lake must
 * say what this naive reading of the rule says, which keeps everything in plain lists and shares no code with the lake.
 */

let test: TestLake;
beforeAll(async () => {
  test = await openTestLake();
});
afterAll(() => test.close());

/** What a file can say, small enough that files overlap all the time. */
type Statement =
  | { kind: 'result'; student: 'S:1' | 'L:1' | 'S:2' | 'L:2'; score: number }
  | { kind: 'link'; student: 1 | 2 }
  | { kind: 'section'; id: string; title: string; deleted: boolean }
  | { kind: 'edit'; row: string; value: string };

/** One thing that happens to a landing key. */
interface Event {
  readonly key: string;
  /** Null: the file is deleted. */
  readonly statements: readonly Statement[] | null;
  /** The file says that its list of sections is complete. */
  readonly complete: boolean;
}

const result = fc.record({
  kind: fc.constant('result' as const),
  student: fc.constantFrom('S:1' as const, 'L:1' as const, 'S:2' as const, 'L:2' as const),
  score: fc.integer({ min: 1, max: 9 }),
});
const link = fc.record({
  kind: fc.constant('link' as const),
  student: fc.constantFrom(1 as const, 2 as const),
});
const section = fc.record({
  kind: fc.constant('section' as const),
  id: fc.constantFrom('a', 'b', 'c'),
  title: fc.constantFrom('x', 'y'),
  deleted: fc.boolean(),
});
const edit = fc.record({
  kind: fc.constant('edit' as const),
  row: fc.constantFrom('r', 's'),
  value: fc.constantFrom('v', 'w'),
});

/** Files are dropped again and again: a district's events choose from three contents. */
const contents = fc.array(fc.array(fc.oneof(result, link, section, edit), { maxLength: 5 }), {
  minLength: 3,
  maxLength: 3,
});
const choices = fc.array(
  fc.record({
    key: fc.constantFrom('one.csv', 'two.csv', 'teams/t/three.xlsx'),
    content: fc.option(fc.nat(2), { freq: 4 }),
    complete: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
);
const events: fc.Arbitrary<Event[]> = fc.tuple(contents, choices).map(([pool, chosen]) =>
  chosen.map(({ key, content, complete }) => ({
    key,
    statements: content === null ? null : pool[content]!,
    complete,
  })),
);

function rowOf(statement: Statement): DroppedRow {
  switch (statement.kind) {
    case 'result':
      return {
        type: 'assessment-result',
        fields: {
          studentKey: statement.student,
          test: 't',
          subject: 'mathematics',
          administration: 'fall',
          attempt: 1,
          scaleScore: statement.score,
          standing: 'counts',
        },
      };
    case 'link': {
      const [S, L] = [`${statement.student}`, `${statement.student}`];
      return {
        type: 'student',
        fields: { studentKey: `S:${S}`, studentStateId: S, studentLocalId: L, system: 'toms' },
      };
    }
    case 'section':
      return {
        type: 'section',
        fields: { sectionId: statement.id, title: statement.title },
        system: 'bulk',
        deleted: statement.deleted,
      };
    case 'edit':
      return {
        type: 'team-edit',
        fields: {
          teamId: 't',
          kind: 'meeting',
          rowKey: statement.row,
          field: 'f',
          value: statement.value,
          editedAt: '2025-01-01T00:00:00',
        },
      };
  }
}

/** Two events share a day, so that files also land at the same moment. */
const dayOf = (time: number) => Math.floor(time / 2);

/** The naive reading: what should count after all events, as sorted lines of text. */
function expected(happened: readonly Event[]): Record<'results' | 'sections' | 'edits', string[]> {
  interface State {
    key: string;
    landed: number;
    event: Event;
  }
  const states = new Map<string, State>();
  const edits = new Map<string, string[]>();
  happened.forEach((event, time) => {
    const before = states.get(event.key);
    const same = before?.event.statements && JSON.stringify(before.event) === JSON.stringify(event);
    states.set(event.key, { key: event.key, landed: same ? before.landed : dayOf(time), event });
    const typed = (event.statements ?? []).filter((statement) => statement.kind === 'edit');
    // The same bytes again are the same batch.
    edits.set(
      JSON.stringify(event),
      typed.map((statement) => `${statement.row} ${statement.value}`),
    );
  });
  const inOrder = [...states.values()].sort((a, b) => a.landed - b.landed || (a.key < b.key ? -1 : 1));
  const said = inOrder.flatMap(({ event }) => event.statements ?? []);

  const sections = new Map<string, string>();
  for (const { event } of inOrder) {
    if (!event.statements) continue;
    if (event.complete) sections.clear();
    for (const statement of event.statements) {
      if (statement.kind !== 'section') continue;
      if (statement.deleted) sections.delete(statement.id);
      else sections.set(statement.id, statement.title);
    }
  }
  const linked = new Set(
    said.flatMap((statement) => (statement.kind === 'link' ? [`${statement.student}`] : [])),
  );
  const results = new Map<string, number>();
  for (const statement of said) {
    if (statement.kind !== 'result') continue;
    const number = statement.student.slice(2);
    results.set(linked.has(number) ? `S:${number}` : statement.student, statement.score);
  }
  return {
    results: [...results].map(([student, score]) => `${student} ${score}`).sort(),
    sections: [...sections].map(([id, title]) => `${id} ${title}`).sort(),
    edits: [...edits.values()].flat().sort(),
  };
}

async function lines(district: string, state: 'now' | 'published', type: RecordTypeName, columns: string) {
  const relation = await test.lake.relation(type, { districts: [district], state });
  const rows = await test.lake.query(`SELECT concat_ws(' ', ${columns}) AS line FROM ${relation}`);
  return rows.map((row) => String(row.line)).sort();
}

async function counted(district: string, state: 'now' | 'published') {
  return {
    results: await lines(district, state, 'assessment-result', 'student, scale_score::INTEGER'),
    sections: await lines(district, state, 'section', 'section_id, title'),
    edits: await lines(district, state, 'team-edit', 'row_key, value'),
  };
}

async function versionOf(district: string, event: Event, time: number): Promise<FileVersion> {
  const key = `${district}/${event.key}`;
  const landedOn = dayOf(time);
  const complete = event.complete
    ? [{ recordType: 'section', schoolYear: '2024-25', system: 'bulk' } as const]
    : [];
  const options = { complete, sequence: time };
  const read = await test.read(key, landedOn, (event.statements ?? []).map(rowOf), options);
  if (event.statements) return read;
  const { batchId: _none, contentHash: _neither, ...deletion } = read;
  return { ...deletion, deleted: true, parts: [] };
}

describe('the counting rule', () => {
  it('agrees with a naive reading of it, whatever happens to the files and their events', async () => {
    let run = 0;
    const property = fc.asyncProperty(
      events,
      fc.array(fc.nat(1000), { minLength: 14, maxLength: 14 }),
      fc.nat(13),
      async (happened, delivery, refreshAfter) => {
        const district = `district-${run++}`;
        const versions: FileVersion[] = [];
        for (const [time, event] of happened.entries()) versions.push(await versionOf(district, event, time));
        // Each event is delivered twice, in any order; somewhere in between a night passes.
        const deliveries = [...versions, ...versions]
          .map((version, index) => ({ version, at: delivery[index] ?? 0 }))
          .sort((a, b) => a.at - b.at);
        for (const [index, { version }] of deliveries.entries()) {
          await test.ledger.recordFileVersion(version);
          if (index === refreshAfter) await test.lake.refreshSnapshots(district);
        }
        expect(await counted(district, 'now')).toEqual(expected(happened));
        await test.lake.refreshSnapshots(district);
        expect(await counted(district, 'published')).toEqual(expected(happened));
      },
    );
    await fc.assert(property, { numRuns: Number(process.env.PROPERTY_RUNS ?? 8) });
  }, 120_000);
});
