import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * What each room of the house may import. Rooms are the folders of the first column; `ours` lists the rooms of ours that it
 * may use beside itself, `packages` the npm and node packages. Tests (*.test.ts) may import anything.
 */
interface Room {
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}

const COMPUTATION: readonly string[] = ['zod', 'node:crypto', 'node:buffer'];
const ANYTHING = ['*'];

const ROOMS: Readonly<Record<string, Room>> = {
  'shared/records': { ours: ['shared/standards'], packages: ['zod'] },
  'shared/standards': { ours: [], packages: [] },
  'shared/settings': { ours: ['shared/standards', 'shared/access'], packages: ['zod'] },
  'shared/formats': {
    ours: ['shared/records', 'shared/standards', 'shared/settings'],
    packages: COMPUTATION,
  },
  'shared/intake': {
    ours: ['shared/records', 'shared/standards', 'shared/settings', 'shared/formats', 'shared/workbook'],
    packages: [...COMPUTATION, 'papaparse', 'exceljs', 'fflate', 'node:zlib'],
  },
  'shared/growth': { ours: ['shared/standards', 'shared/records'], packages: COMPUTATION },
  'shared/gaps': { ours: ['shared/standards', 'shared/records', 'shared/settings'], packages: COMPUTATION },
  'shared/change': {
    ours: ['shared/standards', 'shared/records'],
    packages: [...COMPUTATION, 'snowball-stemmers'],
  },
  'shared/privacy': {
    ours: ['shared/standards', 'shared/settings'],
    packages: [...COMPUTATION, 'yalps', 'highs'],
  },
  'shared/workbook': {
    ours: ['shared/standards', 'shared/privacy', 'shared/change'],
    packages: [...COMPUTATION, 'exceljs', 'fflate', '@resvg/resvg-js', 'papaparse'],
  },
  'shared/team-view': {
    ours: [
      'shared/records',
      'shared/standards',
      'shared/settings',
      'shared/change',
      'shared/gaps',
      'shared/workbook',
      'shared/privacy',
    ],
    packages: COMPUTATION,
  },
  'shared/team-return': {
    ours: ['shared/records', 'shared/standards', 'shared/intake', 'shared/workbook'],
    packages: COMPUTATION,
  },
  'shared/packs': {
    ours: [
      'shared/records',
      'shared/standards',
      'shared/settings',
      'shared/change',
      'shared/gaps',
      'shared/workbook',
      'shared/privacy',
      'shared/growth',
      'shared/team-view',
    ],
    packages: [...COMPUTATION, 'exceljs'],
  },
  'shared/objects': { ours: [], packages: ANYTHING },
  'shared/ledger': { ours: ['shared/records', 'shared/standards'], packages: ANYTHING },
  'shared/lake': {
    ours: [
      'shared/records',
      'shared/standards',
      'shared/objects',
      'shared/ledger',
      'shared/intake/record-sink.ts',
    ],
    packages: ANYTHING,
  },
  'shared/access': { ours: [], packages: [] },
  functions: { ours: ['shared'], packages: ANYTHING },
  local: { ours: ['shared', 'functions', 'infra/nightly-workflow-file.ts'], packages: ANYTHING },
  infra: {
    ours: ['shared/settings', 'shared/records', 'shared/ledger', 'shared/standards'],
    packages: ANYTHING,
  },
};

/** The file that reads the font bytes is the one exception to "pure rooms read no files". */
const MAY_READ_FILES = ['shared/workbook/charts/font.ts'];

const root = resolve(import.meta.dirname, '../..');

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|test-support|d)\.ts$|(^|\/)test-data\//.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s*'([^']+)'/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function forbidden(room: string, file: string, specifier: string): string | undefined {
  const rule = ROOMS[room] as Room;
  if (specifier.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(file), specifier));
    const allowed = [room, ...rule.ours].some((place) => target === place || target.startsWith(`${place}/`));
    return allowed ? undefined : `${file} imports ${target}`;
  }
  if (rule.packages.includes('*') || rule.packages.includes(packageName(specifier))) return undefined;
  if (MAY_READ_FILES.includes(file)) return undefined;
  return `${file} imports ${specifier}`;
}

function violations(room: string): string[] {
  return sourceFiles(room).flatMap((file) =>
    importsOf(file).flatMap((specifier) => forbidden(room, file, specifier) ?? []),
  );
}

describe('import rules', () => {
  const present = Object.keys(ROOMS).filter((room) => {
    try {
      return readdirSync(join(root, room)).length > 0;
    } catch {
      return false;
    }
  });

  it.each(present)('%s imports only what it may', (room) => {
    expect(violations(room)).toEqual([]);
  });

  it('every folder of shared/ is a room with a rule', () => {
    const folders = readdirSync(join(root, 'shared'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    for (const folder of folders) expect(Object.keys(ROOMS)).toContain(`shared/${folder.name}`);
  });

  it('the rule notices a forbidden import', () => {
    expect(forbidden('shared/growth', 'shared/growth/x.ts', '@aws-sdk/client-s3')).toBeDefined();
    expect(forbidden('shared/growth', 'shared/growth/x.ts', '../lake/lake.ts')).toBeDefined();
    expect(forbidden('shared/growth', 'shared/growth/x.ts', 'node:fs')).toBeDefined();
    expect(forbidden('shared/growth', 'shared/growth/x.ts', '../standards/grades.ts')).toBeUndefined();
  });
});
