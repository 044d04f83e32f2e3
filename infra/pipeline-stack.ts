import { CfnOutput, Duration, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Catalogue } from './catalogue.ts';
import { DistrictAccess } from './district-access.ts';
import { DistrictQuestions } from './district-questions.ts';
import type { Environment } from './environments/environment.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import { Ingest } from './ingest.ts';
import { LedgerTable } from './ledger-table.ts';
import { METRICS_NAMESPACE, Monitoring, SERVICE_NAME } from './monitoring.ts';
import { Nightly } from './nightly.ts';
import { Notices } from './notices.ts';
import { People } from './people.ts';
import { PipelineFunction } from './pipeline-function.ts';
import { grantRights } from './rights.ts';
import { RowKeys } from './row-keys.ts';
import { settingsVariable } from './settings-variable.ts';
import { Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface PipelineStackProps extends StackProps {
  readonly environment: Environment;
}

const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[];
type Functions = Readonly<Record<FunctionName, PipelineFunction>>;

/** Everything one network runs, in one account and region. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    const { environment } = props;
    const districtIds = environment.settings.districts.map((district) => district.id);
    for (const [key, value] of Object.entries(environment.costTags)) Tags.of(this).add(key, value);

    const storage = new Storage(this, 'Storage');
    const ledger = new LedgerTable(this, 'Ledger', { key: storage.key });
    const rowKeys = new RowKeys(this, 'RowKeys', { districtIds, key: storage.key });
    const functions = this.functions(environment);
    const ingest = new Ingest(this, 'Ingest', {
      landing: storage.landing,
      ingestFile: functions.ingestFile,
      timeoutSeconds: FUNCTIONS.ingestFile.timeoutSeconds,
    });
    const refresh = new WorkQueue(this, 'Refresh', {
      worker: functions.refreshTeams,
      timeoutSeconds: FUNCTIONS.refreshTeams.timeoutSeconds,
      // Two seconds gather the files that a facilitator drops together.
      reading: { batchSize: 10, maxConcurrency: 10, maxBatchingWindow: Duration.seconds(2) },
    });
    this.tell(functions, {
      LANDING_BUCKET: storage.landing.bucketName,
      LAKE_BUCKET: storage.lake.bucketName,
      OUTBOX_BUCKET: storage.outbox.bucketName,
      LEDGER_TABLE: ledger.tableName,
      REFRESH_QUEUE_URL: refresh.queue.queueUrl,
      ROW_KEY_SECRETS: rowKeys.variable,
      POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
      POWERTOOLS_SERVICE_NAME: SERVICE_NAME,
      SENDER_EMAIL: environment.senderEmail,
      SETTINGS: settingsVariable(environment.settings),
    });
    const resources = { storage, ledger, refreshQueue: refresh.queue, rowKeys: rowKeys.secrets };
    for (const name of FUNCTION_NAMES) grantRights(functions[name], FUNCTIONS[name].may, resources);

    const nightly = this.nightly(environment, functions);
    this.doors(environment, storage);
    const people = new People(this, 'People', {
      download: functions.download,
      logRetentionDays: environment.logRetentionDays,
    });
    const notices = new Notices(this, 'Notices', {
      operatorEmail: environment.operatorEmail,
      senderEmail: environment.senderEmail,
      senders: FUNCTION_NAMES.filter((name) => 'mail' in FUNCTIONS[name].may).map((name) => functions[name]),
    });
    new Monitoring(this, 'Monitoring', {
      operators: notices.operators,
      deadLetters: [
        { name: 'IngestDeadLetters', queue: ingest.work.deadLetters },
        { name: 'RefreshDeadLetters', queue: refresh.deadLetters },
      ],
      nightly: nightly.stateMachine,
      functions: Object.values(functions),
      districtIds,
      quietDistrictDays: environment.quietDistrictDays,
    });
    this.say({
      LandingBucket: storage.landing.bucketName,
      LakeBucket: storage.lake.bucketName,
      OutboxBucket: storage.outbox.bucketName,
      LedgerTable: ledger.tableName,
      NightlyWorkflow: nightly.stateMachine.stateMachineArn,
      FileQueue: ingest.work.queue.queueUrl,
      FileDeadLetters: ingest.work.deadLetters.queueArn,
      RefreshDeadLetters: refresh.deadLetters.queueArn,
      FilesAddress: `${people.api.apiEndpoint}/files`,
      Accounts: people.userPool.userPoolId,
      SignInClient: people.clientId,
    });
  }

  /** Names that the commands of docs/operations.md ask for. */
  private say(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }

  private functions({ logRetentionDays }: Environment): Functions {
    const made = FUNCTION_NAMES.map((name) => [
      name,
      new PipelineFunction(this, name.charAt(0).toUpperCase() + name.slice(1), {
        definition: FUNCTIONS[name],
        logRetentionDays,
      }),
    ]);
    return Object.fromEntries(made) as Functions;
  }

  private tell(functions: Functions, variables: Readonly<Record<string, string>>): void {
    for (const lambda of Object.values(functions)) lambda.tell(variables);
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

  /** What each district's data office may take: a role for files and receipts, a role for questions in SQL. */
  private doors({ settings, districtAccounts }: Environment, { landing, lake, outbox, key }: Storage): void {
    const { databaseName } = new Catalogue(this, 'Catalogue', { lake, settings });
    for (const { id: districtId } of settings.districts) {
      const office = { districtId, accountId: districtAccounts?.[districtId] ?? this.account, key };
      const access = new DistrictAccess(this, `Access-${districtId}`, { ...office, landing, outbox });
      const questions = new DistrictQuestions(this, `Questions-${districtId}`, {
        ...office,
        lake,
        databaseName,
      });
      this.say({
        [`FilesRole-${districtId}`]: access.role.roleArn,
        [`QuestionsRole-${districtId}`]: questions.role.roleArn,
      });
    }
  }
}
