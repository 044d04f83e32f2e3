import { beforeAll, describe, expect, it } from 'vitest';
import { DISTRICT_IDS, networkOfEight } from '../infra/network-of-eight.ts';
import { resourcesOf, synthesize } from '../infra/synthesize.ts';
import { type DeployedRole, deployedRoles, guardedArns } from './deployed-roles.ts';
import { type Kind, type KnownPlace, networkPlaces } from './network-places.ts';

type Access = '-' | 'r' | 'w' | 'rw';

/** What each function may do with objects of each kind; what is not listed, nothing. Written down here once more, on purpose. */
const FUNCTION_MAY: Readonly<Record<string, Partial<Record<Kind, Access>>>> = {
  IngestFile: { landing: 'r', 'landing-format': 'r', batch: 'w', receipt: 'rw', 'team-receipt': 'rw' },
  PlanRecompute: {},
  WriteSnapshots: {
    batch: 'r',
    snapshot: 'rw',
    links: 'rw',
    'published-district': 'rw',
    'published-team': 'rw',
    receipt: 'w',
    'team-receipt': 'w',
  },
  ComputeGrowth: { batch: 'r', snapshot: 'r', links: 'r', result: 'rw' },
  ComputeGaps: { batch: 'r', snapshot: 'r', links: 'r', result: 'rw', receipt: 'w', 'team-receipt': 'w' },
  WriteTeamFiles: { ...records(), access: 'rw', result: 'rw', 'team-receipt': 'r', ...teamFiles('rw') },
  RefreshTeams: { ...records(), access: 'rw', result: 'rw', 'team-receipt': 'r', ...teamFiles('rw') },
  WriteNetworkFiles: { ...records(), result: 'rw', staged: 'rw' },
  PublishRun: {
    staged: 'rw',
    result: 'rw',
    receipt: 'w',
    'team-receipt': 'w',
    'district-pack': 'rw',
    'human-resources': 'rw',
    'network-pack': 'rw',
    'coach-reading': 'rw',
    research: 'rw',
    public: 'rw',
    'sponsor-digest': 'rw',
    'team-learning': 'rw',
  },
  Download: {
    access: 'r',
    receipt: 'r',
    'team-receipt': 'r',
    ...teamFiles('r'),
    'district-pack': 'r',
    'human-resources': 'r',
    'network-pack': 'r',
    'coach-reading': 'r',
    research: 'r',
    public: 'r',
  },
};

function records(): Partial<Record<Kind, Access>> {
  return { batch: 'r', snapshot: 'r', links: 'r' };
}

function teamFiles(access: Access): Partial<Record<Kind, Access>> {
  return {
    'team-workbook': access,
    'team-numbers': access,
    'team-learning': access,
    'section-a': access,
    'section-b': access,
    'sponsor-digest': access,
    'safety-notice': access,
  };
}

/** What a district's own people may do with objects of their own district; with others', nothing. */
const FILES_ROLE: Partial<Record<Kind, Access>> = {
  landing: 'rw',
  'landing-format': 'rw',
  receipt: 'r',
  'team-receipt': 'r',
  'district-pack': 'r',
};
const QUESTIONS_ROLE: Partial<Record<Kind, Access>> = { 'published-district': 'r', answers: 'rw' };

const places = networkPlaces();
let roles: readonly DeployedRole[];
let arns: ReturnType<typeof guardedArns>;
beforeAll(() => {
  const resources = resourcesOf(synthesize(networkOfEight));
  roles = deployedRoles(resources);
  arns = guardedArns(resources);
});

