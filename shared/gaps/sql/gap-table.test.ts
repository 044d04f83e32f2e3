import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SchoolYear } from '../../standards/school-year.ts';
import { DIVISIONS, type Division, type GroupFields, partOf } from '../divisions.ts';
import { type GapRow, gapRows, sameStudentGapRows } from '../gap-rows.ts';
import { groupTableRow, networkRows, sameStudentRow } from '../group-table.ts';
import { type Comparison, membershipIn, STUDENT_GROUPS, type StudentGroup, studentGroup } from '../groups.ts';
import { scaleFreeGap } from '../statistics/effect-size.ts';
import { countScores } from '../statistics/score-counts.ts';
import { summaryOf } from '../statistics/score-summary.ts';
import { welchGap } from '../statistics/welch-interval.ts';
import {
  type InventedNetwork,
  inventNetwork,
  networkSql,
  type Result,
} from '../test-data/invented-network.ts';
import { gapTableSql } from './gap-table.ts';
import { sameStudentTableSql } from './same-student-table.ts';
import { teamStudentsSql } from './team-students.ts';

const UNION = studentGroup('english-learner+student-with-disability') as StudentGroup;
const GROUPS = [...STUDENT_GROUPS, studentGroup('african-american+hispanic-latino') as StudentGroup, UNION];
const RELATIONS = {
  results: 'results',
  students: 'students',
  growth: 'growth',
  teamStudents: `(${teamStudentsSql({ teamSections: 'team_sections', sections: 'sections', enrollments: 'enrollments' })})`,
};

let network: InventedNetwork;
let connection: DuckDBConnection;
let rows: readonly GapRow[];

async function query(sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS();
}

beforeAll(async () => {
  network = inventNetwork(11);
  fieldsOf = new Map(network.students.map((student) => [placeKey(student), student]));
  inTeam = new Set(network.enrollments.map(placeKey));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(networkSql(network));
  const table = await query(gapTableSql(RELATIONS, { unions: [UNION] }));
  rows = gapRows(table.map(groupTableRow), GROUPS);
}, 60_000);

/** The same question asked of plain lists: which results count, which of several attempts, and on which side each student is. */
function chosenResults(): readonly Result[] {
  const chosen = new Map<string, Result>();
  for (const result of network.results) {
    const score = result.test.startsWith('smarter') ? result.distanceFromStandard : result.scaleScore;
    if (result.standing !== 'counts' || score === null) continue;
    const key = [
      result.district,
      result.student,
      result.test,
      result.subject,
      result.administration,
      result.schoolYear,
    ].join();
    const before = chosen.get(key);
    const latest = (one: Result) => `${one.testedOn ?? ''} ${one.attempt}`;
    if (before === undefined || latest(result) > latest(before)) chosen.set(key, result);
  }
  return [...chosen.values()];
}

type Place = { readonly district: string; readonly student: string; readonly schoolYear: string };
const placeKey = ({ district, student, schoolYear }: Place) => `${district} ${student} ${schoolYear}`;

let fieldsOf: ReadonlyMap<string, GroupFields>;
let inTeam: ReadonlySet<string>;

