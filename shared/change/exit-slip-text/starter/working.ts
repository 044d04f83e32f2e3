import type { Code } from '../codebook.ts';
import { cell } from './cells.ts';

export const peers: Code = {
  id: 'peers',
  name: 'Talking / working with others',
  nameEs: 'Hablar o trabajar con otros',
  definition: 'Partner, group or class talk is mentioned (good or bad).',
  include:
    'partner, table, team, "the kid next to me"; whatever is told under "Did you talk with your partner?"',
  exclude: 'the teacher talking; what the problem talks about',
  phrases: {
    en: cell(`
      partner* | pair/pairs | friend | buddy/buddies/bestie/bff | classmat* | tablemat* | teammat* | team | together | neighbor |
      at my table | kid/girl/boy/kids/person/guy/people/student next/beside/behind/across | next to me | sit/sits/sat next/by |
      other kids/people/students/groups/person/peoples/kid/friends | someone/somebody/anyone/everyone/everybody else | "others" |
      each other | eachother | both of us | one another | us two | the two of us |
      we talked/argued/worked/compared/shared/discussed/checked/agreed/disagreed/helped/took/traded/figured/explained/both |
      we each | we all | let us talk/work | talk/talked/talking with/to/it | talk/talked/talking ... through/out/over |
      turn and talk | discuss* | work/worked/working with my/a/the/someone/others/people/them/him/her |
      they explained/showed/helped/put/told | he/she explained/showed/helped/told | helped each |
      share/shared/sharing our/my/ideas/answers/with | classmates | whole class talk | class discussion |
      i helped/taught/told/showed him/her/them/my/someone/another | not talk/talked | told him/her/them | argue/argued/arguing |
      [partner/classmate/group] * | me and my/him/her/them | me and _ did/made/got/worked/talked/figured |
      and me did/made/got/worked/talked/figured | _ and i did/made/got/worked/talked/figured | compar* answers/our/with |
      we ... different/same answer/answers | listened/listening to me/others/them/how |
      nobody/noone listens/listened/talks/talked | no one listens/listened/talks/talked/lets | high fived | across from me |
      elbow/shoulder partner | in my group | explain/explaining it to someone/somebody/my/a/other/another |
      teach/teaching my/someone/somebody | shared with | took turns | copied off/from | my seat partner | switched papers |
      work/working/worked/works alone/by | work/worked/working it out with | present/presenting to |
      everyone/everybody/people talks/talk/talking | talk time | partner talk | kid words | whispered to | my/our table |
      "group" | group work | my/our/other/small/different groups | help/helped/helping him/her/another/someone/classmates |
      work/works/working/worked with somebody/anyone/boys/girls/kids/friends/classmates/others | as a class
    `),
    es: cell(`
      companer* | companier* | pareja/parejas | amigo/amiga/amigos/amigas | equipo | partner | juntos/juntas |
      mi/nuestra/la mesa | de mesa | al lado | de junto | otros/otras ninos/compas | entre los/las dos/todos/todas |
      entre dos/todos | los dos estabamos/pensamos/hicimos/teniamos/nos | ambos | unos a otros | "compas"/"compa" |
      cuates/cuate | vecino | "hablamos"/"platicamos"/"discutimos"/"comparamos"/"compartimos"/"trabajamos"/"peleamos" |
      habl*/platic* con | platic* | hablar con/de/enfrente | en equipo/grupo/pareja/parejas | enfrente de todos |
      frente a todos | trabaj* con | me ayudo/ayudaron/explico/explicaron/enseno mi |
      me ayudo/ayudaron/explico/explicaron mi/un/una/los | le ayude/explique/dije a mi | ya se lo explique | le explique |
      nos ayudamos/quedamos/pusimos/dijimos | [companero/pareja/equipo] * | comparamos/comparar respuestas | yo y mi/el/ella |
      yo hice la/el ... el/ella | mi amigo/primo/prima/hermano/hermana me | nadie me hizo/hace/escucha/escucho/habla/hablo |
      no me deja/dejan/dejo hablar | escuchar a/como otros/los/mis/mi | otros ninos | de mi mesa | una nina/un nino me |
      me dijo/enseno/explico como mi | "ayudarnos" | explicar* a mi/un/una/alguien | alguien mas | los de mi | todos juntos |
      nos turnamos | turnamos | por turnos | unos con otros | conmigo | poner*/ponernos/estuvimos/quedamos de acuerdo |
      deja/dejo/deje/dejen hablar/platicar | hablar en espanol con | los otros$ | los demas$ |
      los/las otros/otras ninos/ninas/companeros/companeras/grupos/equipos | a los demas/otros | como ... los otros/demas |
      "grupo"
    `),
  },
  unless: {
    en: cell(`
      "talks" to me | put/putting ... together | all together | what friend | [friend] to/for my friend | [friend] a friend |
      bar/number/fact pair | ordered pair | [partner] ^no time | fit/go/goes/come/comes/came together | group of # |
      group the numbers/tens/ones
    `),
    es: cell(`
      [amigo] a un amigo | [amigo] que amigo | tabla | grupo de #
    `),
  },
  state: 'active',
};

