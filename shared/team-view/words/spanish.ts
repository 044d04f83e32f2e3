import type { TeamWords } from './words.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const fromStandard = (points: number): string =>
  points === 0
    ? 'en el estándar'
    : `${plural(Math.abs(points), 'punto', 'puntos')} ${points < 0 ? 'por debajo' : 'por encima'} del estándar`;

const problems = {
  not_a_day: 'no es un día',
  not_a_choice: 'no es ninguna de las opciones',
  not_a_value: 'no es un valor de esta medida',
  no_such_code: 'no es un código de la lista',
} as const;

export const spanish: TeamWords = {
  language: 'es',
  theChange: 'el cambio',
  quoted: (title) => `«${title}»`,
  sources: {
    'student-slip': 'boletas de salida',
    'self-report': 'anotado por la maestra o el maestro',
    observed: 'observado',
    'work-sample': 'muestras de trabajo',
  },
  roles: {
    lead: 'líder',
    facilitator: 'facilitación',
    sponsor: 'dirección',
    member: 'integrante',
    guest: 'invitado',
  },
  noTest: {
    headline: 'Todavía no hay una prueba de cambio: escriban un cambio que quieran probar.',
    next: 'Llenen Nuestra prueba: un cambio, una pregunta, una predicción.',
  },
  decided: ({ decision, day }) => `Decidido${day === null ? '' : ` el ${day}`}: ${decision}.`,
  writeNextTest: 'Decidieron adaptar: escriban la próxima prueba.',
  watch: ({ measure, headline }) => `${measure}: ${headline}`,
  predictionInWords: (text) => `Predicción: ${text}`,
  measure: {
    yes: '% que dice que sí',
    favorable: '% en las respuestas más altas',
    median: 'puntaje del medio',
    done: 'hecho / en parte / no',
    withKind: (name, kind) => (kind === null ? name : `${name} (${kind})`),
    goal: (name, goal) => `${name}, meta ${goal}`,
    agreement: (name, agreement) => `${name}. ${agreement}`,
    lessonsBetween: (name) => `${name}: lecciones de una lección poco común a la siguiente`,
  },
  otherSource: ({ source, summary }) => `(${source}) ${summary}`,
  notUsed: {
    off_the_scale: 'La respuesta no está en la escala de la pregunta.',
    answer_does_not_fit_the_question: 'La respuesta no corresponde a la pregunta: anótenla en la hoja Items.',
    answered_again_the_same_day: 'El estudiante respondió otra vez ese día: cuenta la última respuesta.',
    no_minutes_observed: 'Sin minutos observados.',
    not_a_count: 'No hay un conteo.',
    more_than_asked: 'Más de los que había.',
    no_such_measure: 'La medida no está en la hoja Measures.',
    neither_done_nor_not: 'Ni hecho, ni en parte, ni no.',
    lesson_left_out: 'El equipo dejó fuera esta lección:',
    further_rows: 'filas más que no se pudieron usar.',
  },
  unmappedQuestion: ({ question, answers }) =>
    `${plural(answers, 'respuesta', 'respuestas')} a «${question}»: nadie ha dicho qué es esta pregunta. Agréguenla a la hoja Items.`,
  findings: {
    leftOutWithoutReason: ({ day, measure }) =>
      `${day}, ${measure}: marcado para dejar fuera, sin razón. Sigue contando: escriban por qué.`,
    reasonWithoutLeavingOut: ({ day, measure }) =>
      `${day}, ${measure}: hay una razón para dejarlo fuera, pero no dice «sí». Sigue contando.`,
    conflict: ({ field, values }) =>
      `Dos copias dicen cosas distintas sobre ${field}: ${values.map((value) => `«${value}»`).join(', ')}. Cuenta la última.`,
    editProblem: ({ kind, field, value }) => `${field}: «${value}» ${problems[kind]}. No se cambió nada.`,
    predictionWithoutNumber:
      'La predicción no tiene número: escriban «por lo menos» o «a lo más» y un valor.',
    predictionWithoutDay:
      'La predicción no tiene fecha: nadie puede saber si se escribió antes de los datos.',
    measureNotThere: (measureId) => `La medida «${measureId}» no está en la hoja Measures.`,
    decidedWithoutDay: 'La decisión no tiene fecha: escriban cuándo decidieron.',
  },
  conflictAbout: {
    'human-code': 'el código de una respuesta',
    'exclude-point': 'una lección que se deja fuera',
    'team-field': 'el equipo',
    meeting: 'una reunión',
    storyboard: 'el tablero',
    codebook: 'la lista de códigos',
  },
  coding: {
    conflicts: (answers) =>
      `Dos copias no coinciden en ${plural(answers, 'respuesta', 'respuestas')}: cuenta la más nueva. Véanlas juntos.`,
    unknownCodes: ({ answers, codes }) =>
      `${plural(answers, 'respuesta tiene', 'respuestas tienen')} un código que no está en la lista (${codes.join(', ')}): no se cuenta.`,
    languages: { en: 'inglés', es: 'español' },
  },
  interims: {
    met: (name) => `${name}: estudiantes que cumplieron el estándar`,
    nearOrAbove: (name) => `${name}: estudiantes cerca o por encima del estándar`,
    median: (name) => `${name}: puntaje del medio`,
  },
  storyboard: {
    members: (names) => names.join(', '),
    meetings: ({ count, newest, outcome }) =>
      `${plural(count, 'reunión', 'reuniones')}, la más reciente el ${newest}${outcome === null ? '.' : `: ${outcome}`}`,
    usualLevel: ({ measure, level, goal }) =>
      `${measure}: nivel usual ${level}${goal === null ? '' : `, meta ${goal}`}`,
    test: ({ title, stage, decision }) => `${title}: ${decision === null ? stage : decision}`,
    chain: (titles) => titles.join(' → '),
    learned: ({ title, notes }) => `${title}: ${notes}`,
    nextMeeting: (day) => `Próxima reunión: ${day}.`,
    decideBy: (day) => `Decidir antes del ${day}.`,
  },
  growthNote: (students) =>
    `El crecimiento se calculó con al menos ${students} estudiantes por grado en lugar de 1,000: léanlo con cuidado.`,
  suppliedGrowthNote:
    'Un percentil que viene en un archivo del distrito está aparte, con quién lo calculó. No se puede comparar con el nuestro.',
  lateSlips: ({ slips, day, landedOn }) =>
    `${plural(slips, 'boleta', 'boletas')} del ${day} ${slips === 1 ? 'llegó' : 'llegaron'} el ${landedOn}, después de lecciones más nuevas. ${slips === 1 ? 'Cuenta' : 'Cuentan'}.`,
  annualContext: {
    subjects: { mathematics: 'matemáticas', 'english-language-arts': 'inglés' },
    title: ({ group, inGroup, notInGroup }) =>
      `${group}: ${fromStandard(inGroup)}; estudiantes que no están en el grupo: ${fromStandard(notInGroup)}`,
    subtitle: ({ subject, year, n: [inGroup, notInGroup] }) =>
      `Distancia promedio al estándar en ${subject}, ${year} · n ${inGroup} y ${notInGroup}`,
    whoIsMeant: 'Los estudiantes que hoy están en sus clases, en la prueba estatal de cada año.',
    tooFew: (floor) => `No se muestra un año con menos de ${floor} estudiantes de un lado.`,
    growth: ({ year, group, inGroup, notIn, notInGroup, n }) =>
      `Percentil de crecimiento promedio ${year}: ${group} ${inGroup} (n ${n[0]}), ${notIn} ${notInGroup} (n ${n[1]}). 50 es el medio de estudiantes con puntajes anteriores parecidos.`,
  },
  digest: {
    noTest: (team) => `${team} todavía no tiene una prueba de cambio.`,
    opening: ({ team, tests }) =>
      `${team} tiene ${plural(tests, 'prueba', 'pruebas')} de cambio en sus hojas de cálculo.`,
    test: ({ title, stage, headline }) => `«${title}» (${stage}): ${headline}`,
    needs: (text) => `Lo que el equipo necesita del distrito: ${text}`,
    nextMeeting: (day) => `Próxima reunión: ${day}.`,
  },
};
