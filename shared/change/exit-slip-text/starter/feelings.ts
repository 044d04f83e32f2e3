import type { Code } from '../codebook.ts';
import { cell } from './cells.ts';

export const feelingPositive: Code = {
  id: 'feeling_positive',
  name: 'Feeling: good / enjoyed',
  nameEs: 'Sentimiento: bien / le gustó',
  definition: 'Positive feeling about the lesson.',
  include: 'fun, proud, liked it, not afraid any more',
  exclude: '"fine", "okay"',
  phrases: {
    en: cell(`
      i like/liked/love/loved/enjoy/enjoyed | we like/liked/love/loved | "liked" it/when/how/this/that/the | loved it |
      fun/funner/funnest | enjoy* | enjoyed |
      feel/feeling/felt/feels (so/really/pretty/very/super/more/kinda) good/great/happy/proud/confident/smart/smarter/better/amazing/awesome/calm/excited/nice/strong/relaxed/comfortable/ready/accomplished |
      proud | happy | excited/exciting | confident/confidence | awesome | amazing | cool | great day |
      best day/class/math/lesson/part | good day | favorite | rock star | rockstar | genius | interesting | glad | hooray | yay |
      woohoo | relieved | calm/relaxed | not scary/scared/nervous/afraid/worried/bad/hate anymore | not hate |
      not as scary/bad/hard/boring | hard but i did | (explained/teach/teaches/explain) it good/well | explained it good |
      made me like/happy/smile/feel | smile* | smart | like a boss/pro/genius/champ |
      better than/then yesterday/before/usual/last | on top of the world | on fire |
      [feel] ^(really/pretty/so/very/super/kinda) good/great/happy/awesome/nice/better/amazing/cool/confident/smart/calm/excited/fantastic/wonderful/proud |
      [feel] good/great | [feel] better | [feel] easy | [feel] i did it | [feel] loved | 😀 | 😃 | 😄 | 😁 | 😊 | 🙂 | 😎 | 🤩 | 🥳 | 👍 |
      ❤ | 🎉 | 💪 | 🔥 | not want it/class to end/stop | wanted to keep | went by fast | time flew | flew by |
      first time i liked/got/understood | feel like i can/could/did | lit | slay | goated | pretty good | smiling |
      finally did it | less nervous/worried/scared/stressed | a lot better | getting better |
      math is fun/cool/great/ok now/good | chill | comfortable | getting somewhere | good mood | not as bad | i can do hard |
      joyful/cheerful/thrilled/thankful/grateful/hopeful | felt seen/heard/included | # out of # | good/better at math |
      i am good at | finally on the team | part of the team | [feel] high five | i did it$ |
      great/good/awesome/wonderful/excellent/strong beginning/start/session/lesson/conversation/learning/team |
      explain/explains/explained/teach/teaches good/well
    `),
    es: cell(`
      me gust* | gusta cuando | me encant* | encanto | divert* | divirt* | feliz | contento/contenta | orgullos* | alegre* |
      emocionad* | emocionante | chido | padrisimo | genial | cool | chevere | interesante | a gusto | tranquil* | relajad* |
      confianza | favorit* |
      senti/siento/sentia/sentí (muy/bien/super/mas/mucho) bien/mejor/feliz/capaz/seguro/segura/segura/listo/lista/inteligente/orgulloso |
      lo logre | logre | explic* bien | ya no miedo/nervios* | ya no da miedo | la pase/paso bien | mi clase favorita |
      el mejor | que bueno | fun | happy | proud | gozo | disfrut* |
      [sentiste] ^(muy/bien/super/re/mas/bastante) bien/mejor/feliz/chido/genial/padre/excelente/contento/suave |
      [sentiste] bien | [sentiste] mejor | 😀 | 😃 | 😄 | 😁 | 😊 | 🙂 | 😎 | 🤩 | 🥳 | 👍 | ❤ | 🎉 | 💪 | queria seguir |
      no queria que acabara/terminara | paso rapido | se me hizo corto/corta/rapido | primera vez que me | bonito/bonita |
      con ganas | que padre/chido | chida | sonri* | soy bueno/buena | mas tranquilo/tranquila/seguro/segura/confianza |
      menos nervios* | me sentia parte | se sintio bien | bien chido | pez en el agua | ojala ... todos los dias |
      contenta/contento | buen/gran/excelente inicio/comienzo/principio/sesion/clase | que/muy/bien/estuvo/fue padre/suave |
      inteligente
    `),
  },
  unless: {
    en: cell(`
      not like/fun/happy/good/great/enjoy/excited/proud/confident/feel/interesting/cool |
      not feel (so/very) good/great/happy/confident/smart | wish it was fun | not so good | i like working alone |
      [feel] feel like | [feel] like i am/im | [feel] like a failure/loser/idiot/zombie | would like | like a baby |
      would be fun/cool | smart kids/people/board | not smart | not the best | the best teacher | best guess | [explain] like |
      [feel] not good/great | bored | no fun | [feel] good but | funny
    `),
    es: cell(`
      no gust* | no me gust* | no gusto | no bien | no muy bien | no diverti* | no feliz | no senti/siento bien | mas o menos |
      no muy | tan bien no | no me diverti | mi padre | padres | no entend* bien | quisiera
    `),
  },
  state: 'active',
};

