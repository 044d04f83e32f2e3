import { outboxKey } from '../../shared/access/outbox-file.ts';
import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { districtReplyFor } from '../../shared/packs/measures/district-replies.ts';
import { REPLY_TO_TEAM } from '../../shared/packs/measures/reserved-measures.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import { issuedFrom } from '../../shared/team-return/issued.ts';
import type { TeamRecords } from '../../shared/team-view/team-records.ts';
import { type TeamViews, teamViews } from '../../shared/team-view/team-views.ts';
import { installedFont } from '../../shared/workbook/charts/font.ts';
import { numbersCsv } from '../../shared/workbook/numbers/numbers-csv.ts';
import { numbersSchema } from '../../shared/workbook/numbers/numbers-schema.ts';
import { safetyWorkbook } from '../../shared/workbook/safety/safety-workbook.ts';
import { sectionWorkbook } from '../../shared/workbook/sections/section-workbook.ts';
import { teamWorkbook } from '../../shared/workbook/team/team-workbook.ts';
import type { Container, TeamPlace } from '../container.ts';
import { issuedKey, returnedFrom } from '../ingest-file/ingest-returned-workbook.ts';
import { inputHash } from '../input-hash.ts';
import { CONTENT_TYPES, type Output, writeOutputs } from '../write-outputs.ts';
import { annualContextOf } from './annual-context.ts';
import { type DistrictReading, districtReading, sharedRecords } from './district-reading.ts';
import { readTeamRecords } from './load-team-records.ts';
import { setAsideRows, teamFiles } from './team-files.ts';
import { writeAccessList } from './write-access-list.ts';
import { writeTeamFindings } from './write-team-findings.ts';

export interface TeamFilesWritten {
  /** Workbooks and section files. */
  readonly written: number;
  readonly unchanged: number;
}

/** Brings the files of these teams up to date: workbooks, section files, numbers, and the list of who may fetch them. */
export async function writeTeamFiles(
  container: Container,
  teams: readonly TeamPlace[],
): Promise<TeamFilesWritten> {
  let written = 0;
  let unchanged = 0;
  for (const [district, places] of rowsByKey(teams, (place) => place.district)) {
    const reading = districtReading(
      container,
      district,
      places.map(({ teamId }) => teamId),
    );
    for (const { teamId } of places) {
      const done = await writeFilesOfTeam(reading, teamId);
      written += done.written.filter(isWorkbook).length;
      unchanged += done.unchanged.filter(isWorkbook).length;
    }
  }
  return { written, unchanged };
}

/** Of the district's measures only what it answered to teams. */
const REPLIES = `measure_id = ${quoteLiteral(REPLY_TO_TEAM)}`;

const isWorkbook = (key: string) => key.endsWith('.xlsx');

async function writeFilesOfTeam(reading: DistrictReading, teamId: string) {
  const { container, district } = reading;
  const { settings } = container;
  const place = { district, teamId };
  const ofDistrict = districtSettings(settings, district);
  const read = await readTeamRecords(reading, teamId);
  const setAside = await setAsideRows(reading, teamId, read.team?.language ?? 'en');
  const records: TeamRecords = { ...read, setAsideRows: setAside };
  const replies = await sharedRecords(reading, 'measure-value', 'date', REPLIES);
  const views = teamViews(records, {
    settings,
    district: ofDistrict,
    today: dateInTimeZone(container.now().toISOString(), ofDistrict.timeZone ?? settings.timeZone),
    rowKeySecret: await container.rowKeySecret(district),
    annualContext: await annualContextOf(reading, records),
    districtReply: districtReplyFor(replies, teamId)?.text ?? null,
  });
  await writeAccessList(container, place, views.access);
  // A folder that was emptied has nothing left to mend.
  const isThere = (await teamFiles(reading, teamId)).some(({ deleted }) => !deleted);
  await writeTeamFindings(container, place, {
    teamName: records.team?.name ?? null,
    findings: isThere ? views.findings : [],
  });
  const done = await writeOutputs(
    container,
    `teams/${district}/${teamId}/`,
    outputsOf(container, place, views),
  );
  const ready = done.written.filter((key) => isWorkbook(key) && !key.includes('/sections/'));
  if (ready.length > 0) {
    await container.notices.workbookReady({
      to: records.members.filter((member) => member.role === 'lead').map((member) => member.personEmail),
      teamName: records.team?.name ?? teamId,
      keys: ready,
    });
  }
  return done;
}

/** Every file a team gets. A new kind of file is a function and a line here. */
function outputsOf(container: Container, place: TeamPlace, views: TeamViews): readonly Output[] {
  return [
    ...workbooks(container, place, views),
    ...sectionFiles(place, views),
    ...numbers(place, views),
    ...safetyFile(place, views),
  ];
}

/** Each writing of a workbook has a name of its own and is remembered: what comes back is held against what was printed. */
function workbooks(
  container: Container,
  { district, teamId }: TeamPlace,
  { pages }: TeamViews,
): readonly Output[] {
  return pages.map(({ testId, view, hash }) => ({
    key: outboxKey.teamWorkbook(district, teamId, testId),
    hash: inputHash(hash),
    contentType: CONTENT_TYPES.xlsx,
    async make() {
      const issue = inputHash([testId, hash]).slice(0, 12);
      const bytes = await teamWorkbook(view, installedFont(), issue);
      const returned = returnedFrom(bytes);
      const answers = Object.fromEntries(view.coding.answers.map(({ key, answer }) => [key, answer]));
      const issued = issuedFrom(issue, returned?.workbook.rows ?? [], answers);
      await container.buckets.lake.put(issuedKey(district, teamId, issue), JSON.stringify(issued));
      return bytes;
    },
  }));
}

function sectionFiles({ district, teamId }: TeamPlace, { sections }: TeamViews): readonly Output[] {
  return sections.map(({ view, hash }) => ({
    key: outboxKey.section(district, teamId, view.sectionId),
    hash: inputHash(hash),
    contentType: CONTENT_TYPES.xlsx,
    make: () => sectionWorkbook(view, installedFont()),
  }));
}

function numbers({ district, teamId }: TeamPlace, views: TeamViews): readonly Output[] {
  const csv = numbersCsv(...views.numbers);
  return [
    {
      key: outboxKey.teamNumbers(district, teamId, 'numbers.csv'),
      hash: inputHash(csv),
      contentType: CONTENT_TYPES.csv,
      make: async () => csv,
    },
    {
      key: outboxKey.teamNumbers(district, teamId, 'numbers.schema.json'),
      hash: inputHash(numbersSchema()),
      contentType: CONTENT_TYPES.json,
      make: async () => numbersSchema(),
    },
  ];
}

/** Answers that show a worry about a student's safety: for the adult the team has named, and nobody else. */
function safetyFile({ district, teamId }: TeamPlace, { safetyWorries, pages }: TeamViews): readonly Output[] {
  const view = pages[0]?.view;
  if (!view || safetyWorries.length === 0) return [];
  return [
    {
      key: outboxKey.safetyNotice(district, teamId),
      hash: inputHash([safetyWorries, view.language, view.team.name]),
      contentType: CONTENT_TYPES.xlsx,
      make: () =>
        safetyWorkbook(
          {
            language: view.language,
            writtenOn: view.writtenOn,
            teamName: view.team.name,
            answers: safetyWorries,
          },
          installedFont(),
        ),
    },
  ];
}
