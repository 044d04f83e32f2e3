import type { Container } from '../container.ts';
import { type DataPlace, type Ingested, ingestFile, withdrawFile } from './ingest-file.ts';
import { ingestFormat } from './ingest-format.ts';
import { type LandingEvent, landingPlace } from './landing-events.ts';

/** What an event led to: files read (a new format reads refused files again) and teams whose workbooks it touches. */
export interface Processed {
  readonly files: readonly Ingested[];
}

/** Deals with one event of the landing bucket. Throws only when something of ours broke: never for what is in a file. */
export async function processLandingEvent(container: Container, event: LandingEvent): Promise<Processed> {
  const place = landingPlace(event.key);
  switch (place.kind) {
    case 'not-ours':
      container.log.warn('A file was left alone', { key: event.key, reason: place.reason });
      return { files: [] };
    case 'custom-format': {
      const files: Ingested[] = [];
      for (const key of await ingestFormat(container, event, place))
        files.push(...(await readAgain(container, key)));
      return { files };
    }
    case 'data':
      return { files: [await dealWithFile(container, event, place)] };
  }
}

/**
 * Events tell what happened, the bucket what is: an event that comes late reads bytes that a newer one will tell of, and a
 * deletion can be that of an old version, or of the mark that hid the file.
 */
async function dealWithFile(container: Container, event: LandingEvent, place: DataPlace): Promise<Ingested> {
  const there = await container.buckets.landing.head(event.key);
  const newerIsThere =
    there !== undefined && there.lastModified.getTime() > Date.parse(event.at) + SAME_PUT_MS;
  const result = { key: event.key, teamId: place.teamId };
  if (event.kind === 'dropped' && newerIsThere) {
    container.log.info('A newer version is there; its own event follows', { key: event.key });
    return { ...result, outcome: 'overtaken' };
  }
  const isGone = event.kind === 'withdrawn' && (there === undefined || newerIsThere);
  if (isGone) await withdrawFile(container, event, place);
  const ingested: Ingested = isGone
    ? { ...result, outcome: 'gone' }
    : await ingestFile(container, event, place);
  // Also when nothing changed: the event may come again because its first reader died before it could ask.
  await askForRefresh(container, place.district, ingested.teamId);
  return ingested;
}

/** S3 tells the time of a change in whole seconds in one place and in milliseconds in the other. */
const SAME_PUT_MS = 2000;

/** Reads a landed file once more, as the same version of it. */
async function readAgain(container: Container, key: string): Promise<readonly Ingested[]> {
  const place = landingPlace(key);
  if (place.kind !== 'data') return [];
  const file = await container.ledger.currentFile(place.district, key);
  if (!file || file.deleted) return [];
  const event: LandingEvent = { kind: 'dropped', key, sequencer: file.sequencer, at: file.landedAt };
  const ingested = await ingestFile(container, event, place);
  await askForRefresh(container, place.district, ingested.teamId);
  return [ingested];
}

/** A team's file refreshes its workbooks at once; a district file waits for the night. */
async function askForRefresh(container: Container, district: string, teamId: string | null): Promise<void> {
  if (teamId !== null) await container.askForRefresh([{ district, teamId }]);
}
