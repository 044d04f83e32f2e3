/** What a group of a regular expression holds that makes repeating it dangerous. */
interface Group {
  /** Something in it repeats, or may be left out. */
  varies: boolean;
  /** It offers a choice. */
  chooses: boolean;
}

/**
 * True when a pattern repeats a group that itself repeats or offers a choice, at any depth: '(a+)+', '((a+))*', '(a|aa)+'. Such patterns can take
 * for ever on a text of thirty letters.
 *
 * @example repeatsWithinRepeat('(\\d+)-(\\d+)') === false; repeatsWithinRepeat('^(\\w|\\d)+$') === true
 */
export function repeatsWithinRepeat(pattern: string): boolean {
  const open: Group[] = [{ varies: false, chooses: false }];
  let at = 0;
  while (at < pattern.length) {
    const around = open.at(-1)!;
    const character = pattern[at]!;
    if (character === '\\') at += 2;
    else if (character === '[') at = endOfClass(pattern, at);
    else at++;
    if (character === '(') {
      open.push({ varies: false, chooses: false });
      // The question mark of '(?:' and its like repeats nothing.
      if (pattern[at] === '?') at++;
    } else if (character === '|') around.chooses = true;
    else if ('*+?{'.includes(character)) around.varies = true;
    else if (character === ')' && open.length > 1) {
      const { varies, chooses } = open.pop()!;
      if ((varies || chooses) && /^[*+{]/.test(pattern.slice(at))) return true;
      const outer = open.at(-1)!;
      outer.varies ||= varies;
      outer.chooses ||= chooses;
    }
  }
  return false;
}

/** Behind the ']' that closes the class of characters which opens at a place. */
function endOfClass(pattern: string, from: number): number {
  let at = from + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** '.', '[^x]' and their like, repeated without end. */
const ANYTHING_REPEATED = /(?:(?<!\\)\.|\\[SDW]|\[\^(?:\\.|[^\]])*\])(?:[*+]|\{\d+,\})/g;
/** With one more, a cell of two thousand characters takes hours. */
const MOST_REPEATS_OF_ANYTHING = 2;

/**
 * True when a pattern has more than two parts that may be anything of any length: where it finds nothing, every way to share a text out among them
 * is tried.
 *
 * @example sharesOutTooOften('(.*) - (.*)') === false; sharesOutTooOften('.*-.*-.*x') === true
 */
export function sharesOutTooOften(pattern: string): boolean {
  return [...pattern.matchAll(ANYTHING_REPEATED)].length > MOST_REPEATS_OF_ANYTHING;
}
