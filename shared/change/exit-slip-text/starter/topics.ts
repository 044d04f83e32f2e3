import type { Code } from '../codebook.ts';
import { cell } from './cells.ts';

export const fractionsAndDecimals: Code = {
  id: 'topic_fractions_decimals',
  name: 'Topic: fractions and decimals',
  nameEs: 'Tema: fracciones y decimales',
  definition: 'Names fractions, decimals, denominators.',
  include: 'halves and thirds, same-size pieces, bottom numbers, mixed numbers, 3/4, 0.5',
  exclude: 'money; half of the lesson',
  phrases: {
    en: cell(`
      fraction* | decimal* | denom* | numerat* | #/# | #.# | bottom/top number/numbers/part |
      number/numbers/one on bottom/top/the | on (the) top/bottom | goes/go/went on top/bottom | the bottoms | the tops | halves |
      half of a/an/# | in half | a half | one half | and a half | thirds | fourths | fifths | sixths | sevenths | eighths |
      ninths | tenths | hundredths | thousandths | twelfths | one third/fourth/quarter/fifth/eighth | two thirds |
      three fourths/quarters | mixed number/numbers | improper | equivalent | same/equal size pieces/parts |
      same/equal pieces/parts/slices | same sized | size/sizes pieces/parts | lcd | common denom* | least common |
      simplest form | simplify/simplifying/reduce/reducing | move/moving/line/lining/put ... point/points | where the point/dot |
      decimal point | the point/dot goes | dot goes | unlike | # over # | zeros after | tenths/hundredths/ones place |
      place value | reciprocal | out of # pieces/parts | cut ... into # | point five/two | whole numbers and |
      parts of (a/the) whole | pieces the same | same/common/different bottom/bottoms/top | the dot
    `),
    es: cell(`
      fracc* | fraccion* | frac* | desimal* | decimal* | denomin* | numerad* | #/# | #.# | medios | un medio | la mitad de # |
      a la mitad | saque/sacar/saco la mitad | tercios | tercio | cuartos | cuarto de | quintos | sextos | octavos | octavo |
      novenos | decimas | centesimas | doceavos | doceavo/quinceavos/dieciseisavos | numero/numeros de abajo/arriba |
      el/los de abajo/arriba | de abajo | de arriba | va abajo/arriba | numeros mixtos | mixto/mixtos | impropia/impropias |
      equivalente* | pedazos/partes/pedazo iguales/igual | pedazos del/de mismo/igual | mismo tamano | simplific* |
      recorrer/mover/correr ... punto | el punto | comun denominador | comun | # sobre # | valor posicional | punto decimal |
      ceros despues | reciproco | partes de un/una entero/todo | los pedazos | entero/enteros | numeros de punto | con punto |
      fra* iguales | el puntito | quebrado/quebrados | raya de
    `),
  },
  unless: {
    en: cell(`
      not have anything in common | half the class/time/period | top of my | on top of that | on top of the
    `),
    es: cell(`al punto | cuarto de bano | mi cuarto`),
  },
  state: 'active',
};

export const operations: Code = {
  id: 'topic_operations',
  name: 'Topic: operations',
  nameEs: 'Tema: operaciones',
  definition: 'Names adding, subtracting, multiplying, dividing, times tables.',
  include: 'plus, minus, take away, remainder, carrying, 6x7, groups of 8',
  exclude: '"two times" as in twice',
  phrases: {
    en: cell(`
      multipl* | mulipl* | mutipl* | divid* | devid* | divis* | divis | subtract* | substract* | times table/tables/chart |
      "timesing" | "timesed" | #x# | # times # | a negative times | means/mean times | times it/by/the/them | negative times |
      # times | i times | add | added | adding | addition | plus | minus | take/took/taking away | takeaway | remainder* |
      quotient | product | the sum | sums | carry/carried/carrying | borrow* | regroup* | long division | groups of # |
      # groups | into groups | order of operations | pemdas | math facts | my/the facts | fact family | my/the/our #s |
      operation* | leftover/leftovers | left over | over and over add* | divided | opposite operation* | skip count* |
      goes/go into | how many times ... into/goes | bring/bringing/brought down | equal groups |
      share/shared/sharing/split/splitting (it/them/out) equally/evenly | trade/trading tens/ten | column/columns | twice as |
      counted/count/counting by #s | lattice | partial products | step of division | keep change flip | "doubled"/"doubling" |
      took/take/taking # from/away/off | split/splitting/shared/share # ... between/among/with/to |
      for/of/my/the nines/sevens/eights/sixes/fours/twos/fives/threes/twelves | split ... # ways | for my/the # |
      digit times/by | times a/one/two/three/four/five/six/seven/eight/nine/ten
    `),
    es: cell(`
      multiplic* | multip* | por por | divid* | division* | divi* | rest* | resta | restar | sum | suma | sumar | sume |
      sumamos | "tablas" | la tabla de/del | # entre # | # por # | #x# | # mas # | # menos # | # por | menos por menos |
      mas por menos | por menos | menos por | mas y menos | operacion* | residuo | lo que sobra |
      "sobro"/"sobra"/"sobran"/"sobraba" | agreg* | quite/quitar/quito/quitarle # | repart* ... entre | entre # |
      "llevar"/"llevo"/"llevaba" # | presta/prestar/prestado | del # | plus | minus | times | grupos de # |
      da/di a cada ... mismo | cabe/caben en | cuantas veces cabe | bajar/baje/bajo el/un numero/cero | se "lleva"/"llevan" # |
      "llevadas" | de "llevar" | contar/conte de # en # | el doble | partes iguales entre | dividir* | el uno que llevas |
      prestado | grupitos | repart* # | hice/haciendo grupos | para el # | quitarle a un |
      [resolviste] entre/por dos/tres/cuatro/cinco/seis/siete/ocho/nueve/diez | "cuentas" | cociente | producto
    `),
  },
  unless: {
    en: cell(`
      [stuck] # times | ask ... times | did ask | many times | # times in | times today | times table partner |
      add that/my idea | add to the | in addition | raised ... times | carry my | borrow a/my/pencil | two times a
    `),
    es: cell(`
      el resto | los demas | restaurante | restroom | quitar/quiten/quite la/el hoja/telefono/celular/papel | quiten | quitaron |
      dividir* en grupos | veces
    `),
  },
  state: 'active',
};

