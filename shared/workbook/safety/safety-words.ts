import type { Language } from '../../change/sentence.ts';

interface SafetyWords {
  readonly title: string;
  readonly lines: readonly string[];
  readonly heads: Readonly<Record<'date' | 'class' | 'student' | 'id' | 'answer', string>>;
  readonly notKnown: string;
}

/** Words of the file for the adult who is told when an answer shows a worry. */
export const SAFETY_WORDS: Readonly<Record<Language, SafetyWords>> = {
  en: {
    title: 'Answers to look at today',
    lines: [
      'A student wrote words that can mean harm or danger. A list of words found them: read them yourself and follow your school’s steps.',
      'Only you may open this file. These answers stand in no chart, no count and no other file.',
    ],
    heads: { date: 'Day', class: 'Class', student: 'Student', id: 'Student id', answer: 'Answer' },
    notKnown: 'not known',
  },
  es: {
    title: 'Respuestas para ver hoy',
    lines: [
      'Un estudiante escribió palabras que pueden significar daño o peligro. Las encontró una lista de palabras: léalas usted y siga los pasos de su escuela.',
      'Solo usted puede abrir este archivo. Estas respuestas no están en ninguna gráfica, en ningún conteo ni en otro archivo.',
    ],
    heads: {
      date: 'Día',
      class: 'Clase',
      student: 'Estudiante',
      id: 'Número del estudiante',
      answer: 'Respuesta',
    },
    notKnown: 'no se sabe',
  },
};
