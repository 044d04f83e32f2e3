import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Container, LogFacts } from '../../functions/container.ts';
import { linkToFile, listFiles, type Person } from '../../functions/download/download.ts';
import { keysOf, personOf } from '../../functions/download/handler.ts';
import { teamAccessKey } from '../../functions/download/memberships.ts';
import { folderObjectStore } from '../../shared/objects/folder-object-store.ts';
import type { ObjectStore } from '../../shared/objects/object-store.ts';
import { temporaryFolder } from '../end-to-end/sample-run.ts';
import { networkOfEight, TEAMS } from '../infra/network-of-eight.ts';
import { type KnownPlace, networkPlaces } from './network-places.ts';
import { accessListOf, everybody, type KnownPerson, TODAY } from './people.ts';

const places = networkPlaces().filter((place) => place.bucket === 'Outbox');
const people = everybody();
const lines: { message: string; facts: LogFacts | undefined }[] = [];
let folder: string;
let container: Container;

beforeAll(async () => {
  folder = await temporaryFolder('isolation');
  const outbox = folderObjectStore(join(folder, 'outbox'));
  const lake = folderObjectStore(join(folder, 'lake'));
  for (const { key } of places) await outbox.put(key, key);
  for (const { district, teamId } of TEAMS)
    await lake.put(teamAccessKey(district, teamId), JSON.stringify(accessListOf(district, teamId)));
  const info = (message: string, facts?: LogFacts) => void lines.push({ message, facts });
  container = {
    buckets: { landing: folderObjectStore(join(folder, 'landing')), lake: readOnce(lake), outbox },
    settings: networkOfEight.settings,
    now: () => new Date(`${TODAY}T20:00:00-08:00`),
    log: { info, warn: info, error: info, count: () => undefined },
  } as unknown as Container;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The folder, each object read once: the access lists are asked for 46,000 times. */
function readOnce(store: ObjectStore): ObjectStore {
  const read = new Map<string, Promise<Uint8Array>>();
  return {
    ...store,
    get(key) {
      const bytes = read.get(key) ?? store.get(key);
      read.set(key, bytes);
      return bytes;
    },
  };
}

const person = ({ email }: { email: string }): Person => ({ email, id: `id of ${email}` });
const makeLink = async (key: string) => `https://link.example/${key}`;
const linkFor = async (who: { email: string }, key: string) =>
  (await linkToFile(container, person(who), [key], makeLink)).location;

/** Pairs of a person and a file where the answer is not what it should be. */
async function wrongAnswers(who: readonly KnownPerson[], files: readonly KnownPlace[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of who) {
    for (const file of files) {
      const location = await linkFor(one, file.key);
      const should = one.should(file) ? `https://link.example/${file.key}` : undefined;
      if (location !== should) wrong.push(`${one.what}: ${file.key} ${location ? 'allowed' : 'refused'}`);
    }
  }
  return wrong;
}

describe('a link to a file', () => {
  it('goes to exactly those who may have it: everybody times every file', async () => {
    expect(people).toHaveLength(21 * 10 + 8 * 6 + 4 + 1);
    expect(await wrongAnswers(people, places)).toEqual([]);
    // 16 a team, 683 in all: counted by hand from the table in docs/security.md.
    const allowed = people.flatMap((one) => places.filter(one.should)).length;
    expect({ pairs: people.length * places.length, allowed }).toEqual({ pairs: 263 * 196, allowed: 809 });
  });

  it('is answered to keys that no file has as to files that one may not have', async () => {
    const lead = people.find((one) => one.what === 'lead of elm/openers')!;
    for (const key of [
      'teams/elm/openers/T2.xlsx',
      'teams/elm/openers/../openers/T1.xlsx',
      'teams/elm/openers//T1.xlsx',
      'teams/elm/openers/T1.xlsx/',
      '/teams/elm/openers/T1.xlsx',
      'access/elm/openers.json',
      '',
      '.',
      'public/../teams/elm/openers/T1.xlsx',
      'teams/elm/openers/T1.xlsx\0',
    ])
      expect(await linkFor(lead, key)).toBeUndefined();
    expect(await linkFor(lead, 'teams/elm/openers/T1.xlsx')).toBeDefined();
  });

  it('knows people by their address, however it is written', async () => {
    expect(await linkFor({ email: ' Lead@Openers.Elm.Example ' }, 'teams/elm/openers/T1.xlsx')).toBeDefined();
    expect(
      await linkFor({ email: 'lead@openers.elm.example.evil' }, 'teams/elm/openers/T1.xlsx'),
    ).toBeUndefined();
  });

  it('is written into the access log, issued or refused', async () => {
    lines.length = 0;
    const lead = people.find((one) => one.what === 'lead of elm/openers')!;
    await linkFor(lead, 'teams/elm/openers/T1.xlsx');
    await linkFor(lead, 'teams/birch-unified/openers/T1.xlsx');
    expect(lines).toEqual([
      {
        message: 'A link was issued',
        facts: { person: `id of ${lead.email}`, key: 'teams/elm/openers/T1.xlsx' },
      },
      {
        message: 'A link was refused',
        facts: { person: `id of ${lead.email}`, key: 'teams/birch-unified/openers/T1.xlsx' },
      },
    ]);
  });
});

it('the list of files is the files that a link would be given for', async () => {
  for (const one of people.filter((_, index) => index % 5 === 0)) {
    const { body } = await listFiles(container, person(one));
    const listed = body?.files.map((file) => file.key).sort();
    const should = places.filter(
      (place) => one.should(place) && (place.kind !== 'public' || isOfNetwork(one)),
    );
    expect({ who: one.what, listed }).toEqual({ who: one.what, listed: should.map(({ key }) => key).sort() });
  }
});
const isOfNetwork = (one: KnownPerson) => one.email.endsWith('@hub.example');

describe('roles that begin and end', () => {
  const key = 'teams/elm/openers/T1.xlsx';
  const onDay = async (email: string, day: string) => {
    const thatDay = { ...container, now: () => new Date(`${day}T20:00:00-08:00`) };
    return (await linkToFile(thatDay, { email, id: email }, [key], makeLink)).status;
  };

  it('a guest ends after the last day', async () => {
    expect(await onDay('guest@openers.elm.example', TODAY)).toBe(302);
    expect(await onDay('guest@openers.elm.example', '2026-02-14')).toBe(403);
  });

  it('a lead who left loses access on the next day, a new one gets it on the first', async () => {
    expect(await onDay('lead-who-left@openers.elm.example', '2026-02-12')).toBe(302);
    expect(await onDay('lead-who-left@openers.elm.example', TODAY)).toBe(403);
    expect(await onDay('lead-of-next-week@openers.elm.example', '2026-02-14')).toBe(302);
  });

  it('days are those of the network’s time zone: late in the evening it is still today', async () => {
    const late = { ...container, now: () => new Date('2026-02-14T07:59:00Z') };
    const ask = (at: Container) =>
      linkToFile(at, { email: 'guest@openers.elm.example', id: 'g' }, [key], makeLink);
    expect((await ask(late)).status).toBe(302);
    expect((await ask({ ...container, now: () => new Date('2026-02-14T08:01:00Z') })).status).toBe(403);
  });
});

describe('the request', () => {
  const event = (claims: Record<string, unknown>) =>
    ({ requestContext: { authorizer: { jwt: { claims } } } }) as unknown as Parameters<typeof personOf>[0];

  it('is of the person in the token, whose address is verified', () => {
    expect(personOf(event({ sub: '1', email: 'a@b.example', email_verified: 'true' }))).toEqual({
      id: '1',
      email: 'a@b.example',
    });
    expect(personOf(event({ sub: '1', email: 'a@b.example', email_verified: 'false' }))).toBeUndefined();
    expect(personOf(event({ sub: '1', username: 'access token' }))).toBeUndefined();
  });

  it('names a key as it stands, or percent-encoded, or with a % of its own', () => {
    expect(keysOf('receipts/elm/50% done.csv.json')).toEqual(['receipts/elm/50% done.csv.json']);
    expect(keysOf('receipts/elm/a%20b.json')).toEqual(['receipts/elm/a%20b.json', 'receipts/elm/a b.json']);
    expect(keysOf('receipts/elm/a.json')).toEqual(['receipts/elm/a.json']);
  });
});
