import { describe, expect, it } from 'vitest';
import { cdsCode, doubtfulStateId, localId, schoolCode, stateId } from './student-ids.ts';

describe('state student id in a file of the state', () => {
  it('has 10 digits', () => expect(stateId('2663752814')).toBe('2663752814'));

  it.each([
    ['266375281', '0266375281'],
    ['66375281', '0066375281'],
  ])('%s lost leading zeros, which the length rule restores', (text, id) =>
    expect(stateId(text)).toMatchObject({ code: 'leading-zeros-restored', usable: id }),
  );

  it('is freed of what spreadsheets put around it', () => {
    expect(stateId("'2663752814")).toBe('2663752814');
    expect(stateId('="2663752814"')).toBe('2663752814');
    expect(stateId('2663752814.0')).toBe('2663752814');
    expect(stateId('266-375-2814')).toBe('2663752814');
  });

  it.each(['1.23E+09', '2,66E+09', '3e9'])('%s is refused: its digits are gone', (text) => {
    const found = stateId(text);
    expect(found).toMatchObject({ code: 'id-in-scientific-notation' });
    expect(found).not.toHaveProperty('usable');
  });

  it.each(['26637528141', '123'])('%s has a length that nothing explains: refused', (text) => {
    const found = stateId(text);
    expect(found).toMatchObject({ code: 'state-id-length' });
    expect(found).not.toHaveProperty('usable');
  });

  it('with letters is kept and reported: practice files have such ids', () => {
    expect(stateId('STU000001')).toMatchObject({ code: 'state-id-unusual', usable: 'STU000001' });
  });
});

describe('state student id in a vendor’s file', () => {
  it('is used only if it can be an SSID', () => {
    expect(doubtfulStateId('2663752814')).toBe('2663752814');
    expect(doubtfulStateId('266375281')).toMatchObject({ usable: '0266375281' });
    expect(doubtfulStateId('604821')).toMatchObject({ code: 'state-id-ignored', usable: null });
    expect(doubtfulStateId('1.23E+09')).toMatchObject({ code: 'id-in-scientific-notation' });
  });
});

describe('local id', () => {
  it('is any text, zeros and letters included', () => {
    expect(localId('00017')).toBe('00017');
    expect(localId('F08000002')).toBe('F08000002');
  });
  it.each(['1.23E+09', '1E+09', '12.3E+08', '123E+07', '1,23e9'])(
    'is refused once a spreadsheet has rounded it: %s',
    (text) => {
      expect(localId(text)).toMatchObject({ code: 'id-in-scientific-notation' });
    },
  );
  it('may hold the letter E', () => expect(localId('12E45')).toBe('12E45'));
});

describe('what is no id', () => {
  it.each(['N/A', 'null', 'None', '-', '0', '0000000000', 'unknown', 'TRUE'])('"%s" is none', (text) => {
    expect(localId(text)).toBeNull();
    expect(stateId(text)).toBeNull();
    expect(doubtfulStateId(text)).toBeNull();
  });
  it.each([
    '#N/A',
    '#REF!',
    '#DIV/0!',
    '#NAME?',
    'Total',
    'Grand Total:',
    'Average',
    'Subtotal',
    'Count of students',
  ])('"%s" is no student', (text) => {
    for (const parse of [localId, stateId, doubtfulStateId]) {
      expect(parse(text)).toMatchObject({ code: 'student-id-missing' });
      expect(parse(text)).not.toHaveProperty('usable');
    }
  });
  it('is told from ids that only look like it', () => {
    for (const id of ['A0', 'NA12', '#1234x', 'Meany01', 'Count3']) expect(localId(id)).toBe(id);
  });
  it('nor are characters that nobody sees', () => {
    expect(localId('10\u200b01\ufeff')).toBe('1001');
    expect(stateId('\u200b2663752814')).toBe('2663752814');
  });
});

describe('school', () => {
  it('of a state file is its CDS code of 14 digits; the county’s lost zero is put back', () => {
    expect(cdsCode(undefined)('37683380108787')).toBe('37683380108787');
    expect(cdsCode(undefined)('1612590100065')).toMatchObject({ usable: '01612590100065' });
    expect(cdsCode(undefined)('37-68338-0108787')).toBe('37683380108787');
    expect(cdsCode(undefined)('1.61E+12')).toMatchObject({ code: 'id-in-scientific-notation' });
  });
  it('code of 7 digits is completed where the district’s own code is known', () => {
    expect(cdsCode('3768338')('0108787')).toBe('37683380108787');
    expect(cdsCode(undefined)('0108787')).toBe('0108787');
  });
  it('of another file is what the source calls it; 12 digits may be a federal code and stay', () => {
    expect(schoolCode(undefined)('School 1')).toBe('School 1');
    expect(schoolCode(undefined)('062271002424')).toBe('062271002424');
    expect(schoolCode(undefined)('37683380108787')).toBe('37683380108787');
  });
});
