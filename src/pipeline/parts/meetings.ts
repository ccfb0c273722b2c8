import { FirstOwners, type SentOwners } from '../../base/first-owners.js';

/** `Meetings` as plain data. */
export interface SentMeetings {
  readonly owners: SentOwners;
  readonly parents: ReadonlyMap<number, number>;
}

/** How many keys of a kind are remembered: about those of a part. */
const recentKeys = 4000;

/** Who can meet whom: objects of a directory that have a key in common belong together, wherever they stand. */
export class Meetings {
  private readonly owners = new FirstOwners();
  private readonly parents = new Map<number, number>();
  /** By kind: who claimed a key last. Most keys are told several times in a row, by every server and tenant. */
  private readonly recent: Map<string, number>[] = [];

  /** How many objects have a key in common with another one. */
  get size(): number {
    return this.parents.size;
  }

  has(number: number): boolean {
    return this.parents.has(number);
  }

  /** Tells that an object has a key of a kind: the text from `from` on, which follows from the text, whatever its case. */
  claim(number: number, kind: number, key: string, from = 0): void {
    let recent = this.recent[kind];
    if (recent === undefined) this.recent[kind] = recent = new Map();
    if (recent.get(key) === number) return;
    if (recent.size === recentKeys) recent.clear();
    recent.set(key, number);
    const first = this.owners.claimFolded(key, number, kind, from);
    if (first >= 0 && first !== number) this.unite(first, number);
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

  /** What is known, as another thread can take it. */
  sent(): SentMeetings {
    return { owners: this.owners.sent(), parents: this.parents };
  }

  /** Takes over what another one knows; `take` renames its objects. */
  merge({ owners, parents }: SentMeetings, take: (number: number) => number): void {
    for (const [number, parent] of parents) this.unite(take(parent), take(number));
    this.owners.merge(owners, (sent, claim) => {
      const owner = take(sent);
      const first = claim(owner);
      if (first >= 0 && first !== owner) this.unite(first, owner);
    });
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
