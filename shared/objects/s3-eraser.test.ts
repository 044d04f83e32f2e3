import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { s3Eraser } from './s3-eraser.ts';

const s3 = mockClient(S3Client);
beforeEach(() => s3.reset());

/** Two versions of a file that is there, and one that was deleted; a neighbour whose name begins alike. */
const VERSIONS = [
  { Key: 'alder/scores.csv', VersionId: 'new', IsLatest: true },
  { Key: 'alder/scores.csv', VersionId: 'old', IsLatest: false },
  { Key: 'alder/scores.csv.bak', VersionId: 'other', IsLatest: true },
  { Key: 'alder/scores-gone.csv', VersionId: 'before', IsLatest: false },
];
const MARKS = [{ Key: 'alder/scores-gone.csv', VersionId: 'mark', IsLatest: true }];

const asked = () =>
  s3
    .commandCalls(DeleteObjectsCommand)
    .map(({ args }) => args[0].input.Delete?.Objects?.map(({ VersionId }) => VersionId));

function holds(): void {
  s3.on(ListObjectVersionsCommand).resolves({ Versions: VERSIONS, DeleteMarkers: MARKS });
  s3.on(DeleteObjectsCommand).resolves({});
}

it('deletes every version of one object and leaves those whose name begins alike', async () => {
  holds();
  expect(
    await s3Eraser(new S3Client({}), 'landing').erase({ key: 'alder/scores.csv' }, 'every version'),
  ).toBe(2);
  expect(asked()).toEqual([['new', 'old']]);
});

it('deletes what is old and leaves what is there; of a deleted object all is old, the mark last', async () => {
  holds();
  expect(await s3Eraser(new S3Client({}), 'landing').erase({ prefix: 'alder/' }, 'old versions')).toBe(2);
  expect(asked()).toEqual([['old', 'before'], ['mark']]);
});

it('reads page after page, and asks for a thousand at a time', async () => {
  const many = Array.from({ length: 1500 }, (_, n) => ({ Key: `a/${n}`, VersionId: `${n}`, IsLatest: true }));
  s3.on(ListObjectVersionsCommand)
    .resolvesOnce({
      Versions: many.slice(0, 1000),
      IsTruncated: true,
      NextKeyMarker: 'a/999',
      NextVersionIdMarker: '999',
    })
    .resolvesOnce({ Versions: many.slice(1000) });
  s3.on(DeleteObjectsCommand).resolves({});
  expect(await s3Eraser(new S3Client({}), 'lake').erase({ prefix: 'a/' }, 'every version')).toBe(1500);
  expect(asked().map((versions) => versions?.length)).toEqual([1000, 500]);
  expect(s3.commandCalls(ListObjectVersionsCommand)[1]?.args[0].input).toMatchObject({ KeyMarker: 'a/999' });
});

it('says so when S3 kept one', async () => {
  holds();
  s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'alder/scores.csv', Code: 'AccessDenied' }] });
  await expect(
    s3Eraser(new S3Client({}), 'landing').erase({ key: 'alder/scores.csv' }, 'every version'),
  ).rejects.toThrow('could not be deleted: "alder/scores.csv": AccessDenied');
});
