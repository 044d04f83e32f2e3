import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Erased, Eraser } from './eraser.ts';

/** S3 takes so many in one request. */
const AT_ONCE = 1000;

/** Of a versioned bucket. The client must have rights that no function has: s3:ListBucketVersions and s3:DeleteObjectVersion. */
export function s3Eraser(client: S3Client, bucket: string): Eraser {
  return {
    async erase(what, which) {
      const { versions, marks } = await found(client, bucket, what, which);
      // Marks of deletion go last: an object whose mark went first would be there again for a moment.
      await deleteAll(client, bucket, versions);
      await deleteAll(client, bucket, marks);
      return versions.length;
    },
  };
}

async function found(
  client: S3Client,
  bucket: string,
  what: Erased,
  which: 'every version' | 'old versions',
) {
  const versions: ObjectIdentifier[] = [];
  const marks: ObjectIdentifier[] = [];
  const prefix = 'key' in what ? what.key : what.prefix;
  const isMeant = ({ Key, IsLatest }: Pick<ObjectVersion, 'Key' | 'IsLatest'>) =>
    (!('key' in what) || Key === what.key) && (which === 'every version' || !IsLatest);
  for await (const page of pages(client, bucket, prefix)) {
    versions.push(...(page.Versions ?? []).filter(isMeant).map(identify));
    // The newest mark of an object that is deleted is no more than a name, but a name can say who the file was about.
    const gone = (page.DeleteMarkers ?? []).filter((mark) => isMeant({ ...mark, IsLatest: false }));
    marks.push(...gone.map(identify));
  }
  return { versions, marks };
}

async function* pages(
  client: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<ListObjectVersionsCommandOutput> {
  let from: { KeyMarker?: string; VersionIdMarker?: string } = {};
  for (;;) {
    const page = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from }),
    );
    yield page;
    if (!page.IsTruncated) return;
    from = {
      ...(page.NextKeyMarker === undefined ? {} : { KeyMarker: page.NextKeyMarker }),
      ...(page.NextVersionIdMarker === undefined ? {} : { VersionIdMarker: page.NextVersionIdMarker }),
    };
  }
}

const identify = ({ Key, VersionId }: Pick<ObjectVersion, 'Key' | 'VersionId'>): ObjectIdentifier => ({
  Key: Key ?? '',
  ...(VersionId === undefined ? {} : { VersionId }),
});

/** @throws Error when S3 kept one of them; nothing says then that it is gone. */
async function deleteAll(
  client: S3Client,
  bucket: string,
  objects: readonly ObjectIdentifier[],
): Promise<void> {
  for (let at = 0; at < objects.length; at += AT_ONCE) {
    const Objects = objects.slice(at, at + AT_ONCE);
    const { Errors } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors ?? [];
    if (first)
      throw new Error(`${Errors?.length} versions could not be deleted: "${first.Key}": ${first.Code}.`);
  }
}
