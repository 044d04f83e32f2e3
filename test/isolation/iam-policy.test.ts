import { describe, expect, it } from 'vitest';
import { isAllowed, type PolicyDocument, type Request } from './iam-policy.ts';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const request = (facts: Partial<Request>): Request => ({
  principal: 'arn:aws:iam::111122223333:user/martha',
  action: 's3:GetObject',
  resource: `${BUCKET}/a.txt`,
  context: {},
  ...facts,
});
const allowed = (
  facts: Partial<Request>,
  identity: readonly PolicyDocument[],
  resource: readonly PolicyDocument[] = [],
) => isAllowed(request(facts), { identity, resource });
const document = (...statements: PolicyDocument['Statement']): PolicyDocument => ({ Statement: statements });

describe('policy evaluation logic (AWS IAM user guide)', () => {
  const all = document({ Effect: 'Allow', Action: 's3:*', Resource: '*' });

  it('a request that nobody allows is denied', () => {
    expect(allowed({}, [])).toBe(false);
    expect(allowed({ action: 'sqs:SendMessage' }, [all])).toBe(false);
    expect(allowed({}, [all])).toBe(true);
  });

  it('an explicit deny overrides every allow, wherever it stands', () => {
    const deny = document({ Effect: 'Deny', Action: 's3:GetObject', Resource: `${BUCKET}/*` });
    expect(allowed({}, [all, deny])).toBe(false);
    expect(allowed({ action: 's3:PutObject' }, [all, deny])).toBe(true);
    const denyInBucket = document({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: `${BUCKET}/*`,
    });
    expect(allowed({}, [all], [denyInBucket])).toBe(false);
  });
});

describe('actions and resources', () => {
  it('actions do not tell capitals apart; * and ? stand for characters ("iam:*AccessKey*")', () => {
    const keys = document({ Effect: 'Allow', Action: 'iam:*AccessKey*', Resource: '*' });
    for (const action of ['iam:CreateAccessKey', 'iam:ListAccessKeys', 'IAM:deleteaccesskey'])
      expect(allowed({ action }, [keys])).toBe(true);
    expect(allowed({ action: 'iam:CreateUser' }, [keys])).toBe(false);
  });

  it('a * in a resource also stands for slashes, a ? for one character', () => {
    const policy = document({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${BUCKET}/team-?/*` });
    expect(allowed({ resource: `${BUCKET}/team-1/deep/er.csv` }, [policy])).toBe(true);
    expect(allowed({ resource: `${BUCKET}/team-12/x.csv` }, [policy])).toBe(false);
    expect(allowed({ resource: `${BUCKET}/Team-1/x.csv` }, [policy])).toBe(false);
  });

  it('a dot is a dot', () => {
    const policy = document({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${BUCKET}/a.txt` });
    expect(allowed({ resource: `${BUCKET}/abtxt` }, [policy])).toBe(false);
  });
});

describe('conditions', () => {
  const listing = document({
    Effect: 'Allow',
    Action: ['s3:ListBucket'],
    Resource: [BUCKET],
    Condition: { StringLike: { 's3:prefix': ['', 'home/', 'home/martha/*'] } },
  });
  const lists = (context: Request['context']) =>
    allowed({ action: 's3:ListBucket', resource: BUCKET, context }, [listing]);

  it('one of several values is enough ("home directory" example of S3)', () => {
    expect(lists({ 's3:prefix': '' })).toBe(true);
    expect(lists({ 's3:prefix': 'home/' })).toBe(true);
    expect(lists({ 's3:prefix': 'home/martha/reports/' })).toBe(true);
    expect(lists({ 's3:prefix': 'home/bob/' })).toBe(false);
  });

  it('a key that the request does not have meets no StringLike', () => {
    expect(lists({})).toBe(false);
  });

  it('with "IfExists" a missing key is enough, a key that is there must match ("...IfExists condition operators")', () => {
    const policy = document({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: BUCKET,
      Condition: { StringLikeIfExists: { 's3:prefix': 'home/*' } },
    });
    const ask = (context: Request['context']) =>
      allowed({ action: 's3:ListBucket', resource: BUCKET, context }, [policy]);
    expect(ask({})).toBe(true);
    expect(ask({ 's3:prefix': 'home/martha/' })).toBe(true);
    expect(ask({ 's3:prefix': 'other/' })).toBe(false);
  });

  it('several operators and several keys must all hold', () => {
    const policy = document({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: BUCKET,
      Condition: {
        StringEquals: { 's3:prefix': 'projects', 's3:delimiter': '/' },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    });
    const context = { 's3:prefix': 'projects', 's3:delimiter': '/', 'aws:SecureTransport': 'true' };
    const ask = (facts: Request['context']) =>
      allowed({ action: 's3:ListBucket', resource: BUCKET, context: facts }, [policy]);
    expect(ask(context)).toBe(true);
    for (const key of Object.keys(context)) expect(ask({ ...context, [key]: 'other' })).toBe(false);
  });

  it('a negated operator holds for a missing key, and for no value that is listed', () => {
    const all = document({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    const outsideVpc = document({
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } },
    });
    expect(allowed({ context: { 'aws:SourceVpc': 'vpc-2' } }, [all, outsideVpc])).toBe(true);
    expect(allowed({ context: { 'aws:SourceVpc': 'vpc-3' } }, [all, outsideVpc])).toBe(false);
    expect(allowed({}, [all, outsideVpc])).toBe(false);
  });

  it('requests without TLS are denied by the bucket ("aws:SecureTransport" example of S3)', () => {
    const all = document({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    const tlsOnly = document({
      Sid: 'RestrictToTLSRequestsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [BUCKET, `${BUCKET}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expect(allowed({ context: { 'aws:SecureTransport': 'true' } }, [all], [tlsOnly])).toBe(true);
    expect(allowed({ context: { 'aws:SecureTransport': 'false' } }, [all], [tlsOnly])).toBe(false);
  });
});

describe('principals of a resource’s policy', () => {
  const denyTo = (principal: string) =>
    document({ Effect: 'Deny', Principal: { AWS: principal }, Action: 's3:*', Resource: '*' });
  const all = document({ Effect: 'Allow', Action: 's3:*', Resource: '*' });

  it('are one user, an account, or everybody; not a service', () => {
    expect(allowed({}, [all], [denyTo('arn:aws:iam::111122223333:user/martha')])).toBe(false);
    expect(allowed({}, [all], [denyTo('arn:aws:iam::111122223333:root')])).toBe(false);
    expect(allowed({}, [all], [denyTo('arn:aws:iam::111122223333:user/bob')])).toBe(true);
    expect(
      allowed(
        {},
        [all],
        [
          document({
            Effect: 'Deny',
            Principal: { Service: 's3.amazonaws.com' },
            Action: '*',
            Resource: '*',
          }),
        ],
      ),
    ).toBe(true);
  });
});

it('what the evaluator does not know is an error, not a guess', () => {
  const strange = {
    Effect: 'Allow',
    Action: 's3:*',
    NotResource: BUCKET,
  } as unknown as PolicyDocument['Statement'][number];
  expect(() => allowed({}, [document(strange)])).toThrow('NotResource');
  const operator = document({
    Effect: 'Allow',
    Action: 's3:*',
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  });
  expect(() => allowed({}, [operator])).toThrow('IpAddress');
});
