import { outboxKey } from '../../shared/access/outbox-file.ts';
import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import { tableOf, tablesWorkbook } from '../../shared/intake/receipt/night-receipt-workbook.ts';
import type { Pointer } from '../../shared/ledger/pointers.ts';
import {
  type FindingsOfTeam,
  type TeamsFindings,
  teamFindingLines,
  teamsFindingsSentence,
} from '../../shared/team-view/pages/teams-findings.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';
import { isConvening } from '../plan-recompute/plan-recompute.ts';
import { CONTENT_TYPES } from '../write-outputs.ts';
import { TEAM_FINDINGS_POINTER } from '../write-team-files/write-team-findings.ts';

/** Pointers of this kind say from which findings a district's file was made; their names are districts. */
export const FINDINGS_TOLD_POINTER = 'team-findings-told';

/**
 * Puts what has to be mended in the teams' files into one file for each district's data lead, beside what the night found in the district's own.
 * A district whose teams' findings are what they were is left alone.
 */
export async function tellTeamFindings(container: Container): Promise<void> {
  const { ledger } = container;
  const pointers = (await ledger.pointers(TEAM_FINDINGS_POINTER)).filter(
    ({ name }) => !isConvening(name.slice(name.indexOf('/') + 1)),
  );
  const byDistrict = rowsByKey(pointers, ({ name }) => name.slice(0, name.indexOf('/')));
  for (const [district, ofDistrict] of byDistrict) {
    const hash = inputHash(ofDistrict.map(({ name, inputHash }) => [name, inputHash]));
    const before = await ledger.pointer(FINDINGS_TOLD_POINTER, district);
    if (before?.inputHash === hash) continue;
    const key = await writeFindings(container, await readFindings(container, district, ofDistrict));
    await ledger.setPointer(FINDINGS_TOLD_POINTER, district, { key, inputHash: hash });
  }
}

async function readFindings(
  { buckets: { lake } }: Container,
  district: string,
  pointers: readonly Pointer[],
): Promise<TeamsFindings> {
  const teams: FindingsOfTeam[] = [];
  for (const { key } of pointers)
    teams.push(JSON.parse(new TextDecoder().decode(await lake.get(key))) as FindingsOfTeam);
  return { district, teams: teams.filter(({ findings }) => findings.length > 0) };
}

const TABLE = tableOf({
  name: 'To mend',
  rows: teamFindingLines,
  columns: [
    { head: 'Folder of the team', width: 28, value: (line) => line.teamId },
    { head: 'Team', width: 28, value: (line) => line.teamName },
    { head: 'What was found', width: 60, value: (line) => line.text },
    { head: 'How many', width: 10, value: (line) => line.count },
    { head: 'What to do', width: 60, value: (line) => line.toDo },
  ],
});

async function writeFindings({ buckets: { outbox }, now }: Container, found: TeamsFindings): Promise<string> {
  const name = `${found.district}/what-the-night-found-in-team-files`;
  const sentence = teamsFindingsSentence(found);
  const told = {
    district: found.district,
    sentence,
    toMend: found.teams.flatMap(({ teamId, teamName, findings }) =>
      findings.map((finding) => ({ teamId, teamName, ...finding })),
    ),
  };
  const key = outboxKey.receipt(name, 'json');
  await outbox.put(key, `${JSON.stringify(told, null, 2)}\n`, { contentType: CONTENT_TYPES.json });
  const workbook = await tablesWorkbook(
    {
      sheet: 'What the night found',
      title: `What the night found in the files of the teams: ${found.district}`,
      sentences: [sentence],
      tables: [TABLE],
    },
    found,
    now().toISOString().slice(0, 10),
  );
  await outbox.put(outboxKey.receipt(name, 'xlsx'), workbook, { contentType: CONTENT_TYPES.xlsx });
  return key;
}
