import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { awsLog } from '../../functions/aws-log.ts';
import type { MetricName } from '../../functions/container.ts';
import { METRICS_NAMESPACE, SERVICE_NAME } from '../../infra/monitoring.ts';
import { networkOfEight } from './network-of-eight.ts';
import { type Resources, resourcesOf, synthesize } from './synthesize.ts';

interface EmbeddedMetric {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [field: string]: unknown;
}

let resources: Resources;
beforeAll(() => {
  resources = resourcesOf(synthesize(networkOfEight));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What CloudWatch makes of the lines: 'metric {dimension: value}' and the value. */
function toldBy(work: (log: ReturnType<typeof awsLog>) => void): ReadonlyMap<string, unknown> {
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', METRICS_NAMESPACE);
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', SERVICE_NAME);
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  work(awsLog());
  vi.restoreAllMocks();
  const told = new Map<string, unknown>();
  for (const line of lines) {
    const metric = JSON.parse(line) as EmbeddedMetric;
    for (const { Namespace, Dimensions, Metrics } of metric._aws.CloudWatchMetrics) {
      for (const dimensions of Dimensions) {
        const values = Object.fromEntries([...dimensions].sort().map((name) => [name, metric[name]]));
        for (const { Name } of Metrics)
          told.set(`${Namespace} ${Name} ${JSON.stringify(values)}`, metric[Name]);
      }
    }
  }
  return told;
}

const ALL: Readonly<Record<MetricName, readonly string[]>> = {
  FilesAccepted: ['district'],
  FilesPartly: ['district'],
  FilesRefused: ['district'],
  RowsRejected: ['district'],
  WorkbooksWritten: [],
  NightsPublished: [],
  PacksHeldBack: [],
  ItemsFailed: [],
  SchoolDaysSinceLastFile: ['district'],
};

/** Everything the functions tell, for a district. */
const everything = (district: string) =>
  toldBy((log) => {
    for (const [name, dimensions] of Object.entries(ALL))
      log.count(name as MetricName, 1, dimensions.length > 0 ? { district } : undefined);
  });

describe('numbers that the functions tell', () => {
  it('with a district are told for the district and for the whole pipeline', () => {
    const told = toldBy((log) => log.count('FilesAccepted', 3, { district: 'elm' }));
    expect([...told]).toEqual([
      ['ImprovementDataPipeline FilesAccepted {"service":"pipeline"}', 3],
      ['ImprovementDataPipeline FilesAccepted {"district":"elm","service":"pipeline"}', 3],
    ]);
  });

  it('are, name and dimensions, those that the alarms wait for', () => {
    const told = new Set(networkOfEight.settings.districts.flatMap(({ id }) => [...everything(id).keys()]));
    const waitedFor = Object.values(resources)
      .filter(
        ({ Type, Properties }) =>
          Type === 'AWS::CloudWatch::Alarm' && Properties['Namespace'] === METRICS_NAMESPACE,
      )
      .map(({ Properties }) => {
        const dimensions = Properties['Dimensions'] as { Name: string; Value: string }[];
        const values = Object.fromEntries(
          dimensions.map(({ Name, Value }) => [Name, Value] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        return `${METRICS_NAMESPACE} ${String(Properties['MetricName'])} ${JSON.stringify(values)}`;
      });
    expect(waitedFor).toHaveLength(3 + 8);
    for (const metric of waitedFor) expect([...told]).toContain(metric);
  });

  it('are those that the dashboard shows', () => {
    const dashboard = Object.values(resources).find(({ Type }) => Type === 'AWS::CloudWatch::Dashboard');
    const shown = [
      ...JSON.stringify(dashboard).matchAll(
        /ImprovementDataPipeline\\*",\\*"(\w+)\\*",\\*"service\\*",\\*"(\w+)/g,
      ),
    ];
    expect(shown.map((match) => match[1])).toEqual([
      'FilesAccepted',
      'FilesPartly',
      'FilesRefused',
      'WorkbooksWritten',
    ]);
    expect(shown.every((match) => match[2] === SERVICE_NAME)).toBe(true);
  });
});
