/** What went wrong with a file that a command was given, in a sentence. `path`: the file, where the error does not name it itself. */
export function fileSentence(error: unknown, path?: string): string {
  if (!(error instanceof Error)) return path === undefined ? String(error) : `${path}: ${String(error)}`;
  const file = path ?? ('path' in error && typeof error.path === 'string' ? error.path : undefined);
  const code = 'code' in error ? error.code : undefined;
  if (file !== undefined && code === 'ENOENT') return `There is no file "${file}".`;
  if (file !== undefined && code === 'EISDIR') return `"${file}" is a folder. Name the files in it.`;
  return file === undefined ? error.message : `${file}: ${error.message}`;
}
