import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

/** An item of the table: its keys and whatever its kind holds. */
export type Item = Readonly<Record<string, unknown>>;

/** A condition in DynamoDB's expression language; every attribute is named through a placeholder (#name), every value (:name). */
export interface Condition {
  readonly expression: string;
  readonly values?: Item;
}

/** Which sort keys a query reads. */
export type SortKeys =
  | { readonly prefix: string }
  | { readonly below: string }
  | { readonly from: string }
  | 'all';

/** The few table operations the ledger needs: consistent reads, and single writes that can be conditional. */
export interface Items {
  get(pk: string, sk: string): Promise<Item | undefined>;
  /** Items of one partition in the order of their sort keys. */
  query(
    pk: string,
    sortKeys?: SortKeys,
    options?: { newestFirst?: boolean; limit?: number },
  ): Promise<Item[]>;
  /** Writes the item where the condition holds for the one that is there; says whether it did. */
  put(pk: string, sk: string, item: Item, condition?: Condition): Promise<boolean>;
  /** Adds one to a number of the item; makes the item where there is none. */
  increment(pk: string, sk: string, attribute: string): Promise<void>;
  /** Deletes the item where the condition holds; says whether it did. */
  remove(pk: string, sk: string, condition?: Condition): Promise<boolean>;
}

export const isNew: Condition = { expression: 'attribute_not_exists(#pk)' };

export function openItems(client: DynamoDBClient, tableName: string): Items {
  return {
    async get(pk, sk) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall({ pk, sk }), ConsistentRead: true }),
      );
      return Item && unmarshall(Item);
    },
    async query(pk, sortKeys = 'all', options = {}) {
      const range = sortKeyCondition(sortKeys);
      const found: Item[] = [];
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: `#pk = :pk${range.expression}`,
          ExpressionAttributeNames: { '#pk': 'pk', ...(range.bound === undefined ? {} : { '#sk': 'sk' }) },
          ExpressionAttributeValues: marshall({
            ':pk': pk,
            ...(range.bound === undefined ? {} : { ':sk': range.bound }),
          }),
          ConsistentRead: true,
          ScanIndexForward: !options.newestFirst,
          ...(options.limit === undefined ? {} : { Limit: options.limit }),
        },
      );
      for await (const page of pages) {
        for (const item of page.Items ?? []) found.push(unmarshall(item));
        if (options.limit !== undefined && found.length >= options.limit) break;
      }
      return options.limit === undefined ? found : found.slice(0, options.limit);
    },
    put: (pk, sk, item, condition) =>
      whereConditionHolds(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: marshall({ ...item, pk, sk }, { removeUndefinedValues: true }),
            ...conditionInput(condition),
          }),
        ),
      ),
    async increment(pk, sk, attribute) {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: marshall({ pk, sk }),
          UpdateExpression: 'ADD #attribute :one',
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      );
    },
    remove: (pk, sk, condition) =>
      whereConditionHolds(
        client.send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: marshall({ pk, sk }),
            ...conditionInput(condition),
          }),
        ),
      ),
  };
}

function sortKeyCondition(sortKeys: SortKeys): { expression: string; bound?: string } {
  if (sortKeys === 'all') return { expression: '' };
  if ('prefix' in sortKeys) return { expression: ' AND begins_with(#sk, :sk)', bound: sortKeys.prefix };
  if ('below' in sortKeys) return { expression: ' AND #sk < :sk', bound: sortKeys.below };
  return { expression: ' AND #sk >= :sk', bound: sortKeys.from };
}

function conditionInput(condition: Condition | undefined) {
  if (!condition) return {};
  const names = new Set([...condition.expression.matchAll(/#(\w+)/g)].map((match) => match[1] ?? ''));
  return {
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
    ...(condition.values
      ? {
          ExpressionAttributeValues: marshall(
            Object.fromEntries(Object.entries(condition.values).map(([name, value]) => [`:${name}`, value])),
          ),
        }
      : {}),
  };
}

async function whereConditionHolds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
