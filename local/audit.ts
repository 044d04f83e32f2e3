import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Container } from '../functions/container.ts';
import { auditYear } from '../functions/publish-run/release-packs.ts';
import { RELEASE_POINTER } from '../functions/write-network-files/releases.ts';
import type { AuditReport, Leak } from '../shared/privacy/audit.ts';
import { isSchoolYear, type SchoolYear } from '../shared/standards/school-year.ts';
import { openOutput } from './open-output.ts';

const HELP = `npm run audit -- [--out DIR] [--inbox DIR]

The privacy audit of everything that has been released above team level, by itself: takes all tables of a school year as
equations and looks for hidden values that could be worked out. The night runs the same audit before it releases a pack.

  --out DIR     the output folder of a run (default: out)
  --inbox DIR   its inbox (default: sample-data), for the settings
  --help        this text

Exit code 0: nothing can be worked out. 1: something can, and the output says where, or the audit could not be run.`;

/** The audit of each school year that has releases. */
export async function auditReleased(container: Container): Promise<ReadonlyMap<SchoolYear, AuditReport>> {
  const releases = await container.ledger.pointers(RELEASE_POINTER);
  const years = [...new Set(releases.map(({ name }) => name.slice(0, name.indexOf('/'))))].sort();
  const reports = new Map<SchoolYear, AuditReport>();
  for (const year of years) if (isSchoolYear(year)) reports.set(year, await auditYear(container, year));
  return reports;
}

/** What the audit found, as sentences. They name places of a table, never a value. */
export function auditText(reports: ReadonlyMap<SchoolYear, AuditReport>): string {
  if (reports.size === 0) return 'Nothing has been released yet.';
  return [...reports]
    .flatMap(([year, report]) => [yearLine(year, report), ...report.leaks.map(leakLine)])
    .join('\n');
}

function yearLine(year: SchoolYear, { passed, leaks, checked }: AuditReport): string {
  const verdict = passed ? 'none of them can be worked out' : `${leaks.length} can be worked out`;
  return `${year}: ${checked} hidden values looked for, ${verdict}.`;
}

function leakLine({ population, at, quantity }: Leak): string {
  if (quantity === 'difference of two releases')
    return `  the difference of two releases of ${population}, which is about few students: ${at.join(', ')}`;
  return `  a hidden ${quantity} of ${population}: ${at.join(', ')}`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'out' },
      inbox: { type: 'string', default: 'sample-data' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (!statSync(join(values.out, 'ledger'), { throwIfNoEntry: false }))
    throw new Error(`"${values.out}" is not the output folder of a run: npm start makes one.`);
  const container = await openOutput(values.inbox, values.out);
  try {
    const reports = await auditReleased(container);
    console.log(auditText(reports));
    return [...reports.values()].every(({ passed }) => passed) ? 0 : 1;
  } finally {
    await container.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  });
}
