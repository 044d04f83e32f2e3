/** A key that no store accepts. */
export class BadObjectKey extends Error {
  constructor(
    readonly key: string,
    reason: string,
  ) {
    super(`"${key}" cannot be an object's key: ${reason}.`);
    this.name = 'BadObjectKey';
  }
}

/**
 * Why a key cannot name an object, or undefined when it can. '.' and '..' parts would climb out of a folder; an empty part
 * ('a//b') is allowed by S3 and by us, but cannot lie in a folder, which refuses it itself.
 */
export function keyFault(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (key.startsWith('/')) return 'it begins with a slash';
  if (key.endsWith('/')) return 'it ends with a slash';
  if (key.includes('\0')) return 'it holds a NUL character';
  if (key.split('/').some((part) => part === '.' || part === '..')) return "it holds a '.' or '..' part";
  return undefined;
}

/** Throws BadObjectKey for a key that cannot name an object. */
export function checkObjectKey(key: string): void {
  const fault = keyFault(key);
  if (fault) throw new BadObjectKey(key, fault);
}
