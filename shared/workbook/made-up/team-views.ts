import type {
  AnswerView,
  CodeView,
  ImplementationView,
  SeriesPointView,
  SeriesView,
  TeamView,
} from '../team-view.ts';

/*
 * Invented views for tests, the benchmark and for looking at sheets. No number in them comes from a school.
 */

const MILLISECONDS_A_DAY = 86_400_000;

/** Lesson days: Tuesdays, Thursdays and Fridays from a Tuesday on. */
export function lessonDays(count: number, from = '2026-01-06'): string[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) => {
    const offset = Math.floor(i / 3) * 7 + ([0, 2, 3][i % 3] ?? 0);
    return new Date(start + offset * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  });
}

/** Percents of a class of 25, 8 lessons before a change and the rest since. */
const SHARES = [40, 36, 48, 40, 44, 32, 40, 44, 52, 56, 48, 60, 64, 56, 68, 60, 64];

/** A run of lessons that ends well: one left out, one missing, one with few students. */
export function respondSeries(lessons = 17): SeriesView {
  const days = lessonDays(lessons);
  const points = days.map((date, i): SeriesPointView => {
    const percent = SHARES[i % SHARES.length] ?? 50;
    const answered = i === 5 ? 4 : 22 + (i % 4);
    const missing = i === 10;
    return {
      key: `ask/${date}`,
      date,
      value: missing ? null : percent / 100,
      answered: missing ? 0 : answered,
      expected: 27,
      inBaseline: i < 8,
      excluded: i === 3 ? 'Substitute teacher' : null,
      hidden: false,
    };
  });
  const change = days[8];
  return {
    measureId: 'ask',
    measureName: 'I asked when I was confused (% yes)',
    section: null,
    source: 'exit slips',
    unit: { kind: 'percent' },
    betterIs: 'higher',
    students: 27,
    points,
    usualLevels: [{ from: days[0] ?? '', to: days.at(-1) ?? '', value: 0.4 }],
    goal: 0.6,
    change: change === undefined ? null : { on: change, words: 'Partner talk opener begins' },
    limits: null,
  };
}

function openerDone(): ImplementationView {
  const days = lessonDays(17).slice(8);
  const levels = ['done', 'done', 'partly', 'done', 'done', 'no', 'done', 'done', 'done'] as const;
  return {
    measureId: 'opener-done',
    measureName: 'Partner talk opener',
    source: 'written down by the teacher',
    summary: 'Done as planned in 7 of 9 lessons, partly in 1.',
    lessons: days.map((date, i) => ({
      key: `done/${date}`,
      date,
      section: null,
      done: levels[i] ?? 'done',
      excluded: null,
    })),
  };
}

const CODE_NAMES: readonly (readonly [id: string, name: string, phrases: string])[] = [
  ['confused', 'Confused / did not understand', 'confus|lost|stuck|dont get'],
  ['understood', 'Understood / can explain', 'get it now|makes sense'],
  ['asked', 'Asked a question', 'asked'],
  ['afraid_to_ask', 'Did not ask / afraid to ask', 'scared|shy|embarras'],
  ['peers', 'Talking / working with others', 'partner|group|friend'],
  ['word_problem', 'Reading the problem', 'word problem|words in'],
];

function codes(): CodeView[] {
  return CODE_NAMES.map(([id, name, phrases]) => ({
    id,
    name,
    definition: `The student says: ${name.toLowerCase()}.`,
    include: null,
    exclude: null,
    phrasesEnglish: phrases,
    phrasesSpanish: null,
    unlessEnglish: null,
    unlessSpanish: null,
    state: 'active',
  }));
}

const ANSWERS: readonly (readonly [answer: string, code: string | null, because: string])[] = [
  ['I asked [name] and she showed me the number line', 'Asked a question', 'asked'],
  ['my partner explained it better than the video', 'Talking / working with others', 'partner'],
  ['I was lost when we divided the fractions', 'Confused / did not understand', 'lost'],
  ['idk', null, ''],
  ['I get it now because we talked first', 'Understood / can explain', 'get it now'],
  ['too many words in the problem', 'Reading the problem', 'words in'],
  ['I was scared to ask in front of everybody', 'Did not ask / afraid to ask', 'scared'],
  ['the second one was hard', null, ''],
];

