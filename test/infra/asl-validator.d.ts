/** asl-validator 4 ships no types; this is what is used of it. */
declare module 'asl-validator' {
  interface Verdict {
    readonly isValid: boolean;
    errorsText(separator?: string): string;
  }
  export default function validate(definition: object): Verdict;
}