export const wordProblem: Code = {
  id: 'word_problem',
  name: 'Reading the problem',
  nameEs: 'Leer el problema',
  definition: 'The words or the story problem are the issue.',
  include: 'reading again, what the question asks, hard words, the language of the problem',
  exclude: null,
  phrases: {
    en: cell(`
      word problem* | story problem* | story | stories | read | reread | reading | re read |
      words in/i/that/are/were/of/we/they | the "words" |
      big/hard/weird/unknown/new/long/important/key/many/more/less/extra/those/some/fancy/difficult/math/spanish/english words |
      word/words ... mean/means/meant | "wording" | "worded" | vocab* | problem/problems/question/one about/with (the/a) |
      the one about | problem about | question/questions/problem ... ask/asks/wants/wanted/says/said/means |
      question asking/asked/wants | what ... asking/asked for |
      what it/they asking/asked/wants/wanted/want/says/said/means/meant |
      understand/understanding/understood ... question/problem/words/story | underlin* | highlight* |
      circle/circled/circling ... words/word/numbers/question/info* | crossing/cross/crossed ... words | that it says | it says |
      problem/problems/question/questions/words/test/worksheet/homework ... in (my) spanish/english | translat* | paragraph* |
      instructions | directions | long problem/problems/question | three reads | 3 reads | who had/has/have |
      how many ... had/has | extra information/info/numbers | own words | the question/problem to the end | retell* |
      the one with the | the ones with words/stories/the | lots/lot of words | too many words | wanted me to find/do |
      what they/it/you want/wanted me/us | they/it/they're ... looking for | figure/figuring/knowing out what they/it/the | read it |
      read* out loud | sentence* | important stuff/parts/info/information | word "of"/per/each/than | the word |
      what "per"/"of"/"each" mean/means | turn/turning/change/changing ... words/story into | what to find |
      find/finding/found ... question | made/make my own problem | it dont/doesnt say | when/where it says |
      what they ... asking/asked/wanted | wall of | older/younger/taller who | looked/look up ... word | too much text |
      the story | not get/understand/know ... question | understand the question | reading/reread the question
    `),
    es: cell(`
      problema/problemas de/del/con palabras/letras/los/las/un/una/el/la | palabr* | leer | lei | leí | leo | leimos | leyendo |
      leyo | lea | leerlo | releer | releo | historia | "cuento"/"cuentos" | el enunciado | enunciado | instrucciones | subray* |
      vocabul* | problemas/problema/preguntas/pregunta/examen/todo/hoja/palabras ... en espanol/ingles |
      esta/estan/estaba/estaban en ingles/espanol | leer/lei/leo en ingles/espanol | traduc* | la pregunta |
      que pregunta*/pide/pedia/quiere/queria/dice/decia el/la | lo que pide/pedia/preguntan/quiere/preguntaba |
      que pide/pedia/piden | que ... "preguntando"/"preguntaba" | mucho texto | tanta letra | muchas letras | texto |
      con mis palabras | problema/problemas de las/los/la | problema del |
      problema/problemas/pregunta/preguntas largo/larga/largos/largas | entender el problema/la | lectura | las de palabras |
      los de palabras/letras/cuento | tienen/tiene mucha/muchas/mucho letra/palabras/texto |
      que buscan/quieren/piden/hay que encontrar | lo importante | datos | en voz alta | oracion/oraciones | frase/frases |
      la palabra | problemas escritos | pasar/cambiar/convertir ... problema/palabras a | lo lei | lei otra/dos/tres |
      no conozco/conocia palabra* | cuando/donde/porque dice | "tradujo"/"tradujeron"/"traducir" | trabalenguas
    `),
  },
  unless: {
    en: cell(`
      read my/his/her/their mind/face/book | reading class | already know | word bank | kind words | reading a book |
      read aloud my
    `),
    es: cell(`
      la historia de | clase de historia | hice/hacer la/una pregunta | hice una pregunta | tengo/tenia una pregunta |
      pregunta a/al
    `),
  },
  state: 'active',
};
