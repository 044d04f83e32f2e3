import { ObjectNotFound } from '../shared/objects/object-store.ts';
import { errorName } from './sqs-batch.ts';

/**
 * What went wrong in a step, in words that may stand in logs, in the state of the workflow and in the ledger: a kind and our own
 * sentence, never a library's message, which can quote a value of a row.
 */
export class StepFailed extends Error {
  constructor(kind: FailureKind, sentence: string) {
    super(sentence);
    this.name = kind;
    // Step Functions carries the trace of every failed item in its 256 KB of state; the place is in the sentence.
    this.stack = `${kind}: ${sentence}`;
  }
}

/** Names that infra/nightly.asl.json knows: what is tried again and what is not. */
export type FailureKind = 'OutOfMemory' | 'DiskFull' | 'NightOvertaken' | 'StepFailed';

interface Known {
  readonly kind: FailureKind;
  readonly is: (error: Error) => boolean;
  readonly sentence: (error: Error) => string;
}

const codeOf = (error: Error) => String((error as NodeJS.ErrnoException).code ?? '');

const KNOWN: readonly Known[] = [
  { kind: 'StepFailed', is: (error) => error instanceof ObjectNotFound, sentence: (error) => error.message },
  {
    kind: 'OutOfMemory',
    is: (error) => /out of memory|allocation failed|invalid array length/i.test(error.message),
    sentence: () => 'The data of this part is larger than the memory of the step.',
  },
  {
    kind: 'DiskFull',
    is: (error) => codeOf(error) === 'ENOSPC' || /no space left|disk.*full/i.test(error.message),
    sentence: () => 'The disk is full.',
  },
  {
    kind: 'StepFailed',
    is: (error) => /AccessDenied|AccessDeniedException|Forbidden/.test(error.name),
    sentence: (error) => `AWS refused access (${errorName(error)}).`,
  },
  {
    kind: 'StepFailed',
    is: (error) => /Throttl|TooManyRequests|SlowDown|ProvisionedThroughput/.test(error.name),
    sentence: (error) => `AWS asked to slow down (${error.name}).`,
  },
];

/** The failure that may be shown and handed on. */
export function failureOf(error: unknown): StepFailed {
  if (error instanceof StepFailed) return error;
  if (!(error instanceof Error)) return new StepFailed('StepFailed', 'The step broke.');
  const known = KNOWN.find(({ is }) => is(error));
  if (known) return new StepFailed(known.kind, known.sentence(error));
  return new StepFailed('StepFailed', `The step broke: ${errorName(error)}.`);
}
