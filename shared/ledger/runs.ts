import { type Items, isNew } from './items.ts';

/** One run of the pipeline (a night, a refresh). */
export interface Run {
  /** Begin it with the moment the run starts (ISO): runs are listed in the order of their ids. */
  readonly runId: string;
  /** 'night', 'refresh' ... */
  readonly kind: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly outcome?: 'succeeded' | 'partly' | 'failed';
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface RunLedger {
  /** Notes that a run started; the same run id again changes nothing. Returns what is noted. */
  startRun(run: Pick<Run, 'runId' | 'kind' | 'startedAt' | 'details'>): Promise<Run>;
  /** Notes how a run ended. Throws when it never started. */
  finishRun(runId: string, end: Pick<Run, 'outcome' | 'finishedAt' | 'details'>): Promise<Run>;
  run(runId: string): Promise<Run | undefined>;
  /** Newest first. */
  runs(limit?: number): Promise<Run[]>;
  /**
   * Takes the lease of a name for a while; says whether it was had. It is had when nobody holds it, when the holder's time is
   * over, or by the holder again (which prolongs it). Two runs that both take the lease 'night' never interleave.
   */
  takeLease(name: string, holder: string, now: Date, seconds: number): Promise<boolean>;
  /** Gives the lease back, where this holder has it. */
  releaseLease(name: string, holder: string): Promise<void>;
  /** Who holds the lease, as last noted; compare `expiresAt` with the time. */
  lease(name: string): Promise<Lease | undefined>;
}

export interface Lease {
  readonly holder: string;
  /** ISO, UTC. */
  readonly expiresAt: string;
}

export function openRunLedger(items: Items): RunLedger {
  async function run(runId: string): Promise<Run | undefined> {
    return (await items.get('RUNS', runId))?.run as Run | undefined;
  }

  return {
    async startRun(started) {
      await items.put('RUNS', started.runId, { run: started }, isNew);
      return (await run(started.runId)) ?? started;
    },
    async finishRun(runId, end) {
      const started = await run(runId);
      if (!started) throw new Error(`The run "${runId}" never started.`);
      const finished = { ...started, ...end, details: { ...started.details, ...end.details } };
      await items.put('RUNS', runId, { run: finished });
      return finished;
    },
    run,
    async runs(limit) {
      const options = limit === undefined ? { newestFirst: true } : { newestFirst: true, limit };
      return (await items.query('RUNS', 'all', options)).map((item) => item.run as Run);
    },
    takeLease(name, holder, now, seconds) {
      const expiresAt = new Date(now.getTime() + seconds * 1000).toISOString();
      return items.put(
        'LEASES',
        name,
        { holder, expiresAt },
        {
          expression: 'attribute_not_exists(#pk) OR #expiresAt <= :now OR #holder = :holder',
          values: { now: now.toISOString(), holder },
        },
      );
    },
    async releaseLease(name, holder) {
      await items.remove('LEASES', name, { expression: '#holder = :holder', values: { holder } });
    },
    async lease(name) {
      const item = await items.get('LEASES', name);
      return item && { holder: String(item.holder), expiresAt: String(item.expiresAt) };
    },
  };
}
