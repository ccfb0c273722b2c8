import type { Effort } from './effort.js';

/**
 * Objects by the keys of one join group. Asking for a candidate costs the same whatever the number of objects; objects that
 * are no longer candidates are dropped when they are met.
 */
export class JoinIndex<T extends object> {
  private readonly buckets = new Map<string, Set<T> | T>();

  constructor(private readonly effort: Pick<Effort, 'candidates'>) {}

  add(keys: readonly string[], object: T): void {
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket === undefined) this.buckets.set(key, object);
      else if (bucket instanceof Set) bucket.add(object);
      else if (bucket !== object) this.buckets.set(key, new Set([bucket, object]));
    }
  }

  remove(keys: readonly string[], object: T): void {
    for (const key of keys) {
      const bucket = this.buckets.get(key);
      if (bucket instanceof Set) bucket.delete(object);
      else if (bucket === object) this.buckets.delete(key);
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
