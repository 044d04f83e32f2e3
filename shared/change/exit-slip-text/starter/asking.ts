import type { Code } from '../codebook.ts';
import { cell } from './cells.ts';

export const asked: Code = {
  id: 'asked',
  name: 'Asked a question',
  nameEs: 'Hizo una pregunta',
  definition: 'Student asked when unsure.',
  include: 'raised a hand, called the teacher over, asked a friend',
  exclude: 'wanted to ask and did not; being asked by somebody',
  phrases: {
    en: cell(`
      i/we "asked" | ^"asked" |
      "asked" my/the/a/ms/mr/mrs/miss/him/her/them/you/u/for/someone/somebody/another/other/if/how/why/what/teacher/partner/friend/question/questions/to |
      and "asked" | did ask | asking my/the/a/for/you/questions/ms/mr/someone | ask for help | i will ask |
      raise/raised/raising/rasied (my/a) hand | put/putting/had (my) hand up | put up my hand | my hand up | hand up |
      "called" you/u/the/my/ms/mr/her/him/teacher | call/calling you/u/the/my/ms/mr/her/him ... over | waved/waving you/at |
      went up to | went to you/the/your/ms/mr teacher/desk | went to your/the desk | went to ms/mr | came up to you |
      told the/my/you/ms/mr/him/her/them/u ... not get/understand/know | told ... come/lost/confused/stuck/help |
      told ... i ... lost/confused/stuck | told/said/like ... can/could u/you | said im/i lost/confused/stuck |
      said i need/needed | said i was lost/confused/stuck | said i not | got help from | get help from | told you/u i |
      had/have a question | asked again | my hand went up | got your/the attention | got your attention |
      i said/told can/could/help/wait | tapped my/the | whispered to | because i raised/asked | i told you/u/the/ms/mr i |
      i needed help so | pulled/tugged on your/her/his/the | flagged you/the/her/him | went up and asked/asking | going up and |
      "asking" why/how/what/again | whispered can/help
    `),
    es: cell(`
      i asked | "pregunte" | le/les pregunt* | pregunto/preguntamos a/al/con/si/como/que/por | preguntarle* | "preguntando" |
      pregunt* a/al/si/como/por | hice/hago/hicimos una/la/mi/muchas/otra pregunta/preguntas | hice/hago preguntas |
      hice pregunta | levante/levanto/alce/alzo/subi/levantar/levantando la/mi/mano | levant*/alz*/alc* mano |
      pedi/pido/pedir/pedirle/pedimos ayuda | pedi ayuda | pedi que | le/les dije a/al ... maestra/mis/mister/maestro |
      dije que no | llame/hable/llamo a/al maestra/maestro/mis/mister/la/el |
      fui con/a/al ... maestra/maestro/mis/mister/escritorio | pedi a/al/mi/otra | me lo explica otra | explique otra vez |
      explicara otra vez | que me explicara | le dije que no/repitiera | le dije ayud*/explic*/no/me | le dije a | dije que me |
      le grite | le hable a | fui a preguntar | "pregunté" | hacer/haciendo preguntas | hacer una pregunta | la sena a |
      le jale | susurr* a
    `),
  },
  unless: {
    en: cell(`
      not ask | never ask | not want/like/wanna (to) ask | scared/afraid/shy/nervous/embarrassed/ashamed/worried to ask/raise |
      too ... to ask/raise | want/wanted to ask | "asked" me/us | problem/question asked/asks/asking/ask | wish i | should ask |
      not raise | never raise | not put | put it back | put it down | asked to go | hand down | if i asked | [learn] *
    `),
    es: cell(`
      no pregunt* | nunca pregunt* | miedo | pena | verguenza | queria pregunt* | quiero pregunt* | no le pregunt* | no levant* |
      no alce | no quise | no quiero | me pregunt* | que/la pregunta | bien preguntar | no pedi | no hice | [aprendiste] *
    `),
  },
  state: 'active',
};

