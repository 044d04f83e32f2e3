-- The peer of the gap tables: one plain query for n, mean, standard deviation, percent met and per-score counts of the same groups, in the same
-- scopes (school, district, network; each grade and all grades), under the same rule for several attempts. Tables: results, students.
WITH one_attempt AS (
  SELECT * FROM results
  WHERE standing = 'counts' AND distance_from_standard IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY district, student, test, subject, administration, school_year
    ORDER BY tested_on DESC NULLS LAST, attempt DESC, distance_from_standard DESC
  ) = 1
),
grouped AS (
  SELECT r.district, r.school_code AS school, r.subject, r.grade_assessed AS grade, r.school_year, r.test, r.administration,
    r.distance_from_standard AS score, r.distance_from_standard >= 0 AS met,
    coalesce(race_ethnicity, 'not-reported') AS race_ethnicity,
    CASE
      WHEN coalesce(english_learner, english_status IN ('EL', 'ADEL')) THEN 'learner'
      WHEN english_status IN ('EO', 'IFEP') THEN 'never-learner'
      WHEN english_status = 'RFEP' AND reclassified_on IS NULL THEN 'reclassified-undated'
      WHEN english_status = 'RFEP' AND reclassified_on >= make_date(left(r.school_year, 4)::INT - 3, 6, 15)
        THEN 'reclassified-within-four-years'
      WHEN english_status = 'RFEP' THEN 'reclassified-earlier'
      WHEN english_learner = false THEN 'not-learner-now'
      ELSE 'unknown'
    END AS english,
    coalesce(socioeconomically_disadvantaged::VARCHAR, 'unknown') AS socioeconomic,
    coalesce(student_with_disability::VARCHAR, 'unknown') AS disability,
    coalesce(foster::VARCHAR, 'unknown') AS foster,
    coalesce(homeless::VARCHAR, 'unknown') AS homeless,
    coalesce(migrant::VARCHAR, 'unknown') AS migrant,
    coalesce(gender, 'unknown') AS gender
  FROM one_attempt r
  LEFT JOIN students s ON s.district = r.district AND s.student = r.student AND s.school_year = r.school_year
),
by_score AS (
  SELECT subject, school_year, test, administration, district, school, grade, race_ethnicity, english, socioeconomic, disability, foster,
    homeless, migrant, gender, score, count(*) AS n, count(*) FILTER (met) AS n_met,
    grouping(district, school, grade, race_ethnicity, english, socioeconomic, disability, foster, homeless, migrant, gender) AS which
  FROM grouped
  GROUP BY subject, school_year, test, administration, score,
    GROUPING SETS ((district, school, grade), (district, school), (district, grade), (district), (grade), ()),
    GROUPING SETS ((), (race_ethnicity), (english), (socioeconomic), (disability), (foster), (homeless), (migrant), (gender))
)
SELECT subject, school_year, test, administration, district, school, grade, race_ethnicity, english, socioeconomic, disability, foster,
  homeless, migrant, gender, which, sum(n) AS n, sum(n * score) / sum(n) AS mean,
  sqrt(greatest(0, sum(n * score * score) - sum(n * score) ^ 2 / sum(n)) / nullif(sum(n) - 1, 0)) AS standard_deviation,
  100 * sum(n_met) / sum(n) AS percent_met, list(score) AS scores, list(n) AS counts
FROM by_score
GROUP BY ALL
