import type { Spool } from '../../base/output.js';
import { type SentKeys, SharedKeys } from '../../base/shared-keys.js';

/** How many keys of a kind are remembered: about those of a part. */
const recentKeys = 4000;

/** Who can meet whom: objects of a directory that have a key in common belong together, wherever they stand. */
export class Meetings {
  private readonly keys: SharedKeys;
  private readonly parents = new Map<number, number>();
  /** By kind: who claimed a key last. Most keys are told several times in a row, by every server and tenant. */
  private readonly recent: Map<string, number>[] = [];

  constructor(spool: Spool) {
    this.keys = new SharedKeys(spool);
  }

  /** Tells that an object has a key of a kind: the text from `from` on, which follows from the text, whatever its case. */
  claim(number: number, kind: number, key: string, from = 0): void {
    let recent = this.recent[kind];
    if (recent === undefined) this.recent[kind] = recent = new Map();
    if (recent.get(key) === number) return;
    if (recent.size === recentKeys) recent.clear();
    recent.set(key, number);
    this.keys.add(key, number, kind, from);
  }

  /** Finds out who meets whom by the keys that were told so far; nothing below is known before. */
  settle(): void {
    this.keys.tellPairs((one, other) => this.unite(one, other));
  }

  /** How many objects have a key in common with another one. */
  get size(): number {
    return this.parents.size;
  }

  has(number: number): boolean {
    return this.parents.has(number);
  }

  /** The objects that belong together, group by group. */
  groups(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (const number of this.parents.keys()) {
      const root = this.rootOf(number);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [number]);
      else group.push(number);
    }
    return [...groups.values()];
  }

  /** The keys as another thread can take them, together with the spool. */
  sent(): SentKeys {
    return this.keys.sent();
  }

  /** Takes over the keys of another one; `take` renames its objects. */
  merge(sent: SentKeys, spool: Spool, take: (number: number) => number): void {
    this.keys.merge(sent, spool, take);
  }

  private unite(one: number, other: number): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a !== b) this.parents.set(b, a);
  }

  private rootOf(number: number): number {
    let root = number;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root))
      root = parent;
    for (let at = number; at !== root; ) {
      const next = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = next;
    }
    this.parents.set(root, root);
    return root;
  }
}
