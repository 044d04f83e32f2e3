import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow } from './allow.ts';
import { allowKeyThrough } from './key-use.ts';

export interface DistrictAccessProps {
  readonly districtId: string;
  /** Account whose people may take the role: the network's own, or the district's. */
  readonly accountId: string;
  readonly landing: Bucket;
  readonly outbox: Bucket;
  readonly key: Key;
}

/**
 * The role of one district's data office: drop, replace and withdraw files in its own landing folder, fetch its own receipts
 * and district packs. It reads no team's files, no student row of another district, nothing in the lake.
 */
export class DistrictAccess extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: DistrictAccessProps) {
    super(scope, id);
    const { districtId, landing, outbox } = props;
    this.role = new Role(this, 'Role', {
      description: `Drops files and fetches receipts of ${districtId}`,
      assumedBy: new AccountPrincipal(props.accountId),
    });
    const own = `${districtId}/`;
    const fetched = [`receipts/${districtId}/`, `districts/${districtId}/packs/`];
    this.allow(
      ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:DeleteObject'],
      [landing.arnForObjects(`${own}*`)],
    );
    this.allow(
      ['s3:GetObject'],
      fetched.map((prefix) => outbox.arnForObjects(`${prefix}*`)),
    );
    this.allowListing(landing, [own]);
    this.allowListing(outbox, fetched);
    this.role.addToPolicy(allowKeyThrough(props.key, ['s3']));
  }

  private allowListing(bucket: Bucket, prefixes: readonly string[]): void {
    this.allow(['s3:ListBucket'], [bucket.bucketArn], {
      StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) },
    });
  }

  private allow(...statement: Parameters<typeof allow>): void {
    this.role.addToPolicy(allow(...statement));
  }
}
