import * as z from 'zod';

/** What happened to one object of the landing bucket. */
export interface LandingEvent {
  readonly kind: 'dropped' | 'withdrawn';
  /** Key in the landing bucket, decoded. */
  readonly key: string;
  /** S3's order of events of one key: a hexadecimal number. */
  readonly sequencer: string;
  /** ISO time of the event. */
  readonly at: string;
}

const s3Record = z.object({
  eventName: z.string(),
  eventTime: z.string(),
  s3: z.object({
    object: z.object({ key: z.string(), sequencer: z.string().default('0') }),
  }),
});

const notification = z.object({ Records: z.array(s3Record) });
/** S3 sends this once, when the notification is set up. It carries no file. */
const testEvent = z.object({ Event: z.literal('s3:TestEvent') });

/** S3 sends keys URL-encoded, with '+' for a blank. */
function decodeKey(key: string): string {
  return decodeURIComponent(key.replace(/\+/g, ' '));
}

/**
 * The events in the body of one SQS message from the landing bucket.
 * An `s3:TestEvent` and folder markers (keys that end in '/') give none.
 *
 * @throws Error when the body is no S3 notification: the message then goes to the dead-letter queue.
 */
export function landingEvents(body: string): readonly LandingEvent[] {
  const parsed: unknown = JSON.parse(body);
  if (testEvent.safeParse(parsed).success) return [];
  const result = notification.safeParse(parsed);
  if (!result.success) throw new Error('The message is no S3 notification.');
  return result.data.Records.flatMap((record): LandingEvent[] => {
    const key = decodeKey(record.s3.object.key);
    if (key.endsWith('/')) return [];
    const event = { key, sequencer: record.s3.object.sequencer, at: record.eventTime };
    if (record.eventName.startsWith('ObjectCreated')) return [{ kind: 'dropped', ...event }];
    if (record.eventName.startsWith('ObjectRemoved')) return [{ kind: 'withdrawn', ...event }];
    return [];
  });
}

/** Where in the landing bucket a file lies, and what that says about it. */
export type LandingPlace =
  | { readonly kind: 'custom-format'; readonly district: string; readonly fileName: string }
  | {
      readonly kind: 'data';
      readonly district: string;
      readonly teamId: string | null;
      /** Folder below the team's folder; '-' when the file lies in the team's folder itself or is no team file. */
      readonly form: string;
      readonly fileName: string;
    }
  | { readonly kind: 'not-ours'; readonly reason: string };

/**
 * Reads a landing key: `<district>/<anything>`, `<district>/teams/<team>/[<form>/]<anything>`, `<district>/_formats/<name>.format.json`.
 *
 * @example landingPlace('alder/teams/oak/period-3/slips.csv') // district alder, team oak, form period-3
 */
export function landingPlace(key: string): LandingPlace {
  const parts = key.split('/');
  const fileName = parts.at(-1) ?? '';
  const [district] = parts;
  if (!district || parts.length < 2) {
    return {
      kind: 'not-ours',
      reason: 'The file lies outside every district folder. Drop it into the folder of the district.',
    };
  }
  if (fileName.startsWith('.') || fileName.startsWith('~$')) {
    return { kind: 'not-ours', reason: 'A hidden or temporary file of an office program; it is not read.' };
  }
  if (parts[1] === '_formats') return { kind: 'custom-format', district, fileName };
  if (parts[1] === 'teams') {
    const teamId = parts.length > 3 ? (parts[2] ?? null) : null;
    if (teamId === null) {
      return {
        kind: 'not-ours',
        reason: 'The file lies in teams/ itself. Drop it into the folder of its team: teams/<team>/.',
      };
    }
    return { kind: 'data', district, teamId, form: parts.slice(3, -1).join('/') || '-', fileName };
  }
  return { kind: 'data', district, teamId: null, form: '-', fileName };
}
