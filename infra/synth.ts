import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from 'aws-cdk-lib';
import { environments } from './environments/environments.ts';
import { PipelineStack } from './pipeline-stack.ts';

const HELP = `npm run synth -- [--bundles] [--out DIR]

Writes the CloudFormation template of every environment in infra/environments/, checked by the validation that CDK ships.
Needs no network, no credentials and no Docker.

  --bundles   also bundle the functions' code for Lambda (npm fetches the linux-arm64 bindings the first time)
  --out DIR   where to (default: cdk.out)
  --help      this text`;

const { values } = parseArgs({
  options: {
    bundles: { type: 'boolean', default: false },
    out: { type: 'string', default: 'cdk.out' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) console.log(HELP);
else synthesize(values.out, values.bundles);

function synthesize(outdir: string, bundles: boolean): void {
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const app = new App({
    outdir,
    context: { ...context, ...(bundles ? {} : { 'aws:cdk:bundling-stacks': [] }) },
  });
  for (const environment of environments)
    new PipelineStack(app, `pipeline-${environment.name}`, { environment });
  const assembly = app.synth();
  for (const stack of assembly.stacks)
    console.log(`${stack.stackName}: ${join(assembly.directory, stack.templateFile)}`);
}
