/** The end of a `switch` over a union: `tsc` rejects the call while a case is missing. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected case ${JSON.stringify(value)}`);
};

/** States what must hold because our own code upholds it; a violation is our bug, never the user's. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
