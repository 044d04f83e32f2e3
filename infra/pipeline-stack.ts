import { Duration, RemovalPolicy, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Catalogue } from './catalogue.ts';
import { DistrictAccess } from './district-access.ts';
import { DistrictQuestions } from './district-questions.ts';
import type { Environment } from './environments/environment.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import { Ingest, MAX_RECEIVES, redeliveryAfter } from './ingest.ts';
import { METRICS_NAMESPACE, Monitoring, SERVICE_NAME } from './monitoring.ts';
import { Nightly } from './nightly.ts';
import { Notices } from './notices.ts';
import { People } from './people.ts';
import { PipelineFunction } from './pipeline-function.ts';
import { grantRights } from './rights.ts';
import { settingsVariable } from './settings-variable.ts';
import { Storage } from './storage.ts';

export interface PipelineStackProps extends StackProps {
  readonly environment: Environment;
}

type Functions = Readonly<Record<FunctionName, PipelineFunction>>;

/** Everything one network runs, in one account and region. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    const { environment } = props;
    const { districts } = environment.settings;
    for (const [key, value] of Object.entries(environment.costTags)) Tags.of(this).add(key, value);

    const storage = new Storage(this, 'Storage');
    const ledger = this.ledger(storage);
    const refresh = this.refreshQueue();
    const rowKeys = districts.map(
      (district) =>
        new Secret(this, `RowKey-${district.id}`, {
          description: `Keys the hidden row keys in the workbooks of ${district.id}`,
          encryptionKey: storage.key,
          generateSecretString: { passwordLength: 64, excludePunctuation: true },
        }),
    );
    const functions = this.functions(environment, {
      LANDING_BUCKET: storage.landing.bucketName,
      LAKE_BUCKET: storage.lake.bucketName,
      OUTBOX_BUCKET: storage.outbox.bucketName,
      LEDGER_TABLE: ledger.tableName,
      REFRESH_QUEUE_URL: refresh.queue.queueUrl,
      ROW_KEY_SECRETS: JSON.stringify(
        Object.fromEntries(districts.map((district, index) => [district.id, rowKeys[index]?.secretArn])),
      ),
      POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
      POWERTOOLS_SERVICE_NAME: SERVICE_NAME,
      SENDER_EMAIL: environment.senderEmail,
      SETTINGS: settingsVariable(environment.settings),
    });
    for (const name of Object.keys(FUNCTIONS) as FunctionName[]) {
      grantRights(functions[name], FUNCTIONS[name].may, {
        storage,
        ledger,
        refreshQueue: refresh.queue,
        rowKeys,
      });
    }

    const ingest = new Ingest(this, 'Ingest', {
      landing: storage.landing,
      ingestFile: functions.ingestFile,
      ingestTimeout: Duration.seconds(FUNCTIONS.ingestFile.timeoutSeconds),
    });
    functions.refreshTeams.addEventSource(
      new SqsEventSource(refresh.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxBatchingWindow: Duration.seconds(2),
      }),
    );
    const nightly = this.nightly(environment, functions);
    const catalogue = new Catalogue(this, 'Catalogue', {
      lake: storage.lake,
      settings: environment.settings,
    });
    for (const district of districts) {
      const office = {
        districtId: district.id,
        accountId: environment.districtAccounts?.[district.id] ?? this.account,
        key: storage.key,
      };
      new DistrictAccess(this, `Access-${district.id}`, {
        ...office,
        landing: storage.landing,
        outbox: storage.outbox,
      });
      new DistrictQuestions(this, `Questions-${district.id}`, {
        ...office,
        lake: storage.lake,
        databaseName: catalogue.databaseName,
      });
    }
    new People(this, 'People', {
      download: functions.download,
      logRetentionDays: environment.logRetentionDays,
    });
    const notices = new Notices(this, 'Notices', {
      operatorEmail: environment.operatorEmail,
      senderEmail: environment.senderEmail,
      senders: (Object.keys(FUNCTIONS) as FunctionName[]).flatMap((name) =>
        'mail' in FUNCTIONS[name].may ? [functions[name]] : [],
      ),
    });
    new Monitoring(this, 'Monitoring', {
      operators: notices.operators,
      deadLetters: [
        { name: 'IngestDeadLetters', queue: ingest.deadLetters },
        { name: 'RefreshDeadLetters', queue: refresh.deadLetters },
      ],
      nightly: nightly.stateMachine,
      functions: Object.values(functions),
      districtIds: districts.map((district) => district.id),
      quietDistrictDays: environment.quietDistrictDays,
    });
  }

  /** What is known of every file, run and result. */
  private ledger(storage: Storage): Table {
    return new Table(this, 'Ledger', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: storage.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private functions(environment: Environment, variables: Readonly<Record<string, string>>): Functions {
    const made = (Object.keys(FUNCTIONS) as FunctionName[]).map((name) => [
      name,
      new PipelineFunction(this, name.charAt(0).toUpperCase() + name.slice(1), {
        definition: FUNCTIONS[name],
        logRetentionDays: environment.logRetentionDays,
        environment: variables,
      }),
    ]);
    return Object.fromEntries(made) as Functions;
  }

  private nightly(environment: Environment, functions: Functions): Nightly {
    return new Nightly(this, 'Nightly', {
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
  private refreshQueue(): { queue: Queue; deadLetters: Queue } {
    const deadLetters = new Queue(this, 'RefreshDeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const queue = new Queue(this, 'RefreshQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: redeliveryAfter(Duration.seconds(FUNCTIONS.refreshTeams.timeoutSeconds)),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    return { queue, deadLetters };
  }
}
