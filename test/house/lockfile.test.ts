import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

/**
 * npm leaves packages for other operating systems out of the lock file when the registry it was written from did not offer
 * them, and `npm ci` then refuses the whole install. So: whatever a locked package may ask for is locked too.
 */
const dependencies = z.record(z.string(), z.string()).optional();
const lockFile = z.object({
  packages: z.record(z.string(), z.object({ dependencies, optionalDependencies: dependencies })),
});

/** Where Node would look for `name` from the package at `path`, nearest first. */
function placesToLook(path: string, name: string): string[] {
  const places = [`${path === '' ? '' : `${path}/`}node_modules/${name}`];
  for (let at = path.lastIndexOf('node_modules/'); at >= 0; at = path.lastIndexOf('node_modules/', at - 1)) {
    places.push(`${path.slice(0, at)}node_modules/${name}`);
    if (at === 0) break;
  }
  return places;
}

describe('package-lock.json', () => {
  it('holds every package that a locked package asks for, also those for other operating systems', () => {
    const { packages } = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !placesToLook(path, name).some((place) => place in packages))
        .map((name) => `${path || 'the project'} asks for ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
