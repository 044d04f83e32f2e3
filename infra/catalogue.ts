import { Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ColumnType } from '../shared/records/fields.ts';
import { columnsOf, type RecordType } from '../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed, recordTypeNames } from '../shared/records/records.ts';
import type { Settings } from '../shared/settings/settings.ts';
import { schoolYearEnding } from '../shared/standards/school-year.ts';

/** Folder of the lake that the catalogue reads: written by functions/write-snapshots/publish-snapshots.ts. */
export const PUBLISHED = 'published/';

const GLUE_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'int',
  decimal: 'double',
  flag: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
};

/** Columns beside the record's own; school year and district come from the folder. */
const PROVENANCE: readonly CfnTable.ColumnProperty[] = [
  { name: 'source_key', type: 'string', comment: 'Landing key of the file the record came from' },
  { name: 'source_row', type: 'int', comment: 'Its line or sheet row in that file' },
  { name: 'batch_id', type: 'string', comment: 'Which reading of the file gave it' },
  { name: 'landed_at', type: 'timestamp', comment: 'When the file landed (UTC)' },
  { name: 'landing_order', type: 'int', comment: 'Place of the file among those of the district' },
];
const STUDENT: CfnTable.ColumnProperty = {
  name: 'student',
  type: 'string',
  comment: 'The student the record is about, the same in every source',
};

const FIRST_YEAR = 2015;
const LAST_YEAR = 2040;

export interface CatalogueProps {
  readonly lake: Bucket;
  readonly settings: Settings;
}

/**
 * The lake for people who ask questions in SQL (Athena): one Glue table a record type, over the published records only,
 * `published/<record type>/school_year=YYYY-YY/district=<id>/`. Batches and older snapshots hold superseded, withdrawn and
 * half-written rows and are never in the catalogue. Partitions are projected from the settings: no crawler.
 */
export class Catalogue extends Construct {
  readonly databaseName: string;

  constructor(scope: Construct, id: string, props: CatalogueProps) {
    super(scope, id);
    const catalogId = Stack.of(this).account;
    this.databaseName = `${Stack.of(this).stackName.replace(/-/g, '_')}_published`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: { name: this.databaseName, description: 'Records that count, as of the last night' },
    });
    for (const name of recordTypeNames) {
      const table = new CfnTable(this, `Table-${name}`, {
        catalogId,
        databaseName: this.databaseName,
        tableInput: tableInput(name, props),
      });
      table.addResourceDependency(database);
    }
  }
}

function tableInput(name: RecordTypeName, { lake, settings }: CatalogueProps): CfnTable.TableInputProperty {
  const type = recordTypeNamed(name);
  const location = `s3://${lake.bucketName}/${PUBLISHED}${name}`;
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
      'projection.district.values': settings.districts.map((district) => district.id).join(','),
      'storage.location.template': `${location}/school_year=\${school_year}/district=\${district}/`,
    },
    storageDescriptor: {
      location,
      columns: glueColumns(type),
      inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
      serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
    },
  };
}

function glueColumns(type: RecordType): CfnTable.ColumnProperty[] {
  const own = columnsOf(type).filter((column) => column.column !== 'school_year');
  const isAboutStudent = own.some(({ field }) => field === 'studentKey' || field === 'personKey');
  return [
    ...own.map((column) => ({
      name: column.column,
      type: GLUE_TYPES[column.type],
      comment: column.description.slice(0, 255),
    })),
    ...(isAboutStudent ? [STUDENT] : []),
    ...PROVENANCE,
  ];
}
