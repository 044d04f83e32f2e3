import { parseArgs } from 'node:util';

export interface StartArguments {
  /** Folder whose subfolders are the landing folders of the districts. */
  readonly inbox: string;
  /** Folder that holds lake/, ledger/, receipts/, teams/, districts/, network/ afterwards. */
  readonly out: string;
  /** Runs as if it were this moment (ISO with zone). */
  readonly now?: string;
  /** Keeps running and refreshes what a new file touches. */
  readonly watch: boolean;
}

export const START_HELP = `npm start -- [--inbox DIR] [--out DIR] [--now TIME] [--watch]

Reads every file in the districts' landing folders, recomputes what changed and writes each team its workbook.

  --inbox DIR   folder with one subfolder a district (default: sample-data). Settings: DIR/settings.json, if it is there.
                  DIR/<district>/anything                  files of the district's systems
                  DIR/<district>/teams/<team>/anything     a team's own files
                  DIR/<district>/_formats/x.format.json    formats the district adds
  --out DIR     where everything goes (default: out): receipts/, teams/, districts/, network/, and the pipeline's own lake/ and ledger/.
                A second run with the same folder does only what changed.
  --now TIME    run as if it were this moment, such as 2026-02-13T18:00:00-08:00 (default: settings.json, else the clock)
  --watch       keep running: a file that appears or changes refreshes what it touches
  --help        this text

Exit code 0: every file was dealt with (a refused file is dealt with: it has a receipt). 1: something broke.`;

/** Parses the command line of `npm start`; throws an error with a sentence for the person who typed it. */
export function startArguments(argv: readonly string[]): StartArguments | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      inbox: { type: 'string', default: 'sample-data' },
      out: { type: 'string', default: 'out' },
      now: { type: 'string' },
      watch: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  if (values.now !== undefined && Number.isNaN(Date.parse(values.now))) {
    throw new Error(`--now "${values.now}" is no time. Write it like 2026-02-13T18:00:00-08:00.`);
  }
  return {
    inbox: values.inbox,
    out: values.out,
    watch: values.watch,
    ...(values.now === undefined ? {} : { now: values.now }),
  };
}
