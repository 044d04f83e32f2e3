import type { Codebook } from './codebook.ts';
import { afraidToAsk, asked } from './starter/asking.ts';
import { feelingNegative, feelingPositive } from './starter/feelings.ts';
import { needsMore, noContent } from './starter/needs.ts';
import { fractionsAndDecimals, operations, wordProblem } from './starter/topics.ts';
import { confused, understood } from './starter/understanding.ts';
import { peers, representation } from './starter/working.ts';

/**
 * The codebook a team begins with: grades 4-8 mathematics exit slips, English and Spanish. Teams make it their own.
 */
export const starterCodebook: Codebook = {
  version: 'starter-2',
  codes: [
    confused,
    understood,
    asked,
    afraidToAsk,
    peers,
    representation,
    fractionsAndDecimals,
    operations,
    wordProblem,
    needsMore,
    feelingPositive,
    feelingNegative,
    noContent,
  ],
};
