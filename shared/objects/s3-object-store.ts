import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { checkObjectKey, keyFault } from './object-key.ts';
import { ObjectNotFound, type ObjectStore } from './object-store.ts';

/** Files are uploaded in parts of this size; S3 allows 10,000 of them. */
const PART_BYTES = 8 * 1024 * 1024;
/** The SDK repeats failed requests, but not a download that breaks off in the middle: that is resumed this often. */
const RESUMES = 3;

/**
 * An S3 bucket, or the part of one below a prefix. Put is atomic in S3 itself. Keys that could not be objects here (folder
 * markers that end with '/', '..' parts) are skipped when listing.
 */
export function s3ObjectStore(client: S3Client, bucket: string, prefix = ''): ObjectStore {
  const at = (key: string) => {
    checkObjectKey(key);
    return { Bucket: bucket, Key: prefix + key };
  };
  const typeOf = (contentType: string | undefined) => (contentType ? { ContentType: contentType } : {});

  async function get(key: string, range?: { from: number; etag: string | undefined }) {
    try {
      const resumed = range ? { Range: `bytes=${range.from}-`, IfMatch: range.etag } : {};
      const { Body, ETag, ContentLength } = await client.send(
        new GetObjectCommand({ ...at(key), ...resumed }),
      );
      return { body: Body as AsyncIterable<Uint8Array> | undefined, etag: ETag, length: ContentLength };
    } catch (error) {
      throw isMissing(error) ? new ObjectNotFound(key) : error;
    }
  }

  /** The chunks of an object; where the connection breaks, asks for the rest of the very same object. */
  async function* chunks(key: string, first: Awaited<ReturnType<typeof get>>): AsyncGenerator<Uint8Array> {
    let part = first;
    let received = 0;
    for (let resumes = 0; ; resumes++) {
      try {
        for await (const chunk of part.body ?? []) {
          received += chunk.byteLength;
          yield chunk;
        }
        if (first.length !== undefined && received < first.length) throw new Error(`"${key}" broke off.`);
        return;
      } catch (error) {
        if (resumes === RESUMES) throw error;
      }
      part = await get(key, { from: received, etag: first.etag });
    }
  }

  return {
    async get(key) {
      const received: Uint8Array[] = [];
      for await (const chunk of chunks(key, await get(key))) received.push(chunk);
      return Buffer.concat(received);
    },
    read: async (key) => chunks(key, await get(key)),
    async put(key, body, options) {
      await client.send(new PutObjectCommand({ ...at(key), Body: body, ...typeOf(options?.contentType) }));
    },
    async putFile(key, path, options) {
      const Body = createReadStream(path, { highWaterMark: 1 << 20 });
      const params = { ...at(key), Body, ...typeOf(options?.contentType) };
      await new Upload({ client, params, partSize: PART_BYTES, queueSize: 4 }).done();
    },
    async getFile(key, path) {
      const temporary = `${path}.${randomUUID()}`;
      try {
        await pipeline(chunks(key, await get(key)), createWriteStream(temporary));
        await rename(temporary, path);
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async *list(wanted) {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix + wanted });
      for await (const page of pages) {
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          const key = (Key ?? '').slice(prefix.length);
          if (!keyFault(key)) yield { key, size: Size ?? 0, lastModified: LastModified ?? new Date(0) };
        }
      }
    },
    async head(key) {
      try {
        const found = await client.send(new HeadObjectCommand(at(key)));
        return { key, size: found.ContentLength ?? 0, lastModified: found.LastModified ?? new Date(0) };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof NoSuchKey || error instanceof NotFound;
}
