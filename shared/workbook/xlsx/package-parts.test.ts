import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { addRelationship, type PackageParts, readPart, withDrawing, withEnd } from './package-parts.ts';

describe('a drawing in a worksheet', () => {
  const drawing = '<drawing r:id="rId9"/>';

  it('stands before the tables', () => {
    const xml = '<worksheet><sheetData/><headerFooter/><tableParts count="1"/></worksheet>';
    expect(withDrawing(xml, 'rId9')).toBe(
      `<worksheet><sheetData/><headerFooter/>${drawing}<tableParts count="1"/></worksheet>`,
    );
  });

  it('stands last where nothing must follow it', () => {
    expect(withDrawing('<worksheet><sheetData></sheetData></worksheet>', 'rId9')).toBe(
      `<worksheet><sheetData></sheetData>${drawing}</worksheet>`,
    );
  });

  it('is not fooled by an extLst inside a rule, nor by > in an attribute', () => {
    const rule =
      '<conditionalFormatting><cfRule x="a>b"><extLst><ext/></extLst></cfRule></conditionalFormatting>';
    const xml = `<?xml version="1.0"?>\n<worksheet>${rule}<pageMargins/><extLst><ext/></extLst></worksheet>`;
    expect(withDrawing(xml, 'rId9')).toBe(
      `<?xml version="1.0"?>\n<worksheet>${rule}<pageMargins/>${drawing}<extLst><ext/></extLst></worksheet>`,
    );
  });
});

describe('a relationship', () => {
  it('continues the ids there are', () => {
    const parts: PackageParts = {
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId2" Type="t" Target="a"/><Relationship Id="rId7" Type="t" Target="b"/></Relationships>',
      ),
    };
    expect(addRelationship(parts, 'xl/worksheets/sheet1.xml', 'type', '../x.xml')).toBe('rId8');
    expect(readPart(parts, 'xl/worksheets/_rels/sheet1.xml.rels')).toContain('Target="../x.xml"');
  });

  it('begins a list where there is none', () => {
    const parts: PackageParts = {};
    expect(addRelationship(parts, 'xl/worksheets/sheet2.xml', 'type', '../x.xml')).toBe('rId1');
  });
});

describe('adding to the end of a part', () => {
  it('opens a root that closes itself', () => {
    expect(withEnd('<Types a="1"/>', 'Types', '<New/>')).toBe('<Types a="1"><New/></Types>');
  });
});
