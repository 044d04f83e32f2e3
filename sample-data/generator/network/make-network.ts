import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { jsonText } from '../json-text.ts';
import { type ClassGroups, groupKey, type MathClass, mathClasses } from '../model/classes.ts';
import type { District, NetworkShape } from '../model/network-shape.ts';
import { makeStudent, placeIn, type Student } from '../model/student.ts';
import { teamFiles } from '../sample/team-files.ts';
import { interimWriter } from './interim-writer.ts';
import { NEWEST_SCORES, networkOfSize } from './network-of-size.ts';
import { NETWORK_BREAKS, networkTeam } from './network-team.ts';
import type { NetworkOptions } from './options.ts';
import { writeRoster } from './roster-writer.ts';
import { scoreWriter } from './score-writer.ts';

/** A file that was written, for network.json: what a reader can check its own counts against. */
export interface WrittenFile {
  readonly key: string;
  readonly rows: number;
  readonly size: number;
}

/**
 * Makes a network in a folder. Memory grows by eight bytes a student (who is in which class); students themselves are made, written
 * and forgotten.
 *
 * @param say told of every stage that is done
 */
export async function makeNetwork(
  options: NetworkOptions,
  say: (line: string) => void,
): Promise<readonly WrittenFile[]> {
  const shape = networkOfSize(options);
  const groups = new Map(shape.districts.map((district) => [district, new Map<string, number[]>()]));
  const scores = scoreWriter(shape, options.out, NEWEST_SCORES, options.columns);
  const interims = interimWriter(shape, options.out);
  for (const student of studentsOf(shape)) {
    scores.write(student);
    interims.write(student);
    remember(groups, shape, student);
  }
  const files: WrittenFile[] = [...scores.close(), ...interims.close()];
  say(`student score files and interims: ${rowsIn(files)} rows`);

  const classes = new Map(
    shape.districts.map((district) => [
      district,
      mathClasses(shape, district, groups.get(district)!, studentBySerial(shape)),
    ]),
  );
  for (const [district, ofDistrict] of classes)
    files.push(writeRoster(shape, options.out, district, ofDistrict));
  say('rosters');
  files.push(...(await writeTeams(options, shape, classes)));
  say(`${options.teams} teams`);
  await put(options.out, 'settings.json', jsonText(settingsOf(shape, files)));
  await put(options.out, 'network.json', jsonText({ options: { ...options, out: undefined }, files }));
  return files;
}

const rowsIn = (files: readonly WrittenFile[]) => files.reduce((sum, { rows }) => sum + rows, 0);

function remember(
  groups: ReadonlyMap<District, Map<string, number[]>>,
  shape: NetworkShape,
  student: Student,
): void {
  const place = placeIn(student, shape.currentYear);
  if (place === null) return;
  const ofDistrict: Map<string, number[]> & ClassGroups = groups.get(place.district)!;
  const key = groupKey(place.district, place.school, place.grade);
  const group = ofDistrict.get(key);
  if (group) group.push(student.serial);
  else ofDistrict.set(key, [student.serial]);
}

/** The first cohort: one older than needed, because a retained student is a year behind. */
const firstCohort = (shape: NetworkShape) => shape.firstYear - 6;
const cohortsOf = (shape: NetworkShape) => shape.currentYear - firstCohort(shape) + 1;

/** Every student of the network, one after the other: by district, then by the year of grade 3. Districts are of equal size. */
function* studentsOf(shape: NetworkShape): Generator<Student> {
  const studentOf = studentBySerial(shape);
  const all = shape.districts.reduce(
    (sum, { studentsPerGrade }) => sum + studentsPerGrade * cohortsOf(shape),
    0,
  );
  for (let serial = 0; serial < all; serial += 1) yield studentOf(serial);
}

/** Makes a student again from the serial alone. */
function studentBySerial(shape: NetworkShape): (serial: number) => Student {
  const perGrade = shape.districts[0]!.studentsPerGrade;
  const perDistrict = perGrade * cohortsOf(shape);
  return (serial) =>
    makeStudent(shape, {
      serial,
      home: shape.districts[Math.floor(serial / perDistrict)]!,
      cohort: firstCohort(shape) + Math.floor((serial % perDistrict) / perGrade),
    });
}

async function writeTeams(
  options: NetworkOptions,
  shape: NetworkShape,
  classes: ReadonlyMap<District, readonly MathClass[]>,
): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (let number = 0; number < options.teams; number += 1) {
    const district = shape.districts[number % shape.districts.length]!;
    const middle = classes.get(district)!.filter(({ grade }) => grade >= 6);
    // Spread over the schools: every team has a class of its own as long as there are enough.
    const mathClass = middle[(Math.floor(number / shape.districts.length) * 7) % middle.length];
    if (!mathClass) continue;
    for (const file of await teamFiles(networkTeam(options.seed, district, mathClass, number))) {
      await put(options.out, file.key, file.bytes);
      written.push({ key: file.key, rows: file.rows, size: file.bytes.length });
    }
  }
  return written;
}

async function put(folder: string, key: string, body: Uint8Array | string): Promise<void> {
  const target = join(folder, key);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, body);
}

function settingsOf(shape: NetworkShape, files: readonly WrittenFile[]): object {
  return {
    networkName: 'Generated network',
    timeZone: 'America/Los_Angeles',
    now: '2026-02-13T18:00:00-08:00',
    districts: shape.districts.map(({ id, name, countyDistrictCode }) => ({
      id,
      name,
      countyDistrictCode,
      breaks: NETWORK_BREAKS,
    })),
    networkAim: { baselineYear: '2023-24', targetYear: '2026-27' },
    landedAt: Object.fromEntries(files.map(({ key }) => [key, landedAt(key)])),
  };
}

/** Score files landed in the summer after the test, everything else on the day before. */
function landedAt(key: string): string {
  const year = /TestedStudentScoreData_(\d{4})/.exec(key)?.[1];
  return year ? `${year}-07-28T10:00:00-07:00` : '2026-02-12T17:00:00-08:00';
}
