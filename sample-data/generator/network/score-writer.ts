import { type District, districtCode, type NetworkShape } from '../model/network-shape.ts';
import { scoreHistory } from '../model/scores.ts';
import type { Student } from '../model/student.ts';
import { compactLayout, type TomsLayout, tomsFileName, tomsLayoutOf } from '../writers/toms.ts';
import { tomsRowsOf } from '../writers/toms-row.ts';
import { type FileSink, fileSink } from './file-sink.ts';

/** Student score files of all districts and years, open at the same time: a student is written to all of them at once. */
export interface ScoreWriter {
  write(student: Student): void;
  /** Closes the files; how many rows each has. */
  close(): readonly { readonly key: string; readonly rows: number; readonly size: number }[];
}

export function scoreWriter(
  shape: NetworkShape,
  folder: string,
  newestYear: number,
  columns: 'full' | 'compact',
): ScoreWriter {
  const years = Array.from(
    { length: newestYear - shape.firstYear + 1 },
    (_, number) => shape.firstYear + number,
  );
  const layouts = new Map<number, TomsLayout>(
    years.map((year) => [year, columns === 'full' ? tomsLayoutOf(year) : compactLayout(tomsLayoutOf(year))]),
  );
  const sinks = new Map<District, Map<number, FileSink>>(
    shape.districts.map((district) => [
      district,
      new Map(
        years.map((year) => {
          const sink = fileSink(
            folder,
            `${district.id}/caaspp/${tomsFileName(districtCode(district), year)}`,
          );
          sink.line(layouts.get(year)!.header);
          return [year, sink];
        }),
      ),
    ]),
  );
  return {
    write: (student) => {
      const history = scoreHistory(shape, student, newestYear);
      for (const year of years) {
        for (const row of tomsRowsOf(shape, student, year, history)) {
          sinks.get(row.place.district)!.get(year)!.line(layouts.get(year)!.row(row));
        }
      }
    },
    close: () =>
      [...sinks.values()].flatMap((byYear) =>
        [...byYear.values()].map((sink) => {
          const { lines, size } = sink.close();
          return { key: sink.key, rows: lines - 1, size };
        }),
      ),
  };
}
