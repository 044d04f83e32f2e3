import { describe, expect, it } from 'vitest';
import { landingEvents, landingPlace } from './landing-events.ts';

const record = (eventName: string, key: string) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: 'us-west-2',
  eventTime: '2026-02-13T23:00:00.000Z',
  eventName,
  s3: { bucket: { name: 'landing' }, object: { key, size: 3, eTag: 'e', sequencer: '0055AED6DCD90281E5' } },
});

describe('landing events', () => {
  it('decodes keys as S3 encodes them', () => {
    const body = JSON.stringify({
      Records: [record('ObjectCreated:Put', 'alder/Slips+%28Responses%29%20a%2Bb.csv')],
    });
    expect(landingEvents(body)).toEqual([
      {
        kind: 'dropped',
        key: 'alder/Slips (Responses) a+b.csv',
        sequencer: '0055AED6DCD90281E5',
        at: '2026-02-13T23:00:00.000Z',
      },
    ]);
  });
  it('knows a withdrawal, also as a delete marker', () => {
    const body = JSON.stringify({ Records: [record('ObjectRemoved:DeleteMarkerCreated', 'alder/a.csv')] });
    expect(landingEvents(body)[0]?.kind).toBe('withdrawn');
  });
  it('gives nothing for the test event of a new notification', () => {
    expect(landingEvents('{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"landing"}')).toEqual([]);
  });
  it('gives nothing for folder markers', () => {
    expect(landingEvents(JSON.stringify({ Records: [record('ObjectCreated:Put', 'alder/teams/')] }))).toEqual(
      [],
    );
  });
  it('refuses a message that is no notification', () => {
    expect(() => landingEvents('{"hello":1}')).toThrow('no S3 notification');
  });
});

describe('landing place', () => {
  it.each([
    ['alder/toms.csv', { kind: 'data', district: 'alder', teamId: null, form: '-', fileName: 'toms.csv' }],
    [
      'alder/2025/toms.csv',
      { kind: 'data', district: 'alder', teamId: null, form: '-', fileName: 'toms.csv' },
    ],
    [
      'alder/teams/oak/slips.csv',
      { kind: 'data', district: 'alder', teamId: 'oak', form: '-', fileName: 'slips.csv' },
    ],
    [
      'alder/teams/oak/p3/slips.csv',
      { kind: 'data', district: 'alder', teamId: 'oak', form: 'p3', fileName: 'slips.csv' },
    ],
    ['alder/_formats/x.format.json', { kind: 'custom-format', district: 'alder', fileName: 'x.format.json' }],
  ])('%s', (key, place) => expect(landingPlace(key)).toEqual(place));
  it.each(['toms.csv', 'alder/teams/loose.csv', 'alder/.DS_Store', 'alder/~$toms.xlsx'])(
    '%s is not ours',
    (key) => {
      expect(landingPlace(key).kind).toBe('not-ours');
    },
  );
});
