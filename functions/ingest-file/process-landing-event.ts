import type { Container } from '../container.ts';
import { type Ingested, ingestFile, withdrawFile } from './ingest-file.ts';
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
    case 'data': {
      if (event.kind === 'withdrawn') {
        await withdrawFile(container, event, place);
        await askForRefresh(container, place.district, place.teamId);
        return { files: [{ key: event.key, outcome: 'gone', teamId: place.teamId }] };
      }
      const ingested = await ingestFile(container, event, place);
      if (ingested.outcome !== 'unchanged') await askForRefresh(container, place.district, ingested.teamId);
      return { files: [ingested] };
    }
  }
}

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
