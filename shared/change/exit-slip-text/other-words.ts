/** Words that look like a misspelled word of the shipped codebook and are words of their own. Plain letters, no accents. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  `
    nothing thought things thinks thanks through though talking taking brother forget forgot chance change living shared lovely
    missed charge missing bought starting bother staying fellow states locked starts shower raised loving staring sharing butter
    potter trapped packed prints starving wasted sucker porter sacred counter counted blanket shaking stepped mistaken string
    related stinks feeding turner bitter product produce worked working homeless raining ransom filling stores sailing waking
    scares rising sleeps stream scaring stitch boxing posted carrier shares stripes liking charging shaving scored sticky skipped
    stakes tipped thorough caller traced locking stocks batter stated shaped blacks spared raging funding mining slides doubled
    doubted stages painted paints rained hiking produces eighty ripper swearing stared repent hopping hoping jumper slowed stayed
    strung spices picked blacked rating raisins seating aching taping pointy helper wonder wondered making others another wanted
    waited waiting writing wanting wasting saying scared practice passed teacher teachers worker contest content present prevent
    messed audition failing falling leaning shading slapped explore explode teller starter context showed shows squire eighth eighths

    cuando contigo contra cuanto entrar llegar vuelta cuatro cuarto estara dormir querida siendo sentir comprar cuantos hablamos
    bonita prision tratar viento podras haberlo cuentas podremos cuento casado pedido muestra quieto fuente perdimos parque cantar
    tengamos llegas compras domingo cortar medicos correo consigo hablaba comodo cuales madera hallar llegan entren ciento
    despacho pudimos quietos escritor puesta decimos piezas causado medidas quemar maneja santos ponemos llenar comoda cogido
    reparar lindas soltar prestamo calmado comico vacias llenas quitas costar contesto llegaba ratones queso quieres trabajo
    trabajar cuenta cuesta idioma idiota cuadro comprendo contesta contenta decias dominio comienzo comiendo casada cansada seguia
    segura dormida distinto aprende entras`
    .split(/\s+/)
    .filter(Boolean),
);

/** True when the word means what it says, however close it is to a word of the codebook. */
export function isWordOfItsOwn(plain: string): boolean {
  return OTHER_WORDS.has(plain);
}