export const representation: Code = {
  id: 'representation',
  name: 'Drawing / model / picture',
  nameEs: 'Dibujo / modelo',
  definition: 'A picture, model or number line is mentioned.',
  include: 'blocks, tiles, chips, strips, bars, dots, arrays, tape diagrams',
  exclude: 'pictures in the head of no kind; multiplication charts',
  phrases: {
    en: cell(`
      draw | drew | drawn | drawing | sketch* | pictur* | model* | diagram* | number line | numberline | numberlines |
      on/the/a/of/with line | number lines | tape | bar/bars | area model | box/boxes | boxs | block/blocks | cube/cubes |
      tile/tiles | counters | chip/chips | dot/dots | circle/circles | square/squares | rectangle/rectangles | array/arrays |
      strip/strips | grid | graph paper | base ten | manipulativ* | visual* | arrow/arrows | shade/shaded/shading |
      tally/tallies | sticks | stick figures | pie/pies | beans | coins | cut ... paper | fold/folded/folding ... paper |
      "folded" | color/colored/coloring in/the | paper strips | fraction circles/tiles/bars | dominoes | cuisenaire |
      made/make/making a chart/table/graph/picture/list | number bond/bonds | ten/hundred/hundreds frame/grid/chart/block |
      slices | marbles | popsicle | rows | lines | little lines/squares/circles/boxes |
      hop/hops/hopped/hopping/jump/jumps/jumping/jumped on/along/by/# | poster | thermometer | balance | legos |
      hash/tick marks | tallys
    `),
    es: cell(`
      dibuj* | modelo/modelos | recta | linea/lineas de | la/una/mi linea | diagrama* | bar model | number line | tape diagram |
      esquema | barra/barras | cuadro/cuadros/cuadritos/cuadrito/cuadrado/cuadrados | bolita/bolitas | circulo/circulos |
      rectangulo/rectangulos | bloque/bloques | cubo/cubos/cubitos | ficha/fichas | palitos/palito/rayitas/rayita | "puntitos" |
      tiras/tirita/tiritas | imagen* | figura* | pint* | colore* | rectang* | arreglo | foto | dibujito* | flechas |
      doble/doblamos/doblar papel/hoja | drawing | picture | frijoles | cajas/cajitas | "rayas"/"lineas" | trazo/trazar/trace |
      rectangulito | pastel/pasteles/pizzas partidos/partido/de | tabla de doble/razones | manipul* | cubitos | popotes |
      "partir"/"partí"/"partimos"/"parti" | doble/doblamos/doblar/doblando la/el/papel/hoja |
      "saltos"/"saltitos"/"brincos"/"brinquitos" en/de | tabla de valores | hice/hacer/haciendo/hicimos una tabla |
      con una tabla de
    `),
  },
  unless: {
    en: cell(`
      square/squared root | perfect square | circle/circled/circling (the/my/important/key) words/word/numbers/question/answer |
      box plot | bar graph | pie chart | color* outside | area of | a line | line up | in line | end of the line | bars of |
      snack bar | candy bar | dot goes | the dot | decimal dot | square feet/inches/units/number
    `),
    es: cell(`
      raiz cuadrada | el punto | puntos extra | encerre en un circulo | encerre | puntos negativos
    `),
  },
  state: 'active',
};
