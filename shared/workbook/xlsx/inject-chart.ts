import { element } from '../charts/svg.ts';
import { type NativeChart, nativeChartXml } from './native-chart.ts';
import {
  addContentType,
  addRelationship,
  type PackageParts,
  readPart,
  relationshipTarget,
  withDrawing,
  withEnd,
  writePart,
} from './package-parts.ts';
import type { Corner } from './picture.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const DRAWING_TYPE = `${OFFICE}/drawing`;
const CHART_TYPE = `${OFFICE}/chart`;
const CHART_URI = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const CHART_CONTENT = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const DRAWING_CONTENT = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const EMPTY_DRAWING =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"></xdr:wsDr>';

/** Adds an editable chart to a sheet of a finished package; exceljs cannot write one. */
export function injectChart(parts: PackageParts, sheetPath: string, chart: NativeChart): void {
  const chartPath = freePath(parts, 'xl/charts/chart');
  writePart(parts, chartPath, nativeChartXml(chart));
  addContentType(parts, chartPath, CHART_CONTENT);
  const drawingPath = drawingOf(parts, sheetPath);
  const id = addRelationship(parts, drawingPath, CHART_TYPE, `../charts/${fileName(chartPath)}`);
  const xml = readPart(parts, drawingPath) ?? EMPTY_DRAWING;
  const used = [...xml.matchAll(/<xdr:cNvPr\b[^>]*\bid="(\d+)"/g)].map((match) => Number(match[1]));
  const frame = graphicFrame(chart, id, Math.max(1, ...used) + 1);
  writePart(parts, drawingPath, withEnd(xml, 'xdr:wsDr', frame));
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function freePath(parts: PackageParts, stem: string): string {
  let number = 1;
  while (`${stem}${number}.xml` in parts) number += 1;
  return `${stem}${number}.xml`;
}

/** The drawing of a sheet: the one its pictures stand in, or a new one. */
function drawingOf(parts: PackageParts, sheetPath: string): string {
  const target = relationshipTarget(parts, sheetPath, DRAWING_TYPE);
  if (target !== null) return `xl/drawings/${fileName(target)}`;
  const path = freePath(parts, 'xl/drawings/drawing');
  writePart(parts, path, EMPTY_DRAWING);
  addContentType(parts, path, DRAWING_CONTENT);
  const id = addRelationship(parts, sheetPath, DRAWING_TYPE, `../drawings/${fileName(path)}`);
  writePart(parts, sheetPath, withDrawing(readPart(parts, sheetPath) ?? '', id));
  return path;
}

function graphicFrame(chart: NativeChart, relationshipId: string, shapeId: number): string {
  const properties = { id: shapeId, name: `Chart ${shapeId}`, descr: chart.alternative };
  const chartElement = element('c:chart', {
    'xmlns:c': CHART_URI,
    'xmlns:r': OFFICE,
    'r:id': relationshipId,
  });
  const frame = element(
    'xdr:graphicFrame',
    { macro: '' },
    element(
      'xdr:nvGraphicFramePr',
      {},
      element('xdr:cNvPr', properties),
      element('xdr:cNvGraphicFramePr', {}),
    ),
    element('xdr:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx: 0, cy: 0 })),
    element('a:graphic', {}, element('a:graphicData', { uri: CHART_URI }, chartElement)),
  );
  return element(
    'xdr:twoCellAnchor',
    { editAs: 'oneCell' },
    corner('xdr:from', chart.from),
    corner('xdr:to', chart.to),
    frame,
    element('xdr:clientData', {}),
  );
}

function corner(name: string, { nativeCol, nativeColOff, nativeRow, nativeRowOff }: Corner): string {
  const number = (tag: string, value: number): string => element(tag, {}, String(value));
  return element(
    name,
    {},
    number('xdr:col', nativeCol),
    number('xdr:colOff', nativeColOff),
    number('xdr:row', nativeRow),
    number('xdr:rowOff', nativeRowOff),
  );
}
