import { defineFormat } from './format-definition.ts';

/** Responses of a Microsoft Form: ID, Start time, Completion time, Email, Name, then the questions with their points and feedback. */
export const microsoftForms = defineFormat({
  format: 'microsoft_forms',
  title: 'Microsoft Forms responses',
  system: 'microsoft-forms',
  place: 'team',
  recognise: {
    allOf: ['ID | Id.', 'Start time | Hora de inicio', 'Completion time | Hora de finalización'],
    cells: { 'Completion time | Hora de finalización': 'timestamp' },
  },
  answers: {
    submittedAt: 'Completion time | Hora de finalización',
    notQuestions: [
      'ID | Id.',
      'Start time | Hora de inicio',
      'Last modified time | Hora de la última modificación',
      'Total points | Total de puntos',
      'Quiz feedback',
    ],
    notQuestionsStarting: ['Points - ', 'Puntos - ', 'Feedback - '],
  },
});
