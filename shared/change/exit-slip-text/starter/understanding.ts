import type { Code } from '../codebook.ts';
import { cell } from './cells.ts';

export const confused: Code = {
  id: 'confused',
  name: 'Confused / did not understand',
  nameEs: 'Confundido / no entendió',
  definition: 'Student says something was not understood or got mixed up.',
  include: 'mix-ups, lost, did not get it; whatever is named under "What was confusing?"',
  exclude: 'general dislike; \'not confused\'; bare "hard"',
  phrases: {
    en: cell(`
      confus* | lost | stuck | unclear | clueless | puzzled | baffled | not get | barely/"hardly" get/got | doesnt get | no get |
      cant get it | not understand/understood | not underst* | no understand | barely/"hardly" understand/understood |
      hard to understand | not make/made/making (any) sense | no sense | nothing makes/made/clicked/stuck | not click |
      not follow | mix/mixed/mixing up | mix/mixed/mixing ... up | mess/messed/messing (it/them) up | mess/messed up |
      jumbled/scrambled/tangled/fuzzy/blurry/foggy | gibberish | keep/kept switching/switch/mixing/forgetting/getting/losing |
      forgot/forget how/what/which/when/where/the/to/it | i forget/forgot | keep forgetting | not remember |
      not know/knew how/what/why/when/where/which/if/whether/who | no idea/clue | no idea |
      not sure how/what/why/when/where/which/if | cant tell/figure | lose/lost/losing my place | cant figure out | not figure |
      trouble figuring | over my head | another/different/other/chinese language |
      brain/mind/head stopped/hurts/froze/fried/died/blank | brain/head/mind ... blank/explode | went/goes/go/drew blank |
      blanked | in one ear | too hard/difficult/confusing/complicated | cant do | cant solve/start |
      thought i had/got/knew/understood | pretend* ... get/got/understand/understood/know/knew |
      always/keep/kept/still do/doing/did/get/getting/got/put/write/wrote ... wrong/backwards | lose/loose/losing track |
      how come | wait what | totally lost | what is/was going | whats going |
      [could/can you explain/teach] probably/prob/definitely not | [could/can you explain/teach] not well/really/good |
      [could/can you explain/teach] cant | [could/can you explain/teach] part no |
      [could/can you explain/teach] would mess/forget | [confusing/unclear/muddy/muddiest/confused/confuse/confuses] * |
      foreign language | head/mind was/is spinning | sink in | just guessed/guessing | random numbers | zoned out |
      which one is which | not there yet | still not | lost me | slipped my mind | cant picture/see how/why | not see how/why |
      everyone/everybody/others else gets/got/understands | wrong answer/answers | what does ... mean | what is/does it mean |
      i was like huh/what | huh | not tell which/if/what/the | would confuse | say/said i get/got/understand ... not/when |
      [could/can you explain/teach] not the/this | [could/can you explain/teach] no way | mind wandered |
      missed it/everything/that | homework is different | like spaghetti | no way i get | till i tried | until i tried |
      cant keep up | sounded like | does not add up | doesnt add up | not see where/what/how/why | cant see where/what/how/why
    `),
    es: cell(`
      confund* | confus* | no entend* | no entiend* | no comprend* | no le/lo/les entend* | apenas entend*/entiend* |
      poco entend*/entiend* | entendi nada | perdido/perdida | me perdi | me pierdo |
      estaba/estoy/ando perdido/perdida/perdidos | perdidos | equivoc* | equivoq* |
      me revolvi/revuelvo/enrede/enredo/trabe/trabo/atore/atoro/batallo/batalle | revuelv* | revolv* | enred* |
      hice/hago/hacia/hicimos bolas | bolas con | no hallo/halle/hallaba | no capto/capte/cache/cacho/agarro/agarre |
      no entra/entro/entran | no sale/salio/salen/salieron/salia | no queda/quedo claro | no esta/estaba/estuvo claro |
      no se como/que/cual/cuando/donde/cuanto/si/porque/por/bien | no sab* | no supe | ni idea | quien sabe | no acuerd* |
      no acord* | olvid* | no tiene/tenia/hace/hizo sentido | no sentido | nada tiene/tenia sentido |
      fue la onda/avion/tren/idea | se me va/fue/borra/borro | quede/quedo en blanco | en blanco | esta en chino | en chino |
      otro idioma | mezcl* | al reves | siempre/sigo ... mal | sale/salio/salen mal |
      no pude/puedo/podia hacer*/resolv*/explic*/empezar | demasiado/muy confuso/complicado/enredado | quedamos viendo |
      asi de what | [podrias/puedes explicar*/ensenar*] no bien/mucho | [podrias/puedes explicar*/ensenar*] no porque no |
      [podrias/puedes explicar*/ensenar*] parte no | [confundio/confuso/confunde/confundido] * | cabeza daba/da vueltas |
      adivin* | me quede igual | no pesco/pesque | no le se/encuentro/encontre | no veo/vi como/por | no distingo |
      cual es cual | no cuadra/cuadro | se me hizo/hace/hacen bolas | a medias | no me ... claro | respuesta mal/equivocada |
      me sale otro | me sale otra | batall* | no entienddo | ni entend* | no di/doy con |
      no se explic*/hacer*/resolv*/divid*/multiplic*/sumar/restar/usar/leer | ^no pude/puedo$ | ni yo entend*/entiend* |
      ni yo le entend*/entiend* | no veo/encuentro el chiste/sentido/caso | me sonaba/sono/suena a chino | no me checa |
      me dejo igual | cuesta trabajo entender | ^sepa
    `),
  },
  unless: {
    en: cell(`
      not confus*/lost/stuck/mixed | nothing confus* | nothing ... confus* | none ... confus* | no confusion | nobody confus* |
      not get to |
      not get (a/my/any/enough) turn/chance/help/enough/picked/called/along/done/finished/time/homework/sleep/bored/nervous/mad/scared |
      not forget | forgot/lost/forget my | forgot/forget to bring/say/tell/turn | less confus* | [stuck] stuck |
      [stuck] not stuck | [confusing/unclear/confused] ^nothing | [confusing/unclear/confused] nothing |
      [confusing/unclear/confused] none | [confusing/unclear/confused] easy |
      [confusing/unclear/confused] i understood/understand | [confusing/unclear/confused] got/get it/everything/all |
      [confusing/unclear/confused] made/makes sense | [confusing/unclear/confused] clicked/clear |
      [confusing/unclear/confused] all good | [confusing/unclear/confused] im good/fine | [confusing/unclear/confused] ^no |
      [confusing/unclear/confused] ^not (really) | [confusing/unclear/confused] nada |
      [confusing/unclear/confused] i was fine/good/ok | [confusing/unclear/confused] not a thing | guess and check |
      not as lost/confused/stuck | not get distracted/started/going/there
    `),
    es: cell(`
      no confund* | no me confund* | nada confus* | nada ... confus* | nada confund* | nada ... confund* | no perdi |
      no me perdi | no olvida | no equivoq* | no enred* | no hice bolas | perdi mi/el lapiz/libro/cuaderno |
      olvido/olvide mi/traer | ya no confund* | [atoraste] no atore | [atoraste] me atore | [atoro] me atore |
      [confundio/confuso/confunde] ^nada | [confundio/confuso/confunde] ninguna/ninguno | [confundio/confuso/confunde] facil |
      [confundio/confuso/confunde] si entend* | [confundio/confuso/confunde] entendi todo |
      [confundio/confuso/confunde] entendi a todo |
      [confundio/confuso/confunde] todo (estuvo/esta/fue/estaba) bien/claro/facil/clarito | [confundio/confuso/confunde] ^no |
      [confundio/confuso/confunde] nothing | miedo ... equivoc* | deje en blanco | deje blanco |
      [confundio/confuso/confunde] cero dudas | [confundio/confuso/confunde] ninguna duda
    `),
  },
  state: 'active',
};

