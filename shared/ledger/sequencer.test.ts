import { describe, expect, it } from 'vitest';
import { normaliseSequencer, sequencerOfTime } from './sequencer.ts';

describe('sequencers', () => {
  it('are compared after zeros were added on the right, as AWS says', () => {
    expect(normaliseSequencer('0055aed6')).toBe('0055AED600000000000000000000000000000000');
    const inEventOrder = ['0055AED6DCD90281E5', '0055AED6DCD90281E501', '0055AED6DCD90281E6'];
    expect(inEventOrder.map(normaliseSequencer)).toEqual(inEventOrder.map(normaliseSequencer).sort());
    expect(normaliseSequencer(normaliseSequencer('00AB'))).toBe(normaliseSequencer('00AB'));
  });

  it('refuses what is no sequencer', () => {
    for (const wrong of ['', 'xyz', '0'.repeat(41)])
      expect(() => normaliseSequencer(wrong)).toThrow(RangeError);
  });

  it('can be made from file times where there are no events', () => {
    const [early, late] = [new Date('2001-02-03T00:00:00Z'), new Date('2026-02-03T00:00:00Z')];
    const inOrder = [sequencerOfTime(early), sequencerOfTime(early, 1), sequencerOfTime(late)];
    expect([...inOrder].sort()).toEqual(inOrder);
  });
});
