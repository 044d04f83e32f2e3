import { App } from 'aws-cdk-lib';
import { environments } from './environments/environments.ts';
import { PipelineStack } from './pipeline-stack.ts';

/** `cdk deploy pipeline-<environment>`: one stack an environment. */
const app = new App();
for (const environment of environments) {
  new PipelineStack(app, `pipeline-${environment.name}`, { environment });
}
app.synth();
