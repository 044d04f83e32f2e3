import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { environments } from './environments/environments.ts';
import { PipelineStack } from './pipeline-stack.ts';

/** `npm run synth`: templates and bundles in cdk.out/, with no network, no credentials and no Docker. */
const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};
const app = new App({ outdir: 'cdk.out', context });
for (const environment of environments) {
  new PipelineStack(app, `pipeline-${environment.name}`, { environment });
}
const assembly = app.synth();
for (const stack of assembly.stacks)
  console.log(`${stack.stackName}: ${join(assembly.directory, stack.templateFile)}`);
