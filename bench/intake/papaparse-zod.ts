import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import * as z from 'zod';
import { startClocks } from './report.ts';

/**
 * The obvious way, as tutorials show it: papaparse as a Node stream with header objects, a plain zod schema for the columns that the pipeline
 * reads of a TOMS file. Parses and validates only; no records, no score ranges, no Parquet, no receipt.
 */
const yesNo = z.enum(['Yes', 'No', '']).transform((word) => (word === '' ? null : word === 'Yes'));
const cds = z.string().regex(/^(\d{14})?$/);
const date = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/);
const grade = z.enum(['KN', 'TK', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']);

const schema = z.object({
  RecordType: z.enum(['01', '02', '03', '04', '05', '06', '09']),
  SSID: z.string().regex(/^\d{10}$/),
  StudentLastName: z.string(),
  StudentFirstName: z.string(),
  Gender: z.enum(['F', 'M', 'X', '']),
  CALPADSGrade: grade,
  GradeAssessed: grade,
  CALPADSSchoolCode: cds,
  CALPADSSpecialEducation: yesNo,
  CALPADSMigrantStatus: yesNo,
  ELStatus: yesNo,
  RFEPDate: date,
  ELAS: z.enum(['ADEL', 'EO', 'EL', 'IFEP', 'RFEP', 'TBD', '']),
  CALPADSFosterStatus: yesNo,
  CALPADSHomelessStatus: yesNo,
  EconomicDisadvantageStatus: yesNo,
  HispanicorLatino: yesNo,
  AmericanIndianorAlaskaNative: yesNo,
  Asian: yesNo,
  HawaiianOrOtherPacificIslander: yesNo,
  Filipino: yesNo,
  BlackorAfricanAmerican: yesNo,
  White: yesNo,
  TwoorMoreRaces: yesNo,
  EthnicityforTesting: z.enum(['100', '200', '300', '400', '500', '600', '700', '800']),
  FinalTestCompletedDate: date,
  Attemptedness: z.enum(['N', 'P', 'Y', '']),
  ScoreStatus: z.enum(['V', 'I', '']),
  IncludeIndicator: z.enum(['Y', 'T', 'R', 'N', 'E']),
  ScaleScore: z.coerce.number().min(2000).max(3000),
  StandardErrorMeasurement: z.coerce.number().min(0),
  AchievementLevels: z.coerce.number().int().min(1).max(9),
});

const [path = '', delimiter = ','] = process.argv.slice(2);
let rows = 0;
let bad = 0;
const report = startClocks();
await pipeline(
  createReadStream(path, 'utf8'),
  Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, delimiter }),
  new Writable({
    objectMode: true,
    write(row: unknown, _encoding, done) {
      rows++;
      if (!schema.safeParse(row).success) bad++;
      done();
    },
  }),
);
report(rows, bad);
