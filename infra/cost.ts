import { pathToFileURL } from 'node:url';
import { FUNCTIONS, type FunctionName } from './functions.ts';

/** A network, as far as its bill depends on it. */
export interface NetworkSize {
  readonly name: string;
  readonly students: number;
  readonly districts: number;
  readonly teams: number;
  /** People who sign in at least once a month. */
  readonly people: number;
  /** School years of results that are kept. */
  readonly years: number;
}

/** Dollars a unit: list prices of one region (us-west-2), without free tiers. Inputs, not facts: look them up before you rely on them. */
export const PRICES = {
  lambdaGigabyteSecond: 0.0000133334, // arm64
  lambdaMillionCalls: 0.2,
  temporaryGigabyteSecond: 0.0000000309, // /tmp above 512 MB
  s3GigabyteMonth: 0.023,
  s3ThousandWrites: 0.005,
  s3ThousandReads: 0.0004,
  ledgerMillionWrites: 0.625,
  ledgerMillionReads: 0.125,
  ledgerGigabyteMonth: 0.45, // with point-in-time recovery
  queueMillionMessages: 0.4,
  workflowThousandSteps: 0.025,
  logGigabyte: 0.53,
  metricMonth: 0.3,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  keyMonth: 1,
  keyTenThousandUses: 0.03,
  secretMonth: 0.4,
  personMonth: 0.02, // Cognito Plus
  thousandMails: 0.1,
} as const;

/** What happens in a month, and what one step takes: seconds as measured (docs/performance.md), times two for S3, starts and slower cores. */
export const ASSUMPTIONS = {
  schoolNights: 20,
  otherNights: 10,
  /** Files of a district, and of a team, in a month. */
  filesOfDistrict: 60,
  filesOfTeam: 12,
  /** Share of the growth cohorts whose input changed, in an average school night: scores come a few times a year. */
  cohortsRecomputed: 0.1,
  /** Share of the teams whose workbook says something new, in an average school night. */
  teamsRewritten: 0.5,
  secondsOverMeasured: 2,
  fileSeconds: 0.26,
  snapshotSecondsPerThousandStudents: 0.77,
  cohortSecondsPerThousandStudents: 0.034,
  gapSecondsPerThousandStudents: 0.21,
  packSeconds: 30,
  teamSeconds: 2,
  cohortsPerYear: 12, // 2 subjects x 6 grades
  gigabytesPerThousandStudentYears: 0.0018, // 888 MB for 100,000 students and 5 years
  /** Landing, old versions, batches, snapshots, published copies. */
  copies: 5,
  /** S3 and ledger requests a file or step makes, about. */
  requestsPerStep: 60,
  kilobytesOfLogPerStep: 4,
  ownMetrics: 14,
  downloadsPerPerson: 10,
} as const;

export interface CostLine {
  readonly what: string;
  readonly dollarsAMonth: number;
}

type Assumptions = { readonly [name in keyof typeof ASSUMPTIONS]: number };
type Prices = { readonly [name in keyof typeof PRICES]: number };

