import { AccountPrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

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
    this.allow(
      ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
      [landing.arnForObjects(`${districtId}/*`)],
    );
    this.allow(
      ['s3:GetObject'],
      [
        outbox.arnForObjects(`receipts/${districtId}/*`),
        outbox.arnForObjects(`districts/${districtId}/packs/*`),
      ],
    );
    this.allow(['s3:ListBucket'], [landing.bucketArn], { StringLike: { 's3:prefix': [`${districtId}/*`] } });
    this.allow(['s3:ListBucket'], [outbox.bucketArn], {
      StringLike: { 's3:prefix': [`receipts/${districtId}/*`, `districts/${districtId}/packs/*`] },
    });
    this.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [props.key.keyArn]);
  }

  private allow(actions: string[], resources: string[], conditions?: Record<string, unknown>): void {
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions,
        resources,
        ...(conditions ? { conditions } : {}),
      }),
    );
  }
}
