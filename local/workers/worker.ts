import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf } from '../../functions/failure.ts';
import { processLandingEvent } from '../../functions/ingest-file/process-landing-event.ts';
import { writeTeamFiles } from '../../functions/write-team-files/write-team-files.ts';
import { containerOnFolders, type LocalContainer, lineLog } from '../local-container.ts';
import { connectLedger } from '../local-ledger.ts';
import { nightlySteps } from '../night.ts';
import { type Answer, type Job, stepOf, type Workplace } from './messages.ts';

// A process of the pool: does one job at a time, as a warm Lambda does.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
const workplace = JSON.parse(process.env['WORKPLACE'] ?? '{}') as Workplace;
const { ledger } = connectLedger(workplace.ledgerEndpoint);
const logFile = join(workplace.out, 'pipeline.log');
// The pool has a process for each processor: more threads would only take turns, which costs a tenth of the night.
const container = containerOnFolders(
  { ...workplace, threads: 1, log: lineLog((line) => void appendFile(logFile, `${line}\n`)) },
  ledger,
);
const steps = nightlySteps(container);

process.on('message', (job: Job) => {
  void answerTo(job).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());

async function answerTo(job: Job): Promise<Answer> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const outcome = await work(container, job).then(
    (result) => ({ result }),
    (error: unknown) => {
      const { name, message } = failureOf(error);
      return { failure: { name, message } };
    },
  );
  const { user, system } = process.cpuUsage(used);
  const cost = {
    step: stepOf(job),
    seconds: (performance.now() - started) / 1000,
    processorSeconds: (user + system) / 1e6,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  return { cost, refreshes: container.takeRefreshes(), ...outcome };
}

async function work(place: LocalContainer, job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'IngestFile':
      return processLandingEvent(place, job.event);
    case 'RefreshTeams':
      return writeTeamFiles(place, job.teams);
    case 'NightStep': {
      const step = steps[job.state];
      if (!step) throw new Error(`The night has no state "${job.state}".`);
      return step(job.input as never);
    }
  }
}
