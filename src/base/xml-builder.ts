import type { XmlElement, XmlShape } from './xml.js';

interface OpenElement extends XmlElement {
  children: OpenElement[];
  text: string;
  end: number;
}

/** Most elements have no elements in them. INVARIANT: stays empty; `add` replaces it before it adds. */
const none: OpenElement[] = [];

/** Collects the elements that a shape names, as a reader meets them; inside the others it only counts how deep it is. */
export class XmlBuilder {
  private readonly open: OpenElement[] = [];
  private readonly shapes: (XmlShape | undefined)[];
  private first: XmlElement | null = null;
  private skipped = 0;

  constructor(shape: XmlShape | undefined) {
    this.shapes = [shape];
  }

  /** Enters an element; true when it is to be kept and `add` has to follow. */
  enters(name: string): boolean {
    const kept = this.skipped > 0 ? undefined : this.shapes[this.shapes.length - 1];
    if (this.skipped === 0 && (kept === undefined || kept.has(name))) return true;
    this.skipped++;
    return false;
  }

  add(namespace: string, name: string, attributes: ReadonlyMap<string, string>, start: number): void {
    const element: OpenElement = { namespace, name, attributes, children: none, text: '', start, end: start };
    const parent = this.open[this.open.length - 1];
    if (parent === undefined) this.first ??= element;
    else if (parent.children === none) parent.children = [element];
    else parent.children.push(element);
    this.open.push(element);
    this.shapes.push(this.shapes[this.shapes.length - 1]?.get(name));
  }

  /** Leaves the element entered last, which ends before `end`. */
  leave(end: number): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    this.shapes.pop();
    const element = this.open.pop();
    if (element !== undefined) element.end = end;
  }

  /** Whether text that comes now belongs to an element that is kept. */
  get takesText(): boolean {
    return this.skipped === 0 && this.open.length > 0;
  }

  text(text: string): void {
    const element = this.open[this.open.length - 1];
    if (this.skipped === 0 && element !== undefined) element.text += text;
  }

  /** What was built; a root that the shape does not name is stood in for, so that the caller can say which one it wanted. */
  root(): XmlElement {
    return this.first ?? placeholder;
  }
}

const placeholder: XmlElement = {
  namespace: '',
  name: '',
  attributes: new Map(),
  children: [],
  text: '',
  start: 0,
  end: 0,
};
