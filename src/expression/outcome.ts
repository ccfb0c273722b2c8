import type { Value } from '../attribute/value.js';

/** No value, and no rule of lower precedence may contribute one (expression-language 9.1). */
export const authoritativeNull = { kind: 'authoritativeNull' } as const;

/** As if the flow did not exist; an existing value stays (expression-language 9.1). */
export const ignoreThisFlow = { kind: 'ignoreThisFlow' } as const;

/** Evaluation failed; a value, never an exception (expression-language 12). */
export interface Failure {
  readonly kind: 'failure';
  readonly error: 'type' | 'runtime';
  /** For `Error(text)` exactly that text. */
  readonly message: string;
  /** Set when `Error(text)` raised it: the product has a name of its own for that (sync-engine ERR-3). */
  readonly raised?: true;
}

/** What an expression yields before the attribute flow looks at it; `null` is NULL. */
export type Outcome = Value | null | typeof authoritativeNull | typeof ignoreThisFlow | Failure;
