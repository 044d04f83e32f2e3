/** SQL that makes the tables `results` and `students` of an invented network inside DuckDB: eight districts, five years, two subjects. */
export function networkSql(students: number): readonly string[] {
  const schools = Math.max(8, Math.round(students / 670));
  const share = (
    hash: string,
    cases: readonly (readonly [below: number, value: string])[],
    otherwise: string,
  ) =>
    `CASE ${cases.map(([below, value]) => `WHEN ${hash} < ${below} THEN ${value}`).join(' ')} ELSE ${otherwise} END`;
  return [
    `CREATE TABLE students AS
WITH one AS (
  SELECT i, hash(i) AS h, (hash(i * 7 + 1) % ${schools})::INT AS school, 3 + (hash(i * 3 + 2) % 6)::INT AS first_grade FROM range(${students}) t(i)
),
years AS (SELECT unnest(range(5)) AS y)
SELECT 'district-' || (school % 8) AS district, 'S:' || (1000000000 + i) AS student,
  (2020 + y) || '-' || lpad((21 + y)::VARCHAR, 2, '0') AS school_year,
  '19' || lpad((school % 8)::VARCHAR, 5, '0') || lpad(school::VARCHAR, 7, '0') AS school_code,
  lpad((3 + (first_grade - 3 + y) % 6)::VARCHAR, 2, '0') AS grade,
  ${share(
    'h % 100',
    [
      [8, "'african-american'"],
      [9, "'american-indian'"],
      [19, "'asian'"],
      [22, "'filipino'"],
      [75, "'hispanic-latino'"],
      [76, "'pacific-islander'"],
      [80, "'two-or-more'"],
      [98, "'white'"],
    ],
    'NULL',
  )} AS race_ethnicity,
  ${share(
    '(h // 100) % 100',
    [
      [20, "'EL'"],
      [35, "'RFEP'"],
      [37, 'NULL'],
    ],
    "'EO'",
  )} AS english_status,
  NULL::BOOLEAN AS english_learner,
  CASE WHEN (h // 100) % 100 BETWEEN 20 AND 34 THEN DATE '2017-01-01' + ((h // 10000) % 2000)::INT END AS reclassified_on,
  (h // 1000) % 100 < 60 AS socioeconomically_disadvantaged, (h // 100000) % 100 < 12 AS student_with_disability,
  (h // 10000000) % 100 < 4 AS homeless, (h // 1000000) % 100 < 1 AS foster, (h // 100000000) % 100 < 2 AS migrant,
  CASE WHEN h % 2 = 0 THEN 'female' ELSE 'male' END AS gender
FROM one, years`,
    `CREATE TABLE results AS
SELECT district, student, school_year, 'smarter-balanced-summative' AS test, subject, 'summative' AS administration, 1 AS attempt,
  DATE '2024-04-15' + (hash(student) % 30)::INT AS tested_on, school_code, grade AS grade_assessed, 2500.0 + distance AS scale_score,
  distance::DOUBLE AS distance_from_standard, 'counts' AS standing
FROM (
  SELECT *, round(-20 + 90 * sqrt(-2 * ln((1 + hash(student || school_year || subject) % 1000000) / 1000001.0))
    * cos(6.28318 * ((hash(subject || student || school_year) % 100000) / 100000.0)))::INT AS distance
  FROM students, (SELECT unnest(['mathematics', 'english-language-arts']) AS subject)
)
ORDER BY school_year, district, school_code, student`,
    // One in two hundred takes the test again: the rule for several attempts has something to do.
    `INSERT INTO results SELECT * REPLACE (2 AS attempt, tested_on + 3 AS tested_on) FROM results WHERE hash(student || subject) % 200 = 0`,
  ];
}
