import type { Environment } from './environment.ts';
import { example } from './example.ts';

/** Every environment that can be deployed. A new one is a file of this folder and a line here. */
export const environments: readonly Environment[] = [example];
