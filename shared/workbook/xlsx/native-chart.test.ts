import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { installedFont } from '../charts/font.ts';
import { runChart } from '../charts/run-chart.ts';
import { aRunChart } from '../made-up/charts.ts';
import { everyElement, readXml, type XmlElement } from '../made-up/read-xml.ts';
import { addChartPicture, addNativeChart, finishedBook, newBook } from './book.ts';
import { quotedSheetName } from './dropdown.ts';
import { type NativeChart, nativeChartXml } from './native-chart.ts';
import { readPart } from './package-parts.ts';

const corner = { nativeCol: 4, nativeColOff: 0, nativeRow: 1, nativeRowOff: 0 };

function aChart(change: Partial<NativeChart> = {}): NativeChart {
  const sheet = quotedSheetName("O'Brien & co");
  const range = (column: string, values: readonly (number | null)[], format: string) => ({
    reference: `${sheet}!$${column}$2:$${column}$5`,
    values,
    format,
  });
  return {
    kind: 'line',
    title: 'Asked & <told>',
    alternative: 'Editable chart: "asked"',
    language: 'en',
    categories: range('A', [46028, 46030, 46031, 46035], 'mmm d'),
    lines: [
      {
        name: 'Asked',
        values: range('B', [0.4, null, 0.5, 0.6], '0%'),
        colour: '#0072B2',
        dash: 'solid',
        marker: 'circle',
        hollow: [0],
      },
      {
        name: 'Goal',
        values: range('C', [0.6, 0.6, 0.6, 0.6], '0%'),
        colour: '#595959',
        dash: 'sysDot',
        marker: 'none',
        hollow: [],
      },
    ],
    lowest: 0,
    highest: 1,
    from: corner,
    to: { ...corner, nativeCol: 12, nativeRow: 20 },
    ...change,
  };
}

/** Order of children in the schema of charts (ISO 29500-1, annex A, dml-chart.xsd), for the elements we write. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'c:chartSpace': ['date1904', 'lang', 'roundedCorners', 'chart', 'spPr', 'txPr'],
  'c:chart': ['title', 'autoTitleDeleted', 'plotArea', 'legend', 'plotVisOnly', 'dispBlanksAs'],
  'c:title': ['tx', 'layout', 'overlay'],
  'c:plotArea': ['layout', 'lineChart', 'scatterChart', 'catAx', 'valAx'],
  'c:lineChart': ['grouping', 'varyColors', 'ser', 'marker', 'axId'],
  'c:scatterChart': ['scatterStyle', 'varyColors', 'ser', 'axId'],
  'c:ser': ['idx', 'order', 'tx', 'spPr', 'marker', 'dPt', 'dLbls', 'cat', 'xVal', 'val', 'yVal', 'smooth'],
  'c:dPt': ['idx', 'marker', 'bubble3D'],
  'c:marker': ['symbol', 'size', 'spPr'],
  'c:dLbls': [
    'dLbl',
    'showLegendKey',
    'showVal',
    'showCatName',
    'showSerName',
    'showPercent',
    'showBubbleSize',
  ],
  'c:dLbl': [
    'idx',
    'dLblPos',
    'showLegendKey',
    'showVal',
    'showCatName',
    'showSerName',
    'showPercent',
    'showBubbleSize',
  ],
  'c:numRef': ['f', 'numCache'],
  'c:numCache': ['formatCode', 'ptCount', 'pt'],
  'c:catAx': [
    'axId',
    'scaling',
    'delete',
    'axPos',
    'title',
    'numFmt',
    'majorTickMark',
    'minorTickMark',
    'tickLblPos',
    'spPr',
    'txPr',
    'crossAx',
    'crosses',
    'auto',
    'lblAlgn',
    'lblOffset',
    'noMultiLvlLbl',
  ],
  'c:valAx': [
    'axId',
    'scaling',
    'delete',
    'axPos',
    'title',
    'numFmt',
    'majorTickMark',
    'minorTickMark',
    'tickLblPos',
    'spPr',
    'txPr',
    'crossAx',
    'crosses',
    'crossBetween',
  ],
  'c:scaling': ['orientation', 'max', 'min'],
};

/** The first child that is unknown or stands too late; null = all in order. A chart's `c:marker` flag has no children. */
function outOfOrder(element: XmlElement): string | null {
  const order = ORDER[element.name];
  if (order === undefined) return null;
  let at = 0;
  for (const child of element.children) {
    const place = order.indexOf(child.name.replace('c:', ''));
    // A scatter chart has two value axes.
    if (place < at) return `${child.name} in ${element.name}`;
    at = place;
  }
  return null;
}

