import type { Effort } from './effort.js';

/**
 * Objects by the keys of one join group. Asking for a candidate costs the same whatever the number of objects; objects that
 * are no longer candidates are dropped when they are met.
 */
export class JoinIndex<T extends object> {
  private readonly buckets = new Map<string, Set<T> | T>();
  /** What stood under a key for a time: another order of processing may ask at that time (STG-14). */
  private readonly former = new Map<string, Set<T>>();
  private hasCommonKeys = false;

  constructor(private readonly effort: Pick<Effort, 'candidates'>) {}

  add(keys: readonly string[], object: T): void {
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket === undefined) this.buckets.set(key, object);
      else if (bucket instanceof Set) bucket.add(object);
      else if (bucket !== object) {
        this.buckets.set(key, new Set([bucket, object]));
        this.hasCommonKeys = true;
      }
    }
  }

  remove(keys: readonly string[], object: T): void {
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket instanceof Set) bucket.delete(object);
      else if (bucket === object) this.buckets.delete(key);
    }
    this.addFormer(keys, object);
  }

  /** Objects that are no candidates, and that would be in another order. */
  addFormer(keys: readonly string[], object: T): void {
    for (const key of keys) {
      const former = this.former.get(key);
      if (former === undefined) this.former.set(key, new Set([object]));
      else former.add(object);
    }
  }

  /** Tells every key that an object stood under for a time. */
  tellFormer(tell: (key: string, object: T) => void): void {
    for (const [key, objects] of this.former) for (const object of objects) tell(key, object);
  }

  get isEmpty(): boolean {
    return this.buckets.size === 0 && this.former.size === 0;
  }

  /** Whether two objects may have had a key in common, be it at different times. */
  get isShared(): boolean {
    return this.hasCommonKeys || this.former.size > 0;
  }

  /** Whether nobody but this object stands or stood under the keys. */
  isOnly(keys: readonly string[], object: T | null): boolean {
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket !== undefined && bucket !== object) return false;
      if (this.former.size > 0 && this.former.has(key)) return false;
    }
    return true;
  }

  /** The objects that stand or stood under each of the keys. */
  *under(keys: readonly string[]): Generator<ReadonlySet<T>> {
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket !== undefined) yield bucket instanceof Set ? bucket : new Set([bucket]);
      const former = this.former.get(key);
      if (former !== undefined) yield former;
    }
  }

  /** The only candidate for any of the keys, or null when there is none or more than one (JOIN-2). */
  only(keys: readonly string[], isCandidate: (object: T) => boolean): T | null {
    let found: T | null = null;
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket === undefined) continue;
      for (const object of bucket instanceof Set ? bucket : [bucket]) {
        this.effort.candidates++;
        if (!isCandidate(object)) this.remove([key], object);
        else if (found === null) found = object;
        else if (found !== object) return null;
      }
    }
    return found;
  }
}
