/**
 * Phrases as they stand in a cell of the sheet Codebook: separated by `|`. Lines are for the reader.
 *
 * @example cell('lost | so lost') // ['lost', 'so lost']
 */
export function cell(text: string): readonly string[] {
  return text
    .split('|')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter((phrase) => phrase !== '');
}
