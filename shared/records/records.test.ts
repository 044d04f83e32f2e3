import { describe, expect, it } from 'vitest';
import { columnsOf } from './record-type.ts';
import { recordTypeNamed, recordTypeNames } from './records.ts';
import { studentKeyOf } from './student.ts';

describe('every record type', () => {
  it.each(recordTypeNames)('%s declares each field with a column type and a description', (name) => {
    const type = recordTypeNamed(name);
    expect(type.name).toBe(name);
    const columns = columnsOf(type);
    expect(columns.map((column) => column.field)).toContain('schoolYear');
    for (const column of columns) expect(column.description.length).toBeGreaterThan(1);
    expect(new Set(columns.map((column) => column.column)).size).toBe(columns.length);
    for (const field of type.naturalKey) expect(columns.map((column) => column.field)).toContain(field);
  });
});

describe('student key', () => {
  it('is the state id where there is one, else the local id', () => {
    expect(studentKeyOf('1234567890', 'A7')).toBe('S:1234567890');
    expect(studentKeyOf(null, 'A7')).toBe('L:A7');
    expect(studentKeyOf(null, null)).toBeUndefined();
  });
});
