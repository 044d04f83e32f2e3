import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** Namespace of the pipeline's own metrics: written by the functions, read by alarms and dashboard. */
export const METRICS_NAMESPACE = 'ImprovementDataPipeline';
/** Powertools writes it as a dimension of every metric, so it is part of every name we ask for. */
export const SERVICE_NAME = 'pipeline';

export interface MonitoringProps {
  readonly operators: ITopic;
  readonly deadLetters: readonly { readonly name: string; readonly queue: IQueue }[];
  readonly nightly: StateMachine;
  readonly functions: readonly IFunction[];
  readonly districtIds: readonly string[];
  readonly quietDistrictDays: number;
}

/** One reason to call a person. */
interface AlarmRule {
  readonly name: string;
  readonly says: string;
  /** Heading in docs/operations.md that says what to do. */
  readonly see: string;
  readonly metric: Metric | MathExpression;
  /** The alarm rings at this value and above (with `below`: under it). */
  readonly threshold: number;
  readonly below?: boolean;
  readonly periods?: number;
  /** No number at all is a reason to ring. */
  readonly silenceRings?: boolean;
}

/** Alarms that ask for a person, and one dashboard. What to do for each stands in docs/operations.md under the heading it names. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const rules = [
      ...deadLetterRules(props),
      ...nightRules(props),
      ...functionRules(props),
      ...districtRules(props),
    ];
    for (const rule of rules) this.alarm(rule, props.operators);
    this.dashboard(props);
  }

  private alarm(rule: AlarmRule, operators: ITopic): void {
    const alarm = new Alarm(this, rule.name, {
      alarmDescription: `${rule.says}: see "${rule.see}"`,
      metric: rule.metric,
      threshold: rule.threshold,
      evaluationPeriods: rule.periods ?? 1,
      comparisonOperator: rule.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: rule.silenceRings ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(operators));
  }

  private dashboard(props: MonitoringProps): void {
    const day = Duration.days(1);
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [
          new GraphWidget({
            title: 'Files by what became of them',
            left: ['FilesAccepted', 'FilesPartly', 'FilesRefused'].map((name) =>
              own(name, day).with({ statistic: 'Sum' }),
            ),
          }),
          new GraphWidget({
            title: 'The night: minutes',
            left: [props.nightly.metricTime({ statistic: 'Maximum' })],
          }),
          new GraphWidget({
            title: 'Workbooks written',
            left: [own('WorkbooksWritten', day).with({ statistic: 'Sum' })],
          }),
        ],
        [
          new GraphWidget({
            title: 'Errors by function',
            left: props.functions.map((lambda) => lambda.metricErrors()),
          }),
          new GraphWidget({
            title: 'Slowest call by function',
            left: props.functions.map((lambda) => lambda.metricDuration({ statistic: 'Maximum' })),
          }),
          new GraphWidget({
            title: 'Dead letters',
            left: props.deadLetters.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          }),
        ],
      ],
    });
  }
}

/** A metric that the functions write themselves (MetricName in functions/container.ts). */
function own(metricName: string, period: Duration, dimensions: Record<string, string> = {}): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    period,
    statistic: 'Maximum',
    dimensionsMap: { service: SERVICE_NAME, ...dimensions },
  });
}

function deadLetterRules({ deadLetters }: MonitoringProps): AlarmRule[] {
  return deadLetters.map(({ name, queue }) => ({
    name: `${name}NotEmpty`,
    says: 'A message failed five times',
    see: 'The dead-letter queue is not empty',
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    threshold: 1,
  }));
}

function nightRules({ nightly }: MonitoringProps): AlarmRule[] {
  const hour = Duration.hours(1);
  return [
    {
      name: 'NightFailed',
      says: 'The nightly workflow failed or timed out',
      see: 'The night failed',
      metric: new MathExpression({
        expression: 'failed + timedOut + aborted',
        period: hour,
        usingMetrics: {
          failed: nightly.metricFailed(),
          timedOut: nightly.metricTimedOut(),
          aborted: nightly.metricAborted(),
        },
      }),
      threshold: 1,
    },
    {
      name: 'NightLate',
      says: 'No night finished in the last 26 hours',
      see: 'The night is late',
      metric: own('NightsPublished', hour),
      threshold: 1,
      below: true,
      periods: 26,
      silenceRings: true,
    },
    {
      name: 'PackHeldBack',
      says: 'A pack failed the privacy audit and was not published',
      see: 'A pack was held back',
      metric: own('PacksHeldBack', hour),
      threshold: 1,
    },
    {
      name: 'StageItemFailed',
      says: 'A district, cohort or chunk of teams failed; the rest was published',
      see: 'A part of the night failed',
      metric: own('ItemsFailed', hour),
      threshold: 1,
    },
  ];
}

function functionRules({ functions }: MonitoringProps): AlarmRule[] {
  return functions.map((lambda) => ({
    name: `${lambda.node.id}Errors`,
    says: 'More than 5 % of the calls of a function fail',
    see: 'Functions fail',
    metric: new MathExpression({
      expression: '100 * errors / MAX([calls, 1])',
      period: Duration.minutes(15),
      usingMetrics: { errors: lambda.metricErrors(), calls: lambda.metricInvocations() },
    }),
    threshold: 5,
  }));
}

function districtRules({ districtIds, quietDistrictDays }: MonitoringProps): AlarmRule[] {
  return districtIds.map((district) => ({
    name: `NoFiles-${district}`,
    says: `No file of ${district} for ${quietDistrictDays} school days`,
    see: 'A district is quiet',
    metric: own('SchoolDaysSinceLastFile', Duration.days(1), { district }),
    threshold: quietDistrictDays,
  }));
}
