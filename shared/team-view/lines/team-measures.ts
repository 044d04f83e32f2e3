import { type Language, numberInWords, percentInWords } from '../../change/sentence.ts';
import type { SeriesKind } from '../../change/series.ts';
import type { MeasureRecord } from '../../records/team.ts';
import type { ValueUnit } from '../../workbook/team-view.ts';
import { valueInWords, wordsFor } from '../../workbook/words/words.ts';
import { sameText } from '../texts.ts';
import type { TeamWords } from '../words/words.ts';

/** The measures a team can refer to: its own, and those of its district. */
export interface TeamMeasures {
  readonly all: readonly MeasureRecord[];
  /** By id or by name, as people write either; the team's own before the district's. */
  readonly find: (idOrName: string | null) => MeasureRecord | undefined;
}

export function teamMeasures(records: readonly MeasureRecord[], teamId: string): TeamMeasures {
  const own = records.filter((measure) => measure.teamId === teamId);
  const all = [...own, ...records.filter((measure) => measure.teamId === null)];
  const byWords = new Map<string, MeasureRecord>();
  for (const wordsOf of [
    ({ measureId }: MeasureRecord) => measureId,
    ({ name }: MeasureRecord) => name,
    ({ nameEs }: MeasureRecord) => nameEs,
  ]) {
    for (const measure of all) {
      const words = wordsOf(measure);
      if (words !== null && !byWords.has(sameText(words))) byWords.set(sameText(words), measure);
    }
  }
  return { all, find: (words) => (words === null ? undefined : byWords.get(sameText(words))) };
}

const KINDS: Readonly<Record<MeasureRecord['kind'], Exclude<SeriesKind, 'difference'>>> = {
  'percent-yes': 'percent',
  'percent-favorable': 'percent',
  percent: 'percent',
  rate: 'rate',
  count: 'count',
  'median-score': 'score',
  implementation: 'percent',
};

/** How the points of a measure are made. A rate "per lesson" is a count per lesson: nobody wrote down minutes. */
export function seriesKind({ kind, unit }: MeasureRecord): Exclude<SeriesKind, 'difference'> {
  if (kind === 'rate' && unit !== null && /lesson|lecci|class|clase/i.test(unit)) return 'count';
  return KINDS[kind];
}

/** Minutes that a rate is counted per: 10 of 'per 10 minutes'; undefined where the unit names none. */
export function minutesOfRate({ unit }: MeasureRecord): number | undefined {
  const minutes = Number(/\d+(?:\.\d+)?/.exec(unit ?? '')?.[0]);
  return minutes > 0 ? minutes : undefined;
}

/** Percents of a measure stand in the records as 0-100. */
export function isPercent(measure: MeasureRecord | undefined): boolean {
  return measure !== undefined && seriesKind(measure) === 'percent';
}

/** The goal in the units of the series: percents 0..1. */
export function goalOf(measure: MeasureRecord): number | null {
  if (measure.goal === null) return null;
  return isPercent(measure) ? measure.goal / 100 : measure.goal;
}

const DEFAULT_RATE_UNIT: Readonly<Record<Language, string>> = {
  en: 'per 10 minutes',
  es: 'por cada 10 minutos',
};

export function unitOf(measure: MeasureRecord, language: Language): ValueUnit {
  switch (seriesKind(measure)) {
    case 'percent':
      return { kind: 'percent' };
    case 'rate':
      return { kind: 'rate', per: measure.unit ?? DEFAULT_RATE_UNIT[language] };
    case 'count':
      return { kind: 'count' };
    case 'score':
      return { kind: 'score', ...scoreScale(measure) };
  }
}

const USUAL_RUBRIC = { lowest: 0, highest: 4 };

/** The scale of a score: as the team wrote it, else that of a usual rubric. */
export function scoreScale({ scaleLowest, scaleHighest }: MeasureRecord): {
  lowest: number;
  highest: number;
} {
  return { lowest: scaleLowest ?? USUAL_RUBRIC.lowest, highest: scaleHighest ?? USUAL_RUBRIC.highest };
}

/** The name above the chart, in the team's language. */
export function measureName(measure: MeasureRecord, language: Language): string {
  return language === 'es' ? (measure.nameEs ?? measure.name) : measure.name;
}

/** A value as people write it. */
export function measureValueInWords(measure: MeasureRecord, value: number, language: Language): string {
  return valueInWords(wordsFor(language), unitOf(measure, language), value, null);
}

/** A prediction's value in the cell where it is typed: '60%', '3.5'. */
export function predictedInWords(measure: MeasureRecord | undefined, value: number): string {
  return isPercent(measure) ? percentInWords(value, 1) : numberInWords(value);
}

/** "Students who asked (% yes), goal 60%" */
export function measureInWords(measure: MeasureRecord, words: TeamWords): string {
  const kinds: Partial<Record<MeasureRecord['kind'], string | null>> = {
    'percent-yes': words.measure.yes,
    'percent-favorable': words.measure.favorable,
    percent: '%',
    rate: measure.unit,
    'median-score': words.measure.median,
    implementation: words.measure.done,
  };
  const goal = goalOf(measure);
  // The goal of a rate names its unit already.
  const kind = measure.kind === 'rate' && goal !== null ? null : (kinds[measure.kind] ?? null);
  const name = words.measure.withKind(measureName(measure, words.language), kind);
  return goal === null ? name : words.measure.goal(name, measureValueInWords(measure, goal, words.language));
}
