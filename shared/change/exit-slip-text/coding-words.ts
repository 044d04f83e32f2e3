import { type Codebook, nameOfCode } from './codebook.ts';
import type { Lesson, Proposal } from './learning.ts';
import type { CodeAgreement } from './people-codes.ts';
import type { SlipLanguage } from './words.ts';

const of = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** How first pass and team agree on a code, in plain words. */
export function agreementInWords(
  language: SlipLanguage,
  { code, marked, byPeople, both }: CodeAgreement,
  codebook: Codebook,
): string {
  const name = calledBy(language, code, codebook);
  if (language === 'en') {
    const kept =
      marked === 0
        ? 'the first pass marked none'
        : `of ${of(marked, 'answer', 'answers')} the first pass marked, you kept ${both}`;
    const found = byPeople === 0 ? 'you marked none' : `of ${byPeople} you marked, it had found ${both}`;
    return `${name}: ${kept}; ${found}.`;
  }
  const kept =
    marked === 0
      ? 'la primera lectura no marcó ninguna'
      : `de ${of(marked, 'respuesta', 'respuestas')} que marcó la primera lectura, ustedes dejaron ${both}`;
  const found =
    byPeople === 0
      ? 'ustedes no marcaron ninguna'
      : `de ${byPeople} que marcaron ustedes, había encontrado ${both}`;
  return `${name}: ${kept}; ${found}.`;
}

/** What the corrections say, one sentence per proposal, each a question. */
export function lessonInWords(language: SlipLanguage, lesson: Lesson, codebook: Codebook): readonly string[] {
  const { checked, changed, proposals } = lesson;
  const opening =
    language === 'en'
      ? `You checked ${of(checked, 'answer', 'answers')} and changed ${changed}.`
      : `Revisaron ${of(checked, 'respuesta', 'respuestas')} y cambiaron ${changed}.`;
  if (checked === 0) return [];
  return [opening, ...proposals.map((proposal) => proposalInWords(language, proposal, codebook))];
}

/** One proposal as a question to the team. */
function proposalInWords(language: SlipLanguage, proposal: Proposal, codebook: Codebook): string {
  const name = calledBy(language, proposal.code, codebook);
  const { phrase } = proposal;
  if (proposal.kind === 'add') {
    const { found, wrong } = proposal;
    return language === 'en'
      ? `${name}: ${of(found, 'answer', 'answers')} missed where “${phrase}” stands${wrong > 0 ? ` (and ${wrong} where it does not fit)` : ''}. Add “${phrase}”?`
      : `${name}: faltaron ${of(found, 'respuesta', 'respuestas')} con “${phrase}”${wrong > 0 ? ` (y en ${wrong} no corresponde)` : ''}. ¿Agregar “${phrase}”?`;
  }
  const { marked, kept } = proposal;
  return language === 'en'
    ? `${name}: “${phrase}” marked ${of(marked, 'answer', 'answers')} and you kept ${kept}. Take “${phrase}” out?`
    : `${name}: “${phrase}” marcó ${of(marked, 'respuesta', 'respuestas')} y dejaron ${kept}. ¿Quitar “${phrase}”?`;
}

/** Why a code is shown and not counted. */
export function suggestOnlyInWords(language: SlipLanguage, code: string, codebook: Codebook): string {
  const name = calledBy(language, code, codebook);
  return language === 'en'
    ? `${name} is shown and not counted for now: you took it out of many of the last answers. Change its phrases on the sheet Codebook.`
    : `${name} se muestra y por ahora no se cuenta: lo quitaron en muchas de las últimas respuestas. Cambien sus frases en la hoja Códigos.`;
}

/** What a team reads in place of answers that are a worry about safety. `contact`: the adult named by the team; null = none named. */
export function safetyNotice(language: SlipLanguage, answers: number, contact: string | null): string {
  if (language === 'en') {
    const what = `${of(answers, 'answer', 'answers')} may be a worry about safety, and ${answers === 1 ? 'is' : 'are'} neither shown nor counted here.`;
    return contact === null
      ? `${what} Name an adult on the team's sheet; until then ask the person who runs the form to read the slips today.`
      : `${what} It goes to ${contact}. Please read the slips today.`;
  }
  const what = `${of(answers, 'respuesta puede', 'respuestas pueden')} ser una preocupación por la seguridad; aquí no se ${answers === 1 ? 'muestra ni se cuenta' : 'muestran ni se cuentan'}.`;
  return contact === null
    ? `${what} Anoten a una persona adulta en la hoja del equipo; mientras tanto, quien lleva el formulario debe leer las respuestas hoy.`
    : `${what} Se avisa a ${contact}. Por favor lean las respuestas hoy.`;
}

function calledBy(language: SlipLanguage, id: string, { codes }: Codebook): string {
  const code = codes.find((one) => one.id === id);
  return `“${code === undefined ? id : nameOfCode(code, language)}”`;
}
