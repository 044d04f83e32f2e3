import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Environment } from '../../infra/environments/environment.ts';
import { PipelineStack } from '../../infra/pipeline-stack.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
export type Resources = Readonly<Record<string, Resource>>;

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};

/** An app as `npm run synth` makes it; the functions' code is not bundled. Runs `use`, then removes what was written. */
function withApp<T>(environment: Environment, use: (stack: PipelineStack, app: App, outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesized-'));
  try {
    const app = new App({
      outdir,
      context: { ...context, 'aws:cdk:bundling-stacks': [] },
      builtinCloudFormationValidation: false,
    });
    return use(new PipelineStack(app, `pipeline-${environment.name}`, { environment }), app, outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The template of an environment. */
export function synthesize(environment: Environment): Template {
  return withApp(environment, (stack) => Template.fromStack(stack));
}

export function resourcesOf(template: Template): Resources {
  return (template.toJSON() as { Resources: Resources }).Resources;
}

/** The only resource of a type whose logical id begins so. */
export function resourceNamed(resources: Resources, type: string, beginning: string): Resource {
  const found = Object.entries(resources).filter(
    ([id, resource]) => resource.Type === type && id.startsWith(beginning),
  );
  if (found.length !== 1 || !found[0])
    throw new Error(`${found.length} resources of type ${type} begin with ${beginning}.`);
  return found[0][1];
}

/** A finding of cdk-nag: rule, the construct's path, and for rules about permissions the permission. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly finding: string | undefined;
}

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

/** What AwsSolutions finds in an environment. */
export function nagFindings(environment: Environment): readonly Finding[] {
  return withApp(environment, (_stack, app, outdir) => {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    try {
      silently(() => app.synth());
    } catch (error) {
      // Findings end a synthesis; they stand in its report.
      if ((error as Error).name !== 'ValidationFailed') throw error;
    }
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report;
    return report.pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, violatingConstructs }) => {
        const [, rule = ruleName, finding] = /^([^[]+)(?:\[(.*)\])?$/.exec(ruleName) ?? [];
        return violatingConstructs.map(({ constructPath }) => ({ rule, where: constructPath, finding }));
      }),
    );
  });
}

/** The report is read from its file; CDK prints it as well. */
function silently(work: () => void): void {
  const { write } = process.stderr;
  process.stderr.write = () => true;
  try {
    work();
  } finally {
    process.stderr.write = write;
  }
}
