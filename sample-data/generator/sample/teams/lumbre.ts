import { lessonDays } from '../../model/calendar.ts';
import { type SlipQuestion, type SlipStory, writeSlips } from '../../model/exit-slips.ts';
import type { Student } from '../../model/student.ts';
import { BREAKS, birch, SAMPLE } from '../districts.ts';
import { type ClassBook, classNamed } from './class-book.ts';
import { HELPED_OR_HINDERED, SPANISH } from './free-text.ts';
import {
  answerColumn,
  initialsOf,
  memberRows,
  sectionColumn,
  sectionRows,
  studentIdColumn,
  type TeamStory,
} from './team-story.ts';

const FIRST = [0.41, 0.48, 0.37, 0.45, 0.5, 0.39, 0.47, 0.42];
const AFTER_FIRST = [0.46, 0.38, 0.49, 0.43, 0.4, 0.51, 0.44, 0.39];
const AFTER_SECOND = [0.54, 0.58, 0.53, 0.6, 0.56, 0.62];

/** The Spanish-speaking team: two forms in two languages feed one line; the first test was adapted, the second is running. */
export function lumbre(book: ClassBook): TeamStory {
  const classes = [classNamed(book, birch, 'Karvellin', 6, 1), classNamed(book, birch, 'Karvellin', 6, 2)];
  const labels = new Map(classes.map((mathClass, position) => [mathClass, `Clase ${position + 1}`]));
  const breaks = BREAKS[birch.id]!;
  const first = lessonDays('2025-10-02', '2025-10-28', [2, 4], breaks);
  const afterFirst = lessonDays('2025-10-30', '2025-12-04', [2, 4], breaks).slice(0, AFTER_FIRST.length);
  const afterSecond = lessonDays('2026-01-20', '2026-02-12', [2, 4], breaks).slice(0, AFTER_SECOND.length);
  const shares = [...FIRST.slice(0, first.length), ...AFTER_FIRST, ...AFTER_SECOND];
  const spanish: SlipQuestion = {
    itemId: 'explique',
    text: 'Hoy expliqué mi razonamiento a un compañero.',
    kind: 'yes-no',
    words: { yes: 'Sí', no: 'No' },
    shares,
  };
  const english: SlipQuestion = {
    itemId: 'explique',
    text: 'Today I explained my reasoning to a classmate.',
    kind: 'yes-no',
    words: { yes: 'Yes', no: 'No' },
    shares,
  };
  const spanishText: SlipQuestion = {
    itemId: 'ayudo',
    text: '¿Qué te ayudó o te hizo difícil la clase?',
    kind: 'text',
    pool: SPANISH,
    answered: 0.6,
  };
  const englishText: SlipQuestion = {
    itemId: 'ayudo',
    text: 'What helped you or made class hard?',
    kind: 'text',
    pool: HELPED_OR_HINDERED,
    answered: 0.5,
  };
  const speaksSpanish = ({ englishStart, language }: Student) => englishStart === 'EL' && language === '01';
  const story = (uses: (student: Student) => boolean): Omit<SlipStory, 'questions'> => ({
    days: [...first, ...afterFirst, ...afterSecond],
    classes,
    at: '11:20',
    uses,
    leaning: ({ ethnicity }) => (ethnicity === '600' ? -0.6 : 0),
  });
  return {
    district: birch.id,
    team: 'karvellin-6-lumbre',
    classes,
    workbook: {
      team: [
        {
          name: 'Equipo Lumbre, matemáticas de 6.º grado',
          schoolCode: classes[0]!.school.code,
          schoolName: classes[0]!.school.name,
          language: 'es',
          cycleName: 'Cycle of Inquiry',
          focus: 'Que más estudiantes expliquen su razonamiento',
          nextMeetingOn: '2026-02-19',
          nextTask: 'Leer juntos diez respuestas',
          showCodebook: 'yes',
        },
      ],
      'team-member': memberRows(classes, '2025-09-15', [
        ['facilitadora@birch-unified.example', 'Yolarra Benimoro', 'facilitator'],
        ['directora.karvellin@birch-unified.example', 'Sirenna Quimholm', 'sponsor'],
      ]),
      'team-section': sectionRows(labels),
      'change-idea': [
        { changeIdeaId: 'parejas', name: 'Parejas que explican por turnos', driverId: 'discourse' },
        { changeIdeaId: 'parejas-con-guia', name: 'Parejas con guía de preguntas', driverId: 'discourse' },
      ],
      measure: [
        {
          measureId: 'explicaron',
          name: 'Students who explained their reasoning',
          nameEs: 'Estudiantes que explicaron su razonamiento',
          kind: 'percent-yes',
          role: 'outcome',
          betterIs: 'higher',
          goal: 60,
        },
        {
          measureId: 'parejas-hechas',
          name: 'Pairs took turns as planned',
          nameEs: 'Las parejas se turnaron como estaba previsto',
          kind: 'implementation',
          role: 'implementation',
          betterIs: 'higher',
        },
      ],
      item: [
        { itemId: 'numero', question: 'Número de estudiante', language: 'es', role: 'student-id' },
        { itemId: 'number', question: 'Student number', language: 'en', role: 'student-id' },
        { itemId: 'clase', question: 'Clase', role: 'section' },
        { itemId: 'class', question: 'Class', role: 'section' },
        {
          itemId: 'explique',
          question: spanish.text,
          language: 'es',
          role: 'measure',
          measureId: 'explicaron',
        },
        {
          itemId: 'explique',
          question: english.text,
          language: 'en',
          role: 'measure',
          measureId: 'explicaron',
        },
        { itemId: 'ayudo', question: spanishText.text, language: 'es', role: 'text' },
        { itemId: 'ayudo', question: englishText.text, language: 'en', role: 'text' },
      ],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Parejas que explican por turnos',
          question: '¿Explican más estudiantes su razonamiento si las parejas se turnan?',
          changeIdeaId: 'parejas',
          measureId: 'explicaron',
          implementationMeasureId: 'parejas-hechas',
          predictionText: 'Al menos 60 % dirá que sí.',
          predictionDirection: 'at-least',
          predictionValue: 60,
          predictedOn: '2025-10-27',
          startsOn: afterFirst[0]!,
          decideBy: '2025-12-05',
          decision: 'adapt',
          decidedOn: '2025-12-08',
          decisionReason: 'Se turnan, pero no saben qué preguntar: añadimos una guía.',
          released: 'yes',
        },
        {
          testId: 'T2',
          title: 'Parejas con guía de preguntas',
          question: '¿Ayuda una guía de preguntas a las parejas?',
          changeIdeaId: 'parejas-con-guia',
          measureId: 'explicaron',
          implementationMeasureId: 'parejas-hechas',
          predictionText: 'Al menos 60 % dirá que sí.',
          predictionDirection: 'at-least',
          predictionValue: 60,
          predictedOn: '2026-01-14',
          startsOn: afterSecond[0]!,
          decideBy: '2026-03-06',
          followsTestId: 'T1',
        },
      ],
      meeting: [
        { metOn: '2025-10-27', outcome: 'Elegimos las parejas' },
        { metOn: '2025-12-08', outcome: 'Decidimos adaptar' },
        { metOn: '2026-01-14', outcome: 'Nueva guía lista', nextStep: 'Empezar el 20 de enero' },
      ],
    },
    forms: [
      {
        folder: 'espanol',
        route: 'download',
        language: 'es',
        byteOrderMark: true,
        slips: writeSlips(SAMPLE.seed + 5, { ...story(speaksSpanish), questions: [spanish, spanishText] }),
        questions: [spanish, spanishText],
        columns: [
          studentIdColumn('Número de estudiante', 5),
          sectionColumn('Clase', labels),
          answerColumn(spanish),
          answerColumn(spanishText),
        ],
      },
      {
        folder: 'english',
        route: 'sheet',
        slips: writeSlips(SAMPLE.seed + 5, {
          ...story((student) => !speaksSpanish(student)),
          questions: [english, englishText],
        }),
        questions: [english, englishText],
        columns: [
          studentIdColumn('Student number', 5),
          sectionColumn('Class', labels),
          answerColumn(english),
          answerColumn(englishText),
        ],
      },
    ],
    observations: [...afterFirst, ...afterSecond].map((day, lesson) => ({
      day,
      section: 'Clase 1',
      measure: 'parejas-hechas',
      source: 'observed' as const,
      observer: initialsOf(classes[1]!),
      done: lesson % 5 === 3 ? ('partly' as const) : ('done' as const),
    })),
    observationDates: 'iso',
    tests: [
      {
        testId: 'T1',
        measureId: 'explicaron',
        verdict: 'usual_range',
        story: 'Adapted: no change with pairs alone; points up to the decide-by date only.',
      },
      {
        testId: 'T2',
        measureId: 'explicaron',
        verdict: 'early_sign',
        story: 'Running, follows T1: six lessons in a row above the usual level.',
      },
    ],
  };
}
