import { outboxKey } from '../../shared/access/outbox-file.ts';
import { checkFormat } from '../../shared/formats/check-format.ts';
import { ObjectNotFound } from '../../shared/objects/object-store.ts';
import type { Container } from '../container.ts';
import type { LandingEvent, LandingPlace } from './landing-events.ts';

/**
 * Checks a format that a district dropped (`_formats/<name>.format.json`) and writes its receipt: accepted, or every fault in a sentence.
 * Returns the landing keys of files that could now be read differently: those refused so far, and those of this format.
 */
export async function ingestFormat(
  container: Container,
  event: LandingEvent,
  place: Extract<LandingPlace, { kind: 'custom-format' }>,
): Promise<readonly string[]> {
  const { landing, outbox } = container.buckets;
  const text = await landing.get(event.key).catch((error: unknown) => {
    if (error instanceof ObjectNotFound) return undefined;
    throw error;
  });
  const checked = text === undefined ? undefined : checkFormat(new TextDecoder().decode(text));
  if (checked) {
    const receipt = {
      file: event.key.slice(place.district.length + 1),
      district: place.district,
      status: checked.ok ? 'accepted' : 'refused',
      problems: checked.ok ? [] : checked.problems,
    };
    await outbox.put(outboxKey.receipt(event.key, 'json'), `${JSON.stringify(receipt, null, 2)}\n`, {
      contentType: 'application/json',
    });
  }
  const name = checked?.ok ? checked.format.format : undefined;
  const files = await container.ledger.currentFiles(place.district);
  return files
    .filter(
      (file) =>
        !file.deleted &&
        (file.status === 'refused' || (name !== undefined && file.format?.split(' + ').includes(name))),
    )
    .map((file) => file.landingKey);
}
