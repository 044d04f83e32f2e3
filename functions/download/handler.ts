import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { awsContainer } from '../aws-container.ts';
import { shown } from '../night-step.ts';
import { type Answer, linkToFile, listFiles, type MakeLink, type Person } from './download.ts';

/** A link is followed at once, by the browser that asked for it. */
const LINK_SECONDS = 300;
const s3 = new S3Client({});

const makeLink: MakeLink = (key) =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket: process.env['OUTBOX_BUCKET'], Key: key }), {
    expiresIn: LINK_SECONDS,
  });

/** GET /files and GET /files/{key+}. API Gateway has checked the token before this runs. */
export async function handler(
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): Promise<APIGatewayProxyStructuredResultV2> {
  const person = personOf(event);
  if (!person) return { statusCode: 403 };
  const container = awsContainer();
  const path = event.pathParameters?.['key'];
  const answer = await shown(container, () =>
    path === undefined ? listFiles(container, person) : linkToFile(container, person, keysOf(path), makeLink),
  );
  return response(answer);
}

/** Who the token says it is: an ID token of a person whose e-mail address Cognito has verified. Access tokens name no address. */
export function personOf(event: APIGatewayProxyEventV2WithJWTAuthorizer): Person | undefined {
  const { email, email_verified: verified, sub } = event.requestContext.authorizer.jwt.claims;
  if (typeof email !== 'string' || typeof sub !== 'string' || String(verified) !== 'true') return undefined;
  return { email, id: sub };
}

/**
 * The keys that a path can mean: HTTP APIs hand paths over decoded, but not in every case, and a file's name may itself hold a
 * `%`. Each is checked by itself.
 */
export function keysOf(path: string): readonly string[] {
  try {
    const decoded = decodeURIComponent(path);
    return decoded === path ? [path] : [path, decoded];
  } catch {
    return [path];
  }
}

function response(answer: Answer): APIGatewayProxyStructuredResultV2 {
  const headers = { 'cache-control': 'no-store' };
  if (answer.status === 302)
    return { statusCode: 302, headers: { ...headers, location: answer.location ?? '' } };
  if (answer.status === 403) return { statusCode: 403, headers };
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(answer.body),
  };
}
