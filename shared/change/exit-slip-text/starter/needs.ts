import type { Code } from '../codebook.ts';
import { cell } from './cells.ts';

export const needsMore: Code = {
  id: 'needs_more',
  name: 'Needs more time / help / practice / examples',
  nameEs: 'Necesita más tiempo, ayuda, práctica o ejemplos',
  definition: 'A request.',
  include: 'slower, again, one more example; whatever is asked for under "What would help you next time?"',
  exclude: 'another partner (that is about working with others); pizza',
  phrases: {
    en: cell(`

      more time/practice/practise/practic/examples/exampl/help/problems/turns/hints/days/work/review/minutes/explaining/explanation/of |
      some more | one more | need/needs/needed help | need more/extra/longer/someone/somebody/practice | i need |
      need ... practice/review | "help" me | "help" with | extra help/time/practice/credit | need/needs/wanted/longer longer |
      slow down | go slow | slow it | too fast | to fast | rushed | not finish | never finish* | not done | not finished |
      couldnt finish | ran/run out of time | not enough time | not have (enough) time | almost finished/done |
      can/could/please you/u/we explain/go/help/do/show/have/review/practice/get/slow/repeat/use/make |
      can i have/get/use/come/stay | please explain/help/go/show/do | go over | go back over |
      "explain" ... again/more/better/slower/different | "show" me/us | again please | do it again | one more time | repeat* |
      tutor* | after school | stay after | at lunch | at recess | want more/help/to practice | would like more/help |
      wish we/i/you had/could/would/did | i want more | should do/have more | more ... please | practice more/first |
      need/needed to work/practice/study/learn | need to review | let us use | let me use | give us/me more/another/extra | help at/after |
      [next time] * | stop going/talking so fast | talk/talks/go/goes/going/went/move/moves/moving (too/so) fast | move on |
      bell rang | stay in | a video of/to | sit by/with me | check on/in me | some notes | please ... more/again/slower |
      wish class/it/math was longer/slower | calculator | notes | more like this | another example/problem/day/one/way |
      be able to | more often | hints | i would like | i want/wanna more | remind me | a second try | retake | ^help (me)$ |
      not have time | no time | still need/needs |
      need to bring/see/have/hear/include/add ... more | need ... more | would like to see/have more | more ... content | more attention to/on
    `),
    es: cell(`

      mas tiempo/practica/practicas/ejemplo/ejemplos/ayuda/minutos/problemas/despacio/lento/lenta/largo/rato/explicacion/dias/repaso/tarea |
      otro ejemplo | mas ejempl* | necesit* | me falta/falto/hace falta | falto tiempo | no alcanc* | no alcanz* |
      quiero/quisiera/queria mas/ayuda/practicar/otra/repasar | practicar mas/mucho/otra | mas practic* | mas despacio |
      muy rapido | tan rapido | no termin* | no acab* | no dio tiempo | no nos dio |
      que me/nos ayude/ayuden/explique/expliquen/deje/dejen/de/den | que expli*/ayude*/repit*/vaya*/vuelva |
      explic* otra/mejor/mas/despacio/de | repas* | puede/podria/podemos explicar*/ayudar*/repet*/repas*/practic*/hacer |
      ayudeme | me ayud* ... por favor | tutor* | despues de clases/clase/escuela | por favor |
      [ayudaria/ayudar ... proxima/vez] * | va/van/habla/explica/iba/vamos (muy/bien/tan) rapido | otro dia |
      una hoja/lista de/con pasos | calculadora | mas facil/faciles | otro problema | otra forma/manera | me gustaria |
      quisiera que/mas/otra | que no vaya/vayan/borre/quite | mas ... por favor | un video | quedarme/quedar despues |
      asesoria* | apuntes | vaya mas | todavia no necesit* | hace falta | falta/falto mas | necesitamos mas |
      "ocupo"/"ocupamos"/"ocupaba" | puede/podria ... otra vez | hacerlo/verlo/practicarlo otra vez
    `),
  },
  unless: {
    en: cell(`
      not need | i know i | no more | anymore | need to go/use/leave/pee | [next time] pizza |
      [next time] candy/snack/snacks/food/chips/party/recess/nap/sleep/donuts/taco/tacos/cookies/money/game/games/gum/lunch |
      [next time] partner | [next time] friend/friends | [next time] group/groups | [next time] pairs |
      [next time] no homework/school/math/test | [next time] nothing | [next time] next to | [next time] no one | ["helped"] * |
      [stuck] * | [how you solved] * | [learn] *
    `),
    es: cell(`
      no necesit* | no hace falta | no me falto | otra vez no | no ocup* | ya no | [hiciste] * | [te "ayudo"] * |
      [resolviste] * | [proxima vez] tacos/pizza/dulces/fiesta/"comida"/dormir/recreo/chocolate/galletas/nieve |
      [proxima vez] pareja/parejas | [proxima vez] companero/companera/amigo/amigos/amiga |
      [proxima vez] equipo/equipos/grupo/grupos | [proxima vez] ^nada | [proxima vez] ^no | [aprendiste] *
    `),
  },
  state: 'active',
};

