import { Duration, RemovalPolicy, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Environment } from './environments/environment.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import { Ingest } from './ingest.ts';
import { Nightly } from './nightly.ts';
import { PipelineFunction } from './pipeline-function.ts';
import { Storage } from './storage.ts';

export interface PipelineStackProps extends StackProps {
  readonly environment: Environment;
}

/** Everything one network runs, in one account and region. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    const { environment } = props;
    for (const [key, value] of Object.entries(environment.costTags)) Tags.of(this).add(key, value);

    const storage = new Storage(this, 'Storage');
    const ledger = new Table(this, 'Ledger', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: storage.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const refreshQueue = this.refreshQueue();

    const settings = JSON.stringify(environment.settings);
    const functions = {} as Record<FunctionName, PipelineFunction>;
    for (const name of Object.keys(FUNCTIONS) as FunctionName[]) {
      functions[name] = new PipelineFunction(this, name.charAt(0).toUpperCase() + name.slice(1), {
        definition: FUNCTIONS[name],
        logRetentionDays: environment.logRetentionDays,
        environment: {
          LANDING_BUCKET: storage.landing.bucketName,
          LAKE_BUCKET: storage.lake.bucketName,
          OUTBOX_BUCKET: storage.outbox.bucketName,
          LEDGER_TABLE: ledger.tableName,
          REFRESH_QUEUE_URL: refreshQueue.queueUrl,
          SETTINGS: settings,
        },
      });
      ledger.grantReadWriteData(functions[name]);
    }

    const ingest = new Ingest(this, 'Ingest', {
      landing: storage.landing,
      ingestFile: functions.ingestFile,
      ingestTimeout: Duration.seconds(FUNCTIONS.ingestFile.timeoutSeconds),
    });
    functions.refreshTeams.addEventSource(
      new SqsEventSource(refreshQueue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxBatchingWindow: Duration.seconds(2),
      }),
    );
    const nightly = new Nightly(this, 'Nightly', {
      steps: {
        PlanRecompute: functions.planRecompute,
        WriteSnapshots: functions.writeSnapshots,
        ComputeGrowth: functions.computeGrowth,
        ComputeGaps: functions.computeGaps,
        WriteTeamFiles: functions.writeTeamFiles,
        WriteNetworkFiles: functions.writeNetworkFiles,
        PublishRun: functions.publishRun,
      },
      timeZone: environment.settings.timeZone,
      hour: environment.nightlyHour,
      logRetentionDays: environment.logRetentionDays,
    });
  }

  /** Team files that landed: their workbooks are rewritten at once. */
  private refreshQueue(): Queue {
    const deadLetters = new Queue(this, 'RefreshDeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    return new Queue(this, 'RefreshQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(FUNCTIONS.refreshTeams.timeoutSeconds * 6),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 3 },
    });
  }
}
