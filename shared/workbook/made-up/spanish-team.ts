import type { TeamView } from '../team-view.ts';
import { openerDone, respondSeries } from './lessons.ts';
import { runningTeam } from './team-views.ts';

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
