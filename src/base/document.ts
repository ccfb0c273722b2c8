import type { Place } from './diagnostic.js';

/** A YAML or JSON text as a tree that remembers where everything stood; no scalar is re-typed (hardening YAML, JSON). */
export type DocumentNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  /** The characters of the value, unescaped; JSON numbers and `true` as written. */
  readonly text: string;
  /** JSON `null`, to tell it from the text `"null"`; YAML has no null here, an empty value is the text ``. */
  readonly isNull?: true;
  readonly at: Place;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly DocumentNode[];
  readonly at: Place;
}

export interface MapNode {
  readonly kind: 'map';
  /** In file order. */
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly at: Place;
}

export interface MapEntry {
  /** Where the key stands. */
  readonly at: Place;
  readonly value: DocumentNode;
}

/** How deep lists and maps may be nested in any document (hardening IN-5). */
export const nestingLimit = 64;

/** The place of what stands at `path`, or of the nearest thing around it that exists. */
export const placeOf = (root: DocumentNode, path: readonly (string | number)[]): Place => {
  let node = root;
  for (const step of path) {
    const next =
      node.kind === 'map'
        ? node.entries.get(String(step))?.value
        : node.kind === 'list'
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) break;
    node = next;
  }
  return node.at;
};
