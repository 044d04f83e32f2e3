import type { Interim } from '../model/interims.ts';
import { districtCode } from '../model/network-shape.ts';
import { englishStatusIn } from '../model/student.ts';

/** The district/school export (59 columns) and the roster export (42) of the California Educator Reporting System. */

type Column = readonly [header: string, value: (interim: Interim) => string];

const twoDigits = (number: number) => String(number).padStart(2, '0');
const flag = (value: boolean) => (value ? 'Yes' : '');
const ethnicity = (code: string) => (interim: Interim) => flag(interim.student.ethnicity === code);
const number = (value: number | null) => (value === null ? '' : String(value));
const empty = () => '';

const alternates: readonly Column[] = [1, 2, 3, 4, 5, 6].flatMap((claim) => [
  [`Alt${claim}ScoreAchievementLevel`, empty] as const,
  [`Alt${claim}ScaleScore`, empty] as const,
  [`Alt${claim}ScaleScoreStandardError`, empty] as const,
]);
const claimLevel = (claim: number) => (interim: Interim) =>
  interim.kind === 'ICA' && interim.score !== null && claim <= 3
    ? String(1 + ((interim.score + claim) % 3))
    : '';

const RACES: readonly Column[] = [
  ['HispanicOrLatinoEthnicity', ethnicity('500')],
  ['AmericanIndianOrAlaskaNative', ethnicity('100')],
  ['Asian', ethnicity('200')],
  ['BlackOrAfricanAmerican', ethnicity('600')],
  ['White', ethnicity('700')],
  ['NativeHawaiianOrOtherPacificIslander', ethnicity('300')],
];

const DISTRICT_EXPORT: readonly Column[] = [
  ['DistrictId', ({ place }) => districtCode(place.district)],
  ['DistrictName', ({ place }) => place.district.name],
  ['NcesId', empty],
  ['SchoolId', ({ place }) => place.school.code],
  ['SchoolName', ({ place }) => place.school.name],
  ['StudentIdentifier', ({ student }) => student.stateId],
  ['FirstName', ({ student }) => student.givenName],
  ['LastOrSurname', ({ student }) => student.familyName],
  ['SubmitDateTime', ({ submittedAt }) => submittedAt],
  ['SchoolYear', ({ year }) => String(year)],
  [
    'TestSessionId',
    ({ submittedAt, place }) => `S${submittedAt.slice(2, 10).replaceAll('-', '')}-${place.grade}`,
  ],
  ['AssessmentType', () => 'Interim'],
  ['AssessmentSubType', ({ kind }) => kind],
  ['AssessmentName', ({ name }) => name],
  ['Subject', ({ subject }) => (subject === 'mathematics' ? 'Math' : 'ELA')],
  ['GradeLevelWhenAssessed', ({ place }) => twoDigits(place.grade)],
  ['Completeness', ({ completeness }) => completeness],
  ['AdministrationCondition', ({ condition }) => condition],
  ['ScaleScoreAchievementLevel', ({ level }) => number(level)],
  ['ScaleScore', ({ score }) => number(score)],
  ['ScaleScoreStandardError', ({ score, standardError }) => (score === null ? '' : String(standardError))],
  ...alternates,
  ...[1, 2, 3, 4, 5, 6].map((claim) => [`Claim${claim}ScoreAchievementLevel`, claimLevel(claim)] as const),
  ['MigrantStatus', ({ student }) => flag(student.migrant)],
  ['LanguageCode', ({ student }) => (student.language === '01' ? 'spa' : 'eng')],
  ['LanguageAltCode', ({ student }) => student.language],
  ['EnglishLanguageAcquisitionStatus', ({ student, year }) => englishStatusIn(student, year)],
  ['EnglishLanguageAcquisitionStatusStartDate', empty],
  ...RACES,
  ['TwoOrMoreRaces', ethnicity('800')],
  ['Filipino', ethnicity('400')],
  ['AssignedAccommodationList', empty],
];

const LEVEL_WORDS = ['', 'Did Not Meet Standard', 'Nearly Met Standard', 'Met Standard', 'Exceeded Standard'];
const CATEGORY_WORDS = ['', 'Below Standard', 'Near Standard', 'Above Standard'];
const STATUS_WORDS = { SD: 'Standardized', NS: 'Nonstandardized', IN: 'Invalid' } as const;
const bandEnd = (side: 1 | -1) => (interim: Interim) =>
  interim.score === null ? '' : String(interim.score + side * interim.standardError);

const ROSTER_EXPORT: readonly Column[] = [
  ['StudentIdentifier', ({ student }) => student.stateId],
  ['FirstName', ({ student }) => student.givenName],
  ['LastOrSurname', ({ student }) => student.familyName],
  ['SubmitDateTime', ({ submittedAt }) => submittedAt],
  [
    'TestSessionId',
    ({ submittedAt, place }) => `S${submittedAt.slice(2, 10).replaceAll('-', '')}-${place.grade}`,
  ],
  ['SchoolName', ({ place }) => place.school.name],
  ['SchoolYear', ({ year }) => String(year)],
  ['AssessmentType', ({ kind }) => kind],
  ['AssessmentName', ({ name }) => name],
  ['Subject', ({ subject }) => (subject === 'mathematics' ? 'Math' : 'ELA')],
  ['GradeLevelWhenAssessed', ({ place }) => twoDigits(place.grade)],
  [
    'Status',
    ({ completeness, condition }) => (completeness === 'Partial' ? 'Partial' : STATUS_WORDS[condition]),
  ],
  ['ScaleScoreAchievementLevel', ({ kind, level }) => (kind === 'ICA' && level ? LEVEL_WORDS[level]! : '')],
  ['Reporting Category', ({ kind, level }) => (kind === 'IAB' && level ? CATEGORY_WORDS[level]! : '')],
  ['ScaleScore', ({ score }) => number(score)],
  ['Error Band Min', bandEnd(-1)],
  ['Error Band Max', bandEnd(1)],
  ...[
    'LexileMeasure',
    'LexileRangeMin',
    'LexileRangeMax',
    'QuantileMeasure',
    'QuantileRangeMin',
    'QuantileRangeMax',
    'Math: Concepts and Procedures',
    'Math: Problem Solving and Modeling & Data Analysis',
    'Math: Communicating Reasoning',
    'ELA: Reading',
    'ELA: Writing',
    'ELA: Listening',
    'ELA: Research and Inquiry',
  ].map((header) => [header, empty] as const),
  ['MigrantStatus', ({ student }) => flag(student.migrant)],
  ['EnglishLanguageAcquisitionStatus', ({ student, year }) => englishStatusIn(student, year)],
  ['Language', ({ student }) => (student.language === '01' ? 'spa' : 'eng')],
  ...RACES,
  ['DemographicRaceTwoOrMoreRaces', ethnicity('800')],
  ['Filipino', ethnicity('400')],
  ['AssignedAccommodationList', empty],
];

/** A CERS export as rows of cells; the first row is the header. */
export interface CersExport {
  readonly header: readonly string[];
  readonly row: (interim: Interim) => string[];
}

function exportOf(columns: readonly Column[]): CersExport {
  return {
    header: columns.map(([header]) => header),
    row: (interim) => columns.map(([, value]) => value(interim)),
  };
}

export const CERS_DISTRICT_EXPORT = exportOf(DISTRICT_EXPORT);
export const CERS_ROSTER_EXPORT = exportOf(ROSTER_EXPORT);
