import type { DeletionTools } from '../../local/deletion/deletion-tools.ts';
import { openForgetting } from '../../shared/ledger/forget.ts';
import { folderEraser } from '../../shared/objects/eraser.ts';
import type { TestNetwork } from './test-network.ts';

/** What deletes for good in a test network. */
export function deletionTools({ container, table }: TestNetwork): DeletionTools {
  const { buckets, ledger } = container;
  const { landing, lake, outbox } = buckets;
  return {
    buckets,
    ledger,
    erasers: { landing: folderEraser(landing), lake: folderEraser(lake), outbox: folderEraser(outbox) },
    forgetting: openForgetting(table.client, table.tableName),
  };
}
