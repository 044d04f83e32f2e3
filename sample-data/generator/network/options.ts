import { parseArgs } from 'node:util';

/** What `npm run sample-data -- ...` is asked to make. */
export interface NetworkOptions {
  /** Students in grades 3 to 8 in one year, all districts together. */
  readonly students: number;
  readonly districts: number;
  readonly teams: number;
  /** Years of student score files, the newest being 2024-25. */
  readonly years: number;
  readonly out: string;
  readonly seed: number;
  /** 'full': every column of the state's layout; 'compact': only columns that are ever filled. */
  readonly columns: 'full' | 'compact';
}

export const HELP = `npm run sample-data
  writes sample-data/ again, byte for byte.

npm run sample-data -- --students N --districts D --teams T --years Y --out DIR [--seed S] [--toms-columns full|compact]
  makes a network of any size in DIR:
  --students N       students in grades 3 to 8 in one year, all districts together
  --districts D      districts (default 2)
  --teams T          teams with exit slips (default 10)
  --years Y          years of student score files, up to 2024-25 (default 2)
  --out DIR          folder to write; it becomes an inbox for npm start
  --seed S           another seed, another network (default 1)
  --toms-columns     full: all 375 or 401 columns (default); compact: only the columns that are ever filled`;

/** Reads the command line; undefined when none of the network's options is there. Throws an error with a sentence for a wrong one. */
export function networkOptions(args: readonly string[]): NetworkOptions | 'help' | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      students: { type: 'string' },
      districts: { type: 'string', default: '2' },
      teams: { type: 'string', default: '10' },
      years: { type: 'string', default: '2' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'toms-columns': { type: 'string', default: 'full' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  if (args.length === 0) return undefined;
  if (values.out === undefined || values.students === undefined) {
    throw new Error('A network needs --students N and --out DIR. See --help.');
  }
  const columns = values['toms-columns'];
  if (columns !== 'full' && columns !== 'compact') throw new Error('--toms-columns is full or compact.');
  return {
    students: wholeNumber('--students', values.students, 6),
    districts: wholeNumber('--districts', values.districts, 1),
    teams: wholeNumber('--teams', values.teams, 0),
    years: wholeNumber('--years', values.years, 1),
    seed: wholeNumber('--seed', values.seed, 0),
    out: values.out,
    columns,
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`${name} is a whole number from ${least} on.`);
  return number;
}