function roleNamed(name: string): DeployedRole {
  const found = roles.filter((role) => role.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} roles are named ${name}.`);
  return found[0];
}

const accessOf = (role: DeployedRole, place: KnownPlace): Access => {
  const access = `${role.reads(place) ? 'r' : ''}${role.writes(place) ? 'w' : ''}`;
  return access === '' ? '-' : (access as Access);
};

/** Pairs of role and place where the policies say something else than they should. */
function wrongPairs(role: DeployedRole, expected: (place: KnownPlace) => Access): readonly string[] {
  return places.flatMap((place) => {
    const [should, is] = [expected(place), accessOf(role, place)];
    const wrong =
      is === should ? [] : [`${role.name} has ${is} instead of ${should} on ${place.bucket}/${place.key}`];
    const seesFolder = role.lists(place);
    if (seesFolder && should === '-')
      wrong.push(`${role.name} lists the folder of ${place.bucket}/${place.key}`);
    if (role.deletes(place) && !should.includes('w'))
      wrong.push(`${role.name} deletes ${place.bucket}/${place.key}`);
    return wrong;
  });
}

it('the network has eight districts and 21 teams, and every role of the stack is looked at', () => {
  expect(new Set(places.map((place) => place.district)).size).toBe(8 + 1);
  expect(
    new Set(places.flatMap((place) => (place.teamId ? [`${place.district}/${place.teamId}`] : []))).size,
  ).toBe(21);
  const known = [
    ...Object.keys(FUNCTION_MAY).map((name) => `${name}Role`),
    ...DISTRICT_IDS.flatMap((id) => [
      `Access${id.replace(/-/g, '')}Role`,
      `Questions${id.replace(/-/g, '')}Role`,
    ]),
    'NightlyWorkflowRole',
  ];
  const others = roles.filter((role) => !known.includes(role.name)).map((role) => role.name);
  expect(others).toEqual([expect.stringMatching(/^SchedulerRoleForTarget/)]);
  expect(roles).toHaveLength(known.length + 1);
});

describe('a district’s data office', () => {
  it.each(DISTRICT_IDS)(
    '%s: drops and withdraws its own files, fetches its own receipts and packs, sees nothing of the seven others',
    (id) => {
      const role = roleNamed(`Access${id.replace(/-/g, '')}Role`);
      expect(role.description).toBe(`Drops files and fetches receipts of ${id}`);
      expect(
        wrongPairs(role, (place) => (place.district === id ? (FILES_ROLE[place.kind] ?? '-') : '-')),
      ).toEqual([]);
    },
  );

  it.each(DISTRICT_IDS)(
    '%s: asks questions about its own published records, not about what teams wrote',
    (id) => {
      const role = roleNamed(`Questions${id.replace(/-/g, '')}Role`);
      expect(role.description).toBe(`Asks questions in SQL about the records of ${id}`);
      expect(
        wrongPairs(role, (place) => (place.district === id ? (QUESTIONS_ROLE[place.kind] ?? '-') : '-')),
      ).toEqual([]);
    },
  );

  it('works only in its own work group of Athena', () => {
    for (const id of DISTRICT_IDS) {
      const role = roleNamed(`Questions${id.replace(/-/g, '')}Role`);
      const mayUse = DISTRICT_IDS.filter((other) =>
        role.may(
          'athena:StartQueryExecution',
          `arn:aws:athena:us-west-2:111111111111:workgroup/pipeline-eight-${other}`,
        ),
      );
      expect(mayUse).toEqual([id]);
    }
  });
});

describe('functions', () => {
  it.each(Object.entries(FUNCTION_MAY))(
    '%s touches the kinds of objects it needs and no other',
    (name, may) => {
      expect(wrongPairs(roleNamed(`${name}Role`), (place) => may[place.kind] ?? '-')).toEqual([]);
    },
  );

  it('the workflow and its schedule touch no object', () => {
    for (const role of roles.filter(({ name }) => /^(Nightly|Scheduler)/.test(name)))
      expect(wrongPairs(role, () => '-')).toEqual([]);
  });
});

describe('nobody', () => {
  const through = { 'kms:ViaService': 's3.us-west-2.amazonaws.com' };

  it('gets anything over a connection without TLS', () => {
    const reads = (context: Record<string, string>) =>
      roles
        .filter((role) => role.may('s3:GetObject', `${arns.Landing}/elm/x.csv`, context))
        .map((role) => role.name);
    expect(reads({ 'aws:SecureTransport': 'true' })).toEqual(['IngestFileRole', 'AccesselmRole']);
    expect(reads({ 'aws:SecureTransport': 'false' })).toEqual([]);
  });

  it('uses the key on anything that does not come through a service, or administers it', () => {
    expect(roles.filter((role) => role.may('kms:Decrypt', arns.Key, through))).toHaveLength(10 + 2 * 8);
    expect(roles.filter((role) => role.may('kms:Decrypt', arns.Key))).toEqual([]);
    for (const action of ['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:DisableKey'])
      expect(roles.filter((role) => role.may(action, arns.Key, through))).toEqual([]);
  });

  it('changes a bucket or its policy, or takes away old versions, by which a deleted file is brought back', () => {
    for (const bucket of [arns.Landing, arns.Lake, arns.Outbox]) {
      for (const action of [
        's3:PutBucketPolicy',
        's3:DeleteBucket',
        's3:PutBucketPublicAccessBlock',
        's3:PutLifecycleConfiguration',
      ])
        expect(roles.filter((role) => role.may(action, bucket))).toEqual([]);
      for (const { key } of places)
        expect(roles.filter((role) => role.may('s3:DeleteObjectVersion', `${bucket}/${key}`))).toEqual([]);
    }
  });
});
