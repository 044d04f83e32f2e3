import { describe, expect, it } from 'vitest';
import { pictureOf } from './picture.ts';

const night = (students: number, processorSeconds: number) => ({
  students,
  steps: { IngestFile: { jobs: 1, processorSeconds, peakMegabytes: 400 } },
});

describe('the picture of the night’s growth', () => {
  it('draws growth in proportion as a line of slope one over powers of ten', () => {
    const picture = pictureOf([night(1000, 1), night(10_000, 10), night(100_000, 100)]);
    const points = /<polyline points="([^"]+)"/
      .exec(picture)?.[1]
      ?.split(' ')
      .map((point) => point.split(',').map(Number));
    expect(points).toEqual([
      [0, 300],
      [230, 150],
      [460, 0],
    ]);
    expect(picture).toContain('reading files');
  });
});
