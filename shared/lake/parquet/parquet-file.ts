import type { ColumnChunk as ChunkInFile, RowGroup } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import type { ColumnChunk } from './column-chunk.ts';
import { type ParquetColumn, schemaElement } from './parquet-column.ts';

/** Bytes that may lie elsewhere until the file is put together. */
export interface StoredBytes {
  readonly length: number;
  read(): Uint8Array;
}

/** A row group: so many rows, and their columns in the order of the file. */
export interface EncodedRows {
  readonly rows: number;
  readonly chunks: readonly StoredChunk[];
}

export type StoredChunk = Pick<ColumnChunk, 'dataPage' | 'facts'> & { readonly stored: StoredBytes };

const MAGIC = Buffer.from('PAR1');

/**
 * Puts a Parquet file together from its encoded columns, piece by piece: a large one is never whole in memory. The format's own structures are written by hyparquet-writer; what it does not do fast
 * enough for us is done beside it (column-chunk.ts).
 *
 * @param columns names and types, in the order of each group's chunks
 */
export function* parquetFile(
  columns: readonly Pick<ParquetColumn, 'name' | 'type'>[],
  groups: readonly EncodedRows[],
): Generator<Uint8Array> {
  let offset = MAGIC.length;
  const rowGroups = groups.map(({ rows, chunks }): RowGroup => {
    const begin = offset;
    const inFile = chunks.map((chunk, at): ChunkInFile => {
      const placed = placedChunk(chunk, columns[at]!.name, offset);
      offset += chunk.stored.length;
      return placed;
    });
    const plainBytes = chunks.reduce((sum, { facts }) => sum + facts.total_uncompressed_size, 0n);
    return {
      columns: inFile,
      num_rows: BigInt(rows),
      total_byte_size: plainBytes,
      total_compressed_size: BigInt(offset - begin),
      file_offset: BigInt(begin),
    };
  });
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  yield MAGIC;
  for (const { chunks } of groups) for (const { stored } of chunks) yield stored.read();
  yield footer(columns, rowGroups, rows);
}

function placedChunk({ dataPage, facts }: StoredChunk, name: string, offset: number): ChunkInFile {
  return {
    file_offset: BigInt(offset),
    meta_data: {
      ...facts,
      path_in_schema: [name],
      data_page_offset: BigInt(offset + dataPage),
      ...(dataPage > 0 ? { dictionary_page_offset: BigInt(offset) } : {}),
    },
  };
}

function footer(
  columns: readonly Pick<ParquetColumn, 'name' | 'type'>[],
  rowGroups: RowGroup[],
  rows: number,
): Uint8Array {
  const writer = new ByteWriter(4096);
  writeMetadata(
    writer,
    {
      version: 1,
      created_by: 'improvement-data-pipeline',
      schema: [
        { name: 'schema', repetition_type: 'REQUIRED', num_children: columns.length },
        ...columns.map(schemaElement),
      ],
      num_rows: BigInt(rows),
      row_groups: rowGroups,
      metadata_length: 0,
    },
    Number.POSITIVE_INFINITY,
  );
  writer.appendBytes(MAGIC);
  return writer.getBytes();
}
