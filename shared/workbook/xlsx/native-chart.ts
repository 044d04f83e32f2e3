import { PALETTE } from '../charts/palette.ts';
import { element, escapeXml } from '../charts/svg.ts';
import type { Corner } from './picture.ts';

/** Cells with what they hold, so that a chart shows even before the program has read the cells. */
export interface NumberRange {
  /** "'The numbers'!$G$5:$G$20", the sheet name in quotes. */
  readonly reference: string;
  readonly values: readonly (number | null)[];
  readonly format: string;
}

export interface NativeLine {
  readonly name: string;
  readonly values: NumberRange;
  readonly colour: string;
  readonly dash: 'solid' | 'sysDot' | 'dash';
  readonly marker: 'circle' | 'square' | 'none';
  /** Positions of points drawn hollow: few students. */
  readonly hollow: readonly number[];
}

/** An Excel chart that people can edit: lines over lessons, or a scatter of two columns. */
export interface NativeChart {
  readonly kind: 'line' | 'scatter';
  readonly title: string;
  /** For people who do not see the chart. */
  readonly alternative: string;
  readonly language: string;
  readonly categories: NumberRange;
  readonly lines: readonly NativeLine[];
  readonly lowest: number;
  readonly highest: number;
  readonly from: Corner;
  readonly to: Corner;
}

