import { headingBlock } from '../charts/heading.ts';
import { implementationDots } from '../charts/implementation-dots.ts';
import type { ImplementationView } from '../team-view.ts';
import { dayOf, type Words } from '../words/words.ts';
import type { LessonSlots } from './lesson-slots.ts';
import type { DescribedChart } from './series-chart.ts';

export interface ImplementationChartPlace {
  readonly width: number;
  readonly question: string;
  readonly days: LessonSlots['days'];
  readonly slots: readonly (number | null)[];
  readonly changeOn: string | null;
  readonly edges: { readonly left: number; readonly right: number } | null;
}

/** Was it done as planned, lesson by lesson. */
export function implementationChart(
  view: ImplementationView,
  words: Words,
  place: ImplementationChartPlace,
): DescribedChart {
  const { changeOn, days } = place;
  const changeSlot = changeOn === null ? -1 : days.findIndex((day) => day >= changeOn);
  const drawing = implementationDots({
    width: place.width,
    heading: {
      question: place.question,
      title: view.summary,
      subtitle: [view.measureName, view.source].join(' · '),
    },
    days: days.map((day) => dayOf(words, day)),
    lessons: view.lessons.flatMap(({ done, excluded }, i) => {
      const slot = place.slots[i] ?? null;
      return slot === null || excluded !== null ? [] : [{ slot, done }];
    }),
    rowNames: words.charts.done,
    changeSlot: changeSlot < 0 ? null : changeSlot,
    edges: place.edges,
  });
  return { drawing, alternative: `${view.measureName}. ${view.summary}` };
}

/** Nothing was written down: said where the chart would stand, because without it a result says little about the idea. */
export function noImplementationYet(words: Words, width: number): DescribedChart {
  const heading = {
    question: words.thisWeek.didWeDoIt,
    title: words.thisWeek.noImplementation,
    subtitle: '',
  };
  return { drawing: headingBlock(heading, width), alternative: `${heading.question} ${heading.title}` };
}
