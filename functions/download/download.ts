import { type Membership, mayFetch } from '../../shared/access/access.ts';
import { outboxFile } from '../../shared/access/outbox-file.ts';
import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import type { Container } from '../container.ts';
import { membershipsInSettings, membershipsInTeam, membershipsInTeams } from './memberships.ts';

/** Who asks: the e-mail address and the id from the sign-in token, never from the request itself. */
export interface Person {
  readonly email: string;
  readonly id: string;
}

/** Makes a link to one object of the outbox that lives for a few minutes. */
export type MakeLink = (key: string) => Promise<string>;

export interface Answer {
  readonly status: 200 | 302 | 403;
  readonly body?: { readonly files: readonly { readonly key: string; readonly changed: string }[] };
  readonly location?: string;
}

const REFUSED: Answer = { status: 403 };

/** The keys a person may fetch today. */
export async function listFiles(container: Container, person: Person): Promise<Answer> {
  const { lake, outbox } = container.buckets;
  const memberships = [
    ...membershipsInSettings(container.settings, person.email),
    ...(await membershipsInTeams(lake, person.email)),
  ];
  const today = todayOf(container);
  const files: { key: string; changed: string }[] = [];
  for (const prefix of new Set(memberships.flatMap(prefixesOf))) {
    for await (const { key, lastModified } of outbox.list(prefix)) {
      if (mayFetch(memberships, key, today)) files.push({ key, changed: lastModified.toISOString() });
    }
  }
  container.log.info('Files were listed', { person: person.id, files: files.length });
  return { status: 200, body: { files } };
}

/**
 * A link to one file, for minutes, if membership allows it today. A file that is not there and a file that is not allowed get the
 * same answer: nobody learns from it what exists. Every answer is logged.
 *
 * @param keys What the request can mean; the first that is allowed and there is answered.
 */
export async function linkToFile(
  container: Container,
  person: Person,
  keys: readonly string[],
  makeLink: MakeLink,
): Promise<Answer> {
  for (const key of keys) {
    if (!(await mayHave(container, person, key))) continue;
    container.log.info('A link was issued', { person: person.id, key });
    return { status: 302, location: await makeLink(key) };
  }
  container.log.info('A link was refused', { person: person.id, key: keys[0] });
  return REFUSED;
}

async function mayHave(container: Container, person: Person, key: string): Promise<boolean> {
  // What no writer of ours makes is refused before anything is read: it can be no key of a store at all.
  if (!outboxFile(key)) return false;
  const memberships = await membershipsFor(container, person, key);
  return (
    mayFetch(memberships, key, todayOf(container)) && (await container.buckets.outbox.head(key)) !== undefined
  );
}

async function membershipsFor(
  container: Container,
  person: Person,
  key: string,
): Promise<readonly Membership[]> {
  const file = outboxFile(key);
  const above = membershipsInSettings(container.settings, person.email);
  if (!file || !('teamId' in file)) return above;
  return [
    ...above,
    ...(await membershipsInTeam(container.buckets.lake, file.district, file.teamId, person.email)),
  ];
}

function prefixesOf(membership: Membership): readonly string[] {
  switch (membership.place) {
    case 'team':
      return [`teams/${membership.district}/${membership.teamId}/`];
    case 'district':
      return [`receipts/${membership.district}/`, `districts/${membership.district}/`];
    case 'network':
      return ['network/', 'public/'];
  }
}

function todayOf(container: Container): string {
  return dateInTimeZone(container.now().toISOString(), container.settings.timeZone);
}
