/** What an object of the outbox is, read from its key alone. Every writer takes its keys from here, so that access can be decided from them. */
export type OutboxFile =
  | { readonly kind: 'receipt'; readonly district: string }
  | { readonly kind: 'team-workbook'; readonly district: string; readonly teamId: string }
  | { readonly kind: 'team-numbers'; readonly district: string; readonly teamId: string }
  | { readonly kind: 'section'; readonly district: string; readonly teamId: string; readonly section: string }
  | { readonly kind: 'sponsor-digest'; readonly district: string; readonly teamId: string }
  | { readonly kind: 'safety-notice'; readonly district: string; readonly teamId: string }
  | { readonly kind: 'district-pack'; readonly district: string }
  | { readonly kind: 'human-resources'; readonly district: string }
  | { readonly kind: 'network-pack' }
  | { readonly kind: 'coach-reading' }
  | { readonly kind: 'research-extract' }
  | { readonly kind: 'public' };

/** A name as a part of a key: letters, digits, dot and dash; everything else becomes a dash. */
export function keyPart(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain || 'unnamed';
}

/** Keys of the outbox, one function a kind of file. */
export const outboxKey = {
  receipt: (landingKey: string, ending: 'json' | 'xlsx' | 'csv') => `receipts/${landingKey}.${ending}`,
  teamWorkbook: (district: string, teamId: string, testId: string) =>
    `teams/${district}/${teamId}/${keyPart(testId)}.xlsx`,
  teamNumbers: (district: string, teamId: string, file: 'numbers.csv' | 'numbers.schema.json') =>
    `teams/${district}/${teamId}/${file}`,
  section: (district: string, teamId: string, sectionId: string) =>
    `teams/${district}/${teamId}/sections/${keyPart(sectionId)}.xlsx`,
  sponsorDigest: (district: string, teamId: string) =>
    `teams/${district}/${teamId}/for-the-sponsor/digest.html`,
  safetyNotice: (district: string, teamId: string) =>
    `teams/${district}/${teamId}/for-the-safety-contact/answers.xlsx`,
  districtPack: (district: string, file: string) => `districts/${district}/packs/${file}`,
  humanResources: (district: string, file: string) => `districts/${district}/human-resources/${file}`,
  networkPack: (file: string) => `network/${file}`,
  coachReading: (file: string) => `network/for-coaches/${file}`,
  researchExtract: (file: string) => `network/research/${file}`,
  public: (file: string) => `public/${file}`,
} as const;

/**
 * What the object with this key is; undefined for a key that no writer of ours makes (nobody may fetch it).
 *
 * @example outboxFile('teams/alder/oak/sections/P3.xlsx') // { kind: 'section', district: 'alder', teamId: 'oak', section: 'P3' }
 */
export function outboxFile(key: string): OutboxFile | undefined {
  const parts = key.split('/');
  if (parts.some((part) => part === '' || part === '..' || part === '.')) return undefined;
  const [room, district, third, fourth, fifth] = parts;
  switch (room) {
    case 'receipts':
      return district && third ? { kind: 'receipt', district } : undefined;
    case 'teams':
      return teamFile(parts.length, district, third, fourth, fifth);
    case 'districts':
      if (!district || parts.length !== 4) return undefined;
      if (third === 'human-resources') return { kind: 'human-resources', district };
      return third === 'packs' ? { kind: 'district-pack', district } : undefined;
    case 'network':
      if (district === 'for-coaches') return { kind: 'coach-reading' };
      if (district === 'research') return { kind: 'research-extract' };
      return district ? { kind: 'network-pack' } : undefined;
    case 'public':
      return { kind: 'public' };
    default:
      return undefined;
  }
}

function teamFile(
  depth: number,
  district: string | undefined,
  teamId: string | undefined,
  name: string | undefined,
  inner: string | undefined,
): OutboxFile | undefined {
  if (!district || !teamId || !name) return undefined;
  const place = { district, teamId };
  if (depth === 4 && /^numbers\.(csv|schema\.json)$/.test(name)) return { kind: 'team-numbers', ...place };
  if (depth === 4 && name.endsWith('.xlsx')) return { kind: 'team-workbook', ...place };
  if (depth !== 5 || !inner) return undefined;
  if (name === 'sections') return { kind: 'section', ...place, section: inner.replace(/\.xlsx$/, '') };
  if (name === 'for-the-sponsor') return { kind: 'sponsor-digest', ...place };
  return name === 'for-the-safety-contact' ? { kind: 'safety-notice', ...place } : undefined;
}
