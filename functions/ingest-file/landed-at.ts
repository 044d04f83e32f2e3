import type { Settings } from '../../shared/settings/settings.ts';
import type { LandingEvent } from './landing-events.ts';

/** When a file landed: what the settings say of its key (sample data in a fresh clone), else the time of the event. ISO, UTC. */
export function landedAtOf(settings: Settings, event: Pick<LandingEvent, 'key' | 'at'>): string {
  return new Date(settings.landedAt[event.key] ?? event.at).toISOString();
}
