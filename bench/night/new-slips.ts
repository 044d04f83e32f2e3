import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Drops one more class set of exit slips beside a team's own: the form's last answers again, dated `day` ('2026/02/12').
 * Gives the path of the new file.
 */
export function dropClassSet(
  slips: string,
  { day, name, size }: { readonly day: string; readonly name: string; readonly size: number },
): string {
  const [header = '', ...lines] = readFileSync(slips, 'utf8').split(/\r?\n/);
  const whole = lines.filter((line) => /^\d{4}\/\d\d\/\d\d /.test(line) && line.split('"').length % 2 === 1);
  const rows = Array.from(
    { length: size },
    (_, n) => whole[(whole.length - 1 - n + whole.length) % whole.length],
  );
  const path = join(dirname(slips), name);
  const dated = rows.map((row) => (row ?? '').replace(/^\d{4}\/\d\d\/\d\d/, day));
  writeFileSync(path, `${[header, ...dated].join('\r\n')}\r\n`);
  return path;
}
