/** What a code means, beside its name. */
export interface CodeMeaning {
  readonly definition: string;
  readonly include: string | null;
  readonly exclude: string | null;
}

/** The meanings of the starter codebook in Spanish, for teams whose workbook is in Spanish; by id of the code. */
export const STARTER_MEANINGS_IN_SPANISH: Readonly<Record<string, CodeMeaning>> = {
  confused: {
    definition: 'Dice que algo no se entendió o se confundió.',
    include: 'revolver cosas, perderse, no captar; lo que nombra en “¿Qué te confundió?”',
    exclude: 'no le gustó; “no me confundí”; solo “difícil”',
  },
  understood: {
    definition: 'Dice que ya entiende o que lo puede explicar.',
    include: '“ya me quedó claro”, “lo podría enseñar”, “nada me confundió”',
    exclude: 'cómo aprende mejor: “entiendo mejor cuando lo veo”',
  },
  asked: {
    definition: 'Preguntó cuando no estaba seguro.',
    include: 'levantó la mano, llamó a la maestra, le preguntó a un amigo',
    exclude: 'quería preguntar y no lo hizo; alguien le preguntó',
  },
  afraid_to_ask: {
    definition: 'No se animó a preguntar.',
    include: 'bajó la mano, se quedó callado, hizo como que entendía, miedo a que se rían',
    exclude: 'miedo a un examen; preguntó aunque le daba pena',
  },
  peers: {
    definition: 'Habla de la pareja, el grupo o la plática de la clase (bien o mal).',
    include: 'compañero, mesa, equipo; lo que cuenta en “¿Hablaste con tu compañero?”',
    exclude: 'habla la maestra; de qué habla el problema',
  },
  representation: {
    definition: 'Nombra un dibujo, un modelo o una recta numérica.',
    include: 'bloques, fichas, tiras, barras, puntos, arreglos, diagramas',
    exclude: 'imágenes en la cabeza sin decir cuáles; tablas de multiplicar',
  },
  topic_fractions_decimals: {
    definition: 'Nombra fracciones, decimales o denominadores.',
    include: 'mitades y tercios, partes iguales, números de abajo, números mixtos, 3/4, 0.5',
    exclude: 'dinero; la mitad de la clase',
  },
  topic_operations: {
    definition: 'Nombra sumar, restar, multiplicar, dividir o las tablas.',
    include: 'más, menos, quitar, residuo, llevar, 6x7, grupos de 8',
    exclude: '“dos veces”',
  },
  word_problem: {
    definition: 'Se trata de las palabras o del problema escrito.',
    include: 'volver a leer, qué pide la pregunta, palabras difíciles, el idioma del problema',
    exclude: null,
  },
  needs_more: {
    definition: 'Pide algo.',
    include: 'más despacio, otra vez, un ejemplo más; lo que pide en “¿Qué te ayudaría la próxima vez?”',
    exclude: 'otra pareja (eso es trabajar con otros); pizza',
  },
  feeling_positive: {
    definition: 'Se sintió bien en la clase.',
    include: 'divertido, orgullo, le gustó, ya sin miedo',
    exclude: '“bien”, “ok”',
  },
  feeling_negative: {
    definition: 'Se sintió mal.',
    include: 'miedo, frustración, a punto de llorar, mirar el reloj',
    exclude: 'hambre; “no estaba nervioso”',
  },
  no_content: {
    definition: 'no sé, nada, sí o no, vacío.',
    include: 'toda la respuesta es una de estas',
    exclude: 'una respuesta que dice algo más',
  },
};
