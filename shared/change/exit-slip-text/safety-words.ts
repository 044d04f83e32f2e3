import type { PhrasesByLanguage } from './codebook.ts';
import { cell } from './starter/cells.ts';

/** What a worry is about: decides nothing but the order in which people look. */
export type SafetyKind = 'self-harm' | 'harmed by others' | 'threat' | 'no safe place';

export type SafetyWords = Readonly<
  Record<SafetyKind, { readonly phrases: PhrasesByLanguage; readonly unless: PhrasesByLanguage }>
>;

/** The shipped list, English and Spanish. The district owns it: any kind can be replaced. Phrase syntax as in the codebook. */
export const safetyWords: SafetyWords = {
  'self-harm': {
    phrases: {
      en: cell(`
        kill/killing/hurt/hurting/cut/cutting/harm/harming/stab/hang (my) myself | kill my self | kms | suicid* | self harm |
        cut/cutting my arm/arms/wrist/wrists/leg/legs | want/wanna/wanted to die | wanna die | rather die/be dead |
        wish i was/were dead/gone/never | wish i was never born | wish i died | wish i not alive/born/here/exist |
        wish i wasnt here/alive/born | not want to live/exist/wake | not want to be alive/here ... anymore/anywhere |
        not want to be alive | not wanna live/exist/wake | not wanna be alive/here | tired of living/life/being alive |
        not worth living | no reason/point to live/living | no point in living/life | end/ending my/it life/all | end it all |
        better off dead/without me/if | nobody/noone would/will miss/care/notice | no one would/will miss/care/notice |
        was/were dead | want/wanna to disappear forever | hate my life | hate being alive | done with life | hate myself |
        cant do this/it/life anymore | cant take it/this anymore | want it all to stop |
        whats the point of/in life/living/anything | nobody/noone would/will cry/remember | no one would/will cry/remember |
        everyone/everybody/they would/will be better/happier without | be better/happier without me | disappear and nobody/no |
        could/just/want to disappear | not want to wake up | never wake up | sleep forever | feel like dying |
        thinking/think/thought about dying/death/killing/suicide | everything is pointless |
        i feel empty/hopeless/worthless/numb | worthless | scars/cuts on my | starve/starving myself | throw up my food/lunch |
        not deserve to live/be
      `),
      es: cell(`
        "matarme" | me "mato"/"matar"/"mate"/"mataria" | suicid* | quiero/quisiera/queria morir/morirme | mejor morir* |
        no quiero/queria vivir/existir/despertar | no quiero/queria estar viva/vivo |
        no quiero/queria seguir viva/vivo/viviendo | no quiero/queria estar aqui/vivo |
        cansado/cansada de vivir/la vida/mi vida | hacerme dano | me hago/hice dano |
        me corto/corte los/las/el/la brazo/brazos/muneca/munecas/piernas/venas | me corto | cortarme | lastimarme |
        me lastimo yo/sola/solo | ojala/quisiera no haber nacido | no haber nacido | ojala me muera/muriera |
        estaria/estarian mejor sin mi | mejor muerto/muerta | odio mi vida | no vale la pena vivir | quitarme la vida |
        no le importo a nadie | desaparecer para siempre | me odio | ya no puedo/aguanto mas | ya no aguanto/soporto |
        nadie me extranaria/llorara/notaria/quiere | a nadie le importo/importa | quisiera/quiero/queria desaparecer |
        estarian mejor sin mi | para que vivo/vivir/sigo | dormir* para siempre | no despertar nunca/mas |
        pienso/pensado en morir*/matar* | ganas de vivir/morir* | no sirvo para nada | me siento vacio/vacia
      `),
    },
    unless: { en: cell(`cut myself with a/the scissors/paper`), es: [] },
  },
  'harmed by others': {
    phrases: {
      en: cell(`

        hit/hits/hitting/hurt/hurts/hurting/beat/beats/beating/slap/slaps/slapped/punch/punches/punched/punching/kick/kicks/kicked/choke/chokes/choked/whip/whips/whipped/burn/burned/strangle me |
        beat/beats me up | get/got hit/beat/beaten/hurt/whooped/whipped by/at/when/with | gets/gotten mad and hits |
        touch/touches/touched/touching me/my private/body/butt/leg | touches/touched me | makes me touch/do things/undress |
        abus* | molest* | rape/raped | grabbed/grabs me/my | lock/locks/locked me in/out/up |
        throws/threw things/stuff/bottles at me | leaves/left bruises | bruise/bruises from/on my | someone is hurting me |
        hurting me | hurts me |
        push/pushes/pushed/pushing/shove/shoves/shoved/trip/trips/tripped/spit/spits/bite/bites/bit/scratch/scratches/drag/drags/dragged/grab/grabs/grabbed me |
        pull/pulls/pulled my hair | hit/hits/hurt/hurts/beat/beats my mom/mother/sister/brother/us/siblings |
        follow/follows/followed/following me | stalk* | wont leave me alone | not leave me alone |
        puts/put his/her/their hands on/hand on | his/her/their hands on me |
        show/shows/sends/sent/wants me ... pictures/photos/nudes | nudes | take/takes/took pictures of me |
        makes/made me feel uncomfortable/weird/gross | uncomfortable around/with/when | comes/came in/into my room/bed |
        gets/get in my bed | tells/told me not to tell | not allowed to tell | cant tell anyone/anybody | our secret |
        spank/spanked/whoop/whooped/belt* me | with a/the belt | yell/yells/yelling/scream/screams/screaming at me at/every/all |
        throws/threw/throwing things/stuff/plates |
        scared/afraid of my mom/dad/stepdad/stepmom/uncle/brother/cousin/grandpa/father/mother/moms/neighbor
      `),
      es: cell(`

        me pega/pegan/pego/pegaron/pegaba/pegaban/golpea/golpean/golpeo/golpearon/golpeaba/patea/patearon/cachetea/cacheteo/ahorca/lastima/lastiman/lastimo |
        me dan golpes | me da/dan/dio cinturonazos/golpes/cachetadas | abus* |
        "violo"/"viola"/"violaron"/"violacion"/"violada"/"violado" | me toca donde/mi/cuerpo/partes |
        alguien/tio/padrastro/primo/senor/abuelo/vecino/papa/hermano me toca | me "tocan"/"tocaron" | me manose* |
        me encierra/encierran/encerro | me obliga/obligan a | moretones/moreton | me avienta/avientan cosas |
        me hace/hacen dano/cosas feas |
        me empuja/empujan/empujo/empujaron/avienta/avientan/jala/jalan/jalonea/jalonean/patean/escupe/escupen/muerde/rasguna/pellizca/agarra/agarran |
        le pega/pegan/pego a mi mama/hermano/hermana | nos pega/pegan/golpea/golpean | me sigue/siguen/siguio/siguieron |
        me esperan/espera afuera/salida | no me deja/dejan en paz | me manda/mandan/pide/piden fotos |
        entra/se mete a mi cuarto/cama | se mete en mi cama | que no le diga/cuente a nadie | no le puedo decir/contar a nadie |
        es un secreto | con el cinto/cinturon/cable/chancla | me grita/gritan todo/siempre/mucho/feo | me insulta/insultan |
        miedo a/de/con mi papa/mama/padrastro/madrastra/tio/primo/hermano/abuelo/vecino
      `),
    },
    unless: {
      en: cell(
        `push/pushed/pushes/pushing me to | grabbed me a | hit me with/that | it hit me | hit me up | hit me that/how/like | head/stomach/brain hurts me | # beat me | beat me at/in/to | beats me`,
      ),
      es: cell(`me toca a/pasar/turno/hacer/explicar/decir/leer/ir`),
    },
  },
  threat: {
    phrases: {
      en: cell(`
        bully/bullies/bullied/bullying/bulling/bullys | threaten* |
        kill/killing/hurt/shoot/stab/jump/fight him/her/them/me/you/someone/somebody/everyone/people |
        going/gonna to jump/fight/hurt/kill/shoot/stab me/us/him/her/them |
        gonna jump/fight/hurt/kill/shoot/stab me/us/him/her/them | gun/guns | knife/knives | weapon* | shoot up | shooting |
        bomb | bring/brought/has a gun/knife/weapon | pick/picks/picking on me | harass* |
        wait/waits/waiting for me after/outside | after school to/and fight/jump/beat |
        said/says/saying he/she/they will/gonna/would hurt/hit/beat/get/fight/kill/jump me | gonna/going to get/beat/hit me |
        call/calls/called/calling me names/fat/ugly/gay/retarded/stupid | mean to me | makes/make fun of me every/all/at |
        take/takes/took/steal/steals/stole my lunch/money/food | lunch money | tell/tells/told/telling me to die/kill/go die |
        kys | scared/afraid to come/be at/to school | scared/afraid to walk |
        scared/afraid of him/them/her/someone/a boy/girl/kid/that | blood | hit list | burn down
      `),
      es: cell(`
        bullying | bulin | me molestan/acosan/acosa/amenaza/amenazan/amenazo/amenazaron | acoso | amenaz* |
        me quiere/quieren/van/va pegar/golpear/matar/hacer dano | me quiere/quieren a pegar/golpear/matar |
        me van a pegar/golpear/matar | pistola* | "arma"/"armas" | cuchillo* | navaja* | matar a alguien/todos/el/ella/mi |
        me hacen burla y pegan | a la salida me/para | me va/van a esperar |
        me dicen/dice/pone/ponen cosas feas/apodos/groserias/gorda/gordo/fea/feo |
        me quita/quitan/roba/roban/quitaron/robaron mi/el/la lonche/dinero/comida/mochila | miedo de/a venir/ir a/la escuela |
        miedo ... escuela | miedo ... salir | miedo de/a el/ella/un/una/unos/ellos | me tienen miedo/harto/harta |
        me tratan/trata mal | que me muera/mate/muriera | sangre
      `),
    },
    unless: {
      en: cell(
        `glue gun | homework/test/math/this/class/head/back/feet ... killing me | nerf | water gun | pick on me to answer`,
      ),
      es: [],
    },
  },
  'no safe place': {
    phrases: {
      en: cell(`
        scared/afraid to go/be home | scared/afraid/scary ... home | not feel/be/am safe | not safe at/in/here/home/with |
        dont feel safe | unsafe | run/running/ran away (from) (home) | no food/money at/for/in home/food/us | nothing to eat |
        not eat/eaten/ate since/yesterday/last/for | no where/place to live/sleep/go/stay | nowhere to live/sleep/go/stay |
        sleep/sleeping/slept/live/living in the/our/a car/van/shelter/street/motel | homeless | kicked us/me out | evict* |
        no one/nobody is/was home | left/leave/leaves me/us alone at/for | drunk | on drugs | does/do/doing drugs |
        fighting/fight/fights/yelling at home | my parents/mom/dad fight/fights/fighting | deport* |
        took my mom/dad/parents/uncle/brother (away) | ice took/came | arrested | in jail | help me please at home |
        not want to go/be home | hate going/being home | hide/hides/hiding/hid in my/the room/closet/bathroom |
        not slept/sleep at/since/last/for | cant sleep at/because/since | hungry because/all/every/since | always hungry |
        no electricity/water/lights/heat/power | lights/water/power got/are/is cut/off/shut |
        take/taking care of my/the brothers/sisters/siblings/baby | my dad/mom/parents left | mom/dad/parents gone/missing |
        not seen my mom/dad | mom/dad drinks/drinking/drunk | drinks too much/and | smokes/shoots/does/doing meth/drugs |
        police/cops came/took | in foster | moving to a shelter | got/getting/get kicked out | move/moving again because |
        live with strangers | not have a home/house/bed/place | scared at night | hear/heard gunshots/shots/shooting/shooters
      `),
      es: cell(`
        miedo ... casa | miedo de/a/ir/llegar/volver/regresar/estar a/en/con mi/la casa | no siento segura/seguro en/con/aqui |
        no estoy segura/seguro en mi casa/escuela | escaparme | escapar de mi casa | huir | irme de mi casa |
        no hay/tenemos comida/dinero | no he comido/cenado/desayunado | sin comer/comida |
        no tenemos/tengo casa/donde dormir/vivir/ir |
        dormimos/vivimos/duermo/vivo en el/un/la carro/calle/troca/albergue/refugio | nos corrieron | borracho/borracha |
        drogas/droga | se pelean/gritan en (mi) casa | mis papas/padres se pelean/gritan/golpean | deport* | la migra |
        se llevaron a mi | esta/estan en la carcel | carcel | me dejan sola/solo |
        no quiero ir/llegar/volver/regresar/estar a/en mi casa | no quiero ir/regresar/llegar/volver a la/mi casa |
        me escondo/escondi en mi/el/la | no puedo/pude dormir porque/por/de | no dormi/duermo porque/por/nada |
        tengo hambre siempre/porque/desde | no hay/tenemos luz/agua/gas/renta | cuido a mis/mi/los hermanos/hermanitos |
        mi papa/mama se fue/toma/tomaba/llega tomado/borracho | toma mucho/mucha | vino/vinieron/llego la policia | la policia |
        inmigracion | la emigra | nos van a correr/sacar/deportar | se oyen/escuchan balazos | balazos |
        no tengo cama/casa/donde | vivimos en un/una garaje/garage/motel
      `),
    },
    unless: {
      en: cell(`drunk water | run away from math/numbers | homeless numbers | scared ... homework`),
      es: cell(`tarea`),
    },
  },
};
