import type { TeamPlace } from '../../functions/container.ts';
import type { LandingEvent } from '../../functions/ingest-file/landing-events.ts';
import type { Settings } from '../../shared/settings/settings.ts';

/** What a worker needs to open its container. */
export interface Workplace {
  readonly inbox: string;
  readonly out: string;
  readonly settings: Settings;
  readonly ledgerEndpoint: string;
}

/** One piece of work: what one Lambda would be invoked with. */
export type Job =
  | { readonly kind: 'IngestFile'; readonly event: LandingEvent }
  | { readonly kind: 'RefreshTeams'; readonly teams: readonly TeamPlace[] }
  /** A state of the night by its name in the workflow. */
  | { readonly kind: 'NightStep'; readonly state: string; readonly input: unknown };

/** What a job cost. */
export interface JobCost {
  /** Function as AWS would have it: the state of the night, 'IngestFile' or 'RefreshTeams'. */
  readonly step: string;
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Largest resident memory of the process so far: it does jobs of one step only. */
  readonly peakMegabytes: number;
}

export type Answer = {
  readonly cost: JobCost;
  readonly refreshes: readonly TeamPlace[];
} & (
  | { readonly result: unknown }
  | { readonly failure: { readonly name: string; readonly message: string } }
);

export const stepOf = (job: Job): string => (job.kind === 'NightStep' ? job.state : job.kind);
