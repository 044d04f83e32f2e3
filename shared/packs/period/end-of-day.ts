/**
 * The first moment after a calendar day in a time zone, as ISO in UTC: a pack for a month counts the files that landed before it.
 *
 * Finds the offset of the zone at that midnight by asking what the clock there shows; right on days when clocks change, too.
 *
 * @example firstMomentAfter('2026-02-28', 'America/Los_Angeles') // '2026-03-01T08:00:00.000Z'
 */
export function firstMomentAfter(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + DAY;
  let moment = midnight;
  // Two rounds: the first may land on the other side of a clock change.
  for (let round = 0; round < 2; round += 1) moment = midnight - offsetAt(moment, timeZone);
  return new Date(moment).toISOString();
}

const DAY = 86_400_000;

/** Milliseconds by which the clock of the zone is ahead of UTC. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(moment));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}
