import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpackSettings } from '../../functions/aws-container.ts';
import { example } from '../../infra/environments/example.ts';
import { FUNCTIONS } from '../../infra/functions.ts';
import { checkEnvironmentSize, settingsVariable } from '../../infra/settings-variable.ts';
import { parseSettings } from '../../shared/settings/settings.ts';
import { DISTRICT_IDS, networkOfEight } from './network-of-eight.ts';
import { type Resources, resourceNamed, resourcesOf, synthesize } from './synthesize.ts';

let template: Template;
let resources: Resources;
beforeAll(() => {
  template = synthesize(networkOfEight);
  resources = resourcesOf(template);
});

const ofType = (type: string) => Object.entries(resources).filter(([, resource]) => resource.Type === type);
const text = (value: unknown) => JSON.stringify(value);

describe('buckets', () => {
  it('are four, never public, versioned, owned by the account, and stay when the stack is deleted', () => {
    template.resourceCountIs('AWS::S3::Bucket', 4);
    template.allResources('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: Match.objectLike({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      }),
    });
  });

  it.each(['Landing', 'Lake', 'Outbox'])(
    '%s is encrypted with the network’s own key and logs every access',
    (name) => {
      const { Properties } = resourceNamed(resources, 'AWS::S3::Bucket', `Storage${name}`);
      expect(text(Properties['BucketEncryption'])).toMatch(/"KMSMasterKeyID":\{"Fn::GetAtt":\["StorageKey/);
      expect(text(Properties['LoggingConfiguration'])).toContain(`"LogFilePrefix":"${name.toLowerCase()}/"`);
    },
  );

  it('refuse every request that is not TLS', () => {
    const denied = ofType('AWS::S3::BucketPolicy').map(([, { Properties }]) => text(Properties));
    expect(denied).toHaveLength(4);
    for (const policy of denied) {
      expect(policy).toContain(
        '"Action":"s3:*","Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      );
    }
  });

  it.each([
    ['Landing', 400],
    ['Lake', 30],
    ['Outbox', 90],
  ])('%s keeps old versions for %i days, so that a deleted file can be brought back', (name, days) => {
    const { Properties } = resourceNamed(resources, 'AWS::S3::Bucket', `Storage${name}`);
    expect(text(Properties['LifecycleConfiguration'])).toContain(`"NoncurrentDays":${days}`);
  });

  it('the key rotates and stays', () => {
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({ EnableKeyRotation: true }),
    });
  });
});

describe('a dropped file', () => {
  it('is announced to the queue, when it comes and when it goes, and the queue’s policy is there first', () => {
    const landing = resourceNamed(resources, 'AWS::S3::Bucket', 'StorageLanding');
    expect(landing.Properties['NotificationConfiguration']).toMatchObject({
      QueueConfigurations: [{ Event: 's3:ObjectCreated:*' }, { Event: 's3:ObjectRemoved:*' }],
    });
    expect(text(landing.DependsOn)).toContain('IngestFilesQueuePolicy');
  });

  it('is read again five times before its message goes to the dead-letter queue, where it waits for 14 days', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.objectLike({
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IngestFilesDeadLetters'), 'Arn'] },
        maxReceiveCount: 5,
      }),
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.objectLike({
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RefreshDeadLetters'), 'Arn'] },
        maxReceiveCount: 5,
      }),
    });
    template.allResourcesProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      SqsManagedSseEnabled: true,
    });
  });

  it('fails alone: a batch reports the messages that failed', () => {
    template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('is not worked on by two functions while the first has time left', () => {
    const hidden = ofType('AWS::SQS::Queue').flatMap(
      ([, { Properties }]) => Properties['VisibilityTimeout'] ?? [],
    );
    expect(hidden.sort()).toEqual([
      FUNCTIONS.refreshTeams.timeoutSeconds + 60,
      FUNCTIONS.ingestFile.timeoutSeconds + 60,
    ]);
  });

  it('queues take messages over TLS only, and only from S3 and from this account', () => {
    const policies = ofType('AWS::SQS::QueuePolicy').map(([, { Properties }]) => text(Properties));
    expect(policies).toHaveLength(4);
    for (const policy of policies) expect(policy).toContain('"aws:SecureTransport":"false"');
    const files = policies.find((policy) => policy.includes('s3.amazonaws.com'));
    expect(files).toContain('"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}');
    expect(files).toContain('"StringNotEquals":{"aws:PrincipalAccount":{"Ref":"AWS::AccountId"}}');
  });
});

describe('the ledger', () => {
  it('can be brought back to any second, is encrypted with the network’s key, and cannot be deleted by a slip', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: Match.objectLike({ SSEEnabled: true, SSEType: 'KMS' }),
        DeletionProtectionEnabled: true,
        BillingMode: 'PAY_PER_REQUEST',
      }),
    });
  });
});

