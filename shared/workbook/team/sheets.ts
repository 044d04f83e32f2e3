import { codeThese } from './code-these.ts';
import { codebook } from './codebook.ts';
import { context } from './context.ts';
import { howToRead } from './how-to-read.ts';
import { interims } from './interims.ts';
import { ourTest } from './our-test.ts';
import type { TeamSheet } from './sheet.ts';
import { theNumbers } from './the-numbers.ts';
import { thisWeek } from './this-week.ts';
import { who } from './who.ts';

/** The sheets of a team workbook, in their order. A new sheet is one new file and one line here. */
export const TEAM_SHEETS: readonly TeamSheet[] = [
  thisWeek,
  who,
  codeThese,
  ourTest,
  theNumbers,
  howToRead,
  codebook,
  context,
  interims,
];
