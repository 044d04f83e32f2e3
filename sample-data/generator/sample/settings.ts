import { BREAKS, SAMPLE } from './districts.ts';
import type { SampleFile } from './sample-file.ts';

/** The moment sample-data/ is looked at: a Friday evening. */
export const NOW = '2026-02-13T18:00:00-08:00';

/** settings.json of the folder. */
export function sampleSettings(files: readonly SampleFile[]): object {
  return {
    networkName: 'Sample network',
    timeZone: 'America/Los_Angeles',
    now: NOW,
    districts: SAMPLE.districts.map((district) => ({
      id: district.id,
      name: district.name,
      countyDistrictCode: district.countyDistrictCode,
      breaks: BREAKS[district.id],
      dataLeadEmail: `data.lead@${district.id}.example`,
    })),
    minimumCohort: 150,
    networkAim: { baselineYear: '2023-24', targetYear: '2026-27' },
    landedAt: Object.fromEntries(files.map((file) => [file.key, file.landedAt])),
  };
}
