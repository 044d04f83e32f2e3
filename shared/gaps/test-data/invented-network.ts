import { seededRandom } from '../../../test/seeded-random.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { ENGLISH_STATUSES, RACE_ETHNICITIES } from '../../standards/student-groups.ts';
import type { GroupFields } from '../divisions.ts';

/** Two invented districts with everything that makes counting hard: for tests of the gap queries. */

export interface Result {
  readonly district: string;
  readonly student: string;
  readonly schoolYear: SchoolYear;
  readonly test: string;
  readonly subject: string;
  readonly administration: string;
  readonly attempt: number;
  readonly testedOn: string | null;
  readonly schoolCode: string | null;
  readonly gradeAssessed: string | null;
  readonly scaleScore: number | null;
  readonly distanceFromStandard: number | null;
  readonly standing: string;
}

export interface Student extends GroupFields {
  readonly district: string;
  readonly student: string;
  readonly schoolYear: SchoolYear;
}

export interface Growth {
  readonly district: string;
  readonly student: string;
  readonly subject: string;
  readonly schoolYear: SchoolYear;
  readonly growthPercentile: number | null;
  readonly similarStudentPercentile: number | null;
}

export interface InTeam {
  readonly district: string;
  readonly student: string;
  readonly schoolYear: SchoolYear;
}

export interface InventedNetwork {
  readonly students: readonly Student[];
  readonly results: readonly Result[];
  readonly growth: readonly Growth[];
  readonly enrollments: readonly InTeam[];
}

const YEARS: readonly SchoolYear[] = ['2022-23', '2023-24'];

export function inventNetwork(seed: number): InventedNetwork {
  const random = seededRandom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const oneOf = <T>(values: readonly T[]): T => values[whole(values.length)] as T;
  const flag = () => oneOf([true, false, false, false, null]);
  const students: Student[] = [];
  const results: Result[] = [];
  const growth: Growth[] = [];
  const enrollments: InTeam[] = [];
  for (const district of ['alder', 'birch']) {
    for (let i = 0; i < 90; i++) {
      // The same id in both districts is two students.
      const student = `S:${1000 + i}`;
      const school = oneOf(['school-1', 'school-2', null]);
      const race = oneOf([...RACE_ETHNICITIES, 'hispanic-latino', 'hispanic-latino', 'white', null] as const);
      const startGrade = 3 + whole(4);
      for (const [y, schoolYear] of YEARS.entries()) {
        const here = { district, student, schoolYear };
        if (i % 15 !== 0) {
          students.push({
            ...here,
            raceEthnicity: race,
            englishStatus: oneOf([...ENGLISH_STATUSES, null]),
            englishLearner: oneOf([true, false, null, null]),
            reclassifiedOn: oneOf([
              '2017-03-01',
              '2019-06-15',
              '2020-06-14',
              '2020-06-15',
              '2022-01-09',
              null,
            ]),
            socioeconomicallyDisadvantaged: flag(),
            studentWithDisability: flag(),
            homeless: flag(),
            foster: flag(),
            migrant: flag(),
            gender: oneOf(['female', 'male', 'nonbinary', null]),
          });
        }
        if (district === 'alder' && i % 4 === 0) enrollments.push(here);
        for (const subject of ['mathematics', 'english-language-arts', 'other']) {
          const attempts = oneOf([1, 1, 1, 1, 2, 3]);
          for (let attempt = 1; attempt <= attempts; attempt++) {
            const distance = whole(200) - 120;
            const common = {
              ...here,
              subject,
              attempt,
              schoolCode: school,
              gradeAssessed: i % 31 === 0 ? null : `0${startGrade + y}`,
              standing: oneOf(['counts', 'counts', 'counts', 'below-threshold', 'no-score']),
            };
            const testedOn = oneOf(['2024-04-20', '2024-05-02', null]);
            const scaleScore = random() < 0.05 ? null : 2500 + distance;
            results.push({
              ...common,
              test: 'smarter-balanced-summative',
              administration: 'summative',
              testedOn,
              scaleScore,
              distanceFromStandard: scaleScore === null ? null : distance,
            });
            results.push({
              ...common,
              test: 'iready-diagnostic',
              administration: oneOf(['fall', 'winter']),
              testedOn,
              scaleScore: 400 + whole(150) + (i % 2) / 2,
              distanceFromStandard: null,
            });
          }
          if (random() < 0.8) {
            growth.push({
              ...here,
              subject,
              growthPercentile: random() < 0.1 ? null : 1 + whole(99),
              similarStudentPercentile: 1 + whole(99),
            });
          }
        }
      }
    }
  }
  return { students, results, growth, enrollments };
}

