/**
 * The relations (tables, views or subqueries) that the gap queries read. Column names are the snake case of the record
 * schemas. Names are put into the SQL as they are: they are ours, never a user's.
 */
export interface GapRelations {
  /** Assessment results that count in the lake's sense: columns of `assessment-result`, `student` (resolved id), `district`. */
  readonly results: string;
  /** One row per district, student and school year: columns of `student`, `student` (resolved id), `district`. */
  readonly students: string;
  /**
   * Growth results: district, student, subject, school_year, growth_percentile, similar_student_percentile.
   * Absent until growth has been computed.
   */
  readonly growth?: string;
  /** Who is in a team's classes: district, team, roster_year, student (team-students.ts makes it). Absent: no team rows. */
  readonly teamStudents?: string;
}

/** A text literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of text literals: ('a', 'b'). */
export function literals(texts: readonly string[]): string {
  return `(${texts.map(literal).join(', ')})`;
}