export const feelingNegative: Code = {
  id: 'feeling_negative',
  name: 'Feeling: bored / worried',
  nameEs: 'Sentimiento: aburrido / preocupado',
  definition: 'Negative feeling.',
  include: 'scared, frustrated, close to tears, looking at the clock',
  exclude: 'hungry; "not nervous"',
  phrases: {
    en: cell(`
      bore | bored | boring | boredom | scared/scary | afraid | worried/worry/worries/worrying | frustrat* | nervous* |
      anxious/anxiety | stress* | hate/hated | mad | angry | annoy* | sad | cry/cried/crying/cries/tears | upset | depress* |
      overwhelm* | panic* | pressure* | hopeless | ashamed | embarrass* | discourag* | disappoint* | lonely | left out |
      ignored | gave/give/giving up | want/wanted to leave/quit/cry/scream/sleep/hide | clock |
      stomach/tummy/belly/head ... hurts/hurt/ache/aches | stomachache | headache |
      hands/hand/heart/knees/legs ... shaking/shaky/sweaty/sweating/racing/pounding/beating/shake/sweat | sweat* |
      feel/felt/feeling/feels (so/really/very/pretty/like/kinda) dumb/stupid/bad/sad/terrible/horrible/awful/sick/small/useless/slow/weird/alone/behind/invisible |
      dumb/stupid | not smart | awful | terrible | horrible | worst | suck/sucks/sucked |
      not like math/this/it/the/class/fractions/when/today/word | not fun/happy/enjoy | no fun | not feel good/great |
      not good/great | the only one | ugh | ruined | dread* | want to disappear | bad at math | rather be | laughed at me |
      makes me mad/sad | so slow | took forever | takes forever | never ends | [feel] tired | [feel] sleepy | [feel] bad |
      [feel] not good/great/well | [feel] horrible | [feel] exhausted | [feel] asleep | [feel] dumb | [feel] slow |
      [feel] like i wanted | [feel] like crying | [feel] wanted to | [feel] done | 😴 | 😭 | 😢 | 😡 | 😠 | 😞 | 😔 | 😟 | 😕 | ☹ | 🙁 |
      😫 | 😩 | 😰 | 😱 | 😤 | 😖 | 💀 | 😒 | 🥱 | 👎 | 🤯 | head down | throw my |
      felt/feel (so/like/the) small/dumbest/last/invisible/nothing/failure/loser | the dumbest |
      everyone/everybody finished/done | butterflies | heart beat/beating/racing/pounding | when is it over | so long/slow |
      dragged | fell/fall/falling asleep | almost cried/cry/slept | zzz* | not my day | blah | embarrassing |
      yell/yelled/yelling/yells | mean to me | cant wait to leave | wanted/want it to be over/end | be over | hot and |
      rip/ripped my | counting the minutes | lost hope | give me anxiety | want/wanted to go home | staying/stay awake |
      throw up | left behind | behind everyone/everybody | grumpy | moody | miserable | heart ... fast | went ... slow |
      sick to | puke | pissed | crap | irritated | not belong | nobody/noone wanted/wants/likes/talks |
      no one wanted/wants/likes | nobody likes | [feel] small/invisible/behind/alone/stupid/worried/anxious/stressed |
      ahead of me | out of place
    `),
    es: cell(`
      aburr* | miedo | frustr* | nervi* | odi* | preocup* | triste* | enoj* | coraje | llor* | pena | verguenza | ansi* |
      estres* | desesper* | presion | panico | asust* | sol/sola siento | mal senti/siento |
      senti/siento/sentia mal/tonto/tonta/menso/mensa/triste/sola/solo/burro |
      senti/siento/sentia (muy/bien/un/poco/bastante) mal/tonto/tonta/menso/mensa/triste/burro/chiquito |
      duele/dolia/dolio (la/el/mi) panza/estomago/cabeza/barriga | panza | timbre | reloj |
      queria/quiero irme/ir/llorar/salir/dormir* | quiero/queria que acabe/termine/acabara/terminara | flojera | "hueva" |
      harto/harta | fastidi* | me rendi | rendi | cansad* ... clase | no gust* | no me gust* |
      "temblaba"/"temblaban"/"sudaba"/"sudaban" | fatal | horrible | pesimo | feo | da cosa | tonto/tonta/menso/mensa |
      [sentiste] mal | [sentiste] cansado/cansada | [sentiste] con sueno | [sentiste] sueno | [sentiste] ^no bien |
      [sentiste] bored | [sentiste] triste | 😴 | 😭 | 😢 | 😡 | 😠 | 😞 | 😔 | 😟 | 😕 | ☹ | 🙁 | 😫 | 😩 | 😰 | 😱 | 😤 | 😖 | 💀 | 😒 | 🥱 | 👎 |
      dormi/dormia/dormir en clase | me dormia | mariposas | corazon | se me hizo largo/larga/eterno | eterno/eterna | rompi |
      "gritaron"/"gritaban"/"regano"/"reganaron"/"reganan"/"regana" | se burlaron | sol* y | que se acabe/acabara |
      ya no aguanto/aguantaba | mal rato | incomod* | no queria venir/estar/pasar | dolor de | ganas de llorar/irme/salir |
      no me senti bien | no era para mi | nudo en
    `),
  },
  unless: {
    en: cell(`
      not bored/boring/scared/scary/afraid/worried/nervous/stressed/mad/sad/upset/bad/anxious/frustrated/as/hate |
      not feel bad/dumb/stupid | no longer scared/nervous/afraid | less nervous/scared/worried/stressed | no pressure |
      not worried | dumb down | stupid mistake | dumb mistake | bad weather | clockwise | on the clock face | telling time |
      think im dumb | look dumb/stupid | looking dumb | [helped] clock | [explain how] clock | even though ... scared |
      not be scared | not give up | never give up | without being scared/nervous/afraid/shy
    `),
    es: cell(`
      no nervi* | no me senti nervi* | no miedo | ya no miedo | ya no da miedo | no aburr* | no me aburr* | no pena |
      no preocup* | no enoj* | no estoy enoj* | no triste | no frustr* | sin miedo | pensar que soy | vale la pena |
      menos nervios* | que soy menso/tonto | de mi ingles | no mal | no estoy triste | no lloré | no tener miedo/pena
    `),
  },
  state: 'active',
};