const CHART_NAMESPACES = {
  'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const CATEGORY_AXIS = 111111111;
const VALUE_AXIS = 222222222;
const EMU_A_POINT = 12_700;

const value = (name: string, val: string | number): string => element(name, { val });
const text = (name: string, content: string): string => element(name, {}, escapeXml(content));
const colourFill = (colour: string): string =>
  element('a:solidFill', {}, element('a:srgbClr', { val: colour.slice(1) }));

/** The chart part of a native chart. Elements stand in the order of the schema (ISO 29500-1, 21.2): Excel repairs or refuses other orders. */
export function nativeChartXml(chart: NativeChart): string {
  const body = chart.kind === 'line' ? lineChart(chart) : scatterChart(chart);
  const xml = element(
    'c:chartSpace',
    CHART_NAMESPACES,
    value('c:date1904', 0),
    value('c:lang', chart.language),
    value('c:roundedCorners', 0),
    element(
      'c:chart',
      {},
      title(chart.title, chart.language, 1400),
      value('c:autoTitleDeleted', 0),
      element('c:plotArea', {}, element('c:layout', {}), body, categoryAxis(chart), valueAxis(chart)),
      value('c:plotVisOnly', 0),
      value('c:dispBlanksAs', 'gap'),
    ),
    element('c:spPr', {}, colourFill(PALETTE.paper)),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
}

function title(words: string, language: string, hundredthPoints: number): string {
  const run = element(
    'a:r',
    {},
    element('a:rPr', { lang: language, sz: hundredthPoints, b: 1 }),
    text('a:t', words),
  );
  const paragraph = element(
    'a:p',
    {},
    element('a:pPr', {}, element('a:defRPr', { sz: hundredthPoints, b: 1 })),
    run,
  );
  const rich = element('c:rich', {}, element('a:bodyPr', {}), element('a:lstStyle', {}), paragraph);
  return element('c:title', {}, element('c:tx', {}, rich), value('c:overlay', 0));
}

function lineChart(chart: NativeChart): string {
  const lines = chart.lines.map((line, index) => {
    const start = seriesStart(line, index, chart);
    const categories = element('c:cat', {}, numberReference(chart.categories));
    const values = element('c:val', {}, numberReference(line.values));
    return element('c:ser', {}, start, categories, values, value('c:smooth', 0));
  });
  return element(
    'c:lineChart',
    {},
    value('c:grouping', 'standard'),
    value('c:varyColors', 0),
    ...lines,
    value('c:marker', 1),
    value('c:axId', CATEGORY_AXIS),
    value('c:axId', VALUE_AXIS),
  );
}

function scatterChart(chart: NativeChart): string {
  const lines = chart.lines.map((line, index) => {
    const start = seriesStart(line, index, chart);
    const x = element('c:xVal', {}, numberReference(chart.categories));
    const y = element('c:yVal', {}, numberReference(line.values));
    return element('c:ser', {}, start, x, y, value('c:smooth', 0));
  });
  return element(
    'c:scatterChart',
    {},
    value('c:scatterStyle', 'lineMarker'),
    value('c:varyColors', 0),
    ...lines,
    value('c:axId', CATEGORY_AXIS),
    value('c:axId', VALUE_AXIS),
  );
}

/** Everything of a series that line and scatter charts share; the line's name stands at its last point, there is no legend. */
function seriesStart(line: NativeLine, index: number, chart: NativeChart): string {
  return [
    value('c:idx', index),
    value('c:order', index),
    element('c:tx', {}, text('c:v', line.name)),
    element('c:spPr', {}, stroke(line, chart.kind)),
    markerOf(line, false),
    ...line.hollow.map((position) =>
      element('c:dPt', {}, value('c:idx', position), markerOf(line, true), value('c:bubble3D', 0)),
    ),
    nameAtEnd(line),
  ].join('');
}

function stroke(line: NativeLine, kind: NativeChart['kind']): string {
  const drawn = kind === 'line' ? colourFill(line.colour) : element('a:noFill', {});
  return element(
    'a:ln',
    { w: 1.75 * EMU_A_POINT, cap: 'rnd' },
    drawn,
    element('a:prstDash', { val: line.dash }),
    element('a:round', {}),
  );
}

function markerOf(line: NativeLine, hollow: boolean): string {
  if (line.marker === 'none') return element('c:marker', {}, value('c:symbol', 'none'));
  const fill = colourFill(hollow ? PALETTE.paper : line.colour);
  const look = element('c:spPr', {}, fill, element('a:ln', { w: EMU_A_POINT }, colourFill(line.colour)));
  return element('c:marker', {}, value('c:symbol', line.marker), value('c:size', 7), look);
}

const SHOWN = [
  'c:showLegendKey',
  'c:showVal',
  'c:showCatName',
  'c:showSerName',
  'c:showPercent',
  'c:showBubbleSize',
];

function nameAtEnd(line: NativeLine): string {
  const last = line.values.values.findLastIndex((one) => one !== null);
  const flags = (shown: string | null): string =>
    SHOWN.map((flag) => value(flag, flag === shown ? 1 : 0)).join('');
  const label = element('c:dLbl', {}, value('c:idx', last), value('c:dLblPos', 'r'), flags('c:showSerName'));
  return element('c:dLbls', {}, last < 0 ? '' : label, flags(null));
}

function numberReference(range: NumberRange): string {
  const points = range.values.map((one, idx) =>
    one === null ? '' : element('c:pt', { idx }, text('c:v', String(one))),
  );
  const cache = element(
    'c:numCache',
    {},
    text('c:formatCode', range.format),
    value('c:ptCount', range.values.length),
    ...points,
  );
  return element('c:numRef', {}, text('c:f', range.reference), cache);
}

function axisLetters(): string {
  const properties = element('a:pPr', {}, element('a:defRPr', { sz: 1100 }));
  const paragraph = element('a:p', {}, properties, element('a:endParaRPr', {}));
  return element('c:txPr', {}, element('a:bodyPr', {}), element('a:lstStyle', {}), paragraph);
}

function categoryAxis(chart: NativeChart): string {
  const start = [
    value('c:axId', CATEGORY_AXIS),
    element('c:scaling', {}, value('c:orientation', 'minMax')),
    value('c:delete', 0),
    value('c:axPos', 'b'),
    element('c:numFmt', { formatCode: chart.categories.format, sourceLinked: 0 }),
    value('c:majorTickMark', 'out'),
    value('c:minorTickMark', 'none'),
    value('c:tickLblPos', 'low'),
    axisLetters(),
    value('c:crossAx', VALUE_AXIS),
    value('c:crosses', 'min'),
  ];
  if (chart.kind === 'scatter') {
    return element('c:valAx', {}, ...start, value('c:crossBetween', 'midCat'));
  }
  return element(
    'c:catAx',
    {},
    ...start,
    value('c:auto', 0),
    value('c:lblAlgn', 'ctr'),
    value('c:lblOffset', 100),
    value('c:noMultiLvlLbl', 1),
  );
}

function valueAxis(chart: NativeChart): string {
  const format = chart.lines[0]?.values.format ?? 'General';
  return element(
    'c:valAx',
    {},
    value('c:axId', VALUE_AXIS),
    element(
      'c:scaling',
      {},
      value('c:orientation', 'minMax'),
      value('c:max', chart.highest),
      value('c:min', chart.lowest),
    ),
    value('c:delete', 0),
    value('c:axPos', 'l'),
    element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
    value('c:majorTickMark', 'out'),
    value('c:minorTickMark', 'none'),
    value('c:tickLblPos', 'nextTo'),
    axisLetters(),
    value('c:crossAx', CATEGORY_AXIS),
    value('c:crosses', 'min'),
    value('c:crossBetween', chart.kind === 'line' ? 'between' : 'midCat'),
  );
}