function membership(group: StudentGroup, result: Result) {
  const fields = fieldsOf.get(placeKey(result));
  const inOne = (one: StudentGroup) =>
    fields ? membershipIn(one, partOf(one.division as Division, fields, result.schoolYear)) : 'unknown';
  if (!group.joins) return inOne(group);
  const answers = group.joins.map(inOne);
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

function sidesFromLists(group: StudentGroup, comparison: Comparison, results: readonly Result[]) {
  const white = studentGroup('white') as StudentGroup;
  return {
    group: results.filter((result) => membership(group, result) === 'yes'),
    comparison: results.filter((result) =>
      comparison === 'white' ? membership(white, result) === 'yes' : membership(group, result) === 'no',
    ),
    unknown: results.filter((result) => membership(group, result) === 'unknown'),
  };
}

function inScope(row: GapRow, result: Result): boolean {
  const place = {
    school: () => result.district === row.district && result.schoolCode === row.scopeId,
    district: () => result.district === row.district,
    network: () => true,
    team: () =>
      result.district === row.district &&
      inTeam.has(placeKey({ ...result, schoolYear: row.rosterYear ?? '' })),
  }[row.scopeLevel];
  return (
    place() &&
    result.subject === row.subject &&
    result.schoolYear === row.schoolYear &&
    result.test === row.test &&
    result.administration === row.administration &&
    (row.gradeSpan === 'all' || row.gradeSpan === result.gradeAssessed)
  );
}

describe('gap table against plain lists', () => {
  it('every gap of distance from standard, percent met and scale score, in every scope', () => {
    const chosen = chosenResults();
    const checked = rows.filter((row) => row.measure !== 'growth-percentile');
    expect(new Set(checked.map((row) => `${row.scopeLevel} ${row.measure}`)).size).toBe(12);
    let worstDifference = 0;
    const scopes = new Map<string, readonly Result[]>();
    for (const row of checked) {
      const group = GROUPS.find((one) => one.id === row.group) as StudentGroup;
      const scope = [
        row.scopeLevel,
        row.district,
        row.scopeId,
        row.rosterYear,
        row.subject,
        row.gradeSpan,
        row.schoolYear,
        row.test,
        row.administration,
      ].join();
      const inside = scopes.get(scope) ?? chosen.filter((result) => inScope(row, result));
      scopes.set(scope, inside);
      const sides = sidesFromLists(group, row.comparison, inside);
      const score = (result: Result) =>
        (row.measure === 'scale-score' ? result.scaleScore : result.distanceFromStandard) as number;
      const [groupScores, comparisonScores] = [sides.group.map(score), sides.comparison.map(score)];
      const counted = [row.groupSide.n, row.comparisonSide.n, row.unknownN].join();
      const expected = [groupScores.length, comparisonScores.length, sides.unknown.length].join();
      if (counted !== expected) expect(counted).toBe(expected);
      if (row.measure === 'percent-met') {
        const met = groupScores.filter((value) => value >= 0).length;
        if (row.groupSide.nMet !== met) expect(row.groupSide.nMet).toBe(met);
        continue;
      }
      const welch = welchGap(summaryOf(groupScores), summaryOf(comparisonScores));
      if (welch === null) continue;
      const v = scaleFreeGap(countScores(groupScores), countScores(comparisonScores));
      worstDifference = Math.max(
        worstDifference,
        Math.abs((row.gap ?? Number.NaN) - welch.difference),
        Math.abs((row.interval?.low ?? Number.NaN) - welch.interval.low),
        v === row.v ? 0 : Math.abs((row.v ?? Number.NaN) - (v ?? Number.NaN)),
      );
    }
    expect(worstDifference).toBeLessThan(1e-8);
    expect(checked.length).toBeGreaterThan(3000);
  });

  it('a student is on exactly one side: in the group, not in it, or not known', () => {
    const everyone = rows.filter((row) => row.comparison === 'not-in-group' && row.measure === 'percent-met');
    const totals = new Map<string, Set<number>>();
    for (const row of everyone) {
      const key = [
        row.scopeLevel,
        row.district,
        row.scopeId,
        row.rosterYear,
        row.subject,
        row.gradeSpan,
        row.schoolYear,
        row.test,
        row.administration,
      ].join();
      const n = row.groupSide.n + row.comparisonSide.n + row.unknownN;
      totals.set(key, (totals.get(key) ?? new Set()).add(n));
    }
    for (const ns of totals.values()) expect(ns.size).toBe(1);
  });

  it('scale scores are never put together over grades; a score of an unknown grade is in no grade', () => {
    const grades = rows.filter((row) => row.measure === 'scale-score').map((row) => row.gradeSpan);
    expect(grades).not.toContain('all');
    expect(new Set(rows.map((row) => row.gradeSpan))).not.toContain('');
  });

  it('African American and Hispanic/Latino are two groups; their union exists only where it was asked for', () => {
    const of = (group: string, comparison: Comparison) =>
      rows.find(
        (row) =>
          row.scopeLevel === 'network' &&
          row.gradeSpan === 'all' &&
          row.schoolYear === '2023-24' &&
          row.measure === 'distance-from-standard' &&
          row.test === 'smarter-balanced-summative' &&
          row.subject === 'mathematics' &&
          row.group === group &&
          row.comparison === comparison,
      );
    const n = (group: string) => of(group, 'white')?.groupSide.n ?? Number.NaN;
    expect(n('african-american+hispanic-latino')).toBe(n('african-american') + n('hispanic-latino'));
    expect(of('white', 'white')).toBeUndefined();
    expect(of('english-learner', 'white')).toBeUndefined();
    expect(of(UNION.id, 'not-in-group')?.groupSide.n).toBeGreaterThan(0);
  });
});

describe('growth in the gap table', () => {
  it('splits the growth percentile by group, never the one from the model with demographics', async () => {
    expect(rows.some((row) => row.measure === 'growth-percentile')).toBe(true);
    const similar = await query(
      `SELECT DISTINCT division FROM (${gapTableSql(RELATIONS)}) WHERE measure = 'similar-student-percentile'`,
    );
    expect(similar).toEqual([{ division: 'everyone' }]);
  });
  it('counts a student’s percentile in the school and grade of the annual result', () => {
    const chosen = chosenResults().filter((result) => result.test === 'smarter-balanced-summative');
    const row = rows.find(
      (one) =>
        one.measure === 'growth-percentile' && one.scopeLevel === 'school' && one.group === 'hispanic-latino',
    ) as GapRow;
    const percentiles = chosen
      .filter((result) => inScope(row, result))
      .filter((result) => membership(studentGroup('hispanic-latino') as StudentGroup, result) === 'yes')
      .flatMap((result) =>
        network.growth
          .filter(
            (one) =>
              one.district === result.district &&
              one.student === result.student &&
              one.subject === result.subject &&
              one.schoolYear === result.schoolYear,
          )
          .flatMap((one) => one.growthPercentile ?? []),
      );
    expect(row.groupSide.n).toBe(percentiles.length);
    expect(row.groupSide.value).toBeCloseTo(percentiles.reduce((a, b) => a + b, 0) / percentiles.length, 10);
  });
});

describe('network rows', () => {
  it('added up from districts computed one by one are those of one query over all', async () => {
    const perDistrict = await Promise.all(
      ['alder', 'birch'].map((district) =>
        query(
          gapTableSql(
            { ...RELATIONS, results: `(FROM results WHERE district = '${district}')` },
            { scopes: ['district'], unions: [UNION] },
          ),
        ),
      ),
    );
    const added = gapRows(networkRows(perDistrict.flat().map(groupTableRow)), GROUPS);
    const key = (row: GapRow) =>
      [
        row.subject,
        row.gradeSpan,
        row.schoolYear,
        row.test,
        row.administration,
        row.measure,
        row.group,
        row.comparison,
      ].join();
    const direct = new Map(rows.filter((row) => row.scopeLevel === 'network').map((row) => [key(row), row]));
    expect(added).toHaveLength(direct.size);
    for (const row of added)
      if (JSON.stringify(row) !== JSON.stringify(direct.get(key(row))))
        expect(row).toEqual(direct.get(key(row)));
  });
});

describe('same-student table', () => {
  it('holds the students with a score in both years, with their groups and school of the later year', async () => {
    const years: [SchoolYear, SchoolYear][] = [['2022-23', '2023-24']];
    const table = await query(sameStudentTableSql(RELATIONS, years));
    const trends = sameStudentGapRows(table.map(sameStudentRow), STUDENT_GROUPS);
    const chosen = chosenResults().filter((result) => result.test === 'smarter-balanced-summative');
    const both = chosen.flatMap((now) => {
      const then = chosen.find(
        (one) =>
          one.schoolYear === '2022-23' &&
          one.district === now.district &&
          one.student === now.student &&
          one.subject === now.subject,
      );
      return now.schoolYear === '2023-24' && then ? [{ then, now }] : [];
    });
    const districts = trends.filter(
      (row) =>
        row.scopeLevel === 'district' &&
        row.district === 'alder' &&
        row.subject === 'mathematics' &&
        row.test === 'smarter-balanced-summative',
    );
    expect(districts.length).toBeGreaterThan(10);
    for (const row of districts) {
      const pairs = both.filter(({ now }) => now.district === 'alder' && now.subject === 'mathematics');
      const sides = sidesFromLists(
        GROUPS.find((group) => group.id === row.group) as StudentGroup,
        row.comparison,
        pairs.map(({ now }) => now),
      );
      expect([row.groupN, row.comparisonN]).toEqual([sides.group.length, sides.comparison.length]);
      if (row.trend === null) continue;
      const changes = pairs
        .filter(({ now }) => sides.group.includes(now))
        .map(({ then, now }) => (now.distanceFromStandard ?? 0) - (then.distanceFromStandard ?? 0));
      expect(row.trend.groupChange).toBeCloseTo(changes.reduce((a, b) => a + b, 0) / changes.length, 8);
    }
  });
});

describe('SQL and TypeScript put every student in the same part', () => {
  it('over all divisions', async () => {
    const seen = new Map<string, number>();
    for (const result of chosenResults()) {
      if (
        result.test !== 'smarter-balanced-summative' ||
        result.schoolYear !== '2023-24' ||
        result.subject !== 'mathematics'
      )
        continue;
      const fields = fieldsOf.get(placeKey(result));
      if (!fields) continue;
      for (const division of DIVISIONS) {
        const part = `${division}/${partOf(division, fields, result.schoolYear)}`;
        seen.set(part, (seen.get(part) ?? 0) + 1);
      }
    }
    const table = await query(
      `SELECT division || '/' || part AS part, n FROM (${gapTableSql({ results: 'results', students: 'students' }, { scopes: ['network'] })})
       WHERE scope_level = 'network' AND grade_span = 'all' AND school_year = '2023-24' AND subject = 'mathematics' AND test = 'smarter-balanced-summative'`,
    );
    const counted = new Map(table.map((row) => [String(row.part), Number(row.n)]));
    const withoutRecord =
      (counted.get('everyone/all') ?? 0) -
      [...seen].filter(([part]) => part.startsWith('gender/')).reduce((sum, [, n]) => sum + n, 0);
    for (const [part, n] of seen) {
      const rest = /\/(no|never-learner|reclassified-earlier)$/.test(part);
      const unknown = /\/(unknown|not-reported)$/.test(part);
      if (rest) expect(counted.has(part)).toBe(false);
      else expect([part, counted.get(part)]).toEqual([part, n + (unknown ? withoutRecord : 0)]);
    }
    expect([...seen.keys()].filter((part) => part.startsWith('english/'))).toHaveLength(7);
  });
});
