import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Log, LogFacts } from './container.ts';

/** Structured log lines and embedded metrics (no call to CloudWatch from the function itself). */
export function awsLog(): Log {
  const logger = new Logger();
  const metrics = new Metrics();
  const facts = (given: LogFacts | undefined) => ({ ...given });
  return {
    info: (message, given) => logger.info(message, facts(given)),
    warn: (message, given) => logger.warn(message, facts(given)),
    error: (message, given) => logger.error(message, facts(given)),
    count(metric, value, dimensions) {
      // Each number alone and at once: a Lambda that dies later has still told it.
      const single = metrics.singleMetric();
      for (const [name, dimension] of Object.entries(dimensions ?? {})) single.addDimension(name, dimension);
      single.addMetric(metric, MetricUnit.Count, value);
    },
  };
}
