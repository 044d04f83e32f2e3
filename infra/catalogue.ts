import { Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ColumnType } from '../shared/records/fields.ts';
import { columnsOf } from '../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed, recordTypeNames } from '../shared/records/records.ts';
import type { Settings } from '../shared/settings/settings.ts';
import { schoolYearEnding } from '../shared/standards/school-year.ts';

const GLUE_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'int',
  decimal: 'double',
  flag: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
};

/** Columns that every record carries beside its own (the partition columns school_year and district come from the folder). */
const PROVENANCE = [
  { name: 'source_key', type: 'string' },
  { name: 'source_row', type: 'int' },
  { name: 'batch_id', type: 'string' },
];

const FIRST_YEAR = 2015;
const LAST_YEAR = 2040;

export interface CatalogueProps {
  readonly lake: Bucket;
  readonly key: Key;
  readonly settings: Settings;
}

/**
 * The lake for people who ask questions in SQL (Athena): one Glue table a record type, over the published snapshots only,
 * `published/<record type>/school_year=YYYY-YY/district=<id>/`. Batches hold superseded, withdrawn and half-written rows
 * and are never in the catalogue. Partitions are projected from the settings: no crawler.
 */
export class Catalogue extends Construct {
  readonly workGroup: CfnWorkGroup;

  constructor(scope: Construct, id: string, props: CatalogueProps) {
    super(scope, id);
    const account = Stack.of(this).account;
    const databaseName = `${Stack.of(this).stackName.replace(/-/g, '_')}_published`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: account,
      databaseInput: { name: databaseName, description: 'Records that count, as of the last night' },
    });
    for (const name of recordTypeNames) {
      const table = new CfnTable(this, `Table-${name}`, {
        catalogId: account,
        databaseName,
        tableInput: tableInput(name, props),
      });
      table.addDependency(database);
    }
    this.workGroup = new CfnWorkGroup(this, 'WorkGroup', {
      name: `${Stack.of(this).stackName}-published`,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: 10_000_000_000,
        resultConfiguration: {
          outputLocation: `s3://${props.lake.bucketName}/athena-results/`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: props.key.keyArn },
        },
      },
    });
  }
}

function tableInput(name: RecordTypeName, props: CatalogueProps): CfnTable.TableInputProperty {
  const type = recordTypeNamed(name);
  const location = `s3://${props.lake.bucketName}/published/${name}`;
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) =>
    schoolYearEnding(FIRST_YEAR + index),
  );
  return {
    name: name.replace(/-/g, '_'),
    description: type.description,
    tableType: 'EXTERNAL_TABLE',
    partitionKeys: [
      { name: 'school_year', type: 'string' },
      { name: 'district', type: 'string' },
    ],
    parameters: {
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.school_year.type': 'enum',
      'projection.school_year.values': years.join(','),
      'projection.district.type': 'enum',
      'projection.district.values': props.settings.districts.map((district) => district.id).join(','),
      'storage.location.template': `${location}/school_year=\${school_year}/district=\${district}/`,
    },
    storageDescriptor: {
      location,
      columns: [
        ...columnsOf(type)
          .filter((column) => column.column !== 'school_year')
          .map((column) => ({
            name: column.column,
            type: GLUE_TYPES[column.type],
            comment: column.description.slice(0, 255),
          })),
        ...PROVENANCE,
      ],
      inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
      serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
    },
  };
}
