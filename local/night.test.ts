import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NIGHTLY_WORKFLOW_FILE } from '../infra/nightly-workflow-file.ts';
import { workflowWithArns } from './night.ts';

interface State {
  readonly Type: string;
  readonly TimeoutSeconds?: number;
  readonly Resource?: string;
  readonly ItemProcessor?: { readonly States: Readonly<Record<string, State>> };
}

function tasks(states: Readonly<Record<string, State>>): State[] {
  return Object.values(states).flatMap((state) => [
    ...(state.Type === 'Task' ? [state] : []),
    ...tasks(state.ItemProcessor?.States ?? {}),
  ]);
}

describe('the workflow of a local night', () => {
  const found = tasks(workflowWithArns(readFileSync(NIGHTLY_WORKFLOW_FILE, 'utf8')).States);

  it('gives every task an ARN', () => {
    expect(found.length).toBeGreaterThan(5);
    for (const task of found) expect(task.Resource).toMatch(/^arn:aws:lambda:[^$]+$/);
  });

  it('waits for a long step: the local executor would run it again after a minute', () => {
    for (const task of found) expect(task.TimeoutSeconds).toBeGreaterThanOrEqual(3600);
  });
});
