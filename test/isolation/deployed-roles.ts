import type { Resources } from '../infra/synthesize.ts';
import { isAllowed, type PolicyDocument } from './iam-policy.ts';

export type BucketName = 'Landing' | 'Lake' | 'Outbox';

/** Something that lies in a bucket: an object, by its key. */
export interface Place {
  readonly bucket: BucketName;
  readonly key: string;
}

/** A role of the stack with everything it may do. */
export interface DeployedRole {
  /** Logical id without CDK's hash: 'IngestFileRole', 'AccessalderRole'. */
  readonly name: string;
  readonly description: string;
  reads(place: Place): boolean;
  writes(place: Place): boolean;
  deletes(place: Place): boolean;
  /** Lists what lies beside the object. */
  lists(place: Place): boolean;
  /** Any other action, on the ARN of any resource. */
  may(action: string, resource: string, context?: Readonly<Record<string, string>>): boolean;
}

const ACCOUNT = '111111111111';
const REGION = 'us-west-2';
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::StackName': 'pipeline-eight',
};

/** ARNs of what the stack guards. */
export function guardedArns(resources: Resources): Readonly<Record<BucketName | 'Key' | 'Ledger', string>> {
  const only = (type: string, beginning: string) => {
    const found = ofType(resources, type).filter(([id]) => id.startsWith(beginning));
    if (found.length !== 1 || !found[0])
      throw new Error(`${found.length} resources of ${type} begin with ${beginning}.`);
    return arnOf(found[0][0]);
  };
  return {
    Landing: only('AWS::S3::Bucket', 'StorageLanding'),
    Lake: only('AWS::S3::Bucket', 'StorageLake'),
    Outbox: only('AWS::S3::Bucket', 'StorageOutbox'),
    Key: only('AWS::KMS::Key', 'StorageKey'),
    Ledger: only('AWS::DynamoDB::Table', 'Ledger'),
  };
}

/** Every role of a synthesized stack, with its policies as they will be in the account. */
export function deployedRoles(resources: Resources): readonly DeployedRole[] {
  const policies = ofType(resources, 'AWS::IAM::Policy').map(([, { Properties }]) => ({
    roles: (Properties['Roles'] as { Ref: string }[]).map(({ Ref }) => Ref),
    document: concrete(Properties['PolicyDocument']) as PolicyDocument,
  }));
  const bucketPolicies = ofType(resources, 'AWS::S3::BucketPolicy').map(
    ([, { Properties }]) => concrete(Properties['PolicyDocument']) as PolicyDocument,
  );
  const arns = guardedArns(resources);

  return ofType(resources, 'AWS::IAM::Role').map(([id, { Properties }]) => {
    if (Properties['Policies'] || Properties['ManagedPolicyArns'])
      throw new Error(`${id} has policies that are not looked at.`);
    const identity = policies.filter(({ roles }) => roles.includes(id)).map(({ document }) => document);
    const may: DeployedRole['may'] = (action, resource, context = {}) =>
      isAllowed(
        {
          principal: `arn:aws:iam::${ACCOUNT}:role/${id}`,
          action,
          resource,
          context: { 'aws:SecureTransport': 'true', ...context },
        },
        { identity, resource: resource.startsWith('arn:aws:s3:::') ? bucketPolicies : [] },
      );
    // S3 asks the key in the caller's name, through itself.
    const key = (action: string) => may(action, arns.Key, { 'kms:ViaService': `s3.${REGION}.amazonaws.com` });
    const object = (place: Place) => `${arns[place.bucket]}/${place.key}`;
    return {
      name: id.replace(/[0-9A-F]{8}$/, ''),
      description: String(Properties['Description'] ?? ''),
      may,
      reads: (place) => may('s3:GetObject', object(place)) && key('kms:Decrypt'),
      writes: (place) => may('s3:PutObject', object(place)) && key('kms:GenerateDataKey'),
      deletes: (place) => may('s3:DeleteObject', object(place)),
      lists: (place) =>
        may('s3:ListBucket', arns[place.bucket], {
          's3:prefix': place.key.slice(0, place.key.lastIndexOf('/') + 1),
        }),
    };
  });
}

function ofType(resources: Resources, type: string) {
  return Object.entries(resources).filter(([, resource]) => resource.Type === type);
}

/** The ARN that stands for a resource's own: all that matters is that it is the same everywhere. */
function arnOf(logicalId: string): string {
  return `arn:aws:s3:::${logicalId.toLowerCase()}`;
}

/** A value of the template as it will be when it is deployed. */
function concrete(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(concrete);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0) {
    if (name === 'Ref') return PSEUDO[String(argument)] ?? String(argument).toLowerCase();
    if (name === 'Fn::GetAtt') return arnOf(String((argument as string[])[0]));
    if (name === 'Fn::Join') {
      const [between, parts] = argument as [string, unknown[]];
      return parts.map(concrete).join(between);
    }
    if (name.startsWith('Fn::')) throw new Error(`${name} is not looked into.`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, concrete(inner)]));
}