export const noContent: Code = {
  id: 'no_content',
  name: 'No content',
  nameEs: 'Sin contenido',
  definition: 'idk, nothing, yes/no, empty.',
  include: 'the whole answer is one of these',
  exclude: 'any answer that says more',
  phrases: {
    en: cell(`
      ^$ |
      ^(um/uh/honestly/bro/bruh/well/oh/tbh/like) idk/dunno/dk/idek/idc/idgaf (lol/bro/bruh/man/sorry/tbh/what/really) (to) (say/write/put)$ |
      ^i/id dunno/dk/idk$ | ^(i) (really/honestly) dont (really) know (lol/sorry/yet/what) (to) (say/write/put)$ |
      ^(i) (have/got) no idea/clue (lol)$ | ^idk i (just) did it$ | ^idk i guess$ | ^not sure$ | ^im not sure$ |
      ^no/nope/nah/noo/nop/naw (not) (really/thanks/sorry/lol/sir/maam/thank/miss) (you)$ |
      ^yes/yeah/yea/yep/ya/yup/yess/yas/ye/yah/yees (i/we) (did/do/can/could/was) (a) (little/bit/lot/lol/sir/maam)$ |
      ^(no) nothing/nuthing/nothin/none/nun/nada/anything/something/stuff/things/lots/whatever (really/much/today/else/lol/new/of/to) (it/say/add/today)$ |
      ^not (a) (really/much/thing/lot)$ |
      ^na/x/xd/lol/lmao/idk/ok/okay/oki/k/kk/hi/hello/hey/bruh/bro/huh/skip/pass/same/hmm/hm/mm/mmm/um/uh/umm/ugh$ |
      ^maybe/kinda/sorta/probably/prob/perhaps/possibly/sometimes/somewhat (so/not/yes/no)$ | ^kind/sort/kinda/sorta of$ |
      ^a (little/lot/bit/tiny) (bit) (of) (stuff/things)$ | ^lots (of) (stuff/things)$ | ^(some) stuff/things$ |
      ^(yes/yeah/no) (i) think/"guess"/hope/suppose/believe (so/not/maybe)$ | ^i (just) did (it/the) (math/problem/work)$ |
      ^(i) just did (it/the) (math/problem/work)$ | ^i (just) solved it$ | ^by doing it/the (math/problem/work)$ | ^no comment$ |
      ^nothing (i) (can) (think) of$ | ^asd*$ | ^qwe*$ | ^jkl*$ | ^fgh*$ | ^hjk*$ | ^sdf*$ | ^dfg*$ | ^blah* (blah) (blah)$ |
      ^mmm*$ | ^hmm*$ | ^haha*$ | ^jaja*$ | ^aaa*$ | ^zzz*$ | ^xxx*$ | ^math$ | ^🤷$ | ^🤷 _$ |
      ^idk (man/dude/nothing/lol/maybe/anything)$ | ^dont know$ | ^just (math/stuff/work)$ |
      ^the (lesson/work/math/class/stuff)$ | ^(we/just) did math$ | ^work$ | ^math stuff$ | ^numbers$ | ^no not really$ |
      ^yes sir/maam$ | ^i dont (really) have (one/any/anything)$ |
      ^cant think of (anything/one)$ | ^🤷 _ _$ |
      ^nothing (im) good/fine/ok$ | ^(yeah/yes) sure$ | ^e/eh/ehh/eh$ | ^i (really) dont remember$ |
      ^no im good/fine/ok$ | ^(nothing/not/none) at all$ |
      ^nothing at all$ | ^so so$ | ^i dont need anything/nothing$ | ^no way$ |
      ^(nothing) (i) (dont) know$ | ^i forgot (already)$ | ^i dont think (anything/so)$ | ^zip (zero) (nothing)$ |
      ^not (really) anything$
    `),
    es: cell(`
      ^$ | ^(pues/mmm/este/la/ay/uy) (no) (lo/la) (verdad) no/nose/nada/nope/nel (lo) (se) (nada/la/pues) (verdad)$ |
      ^(pues/la) (verdad) no se (nada/que/maestra/jaja) (decir/poner/escribir)$ | ^nose (nada/que)$ |
      ^no (se/nose/nada/gracias/mucho/tanto)$ | ^si/sip/simon/sii/aja/ajá (un) (poco/mucho/hable/hablamos/puedo/podria)$ |
      ^si (si) (si)$ | ^nada (de) (nada/mas/maestra/hoy/nuevo)$ |
      ^nada/ninguna/ninguno/algo/cosas/muchas/varias (cosas/cosa)$ |
      ^na/idk/ok/okay/x/xd/jaja/lol/hola/equis/igual/mmm/mm/eh/pues/ps$ | ^tal vez$ | ^talvez$ | ^quizas$ | ^quiza$ | ^a veces$ |
      ^mas o menos$ | ^masomenos$ | ^un poco$ | ^un poquito$ | ^poquito$ | ^poco$ | ^mucho$ | ^creo (que) (si/no)$ |
      ^(yo) creo (que) si/no$ | ^(pues) si/sip (pues)$ | ^(yo) (nomas/solo/solamente/pues) (lo/la) hice (y) (ya)$ | ^lo hice$ |
      ^no tengo (ni) idea$ | ^ni idea$ | ^quien sabe$ | ^lo que sea$ | ^matematicas$ | ^no hay (nada)$ |
      ^no quiero (decir) (nada)$ | ^asd*$ | ^qwe*$ | ^jkl*$ | ^fgh*$ | ^mmm*$ | ^hmm*$ | ^jaja*$ | ^aaa*$ | ^zzz*$ | ^🤷$ |
      ^no (me) se (yo)$ | ^idk (la/no/se)$ | ^numeros$ | ^pues (bien/nada/si/no)$ |
      ^cosas de (matematicas/mate)$ | ^mate$ | ^no recuerdo$ | ^no me acuerdo$ | ^haciendolo$ | ^nomas asi$ | ^asi nomas$ |
      ^nomas$ | ^sin comentarios$ | ^no (lo) se (bien/maestra/mis)$ | ^la neta no (se)$ |
      ^claro (que) si$ | ^casi nada$ | ^no creo$ | ^no hay nada$ | ^maso$ |
      ^ninguna/ningun/ninguno (cosa/parte)$ | ^casi no$ |
      ^nada (asi) esta bien$
    `),
  },
  unless: { en: [], es: [] },
  state: 'active',
};
