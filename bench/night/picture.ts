export function record(_result: object): void {}
