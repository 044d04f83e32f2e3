import type { SectionView } from '../section-view.ts';

/** An invented section of three students. */
export function aSection(language: 'en' | 'es' = 'en'): SectionView {
  return {
    language,
    writtenOn: '2026-02-13',
    teamName: 'Alder 6th grade math',
    sectionId: 'p2',
    sectionName: 'Period 2',
    questions: [
      { id: 'ask', name: 'I asked when I was confused' },
      { id: 'why', name: 'What helped?' },
    ],
    students: [
      {
        localId: '100123',
        name: 'Invented, Ana',
        answers: [
          { date: '2026-02-10', questionId: 'ask', answer: 'no' },
          { date: '2026-02-12', questionId: 'ask', answer: 'no' },
          { date: '2026-02-12', questionId: 'why', answer: '=nothing' },
        ],
        growth: [
          {
            subject: 'Mathematics',
            schoolYear: '2024-25',
            scaleScore: 2510,
            distanceFromStandard: -42,
            growthPercentile: 63,
            supplied: [{ provider: 'District data office', window: 'year', percentile: 58 }],
          },
        ],
        checkOn: [
          { kind: 'unfavourable-answers', question: 'I asked when I was confused', count: 3, of: 4 },
          {
            kind: 'small-group',
            group: 'African American',
            question: 'I asked when I was confused',
            favourable: false,
          },
        ],
      },
      {
        localId: '000777',
        name: 'Invented, Ben',
        answers: [{ date: '2026-02-10', questionId: 'ask', answer: 'yes' }],
        growth: [],
        checkOn: [{ kind: 'no-slip', lessons: 3 }],
      },
      { localId: '100555', name: 'Invented, Zoë', answers: [], growth: [], checkOn: [] },
    ],
    growthNotes: ['Computed with 150 students instead of 1,000: sample data.'],
  };
}
