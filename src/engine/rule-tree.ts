import type { SyncRule } from '../rule/sync-rule.js';
import type { Scope } from './scope.js';
import type { SourceContext } from './source-context.js';

/** A rule with its compiled scope. */
export interface ScopedRule {
  readonly rule: SyncRule;
  readonly scope: Scope;
}

interface Node<T> {
  yes: Node<T> | null;
  no: Node<T> | null;
  leaf: T | null;
}

const newNode = <T>(): Node<T> => ({ yes: null, no: null, leaf: null });

/**
 * Finds which rules have an object in scope. Each different scope is asked once; the answers lead down a tree whose leaves
 * hold what was worked out for that set of rules, so that nothing about a set is worked out twice. Real rule sets have
 * some dozens of leaves, whatever the number of objects.
 */
export class RuleTree<R extends ScopedRule, T> {
  private readonly scopes: { readonly holds: Scope; readonly rules: readonly R[] }[];
  private readonly root = newNode<T>();

  constructor(
    readonly rules: readonly R[],
    private readonly make: (inScope: readonly R[]) => T,
  ) {
    const byScope = new Map<string, R[]>();
    for (const rule of rules) {
      const key = JSON.stringify(rule.rule.scopeGroups);
      byScope.set(key, [...(byScope.get(key) ?? []), rule]);
    }
    // The first of the rules stands for all that have its scope.
    this.scopes = [...byScope.values()].map((same) => ({ holds: same[0]?.scope ?? (() => true), rules: same }));
  }

  /** What was made of the rules that have the object in scope. */
  select(source: SourceContext): T {
    let node = this.root;
    for (let i = 0; i < this.scopes.length; i++) {
      const holds = this.scopes[i]?.holds(source) === true;
      node = holds ? (node.yes ??= newNode()) : (node.no ??= newNode());
    }
    return (node.leaf ??= this.makeLeaf(source));
  }

  /** What these rules come to, whoever is in scope of them. */
  of(isMeant: (rule: R) => boolean): T {
    return this.make(this.rules.filter(isMeant));
  }

  /** A leaf met for the first time: asks the scopes again and makes the set, in the order of precedence. */
  private makeLeaf(source: SourceContext): T {
    const inScope = new Set(this.scopes.filter(({ holds }) => holds(source)).flatMap(({ rules }) => rules));
    return this.make(this.rules.filter((rule) => inScope.has(rule)));
  }
}
