import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings, type Settings } from '../shared/settings/settings.ts';
import { type LocalContainer, lineLog, openLocalContainer } from './local-container.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** Opens what a local run left behind, to ask it questions (tests, benchmarks). Close it before the next run. */
export async function openOutput(
  inbox: string,
  out: string,
): Promise<LocalContainer & { readonly ledgerEndpoint: string }> {
  const settings = readSettings(inbox);
  return openLocalContainer({ inbox, out, settings, log: lineLog(() => undefined) });
}

/** The settings that lie in an inbox; the defaults where there are none. */
export function readSettings(inbox: string): Settings {
  const path = join(inbox, 'settings.json');
  return parseSettings(
    statSync(path, { throwIfNoEntry: false }) ? JSON.parse(readFileSync(path, 'utf8')) : {},
  );
}
