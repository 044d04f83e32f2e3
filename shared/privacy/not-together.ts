/** Tables that cannot be read together: no counts fit them, or whatever a table hides, what was released before gives it away. */
export class NotTogetherError extends Error {
  override readonly name = 'NotTogetherError';
}
