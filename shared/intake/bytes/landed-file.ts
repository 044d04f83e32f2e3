/** A file as it lies in the landing bucket. The caller reads the store; intake only sees bytes. */
export interface LandedFile {
  readonly district: string;
  /** '<district>/anything.csv' or '<district>/teams/<team>/<form folder>/anything.csv'. */
  readonly landingKey: string;
  /** ISO, UTC. */
  readonly landedAt: string;
  readonly bytes: AsyncIterable<Uint8Array> | Uint8Array;
  /** SHA-256 of the bytes in hexadecimal, if the caller knows it already; otherwise it is computed on the way. */
  readonly contentHash?: string;
}

/** What a landing key says by itself. */
export interface LandingPlace {
  readonly fileName: string;
  readonly teamId: string | null;
  /** Folder below the team's folder, '-' if none. */
  readonly form: string;
  /** The key without the district's folder: what a data lead calls the file. */
  readonly pathInDistrict: string;
}

/**
 * Reads the place out of a landing key.
 * 'alder/teams/t1/period 3/slips.csv' gives team 't1', form 'period 3'; 'alder/2025/toms.csv' gives no team and form '-'.
 */
export function landingPlace(landingKey: string): LandingPlace {
  const parts = landingKey.split('/');
  const fileName = parts.at(-1) ?? landingKey;
  const isTeamFile = parts.length >= 4 && parts[1] === 'teams';
  return {
    fileName,
    teamId: isTeamFile ? parts[2]! : null,
    form: (isTeamFile && parts.slice(3, -1).join('/')) || '-',
    pathInDistrict: parts.length > 1 ? parts.slice(1).join('/') : landingKey,
  };
}

/** Calendar date of a moment in a time zone: ('2025-03-01T04:00:00Z', 'America/Los_Angeles') gives '2025-02-28'. */
export function dateInTimeZone(moment: string, timeZone: string): string {
  // Swedish writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(moment));
}
