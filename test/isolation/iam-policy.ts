/**
 * A small evaluator of IAM policies, for the part of the language that this stack uses: Allow and Deny, Action, Resource,
 * Principal, `*` and `?`, and the condition operators below. Anything else in a policy is an error, never a guess.
 * Rules: "Policy evaluation logic" and "IAM JSON policy elements: Condition operators", AWS IAM user guide.
 */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly Sid?: string;
}

export interface PolicyDocument {
  readonly Statement: readonly Statement[];
}

/** One thing somebody tries to do. */
export interface Request {
  /** ARN of who asks. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys of the request: s3:prefix, aws:SecureTransport, kms:ViaService ... */
  readonly context: Readonly<Record<string, string>>;
}

const KNOWN_ELEMENTS = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition']);

/**
 * Whether a request is allowed: some statement of the caller's own policies allows it, and no statement, of the caller's or of
 * the resource's policy, denies it. (Allows of a resource's policy to callers of the same account are not used here.)
 */
export function isAllowed(
  request: Request,
  policies: { readonly identity: readonly PolicyDocument[]; readonly resource: readonly PolicyDocument[] },
): boolean {
  const own = policies.identity.flatMap((policy) => policy.Statement);
  const theirs = policies.resource
    .flatMap((policy) => policy.Statement)
    .filter((statement) => isPrincipal(statement, request.principal));
  const applies = (statement: Statement) => matches(statement, request);
  if ([...own, ...theirs].some((statement) => statement.Effect === 'Deny' && applies(statement)))
    return false;
  return own.some((statement) => statement.Effect === 'Allow' && applies(statement));
}

function matches(statement: Statement, request: Request): boolean {
  const unknown = Object.keys(statement).filter((element) => !KNOWN_ELEMENTS.has(element));
  if (unknown.length > 0) throw new Error(`The evaluator does not know ${unknown.join(', ')}.`);
  return (
    // Names of actions do not tell capitals apart; ARNs do.
    list(statement.Action).some((action) => like(action.toLowerCase(), request.action.toLowerCase())) &&
    list(statement.Resource).some((resource) => like(resource, request.resource)) &&
    conditionsHold(statement.Condition ?? {}, request.context)
  );
}

function isPrincipal({ Principal }: Statement, principal: string): boolean {
  if (Principal === undefined) throw new Error('A statement of a resource’s policy has no principal.');
  if (Principal === '*') return true;
  const account = `arn:aws:iam::${principal.split(':')[4]}:root`;
  return list(Principal['AWS'] ?? []).some((name) => name === '*' || name === principal || name === account);
}

/** Operator -> does one value of the request meet one value of the policy? */
const OPERATORS: Readonly<Record<string, (wanted: string, given: string) => boolean>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringLike: like,
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  ArnLike: like,
};
/** Operator -> the one it is the opposite of. A missing key meets these. */
const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotLike: 'StringLike',
};

/** Ending of an operator that a missing key meets. */
const IF_EXISTS = 'IfExists';

/** All operators and all keys must hold; of the values of one key, one (for negated operators: none). */
function conditionsHold(
  conditions: NonNullable<Statement['Condition']>,
  context: Request['context'],
): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const given = context[key];
      if (given === undefined && operator.endsWith(IF_EXISTS)) return true;
      const name = operator.replace(new RegExp(`${IF_EXISTS}$`), '');
      const positive = OPERATORS[NEGATED[name] ?? name];
      if (!positive) throw new Error(`The evaluator does not know the operator ${operator}.`);
      const meets = given !== undefined && list(values).some((value) => positive(value, given));
      return name in NEGATED ? !meets : meets;
    }),
  );
}

/** IAM's wildcards: `*` any text, also with slashes, `?` one character. */
function like(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[\\s\\S]*')
    .replace(/\?/g, '[\\s\\S]');
  return new RegExp(`^${expression}$`).test(text);
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