function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function literalOf(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** A table of rows with the same fields; columns in snake case with the given types. */
function tableSql<Row extends object>(
  name: string,
  types: Readonly<Record<keyof Row, string>>,
  rows: readonly Row[],
) {
  const fields = Object.keys(types) as (keyof Row & string)[];
  const values = rows.map(
    (row) =>
      `(${fields.map((field) => literalOf(row[field] as string | number | boolean | null)).join(',')})`,
  );
  const columns = fields.map((field) => `${columnName(field)} ${types[field]}`);
  return `CREATE TABLE ${name} (${columns.join(', ')}); INSERT INTO ${name} VALUES ${values.join(',\n')};`;
}

/** SQL that makes the tables results, students, growth, team_sections, sections and enrollments. */
export function networkSql(network: InventedNetwork): string {
  const place = { district: 'VARCHAR', student: 'VARCHAR', schoolYear: 'VARCHAR' } as const;
  return [
    tableSql<Result>(
      'results',
      {
        ...place,
        test: 'VARCHAR',
        subject: 'VARCHAR',
        administration: 'VARCHAR',
        attempt: 'INT',
        testedOn: 'DATE',
        schoolCode: 'VARCHAR',
        gradeAssessed: 'VARCHAR',
        scaleScore: 'DOUBLE',
        distanceFromStandard: 'DOUBLE',
        standing: 'VARCHAR',
      },
      network.results,
    ),
    tableSql<Student>(
      'students',
      {
        ...place,
        raceEthnicity: 'VARCHAR',
        englishStatus: 'VARCHAR',
        englishLearner: 'BOOLEAN',
        reclassifiedOn: 'DATE',
        socioeconomicallyDisadvantaged: 'BOOLEAN',
        studentWithDisability: 'BOOLEAN',
        homeless: 'BOOLEAN',
        foster: 'BOOLEAN',
        migrant: 'BOOLEAN',
        gender: 'VARCHAR',
      },
      network.students,
    ),
    tableSql<Growth>(
      'growth',
      { ...place, subject: 'VARCHAR', growthPercentile: 'INT', similarStudentPercentile: 'INT' },
      network.growth,
    ),
    tableSql<InTeam & { sectionId: string; role: string; endsOn: string | null }>(
      'enrollments',
      { ...place, sectionId: 'VARCHAR', role: 'VARCHAR', endsOn: 'DATE' },
      network.enrollments.map((one) => ({ ...one, sectionId: 'sec-1', role: 'student', endsOn: null })),
    ),
    ...YEARS.map((year, i) =>
      i === 0
        ? `CREATE TABLE sections AS SELECT 'alder' AS district, '${year}' AS school_year, 'sec-1' AS section_id, 'Math 5 P3' AS section_code;
           CREATE TABLE team_sections AS SELECT 'alder' AS district, '${year}' AS school_year, 'openers' AS team_id, ' math 5 p3' AS section_id;`
        : `INSERT INTO sections VALUES ('alder', '${year}', 'sec-1', 'Math 5 P3');
           INSERT INTO team_sections VALUES ('alder', '${year}', 'openers', 'sec-1');`,
    ),
  ].join('\n');
}
