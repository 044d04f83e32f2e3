import { recordTypes } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { landedRecords, type StagedPart } from './counting-records.ts';
import { quoteLiteral, readParquet } from './sql.ts';

/** Version of the linking rule: part of the id of every set of links. */
export const LINKING_RULE_VERSION = 1;

/**
 * SQL that resolves the ids of a district's students: local ids ('L:') and roster ids ('R:') to the student they mean.
 *
 * Links are what student records say that carry more than one id; of each source and student the newest record speaks. A
 * student is known by the state id ('S:') where a link leads to one, else by the local id. Links are followed from id to id,
 * never by joining all that touch: two children whom one wrong row connects stay two.
 *
 * Where records disagree: what was said for the same school year goes before other years, then the later school year, then
 * the file that landed later, then the later row. `identityConflictsSql` lists the disagreements.
 *
 * Result: (school_year, id, student). Rows without a school year are the rule; rows with one are years in which the id means
 * somebody else (districts use local ids again). Ids that stand for themselves are left out.
 *
 * @param parts The district's parts of record type `student` that take part in counting, of all school years, staged.
 */
export function studentLinksSql(parts: readonly StagedPart[]): string {
  return `WITH ${said(parts)}, ${resolved}
    SELECT r.school_year, r.id, r.student
    FROM resolved r LEFT JOIN resolved rule ON rule.id = r.id AND rule.school_year IS NULL
    WHERE r.student <> CASE WHEN r.school_year IS NULL THEN r.id ELSE rule.student END
    ORDER BY r.school_year, r.id`;
}

/**
 * SQL that lists ids which student records link to different students: (id, school_year, students, taken). Without a school
 * year: each year's records agree, but years differ.
 */
export function identityConflictsSql(parts: readonly StagedPart[]): string {
  return `WITH ${said(parts)}, ${resolved},
    meant AS (
      SELECT l.id, l.school_year,
        CASE WHEN starts_with(l.target, 'S:') THEN l.target ELSE coalesce(y.state, rule.state, l.target) END AS student
      FROM links l
      LEFT JOIN states y ON y.id = l.target AND y.school_year = l.school_year
      LEFT JOIN states rule ON rule.id = l.target AND rule.school_year IS NULL
    ),
    in_year AS (
      SELECT id, school_year, list(DISTINCT student ORDER BY student) AS students FROM meant
      GROUP BY id, school_year HAVING count(DISTINCT student) > 1
    ),
    conflicts AS (
      FROM in_year
      UNION ALL
      SELECT id, NULL, list(DISTINCT student ORDER BY student) FROM meant
      WHERE id NOT IN (SELECT id FROM in_year) GROUP BY id HAVING count(DISTINCT student) > 1
    )
    SELECT c.id, c.school_year, c.students, coalesce(r.student, rule.student) AS taken
    FROM conflicts c JOIN resolved rule ON rule.id = c.id AND rule.school_year IS NULL
    LEFT JOIN resolved r ON r.id = c.id AND r.school_year = c.school_year
    ORDER BY c.id, c.school_year`;
}

/**
 * SQL that says whether records, newest or not, link any id to two targets: one boolean, `conflicts`. Where none does, which is the rule,
 * there is no disagreement, and nobody has to ask whose word goes first.
 */
export function twoTargetsSql(parts: readonly StagedPart[]): string {
  const columns = 'student_key, student_state_id, student_local_id, student_roster_id';
  const [state, local, roster] = [
    idOf('S:', 'student_state_id'),
    idOf('L:', 'student_local_id'),
    idOf('R:', 'student_roster_id'),
  ];
  return `WITH said AS NOT MATERIALIZED (SELECT ${columns} FROM (${landedRecords(recordTypes.student, parts)})),
    linked AS NOT MATERIALIZED (
      SELECT hash(${local}) AS id, hash(${state}) AS target FROM said WHERE ${local} IS NOT NULL AND ${state} IS NOT NULL
      UNION ALL
      SELECT hash(${roster}), hash(coalesce(${state}, ${local})) FROM said
      WHERE ${roster} IS NOT NULL AND coalesce(${state}, ${local}) IS NOT NULL
    )
    SELECT count(*) > 0 AS conflicts FROM (SELECT id FROM linked GROUP BY id HAVING min(target) <> max(target))`;
}

/** SQL relation (id, student) of one school year, from a Parquet file of links. */
export function linksOfYear(path: string, schoolYear: SchoolYear): string {
  const links = readParquet([path]);
  const year = quoteLiteral(schoolYear);
  return `(SELECT id, student FROM ${links} WHERE school_year = ${year}
    UNION ALL SELECT id, student FROM ${links} rule WHERE school_year IS NULL
      AND NOT EXISTS (FROM ${links} y WHERE y.school_year = ${year} AND y.id = rule.id))`;
}

