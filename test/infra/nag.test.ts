import { beforeAll, describe, expect, it } from 'vitest';
import { REASONS, type Reason } from './nag-reasons.ts';
import { networkOfEight } from './network-of-eight.ts';
import { type Finding, nagFindings } from './synthesize.ts';

let findings: readonly Finding[];
beforeAll(() => {
  findings = nagFindings(networkOfEight);
});

const acknowledges = (reason: Reason, { rule, where, finding }: Finding) =>
  reason.rule === rule &&
  reason.where.test(where) &&
  (reason.finding === undefined ? finding === undefined : reason.finding.test(finding ?? ''));

describe('cdk-nag, AwsSolutions', () => {
  it('looks at the stack at all', () => {
    expect(findings.length).toBeGreaterThan(50);
  });

  it('finds nothing that is not acknowledged with a reason', () => {
    const open = findings.filter((finding) => !REASONS.some((reason) => acknowledges(reason, finding)));
    expect(open).toEqual([]);
  });

  it('needs every reason', () => {
    const unused = REASONS.filter((reason) => !findings.some((finding) => acknowledges(reason, finding)));
    expect(unused).toEqual([]);
  });

  it('no action is a wildcard, and only the workflow’s logs and traces have every resource', () => {
    expect(findings.filter(({ finding }) => finding?.startsWith('Action::'))).toEqual([]);
    expect(findings.filter(({ finding }) => finding === 'Resource::*').map(({ where }) => where)).toEqual([
      'pipeline-eight/Nightly/Workflow/Role/DefaultPolicy/Resource',
    ]);
  });
});
