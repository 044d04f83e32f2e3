import { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface NoticesProps {
  readonly operatorEmail: string;
  /** Address that mails to team leads and data leads come from. */
  readonly senderEmail: string;
  /** Functions that tell people: a workbook is ready, a receipt has rejections. */
  readonly senders: readonly IFunction[];
}

/** Mails: to operators by SNS when something needs a person; to team leads and data leads by SES. No mail ever holds a student's data. */
export class Notices extends Construct {
  readonly operators: Topic;

  constructor(scope: Construct, id: string, props: NoticesProps) {
    super(scope, id);
    this.operators = new Topic(this, 'Operators', {
      displayName: 'Improvement data pipeline',
      // Alarms publish here; SNS encrypts with its own key, which CloudWatch may use without a policy of ours.
      enforceSSL: true,
    });
    // A topic that has a policy of its own (TLS only) no longer has the default one, by which alarms could publish.
    this.operators.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.operators.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.operators.addSubscription(new EmailSubscription(props.operatorEmail));
    const sender = new EmailIdentity(this, 'Sender', { identity: Identity.email(props.senderEmail) });
    for (const lambda of props.senders) {
      lambda.addToRolePolicy(
        new PolicyStatement({
          actions: ['ses:SendEmail'],
          resources: [
            Stack.of(this).formatArn({
              service: 'ses',
              resource: 'identity',
              resourceName: sender.emailIdentityName,
            }),
          ],
          conditions: { StringEquals: { 'ses:FromAddress': props.senderEmail } },
        }),
      );
    }
  }
}
