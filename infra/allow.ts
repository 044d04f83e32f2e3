import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A statement that allows these actions on these resources, under these conditions. */
export function allow(
  actions: string[],
  resources: string[],
  conditions?: Record<string, unknown>,
): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions,
    resources,
    ...(conditions ? { conditions } : {}),
  });
}
