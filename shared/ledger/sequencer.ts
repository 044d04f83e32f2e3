/** Longer than any sequencer S3 was seen to give (18 digits). */
const WIDTH = 40;
const HEXADECIMAL = /^[0-9A-F]+$/;

/**
 * Brings an S3 event sequencer to a fixed width, so that text order is event order of one key.
 *
 * S3 gives hexadecimal text of unequal length. AWS: "right-pad the shorter value with zeros, and then do a lexicographical
 * comparison" (knowledge centre, "Why do I see duplicate messages in Amazon SQS for the same Amazon S3 event?"). So the zeros
 * go to the right: a sequencer is read like the digits after a point, not like a whole number.
 *
 * @example normaliseSequencer('0055aed6') // '0055AED600000000000000000000000000000000'
 * @throws RangeError for text that is no hexadecimal number of at most 40 digits.
 */
export function normaliseSequencer(sequencer: string): string {
  const digits = sequencer.toUpperCase();
  if (digits.length > WIDTH || !HEXADECIMAL.test(digits)) {
    throw new RangeError(
      `"${sequencer}" is not an S3 sequencer: expected up to ${WIDTH} hexadecimal digits.`,
    );
  }
  return digits.padEnd(WIDTH, '0');
}

/**
 * A sequencer for a store without events (a folder): the moment the file changed, in whole milliseconds, 16 digits.
 * A deletion found in the same millisecond as the last change must say so with `after` = 1.
 */
export function sequencerOfTime(moment: Date, after = 0): string {
  const time = moment.getTime().toString(16).padStart(12, '0');
  return normaliseSequencer(time + after.toString(16).padStart(4, '0'));
}
