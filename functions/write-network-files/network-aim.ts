import type { PackAim } from '../../shared/packs/outcomes/outcome-view.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { SUBJECTS, type Subject } from '../../shared/standards/smarter-balanced.ts';

/** Groups a pack is about where the network has set no aim. */
const GROUPS_WITHOUT_AIM = ['african-american', 'hispanic-latino'];

export function aboutGroups({ networkAim }: Settings): readonly string[] {
  return networkAim?.groups ?? GROUPS_WITHOUT_AIM;
}

/** The network's aim as packs need it; null where none is set for the subject. */
export function aimOf({ networkAim }: Settings, subject: Subject): PackAim | null {
  return networkAim?.subject === subject ? (networkAim as PackAim) : null;
}

/** Subjects in the order in which a pack tells them: the aim's first. */
export function subjectsInOrder({ networkAim }: Settings): readonly Subject[] {
  const first = networkAim?.subject ?? 'mathematics';
  return [first, ...SUBJECTS.filter((subject) => subject !== first)];
}

/** Changes are told since the aim's baseline year, or since the first year there is. */
export function baselineYear(settings: Settings, subject: Subject, years: readonly SchoolYear[]): SchoolYear {
  const wanted = aimOf(settings, subject)?.baselineYear;
  return years.find((year) => year === wanted) ?? (years[0] as SchoolYear);
}
