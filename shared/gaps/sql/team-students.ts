/**
 * Who is in a team's classes: one row per district, team, roster year and student (`GapRelations.teamStudents`).
 *
 * `teamSections`: columns of `team-section` and district; `sections`: columns of `section` and district; `enrollments`: columns of
 * `enrollment`, district and `student` (resolved id, null for teachers). A team names a section by its id or by the code that staff
 * know it by. A student who left a section before `asOf` (ISO date) is not counted; without it everyone who was ever in it is.
 */
export function teamStudentsSql(
  from: { readonly teamSections: string; readonly sections: string; readonly enrollments: string },
  asOf?: string,
): string {
  const stillThere = asOf === undefined ? 'true' : `(e.ends_on IS NULL OR e.ends_on::DATE >= DATE '${asOf}')`;
  return `
SELECT DISTINCT t.district, t.team_id AS team, t.school_year AS roster_year, e.student
FROM ${from.teamSections} t
JOIN ${from.sections} c
  ON c.district = t.district AND c.school_year = t.school_year
  AND lower(trim(t.section_id)) IN (lower(c.section_id), lower(c.section_code))
JOIN ${from.enrollments} e
  ON e.district = c.district AND e.school_year = c.school_year AND e.section_id = c.section_id
WHERE e.role = 'student' AND e.student IS NOT NULL AND ${stillThere}`;
}