export function answers(count: number): AnswerView[] {
  const days = lessonDays(17);
  return Array.from({ length: count }, (_, i): AnswerView => {
    const [answer, code, because] = ANSWERS[i % ANSWERS.length] ?? ['', null, ''];
    return {
      key: `answer-${i}`,
      date: days[i % days.length] ?? '2026-01-06',
      section: i % 2 === 0 ? 'Period 2' : 'Period 4',
      language: 'en',
      answer,
      suggested: code === null ? [] : [{ code, because }],
      looksLike: answer === 'the second one was hard' ? 'hard, second' : null,
      yours: i === 3 ? ['Confused / did not understand'] : [],
      checked: i % 9 === 0,
      comment: null,
    };
  });
}

/** A team in the middle of its test, in English. */
export function runningTeam(): TeamView {
  return {
    language: 'en',
    cycleName: 'PDSA',
    writtenOn: '2026-02-13',
    team: {
      id: 'alder-6',
      name: 'Alder 6th grade math',
      school: 'Cedar Middle School',
      district: 'Alder Unified',
    },
    thisWeek: {
      headline:
        'So far: 8 lessons in a row above the usual level since the partner talk opener (27 students, 15 lessons). The answer is called on Mar 6.',
      freshness: 'Newest lesson: Feb 12 (1 school day ago).',
      stale: false,
      prediction: 'Prediction: at least 60% by Mar 6. Result so far: 14 of 24 (58%): open.',
      next: [
        'Keep the partner talk opener as it is until Mar 6, then decide.',
        'Next: decide by Mar 6: adopt, adapt, stop.',
      ],
      nextMeetingOn: '2026-02-18',
      nextTask: 'Everybody tries the opener with the new sentence starters.',
      wrote: [
        { code: 'Talking with others', count: 21, quote: 'my partner explained it better than the video' },
        { code: 'Confused', count: 12, quote: 'I was lost when we divided the fractions' },
        { code: 'Afraid to ask', count: 7, quote: 'I was scared to ask in front of everybody' },
      ],
    },
    outcome: respondSeries(),
    implementation: openerDone(),
    balancing: null,
    furtherSeries: [
      { ...respondSeries(), section: 'Period 2', students: 14, points: keyed(respondSeries().points, 'p2') },
    ],
    groups: {
      floor: 5,
      answersWithoutGroup: 9,
      comparisons: [
        {
          groupId: 'african-american',
          groupName: 'African American',
          measureId: 'ask',
          measureName: 'I asked when I was confused (% yes)',
          unit: { kind: 'percent' },
          from: '2026-01-27',
          to: '2026-02-12',
          inGroup: { answered: 4, expected: 5, value: 0.5 },
          notInGroup: { answered: 35, expected: 39, value: 0.54 },
          sentence: null,
        },
        {
          groupId: 'hispanic-latino',
          groupName: 'Hispanic/Latino',
          measureId: 'ask',
          measureName: 'I asked when I was confused (% yes)',
          unit: { kind: 'percent' },
          from: '2026-01-27',
          to: '2026-02-12',
          inGroup: { answered: 21, expected: 24, value: 10 / 21 },
          notInGroup: { answered: 18, expected: 20, value: 11 / 18 },
          sentence:
            'Hispanic/Latino students 48% (n 21), students not in the group 61% (n 18): 13 points lower; with groups this small the true difference could lie between 17 higher and 40 lower.',
        },
      ],
    },
    coding: {
      answers: answers(62),
      codebook: codes(),
      agreement: ['In 14 checked answers the first pass and you chose the same code 12 times.'],
    },
    test: {
      id: 'T1',
      title: 'Partner talk opener',
      question:
        'Do more students ask when they are confused if every lesson opens with two minutes of partner talk?',
      changeIdea: 'Two minutes of partner talk on yesterday’s exit slip',
      driver: 'Classroom discourse',
      plan: 'Ms. A and Mr. B open each lesson with partner talk; the coach watches once a week.',
      startsOn: '2026-01-23',
      decideBy: '2026-03-06',
      prediction: {
        text: 'Most students will say they asked.',
        direction: 'at-least',
        value: '60%',
        lockedSince: '2026-01-06',
        remark: null,
      },
      measures: ['I asked when I was confused (% yes), goal 60%', 'Partner talk opener: done / partly / no'],
      result:
        'You predicted at least 60%. 14 of 24 students (58%) said so; with a class this size anything from 39% to 76% is plausible: the prediction is neither met nor ruled out.',
      doNotes: null,
      studyNotes: null,
      decision: null,
      decidedOn: null,
      decisionReason: null,
      follows: null,
      findings: [],
      meetings: [
        {
          key: '2026-02-04',
          metOn: '2026-02-04',
          outcome: 'Looked at the first lessons; the opener takes four minutes, not two.',
          nextStep: 'Sentence starters on the wall',
          blocker: 'Testing week',
        },
      ],
      raisedToDistrict: 'A shared time to meet on Wednesdays.',
      districtReply: null,
    },
    storyboard: {
      team: { fromRecords: 'Ms. A (lead), Mr. B, Ms. C (coach), Dr. D (sponsor)', teamText: null },
      'current-performance': { fromRecords: 'Usual level 40%, goal 60% (27 students)', teamText: null },
      measures: { fromRecords: 'I asked when I was confused (% yes)', teamText: 'We also listen for it.' },
    },
    setAsideRows: [
      { kind: 'not-used', file: 'slips-feb-12.csv', row: 14, reason: 'The answer is not on the scale.' },
      { kind: 'late', file: 'slips-jan-30.csv', row: null, reason: 'Came on Feb 6 for Jan 30.' },
    ],
    howToRead: {
      sentences: [
        'The grey line is the usual level: the middle of the lessons before the change. It does not move.',
        'If you look after every lesson, it is more: 13 of 100 unchanged classes would see one of them at some time within 12 lessons. That is why the sheet says “so far” until you decide.',
      ],
    },
    showCodebook: true,
    context: null,
    interims: null,
  };
}

