import { detached } from './detached.js';

/** A name that was met in a text. */
export interface MetName {
  readonly name: string;
  /** Names are counted from 0 as they are met. */
  readonly number: number;
  /** How it stood in the text, with what stands around every name. */
  readonly written: string;
}

interface Node extends MetName {
  /** What other name came behind it the last time. */
  next: Node | null;
  /** Whether it was met twice in a row, as in LDIF, where each value has a line. */
  repeats: boolean;
}

/** Names of records that follow each other repeat in nearly the same order: most are recognised instead of cut out and looked up. */
export class NameSequence {
  private readonly nodes = new Map<string, Node>();
  private first: Node | null = null;
  private last: Node | null = null;

  /** A new record begins. */
  restart(): void {
    this.last = null;
  }

  /** The name that stands at an offset, if it is one that is expected there. */
  expected(text: string, offset: number): MetName | null {
    const { last } = this;
    const next = last === null ? this.first : last.next;
    if (next !== null && isAt(text, offset, next)) {
      this.last = next;
      return next;
    }
    return last?.repeats === true && isAt(text, offset, last) ? last : null;
  }

  /** A name that was not expected. */
  met(name: string, written: string): MetName {
    let node = this.nodes.get(name);
    if (node === undefined) {
      node = { name: detached(name), number: this.nodes.size, written: detached(written), next: null, repeats: false };
      this.nodes.set(node.name, node);
    }
    if (this.last === null) this.first = node;
    else if (this.last === node) node.repeats = true;
    else this.last.next = node;
    this.last = node;
    return node;
  }
}

/** Comparing a part that is cut out takes half the time of `startsWith`. */
const isAt = (text: string, offset: number, { written }: Node): boolean =>
  text.slice(offset, offset + written.length) === written;
