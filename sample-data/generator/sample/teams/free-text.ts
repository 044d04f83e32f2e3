/** Invented answers. Nobody wrote them. */

const withTails = (answers: readonly string[], tails: readonly string[]): readonly string[] =>
  answers.flatMap((answer) => (/[ ]/.test(answer) ? tails.map((tail) => answer + tail) : [answer]));

const ENGLISH_TAILS = ['', ' today', ' at first', ' in the warm up', '!!', ' when we worked in pairs'];
const SPANISH_TAILS = ['', ' hoy', ' al principio', '!', ' cuando trabajamos en parejas'];

export const HELPED_OR_HINDERED = withTails(
  [
    'my partner explained it different and I got it',
    'the fractions were confusing',
    'I got stuck on the word problem',
    'drawing a picture helped',
    'talking to my partner helped a lot',
    'nothing was confusing',
    'I did not understand why you flip it',
    'I needed more time',
    'the number line',
    'idk',
    'It was easy today!',
    'I was too shy to talk',
    'we did not finish, need more practice',
    'my group did not talk',
    'I forgot how to divide decimals',
    'when we had to explain, "why" was hard',
    'I liked the warm up, it was fun',
    'reading the problem three times helped',
    'the ratio table made sense',
    'I asked a question and felt good',
  ],
  ENGLISH_TAILS,
);

export const CONFUSION = withTails(
  [
    'negative numbers on both sides',
    'slope, I mix up x and y',
    'I dont get the equation part',
    'the words in the problem',
    'how to start',
    'solving for y',
    'nothing',
    'everything',
    'the graph',
    'the steps went too fast',
    'I was lost when we did two variables',
    'idk',
    'when to divide',
    'I understood better after the example',
  ],
  ENGLISH_TAILS,
);

export const SPANISH = withTails(
  [
    'mi compañero me ayudó a entender',
    'no entendí las fracciones',
    'me gustó hablar en mi grupo',
    'necesito más tiempo',
    'fue fácil hoy',
    'me dio pena preguntar',
    'dibujar el problema me ayudó',
    'me confundí con los decimales',
    'nada',
    'las palabras del problema',
    'ya entendí cómo dividir',
    'me perdí cuando explicó la tabla',
  ],
  SPANISH_TAILS,
);
