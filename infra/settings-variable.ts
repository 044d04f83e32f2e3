import { deflateRawSync } from 'node:zlib';
import { Token } from 'aws-cdk-lib';
import type { Settings } from '../shared/settings/settings.ts';

/** Lambda's limit for all environment variables of a function together, names and values. */
const LARGEST_ENVIRONMENT_BYTES = 4096;
/** A value that is known only when the stack is deployed (a bucket's name, a secret's ARN) counts as this long. */
const DEPLOYED_VALUE_BYTES = 120;

/**
 * The settings as the variable SETTINGS: JSON, deflated, base64, because eight districts with their people are more than
 * Lambda's 4 KB of plain text. functions/aws-container.ts reads it.
 */
export function settingsVariable(settings: Settings): string {
  return deflateRawSync(JSON.stringify(settings), { level: 9 }).toString('base64');
}

/**
 * Bytes of a function's environment when it is deployed.
 *
 * @throws Error when it is more than Lambda allows, with what to shorten: better here than in the middle of a deployment.
 */
export function checkEnvironmentSize(variables: Readonly<Record<string, string>>): number {
  const bytes = Object.entries(variables).reduce(
    (sum, [name, value]) => sum + name.length + deployedBytes(value),
    0,
  );
  if (bytes <= LARGEST_ENVIRONMENT_BYTES) return bytes;
  throw new Error(
    `The variables of a function take ${bytes} bytes, ${deployedBytes(variables['SETTINGS'] ?? '')} of them the settings; ` +
      `Lambda allows ${LARGEST_ENVIRONMENT_BYTES}. Shorten the settings of the environment: people whose role has ended, ` +
      'breaks of past years, landedAt.',
  );
}

function deployedBytes(value: string): number {
  if (!Token.isUnresolved(value)) return Buffer.byteLength(value);
  const known = value.replace(/\$\{Token\[[^\]]*\]\}/g, 'x'.repeat(DEPLOYED_VALUE_BYTES));
  return Buffer.byteLength(known);
}
