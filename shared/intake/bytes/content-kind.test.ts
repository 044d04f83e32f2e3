import { describe, expect, it } from 'vitest';
import { contentKind } from './content-kind.ts';

const codeOf = (content: string | Uint8Array): string => {
  const found = contentKind(typeof content === 'string' ? Buffer.from(content) : content);
  return found.kind === 'refused' ? found.code : found.kind;
};

describe('a text', () => {
  it.each([
    'Student ID,Score\n1,5\n',
    '<5,Score\n1,5\n',
    '[Group],Score\n1,5\n',
    '{Group},Score\n',
    'Table,Body\n<b>1</b>,2\n',
    'Question\n"<table> of numbers"\n',
  ])('is a text: %j', (text) => expect(codeOf(text)).toBe('text'));
});

describe('a web page', () => {
  it('with a table and nothing to fill in is what some systems call .xls', () => {
    for (const page of [
      '<html><body><table><tr><td>Student ID</td></tr></table></body></html>',
      '<table border=1><tr><th>Student ID</th></tr></table>',
      '<meta http-equiv="Content-Type"><TABLE></TABLE>',
      '<!-- made by the SIS -->\n<table></table>',
    ]) {
      expect(codeOf(page)).toBe('other-spreadsheet');
      expect(codeOf(Buffer.from(`\ufeff${page}`, 'utf16le'))).toBe('other-spreadsheet');
    }
  });
  it('with a form is where somebody should have signed in', () => {
    expect(codeOf('<!DOCTYPE html><html><table><form><input type="password"></form></table>')).toBe(
      'web-page',
    );
    expect(codeOf('\ufeff  <html><body>Session expired</body></html>')).toBe('web-page');
  });
});

describe('other texts that are no tables', () => {
  it.each([
    ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>', 'other-spreadsheet'],
    [
      '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
      'other-spreadsheet',
    ],
    ['<?xml version="1.0"?><students/>', 'not-a-data-file'],
    ['MIME-Version: 1.0\nContent-Type: multipart/related', 'other-spreadsheet'],
    ['{\\rtf1\\ansi', 'not-a-data-file'],
    ['[{"Student ID": 1}]', 'not-a-data-file'],
    ['{ "students": [] }', 'not-a-data-file'],
  ])('%j', (text, code) => expect(codeOf(text)).toBe(code));
});
