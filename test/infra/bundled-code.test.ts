import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS, type FunctionDefinition } from '../../infra/functions.ts';
import { leftOut } from '../../infra/pipeline-function.ts';

const PROJECT = join(import.meta.dirname, '../..');
const functions: readonly [string, FunctionDefinition][] = Object.entries(FUNCTIONS);

/** Packages that open a file of their own at run time, which a bundle of one file does not hold. */
const WITH_FILES = ['@duckdb', '@resvg', 'dejavu-fonts-ttf', 'highs'] as const;

/** A function's code as CDK bundles it, by esbuild's own account. */
async function bundled(definition: FunctionDefinition) {
  const { metafile } = await build({
    entryPoints: [join(PROJECT, 'functions', definition.folder, 'handler.ts')],
    absWorkingDir: PROJECT,
    bundle: true,
    write: false,
    outfile: 'index.mjs',
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: [...definition.nativePackages, ...leftOut(definition)],
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const builtIn = (path: string) => path.startsWith('node:') || builtinModules.includes(path);
  return {
    inside: Object.keys(metafile.inputs),
    /** Other packages that are loaded when the function starts. */
    atStart: [
      ...new Set(
        imports.flatMap(({ path, kind }) => (kind === 'import-statement' && !builtIn(path) ? [path] : [])),
      ),
    ],
  };
}

describe.each(functions)('the code of %s', (_, definition) => {
  it('finds beside it every package that it loads, and holds none that opens files of its own', async () => {
    const { inside, atStart } = await bundled(definition);
    expect(atStart.filter((name) => !definition.nativePackages.includes(name))).toEqual([]);
    for (const name of WITH_FILES)
      expect(inside.filter((path) => path.startsWith(`node_modules/${name}/`))).toEqual([]);
  });
});

it('the function that releases packs loads the solver of the audit, and no DuckDB', async () => {
  expect((await bundled(FUNCTIONS.publishRun)).atStart).toEqual(['highs']);
});