function keyed(points: readonly SeriesPointView[], prefix: string): SeriesPointView[] {
  return points.map((point) => ({ ...point, key: `${prefix}/${point.key}` }));
}

/** A team on its first day: no slip, no test, nothing written down. */
export function newTeam(): TeamView {
  const running = runningTeam();
  return {
    ...running,
    thisWeek: {
      headline: 'Too early to tell: 0 lessons so far, and the change has not started.',
      freshness: null,
      stale: false,
      prediction: null,
      next: ['Collect 8 more lessons, then start the change.'],
      nextMeetingOn: null,
      nextTask: null,
      wrote: [],
    },
    outcome: null,
    implementation: null,
    furtherSeries: [],
    groups: { floor: 5, comparisons: [], answersWithoutGroup: 0 },
    coding: { answers: [], codebook: [], agreement: [] },
    test: {
      ...running.test,
      title: null,
      question: null,
      changeIdea: null,
      driver: null,
      plan: null,
      startsOn: null,
      decideBy: null,
      prediction: { text: null, direction: null, value: null, lockedSince: null, remark: null },
      measures: [],
      result: null,
      findings: ['This test has no measure: nobody will know if it helped students.'],
      meetings: [],
      raisedToDistrict: null,
    },
    storyboard: {},
    setAsideRows: [],
    howToRead: null,
    showCodebook: false,
  };
}

