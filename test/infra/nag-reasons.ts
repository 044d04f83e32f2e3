/** A finding of AwsSolutions that stays, and why. */
export interface Reason {
  readonly rule: string;
  /** Constructs it is about, by path. */
  readonly where: RegExp;
  /** For rules with one finding a permission: which. */
  readonly finding?: RegExp;
  readonly reason: string;
}

const FUNCTION_ROLE = /^[^/]+\/[A-Z]\w+Role\/DefaultPolicy\//;

/** Every finding that is acknowledged. nag.test.ts fails for a finding that is not here, and for a line that no finding needs. */
export const REASONS: readonly Reason[] = [
  {
    rule: 'AwsSolutions-IAM5',
    where: FUNCTION_ROLE,
    finding: /^Resource::<Storage(Lake|Outbox)\w+\.Arn>\/(?!\*)[a-z-]+\/\*$/,
    reason:
      'The star stands for the objects of one folder of one bucket, as the table of functions lists them (infra/functions.ts).',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /\/(WriteTeamFiles|RefreshTeams|PublishRun)Role\//,
    finding:
      /^Resource::<StorageOutbox\w+\.Arn>\/(receipts\/\*\/teams\/|teams\/\*\/for-the-sponsor\/|teams\/\*\/learning-from-other-teams)\*$/,
    reason:
      'The first star stands for every district (and team): the function works for all of them, on this part of their folders only.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /\/IngestFileRole\//,
    finding: /^Resource::<StorageLanding\w+\.Arn>\/\*$/,
    reason: 'The one function that reads what districts drop reads every district; it writes nothing there.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /\/Access-[a-z0-9-]+\/Role\//,
    finding:
      /^Resource::<Storage(Landing|Outbox)\w+\.Arn>\/((receipts|districts)\/)?[a-z0-9-]+\/(packs\/)?\*$/,
    reason: 'The star stands for the files in the folder of one district, which are the district’s own.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /\/Questions-[a-z0-9-]+\/Role\//,
    finding:
      /^Resource::<StorageLake\w+\.Arn>\/(published\/[a-z-]+\/school_year=\*\/district=[a-z0-9-]+|athena-results\/[a-z0-9-]+)\/\*$/,
    reason: 'The stars stand for the school years of one district’s own partitions, and for its own answers.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /\/Questions-[a-z0-9-]+\/Role\//,
    finding: /^Resource::arn:<AWS::Partition>:glue:.*:table\/\w+_published\/\*$/,
    reason: 'Descriptions of tables are the same for every district; the rows behind them are guarded in S3.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /\/Nightly\/Workflow\/Role\//,
    finding: /^Resource::\*$/,
    reason:
      'X-Ray and the delivery of CloudWatch logs have no resources to name (AWS documentation of both).',
  },
  {
    rule: 'AwsSolutions-SMG4',
    where: /\/RowKeys\//,
    reason:
      'A new row key would make every workbook that is out unreadable on its way back. Rotated by hand, in summer: docs/operations.md.',
  },
];
