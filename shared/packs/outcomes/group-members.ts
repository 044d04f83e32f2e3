import type { CountedStudents } from '../../gaps/group-table.ts';
import { addStudents, subtractStudents } from '../../gaps/group-table.ts';
import { EVERYONE, type StudentGroup } from '../../gaps/groups.ts';
import type { Axis, Partition } from '../../privacy/count-table.ts';

/** The students of one place, year and grade span by (division, part), as the gap table counts them. */
export interface PartCounts {
  readonly of: (division: string, part: string) => CountedStudents;
}

/** Names on the axis of groups. */
export const ALL = 'all';
/** How the name of "all others of a division" begins; whom it leaves out follows. */
export const OTHERS = 'other than ';
export const notIn = ({ id }: Pick<StudentGroup, 'id'>) => `not:${id}`;

/**
 * One member of the axis of groups: whom it counts. Everyone, a group, the students not in it, those of whom it is not known, and the
 * parts that groups share: with all of them in the table, every sum a reader could work out is known to the suppression.
 */
export interface GroupMember {
  readonly id: string;
  readonly count: (parts: PartCounts) => CountedStudents;
}

export interface GroupMembers {
  readonly axis: Axis;
  readonly members: readonly GroupMember[];
}

interface Part {
  readonly id: string;
  readonly division: string;
  readonly part: string;
}

const everyone = ({ of }: PartCounts): CountedStudents => of(EVERYONE, 'all');

/**
 * The axis of groups. A group and the students not in it are hidden together (P2); so are everyone and the students of unknown membership:
 * where these are few, the total gives way and not the group, which the pack is about.
 */
export function groupMembers(groups: readonly StudentGroup[]): GroupMembers {
  const parts = partsOf(groups);
  const members: GroupMember[] = [{ id: ALL, count: everyone }];
  const partitions: Partition[] = [];
  const pairs: (readonly [string, string])[] = [];
  const add = (member: GroupMember): string => {
    if (!members.some(({ id }) => id === member.id)) members.push(member);
    return member.id;
  };
  for (const { id, division, part } of parts) add({ id, count: ({ of }) => of(division, part) });
  const together = (id: string, of: readonly Part[]): string => {
    if (of.length === 1) return (of[0] as Part).id;
    partitions.push({ whole: id, parts: of.map((part) => part.id) });
    return add({ id, count: (counts) => addStudents(of.map((part) => counts.of(part.division, part.part))) });
  };
  for (const group of groups) {
    const inside = parts.filter((part) => isPart(group, part, group.members));
    const unclear = parts.filter((part) => isPart(group, part, group.unknown));
    const own = together(group.id, inside);
    const unknown = together(`unknown:${group.id}`, unclear);
    const rest = add({
      id: notIn(group),
      count: (counts) =>
        subtractStudents(
          everyone(counts),
          ...[...inside, ...unclear].map((part) => counts.of(part.division, part.part)),
        ),
    });
    partitions.push({ whole: ALL, parts: [own, rest, unknown] });
    pairs.push([own, rest], [unknown, ALL]);
  }
  for (const division of sharedDivisions(groups)) {
    const own = parts.filter((part) => part.division === division);
    const others = add({
      // Named by whom it leaves out, so that it is never taken for the rest of another table.
      id: `${OTHERS}${own.map(({ id }) => id).join(', ')}`,
      count: (counts) =>
        subtractStudents(everyone(counts), ...own.map((part) => counts.of(part.division, part.part))),
    });
    partitions.push({ whole: ALL, parts: [...own.map(({ id }) => id), others] });
  }
  const axis: Axis = {
    name: 'group',
    kind: 'groups',
    members: members.map(({ id }) => id),
    partitions,
    pairs: pairs.filter(([a, b], i) => pairs.findIndex(([c, d]) => a === c && b === d) === i),
    tellingZeros: groups.map(notIn),
  };
  return { axis, members };
}

/** Divisions with more than one group: their parts add up to everyone as well. */
function sharedDivisions(groups: readonly StudentGroup[]): readonly string[] {
  const divisions = groups.map(({ division }) => division);
  return [...new Set(divisions.filter((division, i) => divisions.indexOf(division) !== i))];
}

/** Every part that a group or its unknown is made of, each once. A group of one part gives it its name. */
function partsOf(groups: readonly StudentGroup[]): readonly Part[] {
  const parts = new Map<string, Part>();
  const named = groups.toSorted((a, b) => a.members.length - b.members.length);
  for (const group of named) {
    for (const part of [...group.members, ...group.unknown]) {
      const key = `${group.division}/${part}`;
      if (parts.has(key)) continue;
      const isGroup = group.members.length === 1 && group.members[0] === part;
      parts.set(key, { id: isGroup ? group.id : key, division: group.division, part });
    }
  }
  return [...parts.values()];
}

function isPart(group: StudentGroup, { division, part }: Part, parts: readonly string[]): boolean {
  return division === group.division && parts.includes(part);
}
