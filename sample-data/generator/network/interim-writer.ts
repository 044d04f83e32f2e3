import { interimOf } from '../model/interims.ts';
import type { District, NetworkShape } from '../model/network-shape.ts';
import type { Student } from '../model/student.ts';
import { CERS_DISTRICT_EXPORT } from '../writers/cers.ts';
import { csvRow } from '../writers/delimited.ts';
import { type FileSink, fileSink } from './file-sink.ts';
import type { WrittenFile } from './make-network.ts';

/** The interim every student takes in the running year. */
const WINDOW = { kind: 'ICA', subject: 'mathematics', day: '2025-12-09' } as const;

/** CERS exports of all districts, one comprehensive mathematics interim per student. */
export function interimWriter(
  shape: NetworkShape,
  folder: string,
): { write(student: Student): void; close(): readonly WrittenFile[] } {
  const sinks = new Map<District, FileSink>(
    shape.districts.map((district) => {
      const sink = fileSink(folder, `${district.id}/cers/cers_export_2025-12-12.csv`);
      sink.line(csvRow(CERS_DISTRICT_EXPORT.header));
      return [district, sink];
    }),
  );
  return {
    write: (student) => {
      const interim = interimOf(shape, student, WINDOW);
      if (interim) sinks.get(interim.place.district)!.line(csvRow(CERS_DISTRICT_EXPORT.row(interim)));
    },
    close: () =>
      [...sinks.values()].map((sink) => {
        const { lines, size } = sink.close();
        return { key: sink.key, rows: lines - 1, size };
      }),
  };
}
