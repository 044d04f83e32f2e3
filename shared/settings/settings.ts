import * as z from 'zod';
import { DISTRICT_ROLES, NETWORK_ROLES } from '../access/access.ts';

/**
 * Everything a network can set, with the one place where defaults stand.
 * Locally: `settings.json` in the inbox folder. In AWS: the typed config file of the environment, handed to every function.
 */
const breakSchema = z.strictObject({
  name: z.string(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
});

/** A person above the teams, with the days on which the role holds. */
const person = <const R extends readonly [string, ...string[]]>(roles: R) =>
  z.strictObject({
    email: z.email(),
    role: z.enum(roles),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  });

const districtSchema = z.strictObject({
  /** Folder name under landing/: lower case letters, digits, dashes. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string(),
  /** IANA time zone; default: the network's. */
  timeZone: z.string().optional(),
  /** First seven digits of the CDS codes of the district's schools. */
  countyDistrictCode: z
    .string()
    .regex(/^\d{7}$/)
    .optional(),
  /** All members of a team see the student rows of all its sections. */
  teamSeesAllSections: z.boolean().default(false),
  /** Day first in dates such as 03/04/2026 (where no file proves it). */
  dayFirst: z.boolean().default(false),
  breaks: z.array(breakSchema).default([]),
  dataLeadEmail: z.email().optional(),
  people: z.array(person(DISTRICT_ROLES)).default([]),
});

/** Floors: smallest n that is shown. measures/presentation: the only defaults. */
const floorsSchema = z.strictObject({
  teamGroup: z.number().int().min(1).default(5),
  district: z.number().int().min(1).default(10),
  network: z.number().int().min(1).default(10),
  public: z.number().int().min(1).default(11),
  growthSchool: z.number().int().min(1).default(20),
  growthGroup: z.number().int().min(1).default(11),
  growthTeam: z.number().int().min(1).default(11),
  /** Teams behind a network value. */
  networkTeams: z.number().int().min(1).default(3),
});

const settingsSchema = z.strictObject({
  networkName: z.string().default('Improvement network'),
  timeZone: z.string().default('America/Los_Angeles'),
  /** Runs as if it were this moment (sample data, reproducing a pack); absent: the clock. */
  now: z.iso.datetime({ offset: true }).optional(),
  districts: z.array(districtSchema).default([]),
  /** People of the hub. */
  people: z.array(person(NETWORK_ROLES)).default([]),
  floors: floorsSchema.prefault({}),
  /** Students a growth cohort needs. A lowered minimum is said on every sheet that shows growth. */
  minimumCohort: z.number().int().min(0).default(1000),
  growth: z
    .strictObject({
      lossHossAdjustment: z.boolean().default(false),
      schoolMeans: z.boolean().default(false),
    })
    .prefault({}),
  /** Network aim: target changes by the target year, in distance-from-standard points. */
  networkAim: z
    .strictObject({
      subject: z.enum(['mathematics', 'english-language-arts']).default('mathematics'),
      groups: z.array(z.string()).default(['african-american', 'hispanic-latino']),
      baselineYear: z.string(),
      targetYear: z.string(),
      meanChange: z.number().default(44),
      gapChange: z.number().default(-20),
    })
    .optional(),
  /** School days without a new point after which a workbook says that its data is old. */
  staleAfterSchoolDays: z.number().int().default(10),
  /**
   * When files landed, by landing key: for folders whose file times mean nothing (a fresh clone of the sample data).
   * A key that is not listed landed when its object says it did.
   */
  landedAt: z.record(z.string(), z.iso.datetime({ offset: true })).default({}),
});

export type Settings = z.infer<typeof settingsSchema>;
export type DistrictSettings = Settings['districts'][number];
export const DEFAULT_MINIMUM_COHORT = 1000;

/** Parses settings; throws an error whose message lists every wrong setting, its place and what was expected. */
export function parseSettings(value: unknown): Settings {
  const result = settingsSchema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`The settings cannot be used:\n${z.prettifyError(result.error)}`);
}

/** The settings of a district; a district that is not listed gets the defaults, named by its folder. */
export function districtSettings(settings: Settings, districtId: string): DistrictSettings {
  return (
    settings.districts.find((district) => district.id === districtId) ??
    districtSchema.parse({ id: districtId, name: districtId })
  );
}
