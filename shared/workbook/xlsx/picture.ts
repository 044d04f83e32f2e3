import type { Worksheet } from 'exceljs';

/** A rectangle on a sheet, in CSS pixels from its upper left corner. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Widths and heights of the sheet's columns and rows, from the first on, in pixels. */
export interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** A corner as xlsx writes it: a cell and the distance into it, in EMU. */
export interface Corner {
  readonly nativeCol: number;
  readonly nativeColOff: number;
  readonly nativeRow: number;
  readonly nativeRowOff: number;
}

const EMU_A_PIXEL = 9525;

/** The two cells a picture spans, with the distances into them. */
export function cornersOf(place: Place, grid: Grid): { readonly from: Corner; readonly to: Corner } {
  return {
    from: cornerAt(place.left, place.top, grid),
    to: cornerAt(place.left + place.width, place.top + place.height, grid),
  };
}

function cornerAt(x: number, y: number, grid: Grid): Corner {
  const [nativeCol, colOffset] = cellAt(x, grid.columns, 64);
  const [nativeRow, rowOffset] = cellAt(y, grid.rows, 20);
  return {
    nativeCol,
    nativeColOff: Math.round(colOffset * EMU_A_PIXEL),
    nativeRow,
    nativeRowOff: Math.round(rowOffset * EMU_A_PIXEL),
  };
}

/** Beyond the columns and rows that were set, all have the default size. */
function cellAt(distance: number, sizes: readonly number[], otherwise: number): [number, number] {
  let index = 0;
  let rest = distance;
  while (rest >= (sizes[index] ?? otherwise)) {
    rest -= sizes[index] ?? otherwise;
    index += 1;
  }
  return [index, rest];
}

/** A picture that moves and sizes with its cells. Its words for people who do not see it are added when the file is finished. */
export function addPicture(sheet: Worksheet, imageId: number, place: Place, grid: Grid): void {
  const { from, to } = cornersOf(place, grid);
  sheet.addImage(imageId, { tl: from, br: to, editAs: 'oneCell' } as unknown as Parameters<
    Worksheet['addImage']
  >[1]);
}
