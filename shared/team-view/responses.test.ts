import { describe, expect, it } from 'vitest';
import {
  ASKED,
  ASKED_ES,
  item,
  PERIOD,
  STUDENT_ID,
  section,
  slip,
  student,
  WROTE,
} from './made-up/oak-team.ts';
import { responsesOf } from './responses.ts';
import { sameText } from './texts.ts';

const items = [
  item('id', STUDENT_ID, { role: 'student-id' }),
  item('period', PERIOD, { role: 'section' }),
  item('asked', ASKED, { measureId: 'asked' }),
  item('wrote', WROTE, { role: 'text' }),
];
const sections = [section('P2'), section('P3')];
const roster = [
  student('P2', 0, { studentLocalId: '004711', studentStateId: '1234567890', student: 'S:1234567890' }),
  student('P3', 1, { studentLocalId: '4712', student: 'S:2' }),
];
const read = (...cells: Readonly<Record<string, string | null>>[]) =>
  responsesOf(
    cells.flatMap((one, i) => slip('2025-10-06', i, one)),
    items,
    roster,
    sections,
  );

describe('a slip put together from its cells', () => {
  it('knows its student, its section and its answers by item', () => {
    const [response] = read({
      [STUDENT_ID]: '004711',
      [PERIOD]: 'Period 2',
      [ASKED]: 'Yes',
      [WROTE]: null,
    }).responses;
    expect(response).toMatchObject({ student: 'S:1234567890', section: 'P2', lessonDate: '2025-10-06' });
    expect(response?.answers.map(({ item: { itemId }, answer }) => [itemId, answer])).toEqual([
      ['asked', 'Yes'],
    ]);
  });

  it('applies items whose question differs from the header only in case, accents and blanks', () => {
    expect(sameText('  ¿Preguntaste  cuándo?')).toBe(sameText('¿preguntaste cuando? '));
    const [response] = responsesOf(
      slip('2025-10-06', 0, { 'did you ask  when you were confused?': 'no' }),
      items,
      roster,
      sections,
    ).responses;
    expect(response?.answers[0]?.item.itemId).toBe('asked');
  });

  it('takes one answer of a question that stands in the form in two languages', () => {
    const bilingual = [...items, item('asked', ASKED_ES, { measureId: 'asked', language: 'es' })];
    const cells = slip('2025-10-06', 0, { [ASKED]: null, [ASKED_ES]: 'Sí' });
    const [response] = responsesOf(cells, bilingual, roster, sections).responses;
    expect(response?.answers.map(({ answer }) => answer)).toEqual(['Sí']);
  });

  it('comes in the order in which slips were sent, whatever the order of the cells', () => {
    const cells = [0, 1, 2].flatMap((i) => slip('2025-10-06', i, { [ASKED]: 'Yes', [WROTE]: `answer ${i}` }));
    const order = (list: typeof cells) =>
      responsesOf(list, items, roster, sections).responses.map(({ submittedAt }) => submittedAt);
    expect(order(cells.toReversed())).toEqual(order(cells));
  });
});

describe('the student id as students type it', () => {
  it.each([
    ['004711', 'S:1234567890'],
    ['4711', 'S:1234567890'],
    [' 00 4711 ', 'S:1234567890'],
    ['#4711', 'S:1234567890'],
    ['004711@students.oak.example', 'S:1234567890'],
    ['1234567890', 'S:1234567890'],
    ['12-3456-7890', 'S:1234567890'],
    ['4712', 'S:2'],
    ['99999', null],
  ])('%s is %s', (typed, expected) => {
    expect(read({ [STUDENT_ID]: typed }).responses[0]?.student).toBe(expected);
  });

  it('is nobody’s where it could be two students’', () => {
    const twins = [
      student('P2', 0, { studentLocalId: '0815', student: 'L:0815' }),
      student('P2', 1, { studentLocalId: '815', student: 'L:815' }),
    ];
    const who = (typed: string) =>
      responsesOf(slip('2025-10-06', 0, { [STUDENT_ID]: typed }), items, twins, sections).responses[0]
        ?.student;
    expect(who('0815')).toBe('L:0815');
    expect(who('815')).toBe('L:815');
    expect(who('00815')).toBeNull();
  });

  it('that is on no roster is counted, an empty one is not', () => {
    expect(read({ [STUDENT_ID]: '1' }, { [STUDENT_ID]: null, [ASKED]: 'Yes' }).unknownStudentIds).toBe(1);
  });
});

describe('the section of a slip', () => {
  it('is what the form says: the label or the id', () => {
    const found = read({ [PERIOD]: 'period 3' }, { [PERIOD]: 'P2' }).responses.map((one) => one.section);
    expect(found).toEqual(['P3', 'P2']);
  });

  it('is the student’s, where the form does not say and the student is in one section', () => {
    expect(read({ [STUDENT_ID]: '4712' }).responses[0]?.section).toBe('P3');
  });

  it('is not guessed for a student who is in two', () => {
    const both = [...roster, { ...(roster[1] as (typeof roster)[1]), sectionId: 'P2' }];
    const [response] = responsesOf(
      slip('2025-10-06', 0, { [STUDENT_ID]: '4712' }),
      items,
      both,
      sections,
    ).responses;
    expect(response).toMatchObject({ student: 'S:2', section: null });
  });

  it('is the only section of a team that has one, also where several members teach it', () => {
    const one = [
      section('P2', { memberEmail: 'a@oak.example' }),
      section('P2', { memberEmail: 'b@oak.example' }),
    ];
    expect(responsesOf(slip('2025-10-06', 0, { [ASKED]: 'Yes' }), items, [], one).responses[0]?.section).toBe(
      'P2',
    );
  });

  it('that no sheet names is told, and the slip stays', () => {
    const { responses, unknownSections } = read({ [PERIOD]: 'Period 9', [ASKED]: 'Yes' });
    expect(responses[0]?.section).toBeNull();
    expect(unknownSections).toEqual([{ text: 'Period 9', count: 1 }]);
  });
});

describe('what nobody has named', () => {
  it('questions without an item are told with the number of their answers', () => {
    const { unmappedQuestions } = read({ Notes: 'x' }, { Notes: null }, { Notes: 'y' });
    expect(unmappedQuestions).toEqual([{ text: 'Notes', count: 2 }]);
  });

  it('without any item there are slips without answers', () => {
    const { responses, unmappedQuestions } = responsesOf(
      slip('2025-10-06', 0, { [ASKED]: 'Yes' }),
      [],
      [],
      [],
    );
    expect(responses.map(({ answers }) => answers)).toEqual([[]]);
    expect(unmappedQuestions).toEqual([{ text: ASKED, count: 1 }]);
  });

  it('columns marked "ignore" are neither answers nor told', () => {
    const ignoring = [item('notes', 'Notes', { role: 'ignore' })];
    const { responses, unmappedQuestions } = responsesOf(
      slip('2025-10-06', 0, { Notes: 'x' }),
      ignoring,
      [],
      [],
    );
    expect([responses[0]?.answers, unmappedQuestions]).toEqual([[], []]);
  });
});
