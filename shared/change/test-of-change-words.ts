import type { IsoDate } from './run-chart/point.ts';
import { dayInWords, type Language, sentence } from './sentence.ts';
import {
  type DecisionChoice,
  decisionDue,
  type TestGap,
  type TestOfChange,
  type TestStage,
} from './test-of-change.ts';

/** What a test lacks, as a sentence. */
export function gapInWords(language: Language, gap: TestGap): string {
  return sentence(language, `test.${gap}`);
}

/** "planned", "running", "studied", "decided". */
export function stageInWords(language: Language, stage: TestStage['stage']): string {
  return sentence(language, `stage.${stage}`);
}

/** "adopt", "adapt", "stop". */
export function decisionInWords(language: Language, choice: DecisionChoice): string {
  return sentence(language, `decision.${choice}`);
}

/** "Next: decide by Feb 2: adopt, adapt, stop."; null once decided. */
export function decisionLine(language: Language, test: TestOfChange, today: IsoDate): string | null {
  const due = decisionDue(test, today);
  if (due === 'decided') return null;
  if (due === 'no_date' || test.decideBy === null) return sentence(language, 'test.no_decide_by');
  const decideBy = dayInWords(language, test.decideBy);
  return sentence(language, due === 'overdue' ? 'test.decision_overdue' : 'test.decision_due', { decideBy });
}
