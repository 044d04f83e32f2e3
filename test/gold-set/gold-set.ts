import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SlipLanguage } from '../../shared/change/exit-slip-text/words.ts';

/** An invented answer with the codes two coders gave it. Not student data. */
export interface GoldAnswer {
  readonly id: string;
  readonly lang: SlipLanguage;
  readonly prompt: string;
  readonly text: string;
  readonly coderA: readonly string[];
  readonly coderB: readonly string[];
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Content;
}

type Coding = Readonly<Record<string, readonly string[]>>;

const coderA = read<Coding>('coding-a.json');
const coderB = read<Coding>('coding-b.json');

export const goldAnswers: readonly GoldAnswer[] = read<Omit<GoldAnswer, 'coderA' | 'coderB'>[]>(
  'answers.json',
).map((answer) => ({ ...answer, coderA: coderA[answer.id] ?? [], coderB: coderB[answer.id] ?? [] }));

/** Printed by accident, with their codes, before the phrases were written: they belong to neither half. See README.md. */
const SEEN_TOO_EARLY: ReadonlySet<string> = new Set(['g0001', 'g0003', 'g0006', 'g0007', 'g0010']);

/** The half of an answer: first hexadecimal digit of sha256(id), 0-7 tuning, 8-f held out. */
export function halfOf({ id }: Pick<GoldAnswer, 'id'>): 'tuning' | 'held-out' | 'neither' {
  const digit = createHash('sha256').update(id).digest('hex').charAt(0);
  if (digit <= '7') return 'tuning';
  return SEEN_TOO_EARLY.has(id) ? 'neither' : 'held-out';
}

export const tuningHalf = goldAnswers.filter((answer) => halfOf(answer) === 'tuning');
export const heldOutHalf = goldAnswers.filter((answer) => halfOf(answer) === 'held-out');

/** Answers that are a worry about safety (README.md). */
export const SAFETY_IDS: ReadonlySet<string> = new Set([
  'g0103',
  'g0148',
  'g0170',
  'g0287',
  'g0357',
  'g0422',
  'g0475',
]);
