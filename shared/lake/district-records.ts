import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CurrentFile } from '../ledger/file-state.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { COUNTING_RULE_VERSION, countingRecords, type StagedPart } from './counting-records.ts';
import { countingColumns, naturalKeyColumns, studentKeyColumn } from './lake-columns.ts';
import { type LandedParts, landedParts } from './landed-parts.ts';
import type { Queries } from './queries.ts';
import { quoteIdentifier, readParquet } from './sql.ts';
import type { Staging } from './staging.ts';
import { LINKING_RULE_VERSION, linksOfYear, NO_LINKS, studentLinksSql } from './student-links.ts';
import { MERGING_RULE_VERSION } from './students-merged.ts';

/** What the lake works with. */
export interface LakeTools {
  readonly store: ObjectStore;
  readonly staging: Staging;
  readonly queries: Queries;
  /** Folder for files on their way into the bucket. */
  readonly outgoingFolder: string;
  /** Folder for files made for reading only; trimmed with the staged ones. */
  readonly madeFolder: string;
}

/** The records of one district, as one reading of the ledger gives them. */
export interface DistrictRecords {
  readonly district: string;
  /** Parts by record type and school year. */
  readonly parts: readonly LandedParts[];
  partsOf(recordType: RecordTypeName, schoolYear: SchoolYear): LandedParts | undefined;
  /** Hash of everything that decides which records of a type and year count; from the ledger alone. */
  inputHash(recordType: RecordTypeName, schoolYear: SchoolYear): string;
  /** Hash of everything that decides the student links, and the key they are published under; undefined without students. */
  readonly links: { readonly hash: string; readonly key: string } | undefined;
  /** Path of the links on this machine: published ones, or made now. */
  linksPath(): Promise<string | undefined>;
  /** SQL relation (id, student) for a school year. */
  linksIn(schoolYear: SchoolYear): Promise<string>;
  /** SQL of the records that count. */
  counting(recordType: RecordTypeName, schoolYear: SchoolYear): Promise<string>;
  /**
   * Id of the records that count: hash of the batches and of those links that matter to them. Other links may come and go
   * without making it another.
   */
  contentId(recordType: RecordTypeName, schoolYear: SchoolYear): Promise<string>;
  stage(parts: LandedParts['counting']): Promise<StagedPart[]>;
}

export function districtRecords(
  tools: LakeTools,
  district: string,
  files: readonly CurrentFile[],
): DistrictRecords {
  const parts = landedParts(files);
  const byName = new Map(parts.map((group) => [`${group.recordType} ${group.schoolYear}`, group]));
  const partsOf = (recordType: RecordTypeName, schoolYear: SchoolYear) =>
    byName.get(`${recordType} ${schoolYear}`);
  const studentParts = parts
    .filter(({ recordType }) => recordType === 'student')
    .flatMap(({ counting }) => counting);
  const links = studentParts.length === 0 ? undefined : linksIdentity(district, studentParts);
  let path: Promise<string | undefined> | undefined;

  async function stage(wanted: LandedParts['counting']): Promise<StagedPart[]> {
    const paths = await tools.staging.paths(wanted.map((part) => part.key));
    return wanted.map((part, index) => ({ ...part, path: paths[index]! }));
  }

  async function findLinks(): Promise<string | undefined> {
    if (!links) return undefined;
    if (await tools.store.head(links.key)) return (await tools.staging.paths([links.key]))[0];
    const made = join(tools.madeFolder, `${links.hash}.parquet`);
    if (await stat(made).catch(() => undefined)) return made;
    const temporary = `${made}.${randomUUID()}`;
    await mkdir(tools.madeFolder, { recursive: true });
    try {
      await tools.queries.copyToFile(studentLinksSql(await stage(studentParts)), temporary);
      await rename(temporary, made);
    } finally {
      await rm(temporary, { force: true });
    }
    return made;
  }

  function linksPath(): Promise<string | undefined> {
    // Asked for anew each time (staged files may have been trimmed), but not twice at once.
    path ??= findLinks().finally(() => {
      path = undefined;
    });
    return path;
  }

  async function linksIn(schoolYear: SchoolYear): Promise<string> {
    const found = await linksPath();
    return found === undefined ? NO_LINKS : linksOfYear(found, schoolYear);
  }

  function identity(
    recordType: RecordTypeName,
    schoolYear: SchoolYear,
    linksHash: string | undefined,
  ): string {
    const type = recordTypeNamed(recordType);
    return fingerprint({
      rules: [COUNTING_RULE_VERSION, recordType === 'student' ? MERGING_RULE_VERSION : 0],
      columns: countingColumns(type),
      naturalKey: naturalKeyColumns(type),
      history: type.history,
      parts: (partsOf(recordType, schoolYear)?.counting ?? []).map(partIdentity),
      links: studentKeyColumn(type) ? (linksHash ?? null) : null,
    });
  }

  return {
    district,
    parts,
    partsOf,
    links,
    linksPath,
    linksIn,
    stage,
    inputHash: (recordType, schoolYear) => identity(recordType, schoolYear, links?.hash),
    async counting(recordType, schoolYear) {
      const type = recordTypeNamed(recordType);
      const staged = await stage(partsOf(recordType, schoolYear)?.counting ?? []);
      return countingRecords(type, staged, studentKeyColumn(type) ? await linksIn(schoolYear) : undefined);
    },
    async contentId(recordType, schoolYear) {
      const key = studentKeyColumn(recordTypeNamed(recordType))?.column;
      const counting = partsOf(recordType, schoolYear)?.counting ?? [];
      if (!key || counting.length === 0) return identity(recordType, schoolYear, undefined);
      const ids = readParquet(
        await tools.staging.paths(counting.map((part) => part.key)),
        ', union_by_name = true',
      );
      const column = quoteIdentifier(key);
      // Parquet's own statistics answer this for a file of the state: all its students are known by state id, which links lead to.
      const [linked] = await tools.queries.query(
        `SELECT count(*) AS n FROM ${ids} WHERE ${column} < 'S:' OR ${column} >= 'S;'`,
      );
      if (linked?.n === 0) return identity(recordType, schoolYear, '0 0');
      const [row] = await tools.queries.query(
        `SELECT count(*)::VARCHAR || ' ' || coalesce(bit_xor(md5_number(id || ' ' || student)), 0)::VARCHAR AS mapping
        FROM ${await linksIn(schoolYear)}
        WHERE id IN (SELECT ${column} FROM ${ids} WHERE NOT starts_with(${column}, 'S:'))`,
      );
      return identity(recordType, schoolYear, String(row?.mapping));
    },
  };
}

function linksIdentity(
  district: string,
  studentParts: LandedParts['counting'],
): { hash: string; key: string } {
  const hash = fingerprint({ rule: LINKING_RULE_VERSION, parts: studentParts.map(partIdentity) });
  return { hash, key: `links/${district}/${hash}.parquet` };
}

/** Parts come in landing order; the moment matters to readers who merge sources. */
function partIdentity({ key, landingKey, landedAt }: LandedParts['counting'][number]) {
  return [key, landingKey, landedAt];
}