export const understood: Code = {
  id: 'understood',
  name: 'Understood / can explain',
  nameEs: 'Entendió / puede explicar',
  definition: 'Student says they understand now or could explain it.',
  include: '"it clicked", "I could teach it", "nothing was confusing"',
  exclude: 'how they learn best: "I understand better when I see it"',
  phrases: {
    en: cell(`
      get/got/understand/understood/know/see/knew it now | i get it | i got it | now i get/got/understand/know/see |
      i now get/understand/know/see | finally get/got/understand/understood/know/see/made/makes/clicked | i understood |
      i understand | understood better/everything/all/it | make/makes/made (a/more) (lot/perfect) sense |
      can explain/teach/show/solve | could explain/teach/show | explain it to | can do it/this/that/them/these | can do ... now |
      can now | now i can | can ... by myself | can ... on my own | can ... without | do it by myself | know how to |
      i know how | i know what to | clicked | click | bulb/lightbulb | light went/turned/came on | aha | ah ha | eureka |
      i see why/how/what | see why | "talks" to me | "figured" it/out | got the hang | get the hang |
      it was (so/really/super/too/pretty/very/kinda) easy | its (so/really/super/too/pretty/very) easy | was easy | easy peasy |
      ^(so/too/super/very/pretty/really) easy | piece of cake | learned (how) to | learned how | not confused anymore |
      no longer confused | [confusing/unclear/feel] not lost/confused/confusing/stuck | nothing ... confusing |
      nothing confused | none of it was | i explained | i taught | get everything | got everything | understand everything |
      got all of it | got them all | i got this | master* | [confusing/unclear/confused] nothing i/it/its/everything/all |
      [confusing/unclear/confused] everything made/makes | [confusing/unclear/confused] i got/get it/everything/all |
      [confusing/unclear/confused] easy | [confusing/unclear/confused] all good |
      [could/can you explain/teach] would say/tell/show/draw/use/start/explain |
      [could/can you explain/teach] id say/tell/show/draw/use/start/explain |
      [could/can you explain/teach] ^yes/yeah/yea/yep/ya/yup/sure/ye/definitely/totally _ |
      [could/can you explain/teach] ^only if | [could/can you explain/teach] ^of course |
      [could/can you explain/teach] first part | [could/can you explain/teach] i could/can |
      [could/can you explain/teach] ^easy | [could/can you explain/teach] some of it |
      [could/can you explain/teach] ^tell/show/say/i'd | for sure | in my sleep | no sweat/problem | all came/come together |
      not need help anymore | got it right | finally stuck | a pro at | in your sleep | be the teacher | easily |
      without looking | without help | i can see how/why | i see it | see it now | i know this/it/what/why/when/the |
      could do it/this now/myself/alone | good at this | understand how/why/the/it | makes more sense | get how/why | not hard |
      nothing ... hard | now its easy | easy now | so easy | [learn] i can/could |
      [could/can you explain/teach] already did/have | already know/knew/understand/understood | eyes opened | seconds flat |
      in # seconds | [could/can you explain/teach] easily/totally/yes | knew/know what i was/am/im doing |
      couldnt do before/yesterday
    `),
    es: cell(`
      ya entend* | ya entiend* | ya comprend* | si entend* | si entiend* | entend* mejor/todo/bien/como | entend* a todo |
      ahora entiend*/entend*/se/puedo/veo/comprendo | ahora si | le entendi | lo entendi | entiendo como/por |
      ya se como/hacer*/cual/que/cuando/por | ya se | ya puedo/pude | ya veo/vi | ya sale/salio/salen/supe |
      ya hallamos/halle/hallo | ya agarr* | ya la onda | ya capt* | ya cach* | agarre la onda | ya caigo | cayo el veinte |
      cayo el 20 | prendio el foco | "puedo" explic*/ensen*/hacer*/resolv* | podria explic*/ensen* | puedo ... sola/solo |
      se lo puedo | se lo podria | se "hacerlo" | sin ayuda | fue/es/esta/estuvo/estaba (muy/bien/super/re/tan) facil* |
      facilito | si facil | bien facil | muy facil | ^facil | super facil | aprendi a | logre | lo logre |
      tiene/hizo/tuvo/hace sentido | quedo claro | esta claro | todo claro | no perdi hoy | no confund* | se lo "explique" |
      le "explique" a/y | le ensene | [confundio/confuso/confunde] no me perdi |
      [confundio/confuso/confunde] todo (estuvo/esta/fue/estaba) bien/claro/facil/clarito |
      [confundio/confuso/confunde] nada entend* | [confundio/confuso/confunde] nada todo | [confundio/confuso/confunde] entendi |
      [confundio/confuso/confunde] nada ... confund* |
      [podrias/puedes explicar*/ensenar*] le diria/mostraria/dibujaria/explicaria/ensenaria |
      [podrias/puedes explicar*/ensenar*] diria | [podrias/puedes explicar*/ensenar*] ^si _ |
      [podrias/puedes explicar*/ensenar*] ^claro | [podrias/puedes explicar*/ensenar*] solo si |
      [podrias/puedes explicar*/ensenar*] primera parte | [podrias/puedes explicar*/ensenar*] se lo |
      [podrias/puedes explicar*/ensenar*] que piense | con los ojos cerrados | sin problema | lo "puedo" hacer |
      pude ... solo/sola | ya no ayuda | ya no dudas | facilisimo | como pan comido | pan comido | con mis palabras |
      quedo clarisimo | pude explic* | ya me quedo | ya lo domino | domin* | entendi como/que/por | entendi | comprendi |
      aprendi como/hacer* | no era/fue/es/estuvo dificil | nada ... dificil | [aprendiste] puedo | cero/ninguna dudas/duda |
      no tengo duda/dudas | sin dudas | facilmente | se me abrieron los ojos |
      [podrias/puedes explicar*/ensenar*] con dibujo/dibujos/dibujitos/fichas | [podrias/puedes explicar*/ensenar*] "si"$
    `),
  },
  unless: {
    en: cell(`
      not get | not understand/understood | doesnt get | barely/"hardly" get/got/understand | thought i got/get/understood |
      understand/understood/learn better when/if/with | not make sense | no sense | makes no | not figure | cant figure |
      not see | not easy | wasnt easy | cant do/explain/teach/show | not clicked | not click | nothing makes/made/clicked |
      pretend* | fake* | wish i | want to | help me understand/know | so i can | if i get | easy part | until | before i |
      not get it | not really | i understand/get why you | say/said i get/got/understand | so it make* | i think i get it |
      not know
    `),
    es: cell(`
      no entend* | no entiend* | no sab* | no se | no sale/salio | no puedo | no facil | no tiene sentido | no sentido |
      entiend* mejor cuando/si/con | para entender | nunca entend* | apenas entend* | hice como que | hago como que | fing* |
      no logr* | si entiendo mejor | quiero entend* | ni yo | ni entend* | ni le
    `),
  },
  state: 'active',
};
