import { subjectName } from '../../standards/smarter-balanced.ts';
import type { SubjectView } from './subject-view.ts';

/** Every finding of a subject as a sentence: the ones on its page, and those there was no room for. */
export function subjectInWords(subject: SubjectView): readonly string[] {
  return [`${subjectName(subject.subject)}.`, ...subjectSentences(subject)];
}

/** The sentences alone: each says direction, size, comparison and n. */
export function subjectSentences({
  trends,
  sameStudents,
  unknown,
  aims,
  schools,
}: SubjectView): readonly string[] {
  return [
    ...trends.flatMap(({ notInGroup, white }) => [...notInGroup.sentences, ...(white?.sentences ?? [])]),
    ...sameStudents,
    ...unknown,
    ...aims,
    ...(schools?.growthSentence ? [schools.growthSentence] : []),
  ];
}