/** The bill of a month, line by line. */
export function monthlyCost(
  size: NetworkSize,
  a: Assumptions = ASSUMPTIONS,
  p: Prices = PRICES,
): readonly CostLine[] {
  const thousands = size.students / 1000;
  const files = size.districts * a.filesOfDistrict + size.teams * a.filesOfTeam;
  const cohorts = a.cohortsPerYear * size.years * a.cohortsRecomputed;
  const { schoolNights } = a;
  /** Calls a month and measured seconds of all of them together. */
  const work: readonly (readonly [FunctionName, calls: number, seconds: number])[] = [
    ['ingestFile', files, files * a.fileSeconds],
    ['planRecompute', schoolNights + a.otherNights, (schoolNights + a.otherNights) * 1],
    [
      'writeSnapshots',
      schoolNights * size.districts,
      schoolNights * thousands * a.snapshotSecondsPerThousandStudents,
    ],
    [
      'computeGrowth',
      schoolNights * cohorts,
      schoolNights * cohorts * thousands * a.cohortSecondsPerThousandStudents,
    ],
    [
      'computeGaps',
      schoolNights * (size.districts + 1),
      schoolNights * 2 * thousands * a.gapSecondsPerThousandStudents,
    ],
    [
      'writeTeamFiles',
      schoolNights * Math.ceil(size.teams / 25),
      schoolNights * size.teams * a.teamsRewritten * a.teamSeconds,
    ],
    [
      'writeNetworkFiles',
      schoolNights * (size.districts + 1),
      schoolNights * (size.districts + 1) * a.packSeconds,
    ],
    ['publishRun', schoolNights + a.otherNights, (schoolNights + a.otherNights) * 5],
    ['refreshTeams', size.teams * a.filesOfTeam, size.teams * a.filesOfTeam * a.teamSeconds],
    ['download', size.people * a.downloadsPerPerson, size.people * a.downloadsPerPerson * 0.2],
  ];
  const lambda = work.reduce((sum, [name, calls, seconds]) => {
    const { memoryMegabytes, temporaryMegabytes } = FUNCTIONS[name];
    const rate =
      (memoryMegabytes / 1024) * p.lambdaGigabyteSecond +
      ((temporaryMegabytes - 512) / 1024) * p.temporaryGigabyteSecond;
    return sum + seconds * a.secondsOverMeasured * rate + (calls / 1e6) * p.lambdaMillionCalls;
  }, 0);
  const steps = work.reduce((sum, [, calls]) => sum + calls, 0);
  const requests = steps * a.requestsPerStep;
  const gigabytes = thousands * size.years * a.gigabytesPerThousandStudentYears * a.copies;
  const alarms = 6 + Object.keys(FUNCTIONS).length + size.districts;
  const nightSteps = schoolNights * (4 * (3 * size.districts + cohorts + Math.ceil(size.teams / 25)) + 12);
  return [
    { what: 'Lambda: reading, night, refresh, downloads', dollarsAMonth: lambda },
    { what: 'S3: storage, all copies and old versions', dollarsAMonth: gigabytes * p.s3GigabyteMonth },
    { what: 'S3: requests', dollarsAMonth: (requests / 2000) * (p.s3ThousandWrites + p.s3ThousandReads) },
    {
      what: 'DynamoDB: requests, storage, recovery',
      dollarsAMonth:
        (requests / 2e6) * (p.ledgerMillionWrites + p.ledgerMillionReads) * 4 +
        0.1 * thousands ** 0.5 * p.ledgerGigabyteMonth,
    },
    {
      what: 'SQS and Step Functions',
      dollarsAMonth:
        ((files * 4) / 1e6) * p.queueMillionMessages + (nightSteps / 1000) * p.workflowThousandSteps,
    },
    {
      what: 'CloudWatch: logs, metrics, alarms, dashboard',
      dollarsAMonth:
        ((steps * a.kilobytesOfLogPerStep) / 1e6) * p.logGigabyte +
        (a.ownMetrics + size.districts) * p.metricMonth +
        alarms * p.alarmMonth +
        p.dashboardMonth,
    },
    {
      what: 'KMS and Secrets Manager',
      dollarsAMonth: p.keyMonth + (requests / 20_000) * p.keyTenThousandUses + size.districts * p.secretMonth,
    },
    {
      what: 'Cognito, mail',
      dollarsAMonth:
        size.people * p.personMonth +
        ((size.teams * schoolNights * a.teamsRewritten * 2) / 1000) * p.thousandMails,
    },
  ];
}

/** The two networks of docs/cost.md. */
export const NETWORKS: readonly NetworkSize[] = [
  { name: 'One district, 40,000 students', students: 40_000, districts: 1, teams: 40, people: 260, years: 5 },
  {
    name: 'Network, 1,000,000 students',
    students: 1_000_000,
    districts: 8,
    teams: 200,
    people: 1_400,
    years: 5,
  },
];

/** The table of docs/cost.md. */
export function costTable(networks: readonly NetworkSize[] = NETWORKS): string {
  const bills = networks.map((size) => monthlyCost(size));
  const dollars = (value: number) => value.toFixed(2);
  const total = (bill: readonly CostLine[]) => bill.reduce((sum, line) => sum + line.dollarsAMonth, 0);
  const rows = (bills[0] ?? []).map(
    ({ what }, i) => `| ${what} | ${bills.map((bill) => dollars(bill[i]?.dollarsAMonth ?? 0)).join(' | ')} |`,
  );
  return [
    `| dollars a month | ${networks.map(({ name }) => name).join(' | ')} |`,
    `|---|${networks.map(() => '---').join('|')}|`,
    ...rows,
    `| **together** | ${bills.map((bill) => `**${dollars(total(bill))}**`).join(' | ')} |`,
    `| a student and year | ${bills.map((bill, i) => ((12 * total(bill)) / (networks[i]?.students ?? 1)).toFixed(4)).join(' | ')} |`,
  ].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(costTable());
