import { RemovalPolicy } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/**
 * One secret a district: it keys the hidden row keys in the workbooks of its teams, by which a line that somebody typed into
 * finds its row again. Kept when the stack is deleted: without it, workbooks that are out cannot be read back.
 */
export class RowKeys extends Construct {
  readonly secrets: readonly Secret[];
  /** District id -> ARN, as JSON: the variable ROW_KEY_SECRETS. */
  readonly variable: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly districtIds: readonly string[]; readonly key: Key },
  ) {
    super(scope, id);
    const made = props.districtIds.map((districtId) => {
      const secret = new Secret(this, districtId, {
        description: `Keys the hidden row keys in the workbooks of ${districtId}`,
        encryptionKey: props.key,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: RemovalPolicy.RETAIN,
      });
      return [districtId, secret] as const;
    });
    this.secrets = made.map(([, secret]) => secret);
    this.variable = JSON.stringify(
      Object.fromEntries(made.map(([districtId, secret]) => [districtId, secret.secretArn])),
    );
  }
}
