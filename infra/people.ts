import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface PeopleProps {
  readonly download: IFunction;
  readonly logRetentionDays: number;
}

/**
 * How teachers and district staff fetch their files: they sign in (Cognito, no self sign-up, second factor),
 * GET /files lists what they may fetch today, GET /files/{key+} answers with a link that lives for minutes.
 * Who may fetch what is decided in shared/access from the memberships of that day.
 */
export class People extends Construct {
  readonly userPool: UserPool;
  readonly clientId: string;
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: PeopleProps) {
    super(scope, id);
    this.userPool = new UserPool(this, 'Accounts', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const client = this.userPool.addClient('Web', {
      authFlows: { userSrp: true },
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.hours(12),
      preventUserExistenceErrors: true,
    });
    this.clientId = client.userPoolClientId;
    this.api = new HttpApi(this, 'Api', {
      description: 'Links to the files a person may fetch today',
      defaultAuthorizer: new HttpUserPoolAuthorizer('SignedIn', this.userPool, { userPoolClients: [client] }),
    });
    const integration = new HttpLambdaIntegration('Download', props.download);
    this.api.addRoutes({ path: '/files', methods: [HttpMethod.GET], integration });
    this.api.addRoutes({ path: '/files/{key+}', methods: [HttpMethod.GET], integration });
    this.guardStage(props.logRetentionDays);
  }

  /** A limit on requests, and a log of who asked for what and what the answer was, for whoever audits access to student records. */
  private guardStage(logRetentionDays: number): void {
    const log = new LogGroup(this, 'AccessLog', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const stage = this.api.defaultStage?.node.defaultChild as CfnStage;
    stage.defaultRouteSettings = { throttlingRateLimit: 20, throttlingBurstLimit: 40 };
    stage.accessLogSettings = {
      destinationArn: log.logGroupArn,
      format: JSON.stringify({
        time: '$context.requestTime',
        person: '$context.authorizer.claims.sub',
        route: '$context.routeKey',
        path: '$context.path',
        status: '$context.status',
        requestId: '$context.requestId',
      }),
    };
  }
}
