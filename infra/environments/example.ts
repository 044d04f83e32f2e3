import { parseSettings } from '../../shared/settings/settings.ts';
import type { Environment } from './environment.ts';

/** Two invented districts: copy this file for your own network. */
export const example: Environment = {
  name: 'example',
  settings: parseSettings({
    networkName: 'Example network',
    timeZone: 'America/Los_Angeles',
    districts: [
      { id: 'alder-unified', name: 'Alder Unified', dataLeadEmail: 'data@alder.example' },
      { id: 'birch-unified', name: 'Birch Unified', dataLeadEmail: 'data@birch.example' },
    ],
    networkAim: { baselineYear: '2023-24', targetYear: '2026-27' },
  }),
  nightlyHour: 1,
  senderEmail: 'notices@network.example',
  operatorEmail: 'operator@network.example',
  costTags: { project: 'improvement-data-pipeline', environment: 'example' },
  logRetentionDays: 90,
  quietDistrictDays: 20,
};