describe.each(['line', 'scatter'] as const)('a native %s chart', (kind) => {
  const chart = readXml(nativeChartXml(aChart({ kind })));

  it('has its elements in the order of the schema', () => {
    expect(
      everyElement(chart)
        .map(outOfOrder)
        .filter((wrong) => wrong !== null),
    ).toEqual([]);
  });

  it('is bound to ranges, with the sheet name in quotes, and carries what the cells hold', () => {
    const values = everyElement(chart).filter((element) => element.name === 'c:numRef');
    expect(values).toHaveLength(4);
    expect(values[1]?.children[0]?.text).toBe('&apos;O&apos;&apos;Brien &amp; co&apos;!$B$2:$B$5');
    const cache = values[1]?.children[1];
    expect(cache?.children.find((child) => child.name === 'c:ptCount')?.attributes.val).toBe('4');
    const points = cache?.children.filter((child) => child.name === 'c:pt') ?? [];
    expect(points.map((point) => [point.attributes.idx, point.children[0]?.text])).toEqual([
      ['0', '0.4'],
      ['2', '0.5'],
      ['3', '0.6'],
    ]);
  });

  it('runs over the whole scale, leaves gaps and names its lines instead of a legend', () => {
    const named = (name: string): XmlElement[] =>
      everyElement(chart).filter((element) => element.name === name);
    expect(named('c:max')[0]?.attributes.val).toBe('1');
    expect(named('c:min')[0]?.attributes.val).toBe('0');
    expect(named('c:dispBlanksAs')[0]?.attributes.val).toBe('gap');
    expect(named('c:legend')).toHaveLength(0);
    expect(named('c:dLbl')).toHaveLength(2);
  });

  it('draws points of few students hollow', () => {
    const points = everyElement(chart).filter((element) => element.name === 'c:dPt');
    expect(points.map((point) => point.children[0]?.attributes.val)).toEqual(['0']);
  });
});

describe('the injector', () => {
  async function book(withPicture: boolean) {
    const made = newBook({
      title: 'Test',
      author: 'Test',
      language: 'en',
      writtenOn: '2026-02-13',
      listsSheetName: 'Lists',
      font: installedFont(),
    });
    const sheet = made.workbook.addWorksheet("O'Brien & co");
    sheet.addTable({ name: 'T', ref: 'A1', columns: [{ name: 'a' }], rows: [[1], [2]] });
    if (withPicture) {
      const place = { left: 0, top: 0, width: 612, height: 340 };
      addChartPicture(made, sheet, runChart(aRunChart()), 'A "picture" & more', place, {
        columns: [],
        rows: [],
      });
    }
    addNativeChart(made, sheet, aChart());
    addNativeChart(made, sheet, aChart({ kind: 'scatter' }));
    return finishedBook(made);
  }

  it('adds charts, their content types and a drawing before the table', async () => {
    const parts = unzipSync(await book(false));
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining(['xl/charts/chart1.xml', 'xl/charts/chart2.xml']),
    );
    const types = readPart(parts, '[Content_Types].xml') ?? '';
    for (const name of ['/xl/charts/chart1.xml', '/xl/charts/chart2.xml', '/xl/drawings/drawing1.xml']) {
      expect(types.match(new RegExp(`PartName="${name}"`, 'g'))).toHaveLength(1);
    }
    expect(readPart(parts, 'xl/worksheets/sheet1.xml')).toMatch(/<drawing r:id="rId2"\/><tableParts/);
  });

  it('uses the drawing the pictures stand in and continues its ids', async () => {
    const parts = unzipSync(await book(true));
    const drawing = readXml(readPart(parts, 'xl/drawings/drawing1.xml') ?? '');
    const shapes = everyElement(drawing).filter((element) => element.name === 'xdr:cNvPr');
    expect(new Set(shapes.map((shape) => shape.attributes.id)).size).toBe(3);
    expect(shapes.map((shape) => shape.attributes.descr)).toEqual([
      'A &quot;picture&quot; &amp; more',
      'Editable chart: &quot;asked&quot;',
      'Editable chart: &quot;asked&quot;',
    ]);
    const relationships = readPart(parts, 'xl/drawings/_rels/drawing1.xml.rels') ?? '';
    expect([...relationships.matchAll(/Id="(rId\d+)"/g)].map((match) => match[1])).toEqual([
      'rId1',
      'rId2',
      'rId3',
    ]);
    expect(readPart(parts, 'xl/worksheets/sheet1.xml')?.match(/<drawing /g)).toHaveLength(1);
  });

  it('leaves a file that is still read', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await book(true)).buffer as ArrayBuffer);
    expect(workbook.getWorksheet("O'Brien & co")?.getImages()).toHaveLength(1);
  });
});