/** A team that works in Spanish, with long names, many lessons, a third chart and every sheet. */
export function spanishTeam(): TeamView {
  const running = runningTeam();
  const outcome = respondSeries(44);
  const measureName = 'Pregunté cuando algo me confundió o no lo entendí (% que dice que sí)';
  return {
    ...running,
    language: 'es',
    cycleName: 'Cycle of Inquiry',
    team: {
      id: 'abedul',
      name: 'Equipo de matemáticas de sexto y séptimo grado de la escuela Benito Juárez',
      school: 'Escuela Secundaria Benito Juárez y Niños Héroes',
      district: 'Distrito Escolar Unificado de Abedul',
    },
    thisWeek: {
      headline:
        'Arriba y abajo como siempre. Todavía no hay señal de un cambio duradero (27 estudiantes, 42 lecciones).',
      freshness: 'Sin datos nuevos desde hace 14 días de clases: la lección más reciente es el 12 de feb.',
      stale: true,
      prediction:
        'Predicción: por lo menos 60% hasta el 6 de mar. Resultado hasta ahora: 14 de 24 (58%): abierto.',
      next: [
        'Comprueben que se hizo como se planeó y sigan hasta el 6 de mar.',
        'Lo que sigue: decidir antes del 6 de mar: adoptar, adaptar, dejarlo.',
      ],
      nextMeetingOn: '2026-02-18',
      nextTask:
        'Cada maestra y cada maestro lleva tres respuestas que le sorprendieron y las lee en voz alta al empezar la reunión.',
      wrote: [
        {
          code: 'Hablar o trabajar con otros',
          count: 21,
          quote: 'mi compañera me lo explicó mejor que el video que vimos el lunes',
        },
        {
          code: 'Confusión',
          count: 12,
          quote: 'me perdí cuando dividimos las fracciones con números grandes',
        },
        { code: 'Miedo a preguntar', count: 7, quote: 'me dio pena preguntar enfrente de todos' },
      ],
    },
    outcome: {
      ...outcome,
      measureName,
      source: 'respuestas de salida',
      change: outcome.change === null ? null : { ...outcome.change, words: 'Empieza la charla en parejas' },
    },
    implementation: {
      ...openerDone(),
      measureName: 'Charla en parejas',
      source: 'anotado por la maestra',
      summary: 'Se hizo como se planeó en 7 de 9 lecciones, en parte en 1.',
    },
    balancing: {
      ...respondSeries(17),
      measureId: 'minutes',
      measureName: 'Minutos que quedan para la tarea',
      unit: { kind: 'count' },
      students: null,
      usualLevels: [],
      goal: null,
      change: null,
      points: respondSeries(17).points.map((point, i) => ({
        ...point,
        key: `min/${point.date}`,
        value: 10 + (i % 5),
        answered: null,
        excluded: null,
      })),
    },
    furtherSeries: [],
    groups: {
      ...running.groups,
      comparisons: running.groups.comparisons.map((comparison) => ({
        ...comparison,
        groupName: comparison.groupId === 'hispanic-latino' ? 'Hispanos/Latinos' : 'Afroamericanos',
        measureName,
        sentence:
          comparison.sentence === null
            ? null
            : 'Estudiantes hispanos/latinos 48% (n 21), estudiantes que no están en el grupo 61% (n 18): 13 puntos menos; con grupos tan pequeños la diferencia verdadera puede estar entre 17 más y 40 menos.',
      })),
    },
    context: {
      title: 'Los estudiantes hispanos/latinos quedaron 62 puntos por debajo del estándar; los demás, 21',
      subtitle: 'Distancia al estándar en matemáticas, grados 6 y 7 · n 118 y 96',
      schoolYears: ['2022-23', '2023-24', '2024-25'],
      groupName: 'Hispanos/Latinos',
      inGroup: [
        { mean: -71, n: 112 },
        { mean: -68, n: 120 },
        { mean: -62, n: 118 },
      ],
      notInGroup: [
        { mean: -24, n: 101 },
        { mean: -25, n: 99 },
        { mean: -21, n: 96 },
      ],
      notes: ['Solo los grados del equipo, no toda la escuela.'],
    },
    interims: {
      series: [
        {
          ...respondSeries(3),
          measureName: 'Evaluación intermedia: razones y proporciones (% que cumple)',
          usualLevels: [],
          goal: null,
          change: null,
          points: ['2025-10-10', '2025-12-12', '2026-02-06'].map((date, i) => ({
            key: `int/${date}`,
            date,
            value: [0.31, 0.38, 0.42][i] ?? null,
            answered: 54 - i,
            expected: 58,
            inBaseline: false,
            excluded: null,
            hidden: false,
          })),
        },
      ],
    },
  };
}
