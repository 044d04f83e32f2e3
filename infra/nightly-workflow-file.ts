import { join } from 'node:path';

/** The workflow's text: AWS and the local run execute the same file. */
export const NIGHTLY_WORKFLOW_FILE = join(import.meta.dirname, 'nightly.asl.json');
