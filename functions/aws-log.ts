import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Log, LogFacts, MetricName } from './container.ts';

/**
 * Structured log lines and embedded metrics (no call to CloudWatch from the function itself). A number with dimensions is told
 * twice: under them, and for the pipeline as a whole, which is what alarms and dashboard read.
 */
export function awsLog(): Log {
  const logger = new Logger();
  const metrics = new Metrics();
  const facts = (given: LogFacts | undefined) => ({ ...given });
  const tell = (metric: MetricName, value: number, dimensions: Readonly<Record<string, string>>) => {
    // Each number alone and at once: a Lambda that dies later has still told it.
    const single = metrics.singleMetric();
    for (const [name, dimension] of Object.entries(dimensions)) single.addDimension(name, dimension);
    single.addMetric(metric, MetricUnit.Count, value);
  };
  return {
    info: (message, given) => logger.info(message, facts(given)),
    warn: (message, given) => logger.warn(message, facts(given)),
    error: (message, given) => logger.error(message, facts(given)),
    count(metric, value, dimensions) {
      tell(metric, value, {});
      if (dimensions) tell(metric, value, dimensions);
    },
  };
}
