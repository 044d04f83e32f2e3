import { escapeXml } from '../../workbook/charts/svg.ts';

/** HTML that is safe to put into a page: made by the functions of this file only. */
export interface Html {
  readonly html: string;
}

/** Words of any origin, made safe. */
function text(words: string | number): Html {
  return { html: escapeXml(String(words)) };
}

export function tag(
  name: 'h1' | 'h2' | 'h3' | 'p' | 'section' | 'li' | 'ul' | 'strong' | 'em',
  ...children: readonly (Html | string)[]
): Html {
  return {
    html: `<${name}>${children.map((child) => (typeof child === 'string' ? text(child) : child).html).join('')}</${name}>\n`,
  };
}

/** A section that begins on a new printed page. */
export function pageSection(...children: readonly Html[]): Html {
  return { html: `<section class="page">${children.map(({ html }) => html).join('')}</section>\n` };
}

export function list(items: readonly string[]): Html {
  return items.length === 0 ? { html: '' } : tag('ul', ...items.map((item) => tag('li', item)));
}

/** A table with a head row that screen readers read out, and a caption. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Html {
  const cells = (name: 'th' | 'td', values: readonly (string | number)[]) =>
    values
      .map((value) => {
        const scope = name === 'th' ? ' scope="col"' : '';
        const number = typeof value === 'number' ? ' class="number"' : '';
        return `<${name}${scope}${number}>${text(value).html}</${name}>`;
      })
      .join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return {
    html: `<table><caption>${text(caption).html}</caption><thead><tr>${cells('th', heads)}</tr></thead><tbody>\n${body}\n</tbody></table>\n`,
  };
}

/** A picture as SVG (made by svgDocument, its words for people who do not see it inside). */
export function picture(svg: string): Html {
  return { html: `<figure>${svg}</figure>\n` };
}

/** What only some readers want: opened by a click, and left out of the print. */
export function onDemand(title: string, ...children: readonly Html[]): Html {
  return {
    html: `<details><summary>${text(title).html}</summary>${children.map(({ html }) => html).join('')}</details>\n`,
  };
}

const STYLE = `
body { font-family: Verdana, 'DejaVu Sans', Arial, sans-serif; font-size: 11pt; color: #1a1a1a; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; line-height: 1.45; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 1.6rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0.8rem 0; font-size: 10pt; }
caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
th { text-align: left; background: #e7e7e7; border-bottom: 1px solid #1a1a1a; padding: 0.3rem 0.5rem; vertical-align: bottom; }
td { border-bottom: 1px solid #d0d0d0; padding: 0.3rem 0.5rem; vertical-align: top; }
td.number, th.number { text-align: center; }
figure { margin: 0.8rem 0; } figure svg { max-width: 100%; height: auto; }
summary { cursor: pointer; padding: 0.4rem 0; text-decoration: underline; }
footer { margin-top: 2rem; color: #595959; font-size: 9pt; }
@media print { body { margin: 0; max-width: none; } .page { break-after: page; } @page { size: letter; margin: 0.5in; } }
@media print { figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
@media print { details { display: none; } }
@media print { .brief { font-size: 9pt; line-height: 1.3; } .brief h1 { margin: 0; } .brief table { font-size: 8.5pt; margin: 0.4rem 0; } .brief td, .brief th { padding: 0.12rem 0.4rem; } .brief table { break-inside: avoid; } .brief ul { margin: 0.3rem 0; } .brief figure { margin: 0.2rem 0; } .brief h2 { margin: 0.6rem 0 0; } .brief p { margin: 0.2rem 0; } .brief footer { margin-top: 0.6rem; font-size: 8pt; } }
@media print { .landscape { page: wide; font-size: 9pt; line-height: 1.3; } .landscape table { font-size: 8.5pt; } .landscape h1 { margin: 0; } .landscape td { padding: 0.15rem 0.4rem; } @page wide { size: letter landscape; margin: 0.5in; } }
`;

export interface HtmlPage {
  readonly title: string;
  readonly language: 'en' | 'es';
  readonly foot: string;
  /** 'brief': printed in small letters, on few pages. */
  readonly look?: 'landscape' | 'brief';
  readonly body: readonly Html[];
}

/** A whole page: no script, nothing loaded from elsewhere; prints on letter paper. */
export function htmlPage({ title, language, foot, look, body }: HtmlPage): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title).html}</title><style>${STYLE}</style></head>
<body${look === undefined ? '' : ` class="${look}"`}>
${body.map(({ html }) => html).join('')}<footer>${text(foot).html}</footer>
</body>
</html>
`;
}