describe('functions', () => {
  it('run on the newest Node, on arm64, each with a role and a log of its own that is kept for a set time', () => {
    const functions = ofType('AWS::Lambda::Function');
    expect(functions).toHaveLength(Object.keys(FUNCTIONS).length);
    const roles = functions.map(([, { Properties }]) => text(Properties['Role']));
    const logs = functions.map(([, { Properties }]) => text(Properties['LoggingConfig']));
    expect(new Set(roles).size).toBe(functions.length);
    expect(new Set(logs).size).toBe(functions.length);
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  it('use the key only through the services they were given', () => {
    const uses = ofType('AWS::IAM::Policy')
      .flatMap(([, { Properties }]) => (Properties['PolicyDocument'] as { Statement: unknown[] }).Statement)
      .map(text)
      .filter((statement) => statement.includes('"kms:'));
    expect(uses.length).toBeGreaterThan(FUNCTION_COUNT);
    for (const use of uses) expect(use).toContain('"kms:ViaService"');
  });

  it('no role has a managed policy: what AWS adds to one is never ours', () => {
    for (const [, { Properties }] of ofType('AWS::IAM::Role'))
      expect(Properties['ManagedPolicyArns']).toBeUndefined();
  });
});
const FUNCTION_COUNT = Object.keys(FUNCTIONS).length;

describe('settings', () => {
  it('of eight districts with all their people fit into the 4 KB that Lambda allows', () => {
    for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
      const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
      expect(unpackSettings(String(Variables['SETTINGS']))).toEqual(networkOfEight.settings);
    }
    expect(checkEnvironmentSize({ SETTINGS: settingsVariable(networkOfEight.settings) })).toBeLessThan(2500);
  });

  it('that do not fit end the synthesis with what to shorten', () => {
    const crowd = Array.from({ length: 400 }, (_, index) => ({
      email: `person.${(index * 2_654_435_761) % 1_000_003}@hub.example`,
      role: 'hub-lead',
    }));
    const settings = parseSettings({ ...networkOfEight.settings, people: crowd });
    expect(() => synthesize({ ...networkOfEight, settings })).toThrow(
      /Lambda allows 4096. Shorten the settings/,
    );
  });
});

describe('the night', () => {
  it('starts once, in the network’s time zone', () => {
    template.resourceCountIs('AWS::Scheduler::Schedule', 1);
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'America/Los_Angeles',
      State: 'ENABLED',
    });
  });

  it('names a function for every task of its file, may call those and no other', () => {
    const { Properties } = resourceNamed(resources, 'AWS::StepFunctions::StateMachine', 'Nightly');
    const file = readFileSync(join(import.meta.dirname, '../../infra/nightly.asl.json'), 'utf8');
    const named = [...new Set([...file.matchAll(/"Resource": "\$\{(\w+)\}"/g)].map((match) => match[1]))];
    expect(Object.keys(Properties['DefinitionSubstitutions'] as object).sort()).toEqual([...named].sort());
    const policy = resourceNamed(resources, 'AWS::IAM::Policy', 'NightlyWorkflowRole');
    const { Statement } = policy.Properties['PolicyDocument'] as {
      Statement: { Action: string | string[]; Resource: unknown }[];
    };
    const invoke = Statement.find((statement) => statement.Action === 'lambda:InvokeFunction');
    expect(invoke?.Resource).toHaveLength(named.length);
  });

  it('writes no data into its log', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: Match.objectLike({ IncludeExecutionData: false }),
    });
  });
});

describe('people', () => {
  it('cannot sign themselves up, need a second factor, and every route wants their token', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: Match.objectLike({ AllowAdminCreateUserOnly: true }),
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    template.allResourcesProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'JWT' });
  });

  it('every request is logged and there is a limit to them', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      AccessLogSettings: Match.objectLike({ Format: Match.stringLikeRegexp('claims.sub') }),
      DefaultRouteSettings: { ThrottlingBurstLimit: 40, ThrottlingRateLimit: 20 },
    });
  });
});

describe('alarms', () => {
  const descriptions = () =>
    ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => String(Properties['AlarmDescription']));

  it('ring for dead letters, a failed or late night, failing functions and each quiet district', () => {
    expect(descriptions()).toHaveLength(2 + 4 + FUNCTION_COUNT + DISTRICT_IDS.length);
    for (const [, { Properties }] of ofType('AWS::CloudWatch::Alarm'))
      expect(text(Properties['AlarmActions'])).toContain('NoticesOperators');
  });

  it('a night that is not heard of is late', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'NightsPublished',
      TreatMissingData: 'breaching',
      EvaluationPeriods: 26,
    });
  });

  it('may publish on the operators’ topic, which has a policy of its own', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sns:Publish',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      }),
    });
  });

  it('say under which heading of docs/operations.md to look', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    const headings = descriptions().map((description) => /see "(.*)"$/.exec(description)?.[1]);
    for (const heading of new Set(headings)) expect(guide).toMatch(new RegExp(`^#+ ${heading}$`, 'm'));
  });
});

describe('the bill', () => {
  it('knows whose it is: what can be tagged carries the environment’s tags', () => {
    for (const type of [
      'AWS::S3::Bucket',
      'AWS::Lambda::Function',
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
    ]) {
      template.allResourcesProperties(type, {
        Tags: Match.arrayWith([{ Key: 'network', Value: 'eight' }]),
      });
    }
  });
});

it('the stack stays within CloudFormation’s 500 resources and one megabyte', () => {
  expect(Object.keys(resources).length).toBeLessThan(400);
  expect(JSON.stringify(template.toJSON(), null, 1).length).toBeLessThan(800_000);
});

it('the environment that is shipped as an example synthesizes too', () => {
  expect(Object.keys(resourcesOf(synthesize(example))).length).toBeGreaterThan(100);
});