export const afraidToAsk: Code = {
  id: 'afraid_to_ask',
  name: 'Did not ask / afraid to ask',
  nameEs: 'No preguntó / miedo de preguntar',
  definition: 'Student held back from asking.',
  include: 'put the hand down again, stayed quiet, pretended to understand, afraid to be laughed at',
  exclude: 'afraid of a test; asked although shy',
  phrases: {
    en: cell(`
      scared/afraid/nervous/shy/embarrassed/ashamed/worried/anxious to ask/raise/talk/speak/share/say/answer/tell/put |
      scared/afraid/nervous/shy/embarrassed/worried of asking/raising/talking/looking/being/people/what | shy | embarrass* |
      scared/afraid/nervous/shy/embarrassed ... ask/hand/raise/wrong/laugh/talk | not ask | never ask | not asked | not ask for |
      not like/want/wanna/dare (to) ask/asking/talk/raise/share/speak | hate asking/raising | hard to ask | hate being called |
      hate/when/if ... call on me | too scared/shy/nervous/embarrassed/afraid | want/wanted to ask | wish i asked |
      wish i had asked | not raise | never raise | not raise my hand | not put my hand | put it back | put it down |
      put my hand down | hand down | hand back | stay/stayed/kept/keep/was/sat/be quiet/silent | just quiet |
      not say anything/nothing/it | not tell anyone/anybody/you/u/nobody | said nothing | not speak/talk up |
      will/would/might/they/everyone/people/kids/always laugh/laughed/laughs | laugh/laughed/laughing at |
      make/made/makes/making fun | think/thinks/thought i/im/i'm (am/was) dumb/stupid/slow/dum |
      look/looked/sound/seem dumb/stupid/dum | feel/felt dumb/stupid ... asking | dumb/stupid question/questions | pretend* |
      fake* it/like/that | act/acted/acting like | just nodded | nodded | not call on me | hoping/hoped/hope ... not call |
      not want ... to know/see/hear/think/laugh | kept it to myself | keep it to myself | too many people |
      in front of everyone/everybody/people/the/class |
      everyone/everybody/people/they/all looks/looking/look/stare/stares/staring/turns/turning at/around |
      what if ... wrong/dumb/stupid/laugh | not want to be/get wrong | be wrong in | keep my hand |
      hope/hoped/hoping/wait/waited/waiting ... someone/somebody/anyone ... ask/raise |
      looks/look/looked like im/i working/writing/busy/doing | pretending | said i was fine/ok/good | nod/nodding |
      looked at my paper | keep/kept them in | my face gets/got red/hot | my voice | hide/hid/hiding |
      bother you/her/him/people | not want to bother/look/seem/sound | waste your time | chicken out | hold/held back |
      not brave | act like i | to not/be called on | not ... called on | 
       not like/want ... see/looking my/at | courage/guts to | brave/braver enough |
      mouth shut | not pick me | not call me | hid behind/under/in | scared/afraid/nervous/worried ... called on |
      say/said i "get" | say/said i understand/understood
    `),
    es: cell(`
      miedo/pena/verguenza de/a/para pregunt*/habl*/decir*/levant*/particip*/alzar/contest*/equivoc*/que | pena/verguenza |
      no pregunt* | nunca pregunt* | no le pregunt* | no quise/quiero/queria/gusta pregunt*/habl*/decir*/levant*/particip*/que |
      queria pregunt* | no levant* mano | no alc*/alz* mano | no levant* | no dije/digo nada | no dije | no le dije/digo nada |
      no digo | mejor no | me dio/da/daba pena/verguenza/miedo | quede/quedo/quedaba callado/callada |
      "callado"/"callada"/"callados"/"calladito"/"calladita" | me calle/callo |
      no hablo/hable porque/en/con/de/mucho/nunca/mejor | ^no hablo/hable | no particip* | fing* | hice/hago como que |
      como que entend*/entiend* | burl* | se rien/reian/rieron/rian | reir/rian/rien de mi |
      van/vayan a pensar/reir/burlar/decir | piensen/crean/digan que | soy/estoy/es menso/mensa/tonto/tonta/burro/burra/bruto |
      penoso/penosa | timido/timida | decir que no | baje la mano | me dio pena | todos me ven/miran/voltean/vean/miren |
      me ven feo | voltean a verme | y si esta/estoy/me equivoco/mal | otro pregunte/pregunta* | otro/otra/alguien pregunt* |
      dije que estaba bien/si | nomas dije que si | no molestar/moleste | no quiero/queria molestar/quedar/verme |
      me pongo/puse rojo/roja | me escond* | me hago/hice el/la | no me animo/anime/atrevo/atrevi/atrevia | anim* a pregunt* |
      hacer el ridiculo | ridiculo | me hice que | que no me pase/pasen/pregunte/pregunten | no me pase/pasen al |
      no gust* que me pregunt*/pase*/vean | digo/dije que si/ya entend*/entiend* |
      da/daba/dio cosa/nervios/nervio pregunt*/habl*/decir*/levant*
    `),
  },
  unless: {
    en: cell(`
      even though ... shy/scared | not shy/scared/afraid/embarrassed/nervous | no longer scared/afraid/shy | not need to ask |
      not have to ask | not laugh | we laughed | not ask because i knew | without being | used to be | never laugh | not shy |
      quiet kids/class/room | is/are/too quiet
    `),
    es: cell(`
      no pena/miedo/verguenza | no me dio/da pena/miedo/verguenza | ya no pena/miedo | sin miedo/pena | aunque pena/miedo |
      vale la pena | no necesit* | no hubo necesidad | tarea | examen | casa
    `),
  },
  state: 'active',
};
