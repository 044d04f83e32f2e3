import type { RecordTypeName } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import type { DistrictRecords } from './district-records.ts';
import type { LandedParts } from './landed-parts.ts';
import { type LakeReader, relationOf } from './relations.ts';
import { readParquet } from './sql.ts';

/** How many of a file's records count, for one record type and school year. */
export interface FileCounts {
  readonly landingKey: string;
  readonly recordType: RecordTypeName;
  readonly schoolYear: SchoolYear;
  /** Records in the file, tombstones not among them. */
  readonly records: number;
  readonly counting: number;
  /** Records of which a newer one speaks, or that a later complete set ended. */
  readonly superseded: number;
  readonly tombstones: number;
}

/** Counts, file by file, which records of one record type and school year count; files in landing order. */
export async function whatCounts(
  reader: LakeReader,
  records: DistrictRecords,
  parts: LandedParts,
): Promise<FileCounts[]> {
  const { recordType, schoolYear } = parts;
  const counting = await countingByFile(reader, records.district, parts);
  const tombstones = await tombstonesByFile(reader, parts);
  const inOrder = [...parts.ended, ...parts.counting].sort((a, b) => a.landingOrder - b.landingOrder);
  const rows = new Map<string, number>();
  for (const part of inOrder) rows.set(part.landingKey, (rows.get(part.landingKey) ?? 0) + part.rows);
  return [...rows].map(([landingKey, all]) => {
    const gone = tombstones.get(landingKey) ?? 0;
    const counted = counting.get(landingKey) ?? 0;
    const records = all - gone;
    return {
      landingKey,
      recordType,
      schoolYear,
      records,
      counting: counted,
      superseded: records - counted,
      tombstones: gone,
    };
  });
}

/** From the snapshot where it is up to date: then nothing is compared again. */
async function countingByFile(
  reader: LakeReader,
  district: string,
  parts: LandedParts,
): Promise<Map<string, number>> {
  const { recordType, schoolYear } = parts;
  const relation = await relationOf(reader, recordType, { districts: [district], schoolYears: [schoolYear] });
  const rows = await reader.queries.query(
    `SELECT source_key, count(*) AS n FROM ${relation} GROUP BY source_key`,
  );
  return new Map(rows.map((row) => [String(row.source_key), Number(row.n)]));
}

async function tombstonesByFile(
  reader: LakeReader,
  { counting, ended }: LandedParts,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const parts = [...counting, ...ended];
  if (parts.length === 0) return found;
  const paths = await reader.staging.paths(parts.map((part) => part.key));
  const rows = await reader.queries.query(
    `SELECT file_index AS part, count(*) AS n FROM ${readParquet(paths, ', union_by_name = true')} WHERE deleted GROUP BY ALL`,
  );
  for (const row of rows) {
    const { landingKey } = parts[Number(row.part)]!;
    found.set(landingKey, (found.get(landingKey) ?? 0) + Number(row.n));
  }
  return found;
}
