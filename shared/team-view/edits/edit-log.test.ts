import { describe, expect, it } from 'vitest';
import { edit } from '../made-up/oak-team.ts';
import { readEditLog } from './edit-log.ts';

const monday = '2025-11-10T16:00:00';
const tuesday = '2025-11-11T16:00:00';
const wednesday = '2025-11-12T16:00:00';

describe('what a cell says', () => {
  it('is its newest edit, in whatever order edits come', () => {
    const edits = [
      edit('test-field', 'T1', 'plan', 'first', { editedAt: monday }),
      edit('test-field', 'T1', 'plan', 'second', { editedAt: tuesday, before: 'first' }),
    ];
    for (const order of [edits, edits.toReversed()]) {
      expect(readEditLog(order).rows('test-field').get('T1')?.get('plan')?.value).toBe('second');
    }
  });

  it('is nothing where somebody emptied it', () => {
    const log = readEditLog([
      edit('team-field', 'oak', 'nextTask', 'bring slips', { editedAt: monday }),
      edit('team-field', 'oak', 'nextTask', null, { editedAt: tuesday, before: 'bring slips' }),
    ]);
    expect(log.rows('team-field').get('oak')?.get('nextTask')).toMatchObject({ value: null });
  });

  it('of an answer is one row, whatever kind its columns have', () => {
    const log = readEditLog([
      edit('human-code', 'k', 'yours1', 'Confused'),
      edit('checked', 'k', 'checked', 'yes'),
      edit('comment', 'k', 'comment', 'nice'),
    ]);
    expect([...(log.rows('human-code').get('k')?.keys() ?? [])].sort()).toEqual([
      'checked',
      'comment',
      'yours1',
    ]);
  });

  it('in a free row belongs to the copy it came in', () => {
    const log = readEditLog([
      edit('meeting', 'new-1', 'outcome', 'one', { editedAt: monday }),
      edit('meeting', 'new-1', 'outcome', 'two', { editedAt: tuesday }),
    ]);
    expect([...log.rows('meeting').values()].map((row) => row.get('outcome')?.value)).toEqual(['one', 'two']);
    expect(log.conflicts).toEqual([]);
  });
});

describe('the same copy twice', () => {
  const ana = { editor: 'Ana', issue: 'b41f' };
  const first = edit('test-field', 'T1', 'decision', 'adopt', { ...ana, editedAt: monday });
  const changed = edit('test-field', 'T1', 'decision', 'adapt', {
    editor: 'Beto',
    issue: 'c52a',
    before: 'adopt',
    editedAt: tuesday,
  });

  it('does not undo what somebody typed in between', () => {
    const log = readEditLog([first, changed, { ...first, editedAt: wednesday }]);
    expect(log.rows('test-field').get('T1')?.get('decision')?.value).toBe('adapt');
    expect(log.conflicts).toEqual([]);
    expect(log.versions('test-field', 'T1')).toHaveLength(2);
  });

  it('counts where the person changed the words and changed them back', () => {
    const back = [first, { ...first, value: 'stop', editedAt: tuesday }, { ...first, editedAt: wednesday }];
    expect(readEditLog(back).rows('test-field').get('T1')?.get('decision')?.value).toBe('adopt');
  });

  it('adds one row for a free row that comes back longer', () => {
    const log = readEditLog([
      edit('meeting', 'new-1', 'outcome', 'one', { ...ana, editedAt: monday }),
      edit('meeting', 'new-1', 'nextStep', 'two', { ...ana, editedAt: tuesday }),
    ]);
    expect(log.rows('meeting').size).toBe(1);
  });
});

describe('conflicts', () => {
  const first = edit('test-field', 'T1', 'decision', 'adopt', { editedAt: monday, editor: 'Ana' });

  it('list both values when two people’s copies differ; the newest counts', () => {
    const log = readEditLog([
      first,
      edit('test-field', 'T1', 'decision', 'adapt', { editedAt: tuesday, editor: 'Beto' }),
    ]);
    expect(log.conflicts).toEqual([
      {
        kind: 'test-field',
        rowKey: 'T1',
        field: 'decision',
        values: [
          { value: 'adopt', editedAt: monday, editor: 'Ana' },
          { value: 'adapt', editedAt: tuesday, editor: 'Beto' },
        ],
      },
    ]);
    expect(log.rows('test-field').get('T1')?.get('decision')?.value).toBe('adapt');
  });

  it('are also found where the sheet does not say who wrote', () => {
    const unnamed = [first, edit('test-field', 'T1', 'decision', 'adapt', { editedAt: tuesday })];
    expect(readEditLog(unnamed.map((one) => ({ ...one, editor: null }))).conflicts).toHaveLength(1);
  });

  it('are none when the second person saw the first value and changed it', () => {
    const seen = edit('test-field', 'T1', 'decision', 'adapt', {
      editedAt: tuesday,
      editor: 'Beto',
      before: 'adopt',
    });
    expect(readEditLog([first, seen]).conflicts).toEqual([]);
  });

  it('are none when one person changes her mind, or two say the same', () => {
    const again = edit('test-field', 'T1', 'decision', 'adapt', { editedAt: tuesday, editor: 'Ana' });
    const same = edit('test-field', 'T1', 'decision', 'adopt', { editedAt: tuesday, editor: 'Beto' });
    expect(readEditLog([first, again]).conflicts).toEqual([]);
    expect(readEditLog([first, same]).conflicts).toEqual([]);
  });

  it('end when somebody who saw the outcome decides', () => {
    const other = edit('test-field', 'T1', 'decision', 'adapt', { editedAt: tuesday, editor: 'Beto' });
    const settled = edit('test-field', 'T1', 'decision', 'stop', {
      editedAt: wednesday,
      editor: 'Ana',
      before: 'adapt',
    });
    expect(readEditLog([first, other, settled]).conflicts).toEqual([]);
  });
});
