import { createHash } from 'node:crypto';
import { checkFormat } from '../../shared/formats/check-format.ts';
import { versionOf } from '../../shared/formats/engine/bind-format.ts';
import { isRefused, type ReadFormat } from '../../shared/formats/format-definition.ts';
import { builtInFormats } from '../../shared/formats/formats.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { Container } from '../container.ts';

/** The formats a district dropped into its `_formats/` folder, as far as they pass the check. */
export interface DistrictFormats {
  readonly formats: readonly ReadFormat[];
  /** Changes whenever a file could be read differently: another built-in format, another one of the district's own, other settings. */
  readonly readBy: string;
}

const BUILT_IN = builtInFormats.map((format) =>
  isRefused(format) ? format.format : `${format.format}@${versionOf(format)}`,
);

/** Reads the district's own formats. One that fails its check has a receipt that says why, and is left out here. */
export async function districtFormats(container: Container, district: string): Promise<DistrictFormats> {
  const { landing } = container.buckets;
  const formats: ReadFormat[] = [];
  for await (const { key } of landing.list(`${district}/_formats/`)) {
    if (!key.endsWith('.format.json')) continue;
    const checked = checkFormat(new TextDecoder().decode(await landing.get(key)));
    if (checked.ok) formats.push(checked.format);
  }
  const { timeZone, dayFirst } = districtSettings(container.settings, district);
  const facts = [BUILT_IN, formats.map(versionOf), timeZone ?? container.settings.timeZone, dayFirst];
  return { formats, readBy: createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16) };
}
