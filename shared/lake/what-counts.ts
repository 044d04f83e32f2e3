import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { rankedRecords } from './counting-records.ts';
import type { DistrictRecords, LakeTools } from './district-records.ts';
import { studentKeyColumn } from './lake-columns.ts';
import type { LandedParts } from './landed-parts.ts';

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
  tools: LakeTools,
  records: DistrictRecords,
  parts: LandedParts,
): Promise<FileCounts[]> {
  const { recordType, schoolYear } = parts;
  const type = recordTypeNamed(recordType);
  const counted = new Map<string, { counting: number; tombstones: number }>();
  if (parts.counting.length > 0) {
    const links = studentKeyColumn(type) ? await records.linksIn(schoolYear) : undefined;
    const ranked = rankedRecords(type, await records.stage(parts.counting), links);
    const counts = type.history === 'append' ? 'NOT deleted' : 'newest AND NOT deleted';
    const rows = await tools.queries.query(
      `SELECT source_key, count(*) FILTER (${counts}) AS counting, count(*) FILTER (deleted) AS tombstones
      FROM (${ranked}) GROUP BY source_key`,
    );
    for (const row of rows) {
      counted.set(String(row.source_key), {
        counting: Number(row.counting),
        tombstones: Number(row.tombstones),
      });
    }
  }
  const inOrder = [...parts.ended, ...parts.counting].sort((a, b) => a.landingOrder - b.landingOrder);
  const landingKeys = [...new Set(inOrder.map((part) => part.landingKey))];
  return landingKeys.map((landingKey) => {
    const rows = inOrder
      .filter((part) => part.landingKey === landingKey)
      .reduce((sum, part) => sum + part.rows, 0);
    const { counting, tombstones } = counted.get(landingKey) ?? { counting: 0, tombstones: 0 };
    const records = rows - tombstones;
    return {
      landingKey,
      recordType,
      schoolYear,
      records,
      counting,
      superseded: records - counting,
      tombstones,
    };
  });
}
