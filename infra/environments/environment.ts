import type { Settings } from '../../shared/settings/settings.ts';

/** Everything an environment sets: the network's settings and what AWS needs to know. One file each in this folder. */
export interface Environment {
  /** Short name, part of the stack's name: 'example', 'core-production'. */
  readonly name: string;
  readonly settings: Settings;
  /** When the night begins, in the network's time zone: hour 0-23. */
  readonly nightlyHour: number;
  /** Who is told when something needs a person. */
  readonly operatorEmail: string;
  /** Address that mails to team leads and data leads come from; SES asks its owner once. */
  readonly senderEmail: string;
  /** AWS account of a district whose own people take its role; default: the account of the stack. */
  readonly districtAccounts?: Readonly<Record<string, string>>;
  /** Tags for the bill. */
  readonly costTags: Readonly<Record<string, string>>;
  /** Days that logs are kept. */
  readonly logRetentionDays: 30 | 90 | 365;
  /** Days without a new file after which the district's data lead is asked. */
  readonly quietDistrictDays: number;
}
