/** What a variant prints as its last line. */
export interface VariantReport {
  readonly milliseconds: number;
  /** Processor time of all threads: the fairer measure on a machine that is busy with other things. */
  readonly cpuMilliseconds: number;
  readonly rows: number;
  readonly bad: number;
  readonly peakMegabytes: number;
}

/** Begins the clocks, after everything is loaded. Gives what prints the report. */
export function startClocks(): (rows: number, bad: number) => void {
  const begin = performance.now();
  const cpuBefore = process.cpuUsage();
  return (rows, bad) => {
    const { user, system } = process.cpuUsage(cpuBefore);
    const said: VariantReport = {
      milliseconds: Math.round(performance.now() - begin),
      cpuMilliseconds: Math.round((user + system) / 1000),
      rows,
      bad,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    console.log(JSON.stringify(said));
  };
}
