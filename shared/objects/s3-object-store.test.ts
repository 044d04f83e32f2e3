import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listKeys } from './list-keys.ts';
import { s3ObjectStore } from './s3-object-store.ts';

const s3 = mockClient(S3Client);
const store = s3ObjectStore(new S3Client({ region: 'us-east-1' }), 'bucket', 'lake/');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => s3.reset());

type Body = NonNullable<GetObjectCommandOutput['Body']>;
const whole = (text: string) => Readable.from([Buffer.from(text)]) as unknown as Body;

/** A response body that gives some text and then breaks. */
function breaking(text: string): Body {
  function* chunks() {
    yield Buffer.from(text);
    throw new Error('socket hang up');
  }
  return Readable.from(chunks()) as unknown as Body;
}

describe('an object store in S3', () => {
  it('resumes a download that breaks off, with the rest of the very same object', async () => {
    s3.on(GetObjectCommand)
      .resolvesOnce({ Body: breaking('dist'), ContentLength: 8, ETag: '"1"' })
      .resolvesOnce({ Body: whole('rict'), ContentLength: 4, ETag: '"1"' });
    expect(Buffer.from(await store.get('a')).toString()).toBe('district');
    expect(s3.commandCalls(GetObjectCommand)[1]?.args[0].input).toEqual({
      Bucket: 'bucket',
      Key: 'lake/a',
      Range: 'bytes=4-',
      IfMatch: '"1"',
    });
  });

  it('notices a body that ends early without an error', async () => {
    s3.on(GetObjectCommand)
      .resolvesOnce({ Body: whole('dist'), ContentLength: 8 })
      .resolvesOnce({ Body: whole('rict'), ContentLength: 4 });
    expect(Buffer.from(await store.get('a')).toString()).toBe('district');
  });

  it('gives up after three resumes and leaves no file behind', async () => {
    s3.on(GetObjectCommand).callsFake(() => ({ Body: breaking(''), ContentLength: 8 }));
    await expect(store.getFile('a', join(folder, 'a'))).rejects.toThrow('socket hang up');
    expect(s3.commandCalls(GetObjectCommand)).toHaveLength(4);
    expect(await readdir(folder)).toEqual([]);
  });

  it('uploads a large file in parts, and takes the parts back when one fails', async () => {
    const path = join(folder, 'large');
    await writeFile(path, Buffer.alloc(20 * 1024 * 1024));
    s3.on(CreateMultipartUploadCommand).resolves({ UploadId: '1' });
    s3.on(UploadPartCommand).resolves({ ETag: '"part"' });
    s3.on(CompleteMultipartUploadCommand).resolves({});
    await store.putFile('large', path);
    expect(s3.commandCalls(UploadPartCommand)).toHaveLength(3);
    expect(s3.commandCalls(CompleteMultipartUploadCommand)).toHaveLength(1);

    s3.on(UploadPartCommand).rejects(new Error('slow down'));
    s3.on(AbortMultipartUploadCommand).resolves({});
    await expect(store.putFile('large', path)).rejects.toThrow('slow down');
    expect(s3.commandCalls(AbortMultipartUploadCommand)).toHaveLength(1);
    await rm(path);
  });

  it('puts a small file as one object with its content type', async () => {
    const path = join(folder, 'small');
    await writeFile(path, 'abc');
    s3.on(PutObjectCommand).resolves({});
    await store.putFile('small', path, { contentType: 'text/csv' });
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Key: 'lake/small',
      ContentType: 'text/csv',
    });
    await rm(path);
  });

  it('skips folder markers and keys that could climb out, over all pages of a listing', async () => {
    const page = (keys: string[]) => ({ Contents: keys.map((Key) => ({ Key, Size: 1 })) });
    s3.on(ListObjectsV2Command)
      .resolvesOnce({ ...page(['lake/a/', 'lake/a/1']), NextContinuationToken: 'more', IsTruncated: true })
      .resolvesOnce(page(['lake/a/../b', 'lake/a//2']));
    expect(await listKeys(store, 'a/')).toEqual(['a/1', 'a//2']);
  });

  it('does not take a refusal for a missing object', async () => {
    const refused = Object.assign(new Error('Access Denied'), { name: 'AccessDenied' });
    s3.on(HeadObjectCommand).rejects(refused);
    s3.on(GetObjectCommand).rejects(refused);
    await expect(store.head('a')).rejects.toThrow('Access Denied');
    await expect(store.get('a')).rejects.toThrow('Access Denied');
  });
});
