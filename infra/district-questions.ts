import { Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { recordTypeNamed, recordTypeNames } from '../shared/records/records.ts';
import { allow } from './allow.ts';
import { PUBLISHED } from './catalogue.ts';
import { allowKeyThrough } from './key-use.ts';
import { ATHENA_RESULTS } from './storage.ts';

export interface DistrictQuestionsProps {
  readonly districtId: string;
  /** Account whose people may take the role: the network's own, or the district's. */
  readonly accountId: string;
  readonly lake: Bucket;
  readonly key: Key;
  /** Glue database of the published records. */
  readonly databaseName: string;
}

/** Enough for every record of a large district, small enough that a slip of the keyboard costs cents. */
const LARGEST_QUERY_BYTES = 10_000_000_000;

/** Record types of the district's own systems. What a team writes (answers, observations, its log) stays with the team. */
const DISTRICT_RECORD_TYPES = recordTypeNames.filter((name) => recordTypeNamed(name).cadence === 'nightly');

/**
 * SQL questions of one district's data office about its own published records (Athena): a work group that bills and limits
 * them, and a role that reads the partitions of its district and the answers of its own work group. A query without
 * `WHERE district = '...'` is refused by S3, not by good manners.
 */
export class DistrictQuestions extends Construct {
  readonly workGroup: CfnWorkGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: DistrictQuestionsProps) {
    super(scope, id);
    const { districtId, lake, key } = props;
    const answers = `${ATHENA_RESULTS}${districtId}/`;
    const name = `${Stack.of(this).stackName}-${districtId}`;
    this.workGroup = new CfnWorkGroup(this, 'WorkGroup', {
      name,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: LARGEST_QUERY_BYTES,
        resultConfiguration: {
          outputLocation: `s3://${lake.bucketName}/${answers}`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
    this.role = new Role(this, 'Role', {
      description: `Asks questions in SQL about the records of ${districtId}`,
      assumedBy: new AccountPrincipal(props.accountId),
    });
    this.allowQueries(name, props.databaseName);
    this.allowObjects(lake, districtId, answers);
    this.role.addToPolicy(allowKeyThrough(key, ['s3']));
  }

  private allowQueries(workGroup: string, databaseName: string): void {
    const stack = Stack.of(this);
    const arn = (service: string, resource: string, resourceName?: string) =>
      stack.formatArn({ service, resource, ...(resourceName ? { resourceName } : {}) });
    this.allow(
      [
        'athena:StartQueryExecution',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
        'athena:StopQueryExecution',
      ],
      [arn('athena', 'workgroup', workGroup)],
    );
    this.allow(
      ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'],
      [
        arn('glue', 'catalog'),
        arn('glue', 'database', databaseName),
        arn('glue', 'table', `${databaseName}/*`),
      ],
    );
  }

  private allowObjects(lake: Bucket, districtId: string, answers: string): void {
    const own = DISTRICT_RECORD_TYPES.map(
      (name) => `${PUBLISHED}${name}/school_year=*/district=${districtId}/*`,
    );
    const read = [...own, `${answers}*`];
    this.allow(
      ['s3:GetObject'],
      read.map((pattern) => lake.arnForObjects(pattern)),
    );
    this.allow(['s3:PutObject', 's3:AbortMultipartUpload'], [lake.arnForObjects(`${answers}*`)]);
    this.allow(['s3:GetBucketLocation'], [lake.bucketArn]);
    this.allow(['s3:ListBucket'], [lake.bucketArn], {
      StringLike: { 's3:prefix': read },
    });
  }

  private allow(...statement: Parameters<typeof allow>): void {
    this.role.addToPolicy(allow(...statement));
  }
}
