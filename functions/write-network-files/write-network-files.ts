import type { Container } from '../container.ts';
import type { PackItem } from '../plan-recompute/plan-recompute.ts';

export interface PackWritten {
  readonly scope: string;
  readonly outcome: 'written' | 'unchanged';
}

export async function writeNetworkFiles(
  _container: Container,
  item: PackItem,
  _runId: string,
): Promise<PackWritten> {
  return { scope: item.scope === 'network' ? 'network' : item.district, outcome: 'unchanged' };
}
