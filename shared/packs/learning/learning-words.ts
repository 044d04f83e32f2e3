import type { Language } from '../../change/sentence.ts';
import { ENGLISH_PAGES, type PackBookWords } from '../sheets/pack-book.ts';

/** The words around what teams wrote: for a district or the network in English, for a team in its own language. */
export interface LearningWords extends PackBookWords {
  readonly title: (team: string) => string;
  readonly nobodyNamed: string;
  readonly sheets: { readonly sameDriver: string; readonly cards: string; readonly ideas: string };
  readonly sameDriver: string;
  readonly nobodyYet: string;
  readonly nameADriver: string;
  readonly teamHeads: readonly [team: string, district: string, driver: string];
  readonly aboutCards: string;
  readonly noCard: string;
  readonly noDriver: string;
  readonly noIdea: string;
  readonly card: (id: string) => string;
  /** What was tried: change, question, measure, prediction. */
  readonly tried: readonly [string, string, string, string];
  /** What became of it: data, done as planned, decision, learned, a student's words. */
  readonly became: readonly [string, string, string, string, string];
  readonly predictionAnswers: Readonly<Record<'met' | 'not met' | 'open' | 'none', string>>;
  readonly decisions: Readonly<Record<'Adopt' | 'Adapt' | 'Stop', string>>;
  readonly lessons: (before: number, since: number) => string;
  readonly students: (band: string) => string;
  readonly doneIn: (done: number, lessons: number) => string;
  /** Short verdicts that stand otherwise in this language; English is said where none is here. */
  readonly verdicts: Readonly<Record<string, string>>;
  readonly aboutIdeas: string;
  /** Driver, idea, tests, adopted, adapted, stopped, open, taken up, why suggested. */
  readonly ideaHeads: readonly [string, string, string, string, string, string, string, string, string];
}

const ENGLISH: LearningWords = {
  ...ENGLISH_PAGES,
  title: (team) => `${team}: learning from other teams`,
  nobodyNamed: 'No student or teacher is named.',
  sheets: { sameDriver: 'Same driver', cards: 'Learning cards', ideas: 'Change ideas' },
  sameDriver: 'Teams that work on the same driver, by name: to talk to.',
  nobodyYet: 'No other team has a test on this driver yet. When one has, it stands here.',
  nameADriver:
    'No change idea of this team names a driver: name one on the sheet Change ideas, and teams with the same driver are found.',
  teamHeads: ['Team', 'District', 'Driver'],
  aboutCards:
    'Closed tests whose teams released them, those that were stopped as well. No school, team or student.',
  noCard: 'No other team has released a closed test on this driver yet.',
  noDriver: 'No driver named',
  noIdea: 'No change idea named',
  card: (id) => `Card ${id}`,
  tried: ['What was tried', 'Question', 'Measure', 'Prediction'],
  became: ['What the data say', 'Done as planned', 'Decision', 'What was learned', 'A student’s words'],
  predictionAnswers: { met: 'met', 'not met': 'not met', open: 'open', none: 'none' },
  decisions: { Adopt: 'Adopt', Adapt: 'Adapt', Stop: 'Stop' },
  lessons: (before, since) => `${before} lessons before, ${since} since`,
  students: (band) => `${band} students`,
  doneIn: (done, lessons) => `in ${done} of ${lessons} lessons`,
  verdicts: {},
  aboutIdeas:
    'Every change idea that was tested or suggested, by driver, with how its tests were decided. Few tests say little.',
  ideaHeads: [
    'Driver',
    'Change idea',
    'Tests',
    'Adopted',
    'Adapted',
    'Stopped',
    'Open',
    'Taken up by other teams',
    'Suggested by the hub: why',
  ],
};

const SPANISH: LearningWords = {
  language: 'es',
  title: (team) => `${team}: aprender de otros equipos`,
  nobodyNamed: 'No se nombra a ningún estudiante ni docente.',
  foot: 'Para aprender juntos. No es para evaluar a nadie.',
  page: (page, pages) => `página ${page} de ${pages}`,
  nothing: 'Nada que mostrar.',
  sheets: { sameDriver: 'Mismo factor', cards: 'Tarjetas de aprendizaje', ideas: 'Ideas de cambio' },
  sameDriver: 'Equipos que trabajan en el mismo factor, por nombre: para conversar con ellos.',
  nobodyYet: 'Ningún otro equipo tiene todavía una prueba sobre este factor. Cuando haya una, estará aquí.',
  nameADriver:
    'Ninguna idea de cambio de este equipo nombra un factor: escriban uno en la hoja Change ideas y se encontrarán equipos con el mismo factor.',
  teamHeads: ['Equipo', 'Distrito', 'Factor'],
  aboutCards:
    'Pruebas cerradas que sus equipos compartieron, también las que se dejaron. Sin escuela, equipo ni estudiante. Las palabras de cada equipo están en su idioma.',
  noCard: 'Ningún otro equipo ha compartido todavía una prueba cerrada sobre este factor.',
  noDriver: 'Sin factor',
  noIdea: 'Sin idea de cambio',
  card: (id) => `Tarjeta ${id}`,
  tried: ['Lo que se probó', 'Pregunta', 'Medida', 'Predicción'],
  became: [
    'Lo que dicen los datos',
    'Se hizo como se planeó',
    'Decisión',
    'Lo que se aprendió',
    'Palabras de un estudiante',
  ],
  predictionAnswers: {
    met: 'se cumplió',
    'not met': 'no se cumplió',
    open: 'abierta',
    none: 'sin respuesta',
  },
  decisions: { Adopt: 'Adoptar', Adapt: 'Adaptar', Stop: 'Dejarlo' },
  lessons: (before, since) => `${before} lecciones antes, ${since} después`,
  students: (band) => `${band} estudiantes`,
  doneIn: (done, lessons) => `en ${done} de ${lessons} lecciones`,
  verdicts: {
    'Not begun': 'Aún no empieza',
    'No measure': 'Sin medida',
    'Too few students for a chart': 'Muy pocos estudiantes para una gráfica',
    'Too early to tell': 'Es muy pronto para saber',
    'Too few lessons to tell': 'Muy pocas lecciones para saber',
    'Better so far': 'Mejor hasta ahora',
    'A lasting change': 'Un cambio duradero',
    'The other way so far': 'En la otra dirección hasta ahora',
    'The other way': 'En la otra dirección',
    'Early sign of change': 'Primera señal de cambio',
    'Lately the other way': 'Últimamente en la otra dirección',
    'Zig-zag: two things mixed': 'Zigzag: dos cosas mezcladas',
    'Up and down as usual': 'Sube y baja como siempre',
  },
  aboutIdeas:
    'Cada idea de cambio que se probó o se propuso, por factor, con lo que se decidió en sus pruebas. Pocas pruebas dicen poco.',
  ideaHeads: [
    'Factor',
    'Idea de cambio',
    'Pruebas',
    'Adoptadas',
    'Adaptadas',
    'Dejadas',
    'Abiertas',
    'Retomada por otros equipos',
    'Por qué la propone la red',
  ],
};

export const LEARNING_WORDS: Readonly<Record<Language, LearningWords>> = { en: ENGLISH, es: SPANISH };