/** SQL relation (id, student) of a district that has no link. */
export const NO_LINKS = '(SELECT NULL::VARCHAR AS id, NULL::VARCHAR AS student WHERE false)';

/** An id of a kind: from its own column, or from the key that stands for it. */
const idOf = (prefix: string, column: string) =>
  `coalesce('${prefix}' || ${column}, CASE WHEN starts_with(student_key, '${prefix}') THEN student_key END)`;

/** One number that orders student records: school year, landing order, row, then what makes the order total. */
const POSITION = `(left(school_year, 4)::HUGEINT << 112) + (landing_order::HUGEINT << 88) + (source_row::HUGEINT << 56)
  + (file_index::HUGEINT << 32) + file_row_number`;

/**
 * Common tables `links` (each link: id, target, school year, position; a higher position is newer), `said_ever` (the newest
 * target of each kind that the records give for an id) and `said_in_year` (the same for a single year, of those ids only for
 * which there is more than one target: they are few, and years of all others say what the rule says).
 */
function said(parts: readonly StagedPart[]): string {
  const newestTargets = `arg_max(target, position) FILTER (starts_with(target, 'S:')) AS state_target,
    arg_max(target, position) FILTER (starts_with(target, 'L:')) AS local_target`;
  return `speaking AS (
      SELECT school_year, ${idOf('S:', 'student_state_id')} AS state_id, ${idOf('L:', 'student_local_id')} AS local_id,
        ${idOf('R:', 'student_roster_id')} AS roster_id, position
      FROM (
        SELECT *, row_number() OVER (PARTITION BY school_year, student_key, system ORDER BY position DESC) = 1 AS newest
        FROM (SELECT *, ${POSITION} AS position FROM (${landedRecords(recordTypes.student, parts)})))
      WHERE newest AND NOT deleted
    ),
    links AS (
      SELECT local_id AS id, state_id AS target, school_year, position FROM speaking
        WHERE local_id IS NOT NULL AND state_id IS NOT NULL
      UNION ALL SELECT roster_id, state_id, school_year, position FROM speaking
        WHERE roster_id IS NOT NULL AND state_id IS NOT NULL
      UNION ALL SELECT roster_id, local_id, school_year, position FROM speaking
        WHERE roster_id IS NOT NULL AND state_id IS NULL AND local_id IS NOT NULL
    ),
    said_ever AS (
      SELECT id, ${newestTargets}, min(target) <> max(target) AS ambiguous FROM links GROUP BY id
    ),
    said_in_year AS (
      SELECT id, school_year, ${newestTargets} FROM links
      WHERE id IN (SELECT id FROM said_ever WHERE ambiguous) GROUP BY id, school_year
    )`;
}

/**
 * Common tables `states` (the state id that an id leads to directly, or, for a local id no record links, through a roster id
 * that was linked to both) and `resolved` (id, school year or NULL for the rule, student).
 */
const resolved = `
    states AS (
      SELECT id, school_year, state_target AS state FROM said_in_year WHERE state_target IS NOT NULL
      UNION ALL SELECT id, NULL, state_target FROM said_ever WHERE state_target IS NOT NULL
      UNION ALL SELECT local_target, NULL, max(state_target) FROM said_ever
        WHERE state_target IS NOT NULL AND local_target IS NOT NULL
          AND local_target NOT IN (SELECT id FROM said_ever WHERE state_target IS NOT NULL)
        GROUP BY local_target
    ),
    asked AS (
      SELECT id, NULL AS school_year FROM said_ever
      UNION SELECT id, NULL FROM states WHERE school_year IS NULL
      UNION SELECT id, school_year FROM said_in_year
      UNION SELECT o.id, y.school_year FROM said_ever o JOIN said_in_year y ON y.id = o.local_target
    ),
    resolved AS (
      SELECT a.id, a.school_year, coalesce(y.state_target, yl.state, ylr.state, own.state, ol.state, olr.state,
        y.local_target, o.local_target, a.id) AS student
      FROM asked a
      LEFT JOIN said_in_year y ON y.id = a.id AND y.school_year = a.school_year
      LEFT JOIN states yl ON yl.id = y.local_target AND yl.school_year = a.school_year
      LEFT JOIN states ylr ON ylr.id = y.local_target AND ylr.school_year IS NULL
      LEFT JOIN states own ON own.id = a.id AND own.school_year IS NULL
      LEFT JOIN said_ever o ON o.id = a.id
      LEFT JOIN states ol ON ol.id = o.local_target AND ol.school_year = a.school_year
      LEFT JOIN states olr ON olr.id = o.local_target AND olr.school_year IS NULL
    )`;
