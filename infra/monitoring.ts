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

/** Alarms that ask for a person, and one dashboard. What to do for each stands in docs/operations.md under the alarm's name. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    for (const { name, queue } of props.deadLetters) {
      this.alarm(
        props,
        `${name}NotEmpty`,
        'A message failed five times: see "The dead-letter queue is not empty"',
        {
          metric: queue.metricApproximateNumberOfMessagesVisible({
            period: Duration.minutes(5),
            statistic: 'Maximum',
          }),
          threshold: 1,
        },
      );
    }
    this.alarm(props, 'NightFailed', 'The nightly workflow failed or timed out: see "The night failed"', {
      metric: new MathExpression({
        expression: 'failed + timedOut + aborted',
        period: Duration.hours(1),
        usingMetrics: {
          failed: props.nightly.metricFailed(),
          timedOut: props.nightly.metricTimedOut(),
          aborted: props.nightly.metricAborted(),
        },
      }),
      threshold: 1,
    });
    this.alarm(props, 'NightLate', 'No night finished in the last 26 hours: see "The night is late"', {
      metric: this.own('NightsPublished', Duration.hours(1)),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: 26,
      missing: TreatMissingData.BREACHING,
    });
    this.alarm(
      props,
      'PackHeldBack',
      'A pack failed the privacy audit and was not published: see "A pack was held back"',
      {
        metric: this.own('PacksHeldBack', Duration.hours(1)),
        threshold: 1,
      },
    );
    this.alarm(
      props,
      'StageItemFailed',
      'A district, cohort or chunk of teams failed; the rest was published: see "A part of the night failed"',
      {
        metric: this.own('ItemsFailed', Duration.hours(1)),
        threshold: 1,
      },
    );
    for (const lambda of props.functions) {
      this.alarm(
        props,
        `${lambda.node.id}Errors`,
        'More than 5 % of the calls of a function fail: see "Functions fail"',
        {
          metric: new MathExpression({
            expression: '100 * errors / MAX([calls, 1])',
            period: Duration.minutes(15),
            usingMetrics: { errors: lambda.metricErrors(), calls: lambda.metricInvocations() },
          }),
          threshold: 5,
        },
      );
    }
    for (const district of props.districtIds) {
      this.alarm(
        props,
        `NoFiles-${district}`,
        `No file of ${district} for ${props.quietDistrictDays} school days: see "A district is quiet"`,
        {
          metric: this.own('SchoolDaysSinceLastFile', Duration.days(1), { district }),
          threshold: props.quietDistrictDays,
        },
      );
    }
    this.dashboard(props);
  }

  private own(metricName: string, period: Duration, dimensionsMap?: Record<string, string>): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      period,
      statistic: 'Maximum',
      dimensionsMap: { service: SERVICE_NAME, ...dimensionsMap },
    });
  }

  private alarm(
    props: MonitoringProps,
    name: string,
    description: string,
    rule: {
      readonly metric: Metric | MathExpression;
      readonly threshold: number;
      readonly comparison?: ComparisonOperator;
      readonly periods?: number;
      readonly missing?: TreatMissingData;
    },
  ): void {
    const alarm = new Alarm(this, name, {
      alarmDescription: description,
      metric: rule.metric,
      threshold: rule.threshold,
      evaluationPeriods: rule.periods ?? 1,
      comparisonOperator: rule.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: rule.missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.operators));
  }

  private dashboard(props: MonitoringProps): void {
    const day = Duration.days(1);
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [
          new GraphWidget({
            title: 'Files by what became of them',
            left: ['FilesAccepted', 'FilesPartly', 'FilesRefused'].map((name) =>
              this.own(name, day).with({ statistic: 'Sum' }),
            ),
          }),
          new GraphWidget({
            title: 'The night: minutes',
            left: [props.nightly.metricTime({ statistic: 'Maximum' })],
          }),
          new GraphWidget({
            title: 'Workbooks written',
            left: [this.own('WorkbooksWritten', day).with({ statistic: 'Sum' })],
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
