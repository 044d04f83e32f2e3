import { RemovalPolicy } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { allow } from './allow.ts';
import { NIGHTLY_WORKFLOW_FILE } from './nightly-workflow-file.ts';

export interface NightlyProps {
  /** The functions that the workflow's text names, by the name in its ${...}. */
  readonly steps: Readonly<Record<NightlyStep, IFunction>>;
  readonly timeZone: string;
  readonly hour: number;
  readonly logRetentionDays: number;
}

export const NIGHTLY_STEPS = [
  'PlanRecompute',
  'WriteSnapshots',
  'ComputeGrowth',
  'ComputeGaps',
  'WriteTeamFiles',
  'WriteNetworkFiles',
  'PublishRun',
] as const;
export type NightlyStep = (typeof NIGHTLY_STEPS)[number];

/** The night: one state machine, started once a night in the network's time zone. */
export class Nightly extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: NightlyProps) {
    super(scope, id);
    const steps = Object.entries(props.steps);
    this.stateMachine = new StateMachine(this, 'Workflow', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(NIGHTLY_WORKFLOW_FILE),
      definitionSubstitutions: Object.fromEntries(steps.map(([name, step]) => [name, step.functionArn])),
      tracingEnabled: true,
      logs: {
        // Every step, but no data: inputs and results never stand in a log.
        level: LogLevel.ALL,
        includeExecutionData: false,
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${this.node.addr}`,
          retention: props.logRetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    });
    const functions = steps.map(([, step]) => step.functionArn);
    this.stateMachine.addToRolePolicy(allow(['lambda:InvokeFunction'], functions));
    new Schedule(this, 'EveryNight', {
      description: 'Starts the nightly recompute',
      schedule: ScheduleExpression.cron({
        minute: '0',
        hour: String(props.hour),
        timeZone: TimeZone.of(props.timeZone),
      }),
      target: new StepFunctionsStartExecution(this.stateMachine, { retryAttempts: 3 }),
    });
  }
}
