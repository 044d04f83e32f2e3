import type { CellTest, Source } from './format-definition.ts';

/*
 * OneRoster CSV sets, v1.1 and v1.2 (1EdTech "OneRoster v1.1 CSV tables"). Each member is a format of its own; a member of a zip and a loose
 * file are read alike. In bulk files `status` is empty; in delta files it says active or tobedeleted.
 * Everything is read from the row itself, never joined from another member, so that a delta makes the same record as the bulk set.
 */

/** What every member says about time: the session of academicSessions.csv in which the file landed, else the landing date. */
export const rosterYear = { schoolYear: { fact: 'roster-school-year' } } as const;

export const goneWhen: CellTest[] = [{ column: 'status', is: ['tobedeleted', 'inactive'] }];

/** Students of a roster are known by its own id; the users file links it to the local id and the SSID. */
export const studentKey = (column: string): Source => ({
  join: [{ constant: 'R' }, column],
  with: ':',
});

export const staffKey = (column: string): Source => ({
  join: [{ constant: 'T' }, column],
  with: ':',
});

/** The first of a list such as "09,10". */
export const firstOfList = (column: string) => ({ column, pattern: '^\\s*([^,;]+)' });
