import { outboxKey } from '../../shared/access/outbox-file.ts';
import { GROWTH_REASON_WORDS, GROWTH_REASONS, type GrowthReason } from '../../shared/growth/growth-reason.ts';
import type {
  EarlierScoreThatDiffers,
  GrowthCount,
  NightReceipt,
} from '../../shared/intake/receipt/night-receipt.ts';
import { nightReceiptWorkbook } from '../../shared/intake/receipt/night-receipt-workbook.ts';
import type { Lake } from '../../shared/lake/lake.ts';
import type { Row } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import type { Container } from '../container.ts';
import { CONTENT_TYPES } from '../write-outputs.ts';

/** Rows of the list of earlier scores that differ; their number is always said. */
const MOST_LISTED = 500;

/**
 * What a night found in a district's files together: how many students have a growth percentile and why the others have none,
 * earlier scores that two files give differently, ids that files link to two students. As JSON and as a workbook beside the district's receipts.
 */
export async function writeNightReceipt(
  container: Container,
  district: string,
  growthKeys: readonly string[],
): Promise<void> {
  const lake = await container.lake();
  const differing = await earlierScoresThatDiffer(lake, district);
  const receipt: NightReceipt = {
    district,
    minimumCohort: container.settings.minimumCohort,
    growth: await growthCounts(lake, district, growthKeys),
    earlierScoresThatDiffer: differing.length,
    earlierScores: differing.slice(0, MOST_LISTED),
    ids: await lake.identityConflicts(district),
  };
  const { outbox } = container.buckets;
  const name = `${district}/what-the-night-found`;
  await outbox.put(outboxKey.receipt(name, 'json'), `${JSON.stringify(receipt, null, 2)}\n`, {
    contentType: CONTENT_TYPES.json,
  });
  const today = container.now().toISOString().slice(0, 10);
  await outbox.put(outboxKey.receipt(name, 'xlsx'), await nightReceiptWorkbook(receipt, today), {
    contentType: CONTENT_TYPES.xlsx,
  });
}

async function growthCounts(lake: Lake, district: string, keys: readonly string[]): Promise<GrowthCount[]> {
  if (keys.length === 0) return [];
  const reasons = GROWTH_REASONS.filter((reason) => reason !== 'has_percentile');
  const rows = await lake.query(`
    SELECT school_year, subject, grade, count(*)::INT AS students, count(growth_percentile)::INT AS with_percentile,
      count(similar_student_percentile)::INT AS with_similar,
      ${reasons.map((reason) => `(count(*) FILTER (growth_reason = '${reason}'))::INT AS ${reason}`).join(', ')}
    FROM ${await lake.parquet(keys)} WHERE district = ${quoteLiteral(district)} GROUP BY ALL ORDER BY ALL`);
  return rows.map((row) => ({
    schoolYear: String(row['school_year']),
    subject: String(row['subject']),
    grade: String(row['grade']),
    students: Number(row['students']),
    withPercentile: Number(row['with_percentile']),
    withSimilarStudentPercentile: Number(row['with_similar']),
    without: withoutOf(row, reasons),
  }));
}

function withoutOf(row: Row, reasons: readonly GrowthReason[]): GrowthCount['without'] {
  return reasons
    .map((reason) => ({ why: GROWTH_REASON_WORDS[reason], students: Number(row[reason]) }))
    .filter(({ students }) => students > 0);
}

/**
 * Scores that count, beside what the prior-year columns of later files print for the same student, subject and year. Which of several
 * results counts is asked of those students only of whom some result differs from what is printed.
 */
async function earlierScoresThatDiffer(lake: Lake, district: string): Promise<EarlierScoreThatDiffers[]> {
  const reading = { districts: [district], state: 'published' } as const;
  const results = `(SELECT student, subject, school_year, test, scale_score, standing, tested_on
    FROM ${await lake.relation('assessment-result', reading)} WHERE test = 'smarter-balanced-summative')`;
  const rows = await lake.query(`
    WITH printed AS NOT MATERIALIZED (
      SELECT student, subject, school_year, test, scale_score, source_key FROM ${await lake.relation('prior-score', reading)}
    ),
    differing AS MATERIALIZED (
      SELECT DISTINCT o.student, o.school_year, o.subject FROM ${results} o JOIN printed p
        ON p.student = o.student AND p.school_year = o.school_year AND p.subject = o.subject AND p.test = o.test
      WHERE p.scale_score <> o.scale_score
    )
    SELECT o.student, o.subject, o.school_year, o.scale_score AS of_its_year, p.scale_score AS printed, p.source_key
    FROM (
      FROM ${results} SEMI JOIN differing USING (student, school_year, subject)
      QUALIFY row_number() OVER (
        PARTITION BY student, school_year, subject
        ORDER BY standing = 'counts' DESC, scale_score DESC NULLS LAST, tested_on DESC NULLS LAST
      ) = 1
    ) o
    JOIN (FROM printed SEMI JOIN differing USING (student, school_year, subject)) p
      ON p.student = o.student AND p.school_year = o.school_year AND p.subject = o.subject AND p.test = o.test
    WHERE o.standing = 'counts' AND p.scale_score <> o.scale_score
    ORDER BY o.school_year, o.subject, o.student, p.source_key`);
  return rows.map((row) => ({
    student: String(row['student']).replace(/^S:/, 'state id ').replace(/^L:/, 'local id '),
    subject: String(row['subject']),
    schoolYear: String(row['school_year']),
    scoreOfItsYear: Number(row['of_its_year']),
    scorePrintedLater: Number(row['printed']),
    printedIn: String(row['source_key']),
  }));
}
