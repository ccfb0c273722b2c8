import type { Reference } from '../attribute/value.js';

/** What a run over a part of a directory knows of the other parts. */
export interface Elsewhere {
  /** The open reference to an object of the connector that is, or is not, of this part; `null` when it is known to lead nowhere (REF-1, REF-2). */
  readonly reference: (connector: string, dn: string) => Reference | null;
  /** Hears that only the whole directory can tell what the run asks for. */
  readonly giveUp: () => void;
  /** Hears of an AD object whose result hinges on which of its references lead somewhere. */
  readonly doubt: (dn: string) => void;
}
