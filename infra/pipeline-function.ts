import { join } from 'node:path';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { FunctionDefinition } from './functions.ts';
import { checkEnvironmentSize } from './settings-variable.ts';

const PROJECT_ROOT = join(import.meta.dirname, '..');

/** ESM bundles of CommonJS packages need `require`; esbuild puts this line first. */
const REQUIRE_BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** Package that holds the native binding of the Lambda's platform; npm leaves it out silently when it is missing. */
const NATIVE_BINDINGS: Readonly<Record<string, string>> = {
  '@duckdb/node-api': '@duckdb/node-bindings-linux-arm64',
  '@resvg/resvg-js': '@resvg/resvg-js-linux-arm64-gnu',
};

/** npm installs native packages for the Lambda's platform, not for this machine. */
const INSTALL_FOR_LAMBDA = {
  npm_config_os: 'linux',
  npm_config_cpu: 'arm64',
  npm_config_libc: 'glibc',
  npm_config_prefer_offline: 'true',
};

/**
 * What is left out of a function's bundle: native packages of code paths that it never takes. Such a path begins with a dynamic import of
 * the lake; were the lake's code in the bundle, its own import of DuckDB would stand at the top and end every start of the function.
 */
export function leftOut({ nativePackages }: FunctionDefinition): readonly string[] {
  const missing = Object.keys(NATIVE_BINDINGS).filter((name) => !nativePackages.includes(name));
  return missing.includes('@duckdb/node-api') ? [...missing, '*/shared/lake/lake.ts'] : missing;
}

export interface PipelineFunctionProps {
  readonly definition: FunctionDefinition;
  readonly logRetentionDays: number;
}

/**
 * The one shape of Lambda in this project: Node 24 on arm64, an ESM bundle with the SDK inside, its own log group and
 * its own role that may write that log and nothing else until it is granted more.
 */
export class PipelineFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    const { definition } = props;
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]));
    super(scope, id, {
      description: definition.description,
      entry: join(PROJECT_ROOT, 'functions', definition.folder, 'handler.ts'),
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: join(PROJECT_ROOT, 'package-lock.json'),
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: definition.memoryMegabytes,
      timeout: Duration.seconds(definition.timeoutSeconds),
      ephemeralStorageSize: Size.mebibytes(definition.temporaryMegabytes),
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
      bundling: {
        format: OutputFormat.ESM,
        mainFields: ['module', 'main'],
        target: 'node24',
        minify: true,
        sourceMap: true,
        sourcesContent: false,
        banner: REQUIRE_BANNER,
        nodeModules: [...definition.nativePackages],
        environment: INSTALL_FOR_LAMBDA,
        externalModules: [...leftOut(definition)],
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (_input: string, output: string) =>
            definition.nativePackages.flatMap((name) => {
              const binding = NATIVE_BINDINGS[name];
              return binding ? [`test -d ${join(output, 'node_modules', binding)}`] : [];
            }),
        },
      },
    });
  }

  /** Adds environment variables. Throws when they are more than Lambda takes. */
  tell(variables: Readonly<Record<string, string>>): void {
    checkEnvironmentSize({ ...variables, NODE_OPTIONS: '--enable-source-maps' });
    for (const [name, value] of Object.entries(variables)) this.addEnvironment(name, value);
  }
}
