import { sortedBy } from '../../base/order.js';

/** Kinds of differences that change nothing for any object, with what they are called. */
export const cosmeticClasses = {
  name: 'names of custom rules',
  identifier: 'identifiers of rules',
  connectorIdentifier: 'identifiers of connectors',
  version: 'versions and tags of standard rules',
  description: 'descriptions',
  precedenceNumber: 'precedence numbers with the same winners',
  disabledRule: 'rules that are disabled',
  flowOrder: 'order of attribute flows',
  sourceList: 'source lists of expressions',
  expressionSpelling: 'white space, line ends and brackets of expressions',
  criteriaOrder: 'order of scope groups, of their clauses and of join conditions',
  scopeCase: 'letter case of scope constants',
} as const;

export type CosmeticClass = keyof typeof cosmeticClasses;

/** One kind of noise and the rules that have it. */
export interface Cosmetic {
  readonly class: CosmeticClass;
  /** Sorted names. */
  readonly rules: readonly string[];
}

/** Collects the noise of a comparison. */
export class CosmeticNotes {
  private readonly rules = new Map<CosmeticClass, Set<string>>();

  add(kind: CosmeticClass, rule: string): void {
    const known = this.rules.get(kind);
    if (known === undefined) this.rules.set(kind, new Set([rule]));
    else known.add(rule);
  }

  all(): readonly Cosmetic[] {
    return sortedBy(this.rules, ([kind]) => kind).map(([kind, rules]) => ({
      class: kind,
      rules: sortedBy(rules, (name) => name),
    }));
  }
}
