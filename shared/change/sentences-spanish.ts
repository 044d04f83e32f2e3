import type { SentenceKey } from './sentences-english.ts';

/**
 * The same sentences in Spanish, key by key, with the same slots. To be reviewed by a Spanish-speaking
 * mathematics teacher before a team reads them.
 */
export const spanish: Readonly<Record<SentenceKey, string>> = {
  'n.students_and_lessons': '{students:estudiante|estudiantes}, {lessons:lección|lecciones}',
  'n.lessons': '{lessons:lección|lecciones}',

  'verdict.few_students':
    'Muy pocos estudiantes para una gráfica: vea la lista. (Menos de 5 respondieron en cada una de {lessons:lección|lecciones}.)',
  'verdict.all_or_none':
    'Sin gráfica: {allOrNone} de {lessons:lección|lecciones} están en 0% o 100%. Cuente las lecciones entre una y otra.',
  'verdict.change_not_begun':
    'Es muy pronto para saber: {before:lección|lecciones} hasta ahora, y {change} aún no empieza.',
  'verdict.short_baseline':
    'Es muy pronto para saber: {before:lección|lecciones} antes de {change} y {since} después; se necesitan 8 antes.',
  'verdict.few_lessons_since': 'Es muy pronto para saber: {since:lección|lecciones} hasta ahora.',
  'verdict.few_useful_lessons':
    'Es muy pronto para saber: {lessons:lección|lecciones} hasta ahora, {useful} por encima o por debajo del nivel usual; se necesitan 10.',
  'verdict.lasting_better.so_far':
    'Hasta ahora: {run:lección seguida|lecciones seguidas} por {above?encima|debajo} del nivel usual desde {change} ({n}). Ustedes deciden el {decideBy}.',
  'verdict.lasting_better.so_far.most':
    'Hasta ahora: {on} de {since:lección|lecciones} por {above?encima|debajo} del nivel usual desde {change} ({n}). Ustedes deciden el {decideBy}.',
  'verdict.lasting_better.called':
    'Un cambio duradero: {run:lección seguida|lecciones seguidas} por {above?encima|debajo} del nivel usual desde {change} ({n}).',
  'verdict.lasting_better.called.most':
    'Un cambio duradero: {on} de {since:lección|lecciones} por {above?encima|debajo} del nivel usual desde {change} ({n}).',
  'verdict.lasting_worse.so_far':
    'Hasta ahora: el nivel va en la otra dirección desde el {date} ({n}). Revísenlo antes de seguir.',
  'verdict.lasting_worse.called':
    'El nivel se movió en la otra dirección desde el {date} ({n}). Revísenlo antes de la próxima prueba.',
  'verdict.early_sign':
    'Primera señal de cambio: {run:lección seguida|lecciones seguidas} por {above?encima|debajo} del nivel usual ({n}). Sigan antes de decidir.',
  'verdict.early_worse.still':
    '{run:lección reciente va|lecciones recientes van} en la otra dirección ({n}). Revísenlo antes de seguir.',
  'verdict.early_worse.ended':
    '{run:lección seguida fue|lecciones seguidas fueron} en la otra dirección, del {from} al {to} ({n}). Revísenlo antes de seguir.',
  'verdict.mixed':
    'Zigzag: puede haber dos cosas mezcladas, dos clases o dos días ({n}). Separen la gráfica.',
  'verdict.usual_range': 'Sube y baja como siempre. Todavía no hay señal de un cambio duradero ({n}).',
  'verdict.stretch_ended': 'Esta serie de {run:lección seguida|lecciones seguidas} terminó el {date}.',
  'verdict.later_lessons':
    '{later:lección|lecciones} después de la fecha para decidir: en la gráfica, no en esta respuesta.',
  'odd_day.one': 'El {date} fue fuera de lo común. ¿Qué pasó?',
  'odd_day.two': 'El {date} y el {second} fueron fuera de lo común. ¿Qué pasó?',
  'odd_day.several': 'El {date} y {more} días más fueron fuera de lo común. ¿Qué pasó?',

  'next.few_students': 'Vean las respuestas y el trabajo de cada estudiante, y hablen con ellos.',
  'next.all_or_none': 'Anoten la fecha cada vez que salga la respuesta menos común.',
  'next.change_not_begun.collect': 'Junten {needed:lección más|lecciones más} y luego empiecen {change}.',
  'next.change_not_begun.ready':
    'Ya tienen {before:la lección necesaria|lecciones, las necesarias}: empiecen {change}.',
  'next.short_baseline':
    'Guíense por la predicción y por lo que escribieron los estudiantes; la próxima vez junten 8 lecciones antes.',
  'next.few_lessons_since': 'Sigan y vuelvan a ver después de {needed:lección más|lecciones más}.',
  'next.few_useful_lessons': 'Sigan y vuelvan a ver después de {needed:lección más|lecciones más}.',
  'next.lasting_better.so_far': 'Mantengan {change} sin cambios hasta el {decideBy} y luego decidan.',
  'next.lasting_better.called': 'Decidan: adóptenlo y luego pruébenlo en una clase más.',
  'next.lasting_worse.so_far': 'Lean juntos las boletas desde el {date} antes de la próxima lección.',
  'next.lasting_worse.called': 'Decidan: adaptar o dejarlo, y escriban lo que vieron.',
  'next.early_sign.so_far': 'Mantengan {change} sin cambios hasta el {decideBy}.',
  'next.early_sign.called': 'Sigan con el mismo cambio más tiempo, con una nueva fecha para decidir.',
  'next.early_worse.so_far': 'Hablen de qué fue distinto en estas lecciones.',
  'next.early_worse.called': 'Hablen de qué fue distinto en estas lecciones y luego adapten o déjenlo.',
  'next.mixed': 'Hagan una gráfica para cada clase, o para cada día de la semana.',
  'next.usual_range.so_far': 'Revisen si se hizo como se planeó y sigan hasta el {decideBy}.',
  'next.usual_range.called': 'Decidan: ¿qué hay que ajustar? Adapten o déjenlo.',
  'decide_by.missing': 'día que fijen',

  'done.summary': 'Se hizo como se planeó en {done} de {logged:lección|lecciones}, en parte en {partly}.',
  'done.summary.none_partly': 'Se hizo como se planeó en {done} de {logged:lección|lecciones}.',
  'done.not_a_test':
    '{change} se hizo como se planeó en {done} de {logged:lección|lecciones}; por eso todavía no es una prueba de la idea.',
  'done.nothing_logged': '¿Se hizo? No hay nada anotado desde el {date}.',
  'done.no_measure': '¿Se hizo? No hay medida.',

  'prediction.percent.met':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. {k} de {n:estudiante|estudiantes} ({percent}) dijeron que sí; con una clase de este tamaño es posible cualquier valor entre {low} y {high}: la predicción se cumplió.',
  'prediction.percent.not_met':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. {k} de {n:estudiante|estudiantes} ({percent}) dijeron que sí; con una clase de este tamaño es posible cualquier valor entre {low} y {high}: la predicción no se cumplió.',
  'prediction.percent.open':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. {k} de {n:estudiante|estudiantes} ({percent}) dijeron que sí; con una clase de este tamaño es posible cualquier valor entre {low} y {high}: la predicción ni se cumplió ni queda descartada.',
  'prediction.value.met':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. El valor del medio de {n:lección|lecciones} es {middle}; con tan pocas es posible cualquier valor entre {low} y {high}: la predicción se cumplió.',
  'prediction.value.not_met':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. El valor del medio de {n:lección|lecciones} es {middle}; con tan pocas es posible cualquier valor entre {low} y {high}: la predicción no se cumplió.',
  'prediction.value.open':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. El valor del medio de {n:lección|lecciones} es {middle}; con tan pocas es posible cualquier valor entre {low} y {high}: la predicción ni se cumplió ni queda descartada.',
  'prediction.value.too_few':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. El valor del medio de {n:lección|lecciones} es {middle}; se necesitan 6 lecciones para una respuesta.',
  'prediction.no_data': 'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. Todavía no hay datos.',
  'prediction.none': 'No se escribió ninguna predicción. Escriban una antes de la próxima lección.',
  'prediction.hidden':
    'Su predicción: {atLeast?por lo menos|a lo más} {predicted}. Respondieron menos de 5 estudiantes: vea la lista.',
  'prediction.changed_after_data':
    'La predicción se cambió el {date}, cuando ya había datos. Cuenta la primera.',
  'prediction.typed_after_data': 'La predicción se escribió el {date}, cuando ya había datos.',
  'prediction.line.with_date':
    'Predicción: {atLeast?por lo menos|a lo más} {predicted} para el {decideBy}. {called?Resultado|Resultado hasta ahora}: {k} de {n} ({percent}): {answer}.',
  'prediction.line.without_date':
    'Predicción: {atLeast?por lo menos|a lo más} {predicted}. {called?Resultado|Resultado hasta ahora}: {k} de {n} ({percent}): {answer}.',
  'prediction.answer.met': 'se cumplió',
  'prediction.answer.not_met': 'no se cumplió',
  'prediction.answer.open': 'abierta',

  'test.no_measure': 'Esta prueba no tiene medida: nadie sabrá si ayudó a los estudiantes.',
  'test.no_implementation_measure': '¿Se hizo? No hay medida.',
  'test.no_prediction': 'Sin predicción: escriban una antes de la primera lección.',
  'test.no_decide_by': 'Sin fecha para decidir: pongan el día en que van a decidir.',
  'test.no_driver': 'Sin factor: digan en qué factor trabaja este cambio.',
  'test.no_question': 'Sin pregunta: digan qué debe responder esta prueba.',
  'test.no_change_date': 'Sin fecha de inicio: digan cuándo es la primera lección con el cambio.',
  'test.no_data': 'No se juntaron datos desde el cambio.',
  'test.school_level_measure':
    'Esta medida es de toda la escuela: una prueba necesita una de las clases que prueban el cambio.',
  'test.decision_due': 'Sigue: decidan antes del {decideBy}: adoptar, adaptar o dejarlo.',
  'test.decision_overdue': 'La decisión era para el {decideBy}: adoptar, adaptar o dejarlo.',
  'test.decided_without_reason': 'Una decisión sin razón: escriban por qué.',
  'stage.planned': 'planeada',
  'stage.running': 'en marcha',
  'stage.studied': 'estudiada',
  'stage.decided': 'decidida',
  'decision.adopt': 'adoptar',
  'decision.adapt': 'adaptar',
  'decision.abandon': 'dejarlo',

  'freshness.newest': 'Lección más reciente: {date} (hace {schoolDays:día de escuela|días de escuela}).',
  'freshness.no_school_since': 'Lección más reciente: {date}.',
  'freshness.stale':
    'Sin datos nuevos desde hace {schoolDays:día de escuela|días de escuela}: la lección más reciente es del {date}.',
  'agreement.category':
    'Dos observadores coincidieron en {agreed} de {pairs:lección observada por dos|lecciones observadas por dos} ({percent}).',
  'agreement.count':
    'En {pairs:lección observada por dos|lecciones observadas por dos} el conteo menor fue en promedio {percent} del mayor.',
  'agreement.none': 'Ninguna lección fue observada por dos personas (n 0).',
  'rebaseline.offer':
    'El nuevo nivel se ha mantenido {run:lección|lecciones} desde el {date}. Si ya lo ven como su nivel usual, empiecen ahí una nueva fase.',

  'how.usual_level':
    'La línea gris es el nivel usual: el valor del medio de las lecciones antes del cambio. No se mueve.',
  'how.every_lesson':
    'Si miran después de cada lección, {wrong} de cada 100 clases sin cambio verían «seguidas por encima» o «la otra dirección» en algún momento dentro de {since:lección|lecciones}. Por eso la hoja dice «hasta ahora» hasta que decidan.',
  'how.days_in_rows':
    'Los días buenos suelen venir en rachas. Donde es así, son más: hasta {wrong} de cada 100 dentro de {since:lección|lecciones}.',
  'how.early_every_lesson':
    'Una «primera señal» sale muchas veces: {wrong} de cada 100 clases sin cambio verían una, hacia arriba o hacia abajo, en algún momento dentro de {since:lección|lecciones}. Sigan antes de decidir.',
  'how.one_look':
    'Con una sola mirada, el día de decidir, son menos: {wrong} de cada 100 clases sin cambio (8 lecciones antes, {since:lección|lecciones} después).',
  'how.found':
    'Un cambio de una vez y media las subidas y bajadas de siempre se encuentra en {found} de cada 100 clases (8 lecciones antes, {since:lección|lecciones} después). «Como siempre» no prueba que nada cambió.',
};
