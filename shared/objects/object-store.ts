/**
 * A bucket, as much of it as this project needs. Two implementations pass one contract test: S3, and a folder.
 * Keys are '/'-separated, never begin with '/', hold no '.' or '..' part (see object-key.ts) and are never normalised:
 * a name in decomposed Unicode stays one. A key is either an object or the beginning of others' keys, never both.
 */
export interface ObjectStore {
  /** The whole object. Throws ObjectNotFound. */
  get(key: string): Promise<Uint8Array>;
  /** The object as a stream of chunks, for files larger than memory. Throws ObjectNotFound. */
  read(key: string): Promise<AsyncIterable<Uint8Array>>;
  /** Writes the object; an interrupted put leaves the old object or none, never half of one. */
  put(key: string, body: Uint8Array | string, options?: PutOptions): Promise<void>;
  /** Uploads a local file (multipart where it is large). */
  putFile(key: string, path: string, options?: PutOptions): Promise<void>;
  /** Downloads the object to a local file (Parquet is staged to /tmp this way); an interrupted one leaves no file. */
  getFile(key: string, path: string): Promise<void>;
  /** All objects whose key begins with the prefix, in key order (UTF-8 bytes). Streamed, never collected. */
  list(prefix: string): AsyncIterable<ObjectFacts>;
  /** Facts of one object, or undefined when there is none. */
  head(key: string): Promise<ObjectFacts | undefined>;
  /** Deletes the object; no error when there is none. */
  delete(key: string): Promise<void>;
  /**
   * Where the object lies on this machine, in stores that are folders: a reader may open it in place instead of copying it,
   * and never writes there. Does not check that the object exists. Absent in stores that are not on this machine.
   */
  localPath?(key: string): string;
}

export interface PutOptions {
  readonly contentType?: string;
}

export interface ObjectFacts {
  readonly key: string;
  readonly size: number;
  readonly lastModified: Date;
}

export class ObjectNotFound extends Error {
  constructor(readonly key: string) {
    super(`There is no object "${key}".`);
    this.name = 'ObjectNotFound';
  }
}

/** The three buckets. */
export interface Buckets {
  /** What districts drop: landing/<district>/... (keys here begin with the district). */
  readonly landing: ObjectStore;
  /** Parquet: batches, snapshots, results. */
  readonly lake: ObjectStore;
  /** What people fetch: receipts, team workbooks, packs. */
  readonly outbox: ObjectStore;
}
