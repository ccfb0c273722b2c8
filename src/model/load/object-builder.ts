import type { DecodeError } from '../../attribute/decode-value.js';
import { type AttributeNumbers, PackedAttributes } from '../../attribute/packed-attributes.js';
import type { Scalar, Value } from '../../attribute/value.js';
import { quoted } from '../../base/decode.js';
import { detached } from '../../base/detached.js';
import type { Place } from '../../base/diagnostic.js';
import type { AdObject } from '../directory.js';
import type { AttributeNames, NameMeaning } from './attribute-names.js';
import type { DnCheck } from './dn-check.js';
import type { IllegalText, Inlet } from './inlet.js';
import { isSynchronised, mostSpecificClass } from './object-class.js';
import type { Problems } from './problems.js';
import type { ReadCounts } from './read-report.js';

/** One name of an object in a file with its values, not yet typed. */
export interface Field {
  readonly name: string;
  readonly texts: readonly string[];
  readonly at: Place;
}

/** Where the value at hand stands; asked for only when something is wrong with it. */
export type Where = () => Place;

/**
 * Types what a file says about one object, value by value, and checks it on its own. One builder serves all objects of a
 * directory: `begin`, the values, then `finish` or `abandon`.
 */
export class ObjectBuilder {
  /** What is counted; set for each file. */
  counts: ReadCounts | null = null;

  private at: Place = { file: '' };
  private where: Where = () => this.at;
  private dn: string | null = null;
  /** The domain the name lies in; empty for none. */
  private domain = '';
  private readonly classes: string[] = [];
  private classPlace: Place = this.at;
  private dnPlace: Place = this.at;
  /** A name was given but is none, which has been reported. */
  private hasBadDn = false;
  private isDeleted = false;
  /** By number; `numbers` lists those that are set. */
  private readonly values: (Value | undefined)[] = [];
  private readonly set: number[] = [];
  private readonly aliases: { readonly inlet: Inlet; readonly value: Value }[] = [];
  private readonly remark = (invisible: string): void => this.invisible(invisible);
  private current = '';
  private readonly guidNumber: number;

  constructor(
    readonly numbers: AttributeNumbers,
    private readonly dns: DnCheck,
    private readonly problems: Problems,
  ) {
    this.guidNumber = numbers.numberOf('objectGUID');
  }

  begin(at: Place, where: Where): void {
    this.abandon();
    this.at = at;
    this.where = where;
  }

  /** Forgets what was said about the object at hand. */
  abandon(): void {
    this.dn = null;
    this.classes.length = 0;
    this.hasBadDn = false;
    this.isDeleted = false;
    for (const number of this.set) this.values[number] = undefined;
    this.set.length = 0;
    this.aliases.length = 0;
  }

  /** Everything a name says at once: a second time is a mistake. Texts that are empty say nothing. */
  texts(meaning: NameMeaning, name: string, texts: readonly string[]): void {
    if (meaning.kind !== 'attribute') for (const text of texts) this.general(meaning, name, text);
    else if (this.isNew(meaning.inlet)) {
      const { inlet } = meaning;
      if (texts.length > 1 && !inlet.isList && inlet.isKnown) this.tooMany(inlet, texts.length);
      else for (const text of texts) if (text !== '') this.add(inlet, text);
    }
  }

  /** The same for a name that says one text. */
  text(meaning: NameMeaning, name: string, text: string): void {
    if (meaning.kind !== 'attribute') this.general(meaning, name, text);
    else if (this.isNew(meaning.inlet) && text !== '') this.add(meaning.inlet, text);
  }

  /** Whether nothing was said about an attribute yet; otherwise it is reported. */
  private isNew({ alias, number, name }: Inlet): boolean {
    const isNew = alias !== null || this.values[number] === undefined;
    if (!isNew) this.repeated(name);
    return isNew;
  }

  /** One more value of an attribute; empty says nothing. */
  add(inlet: Inlet, text: string): void {
    this.current = inlet.name;
    this.store(inlet, inlet.scalar(text, this.remark), text);
  }

  /** One more value of an attribute, from bytes. */
  addBytes(inlet: Inlet, bytes: Uint8Array): void {
    this.current = inlet.name;
    this.store(inlet, inlet.ofBytes(bytes, this.remark), '');
  }

  /** What is said about the object itself: `dn`, `objectClass`, `isDeleted`. */
  general(meaning: NameMeaning, name: string, text: string): void {
    if (text === '') return;
    this.current = name;
    if (meaning.kind === 'dn') {
      if (this.dn !== null) {
        if (this.dn !== text) this.repeated('dn');
        return;
      }
      const domain = this.dns.domainOf(text, this.where, this.remark);
      if (domain === null) this.hasBadDn = true;
      else {
        this.dn = detached(text);
        this.domain = domain;
        this.dnPlace = this.where();
      }
    } else if (meaning.kind === 'objectClass') {
      if (this.classes.length === 0) this.classPlace = this.where();
      this.classes.push(text);
    } else if (meaning.kind === 'isDeleted') this.isDeleted ||= text.toUpperCase() === 'TRUE';
  }

  private store(inlet: Inlet, value: Scalar | DecodeError | IllegalText | undefined, text: string): void {
    if (value === undefined) return;
    if (typeof value === 'object' && ('error' in value || 'illegal' in value)) {
      if ('illegal' in value) this.dns.illegal(this.current, value.illegal, this.where());
      else this.wrong(inlet.name, text, value.error);
      return;
    }
    const { number, isList, alias, isKnown } = inlet;
    if (alias !== null) {
      this.aliases.push({ inlet, value: isList ? [value] : value });
      return;
    }
    const present = this.values[number];
    if (present === undefined) {
      this.set.push(number);
      this.values[number] = isList ? [value] : value;
    } else if (Array.isArray(present)) present.push(value);
    else if (isKnown) this.tooMany(inlet, 2);
    // Nothing is known about it, so that it may have several.
    else this.values[number] = [present as Scalar, value]; // a value that is no list is one scalar
  }

  /** The object, or null when it is so damaged that it cannot be named, or none that is synchronised. */
  finish(): AdObject | null {
    const object = this.build();
    this.abandon();
    return object;
  }

  private build(): AdObject | null {
    const { at, dn, counts } = this;
    const objectClass = this.classes.length === 0 ? null : this.mostSpecific(this.classes);
    if (this.isDeleted) {
      counts?.skip('deleted', objectClass ?? '', at);
      return null;
    }
    if (objectClass !== null && dn !== null && !isSynchronised(objectClass)) {
      counts?.skip('class', objectClass, at);
      return null;
    }
    if (dn !== null) {
      const outside = this.dns.outside(dn, this.domain, this.dnPlace);
      if (outside !== null) {
        counts?.skip('outside', outside, at);
        return null;
      }
    }
    this.mergeAliases();
    if (dn === null && !this.hasBadDn) this.missing('dn', 'Add `dn` (`DistinguishedName` in CSV).');
    if (this.classes.length === 0) this.missing('objectClass', 'Add `objectClass`, for example `user`.');
    if (this.values[this.guidNumber] === undefined) this.missing('objectGUID', guidHelp);
    if (dn === null || objectClass === null) {
      counts?.skip('damaged', objectClass ?? '', at);
      return null;
    }
    counts?.object(objectClass);
    return { dn, objectClass, attributes: this.packed(), at };
  }

  private packed(): PackedAttributes {
    const { numbers, values, set, counts } = this;
    sortNumbers(set);
    const packed = new Array<Value>(set.length);
    for (let i = 0; i < set.length; i++) {
      const number = set[i] as number; // `i` is below the length
      packed[i] = values[number] as Value; // only set numbers are listed
      if (number >= numbers.known) counts?.unknownAttribute(numbers.names[number] ?? '');
    }
    return new PackedAttributes(numbers, numbers.keyOf(set), packed);
  }

  /** A dialect's own name counts where the LDAP name is not given. */
  private mergeAliases(): void {
    for (const { inlet, value } of this.aliases) {
      const present = this.values[inlet.number];
      if (present === undefined) {
        this.set.push(inlet.number);
        this.values[inlet.number] = value;
      }
    }
  }

  private mostSpecific(classes: readonly string[]): string | null {
    const found = mostSpecificClass(classes);
    if (found === null && !this.isDeleted) {
      const message = `${quoted(classes.join(' '))} does not say what the object is`;
      const help = 'Name the class, for example `user`, `contact` or `group`.';
      this.problems.error('object-class', this.classPlace, message, help);
    }
    return found;
  }

  private missing(name: string, help: string): void {
    this.problems.error('missing-attribute', this.at, `the object has no \`${name}\``, help);
  }

  private repeated(name: string): void {
    const help = 'Attribute names ignore case; keep one.';
    const message = `the attribute \`${name}\` is given twice for one object`;
    this.problems.error('duplicate-attribute', this.where(), message, help);
  }

  private tooMany({ name }: Inlet, count: number): void {
    const message = `\`${name}\` cannot have ${count === 2 ? 'two' : count} values`;
    this.problems.error('value', this.where(), message, `\`${name}\` holds one value.`);
  }

  private wrong(name: string, text: string, help: string): void {
    const message = text === '' ? `\`${name}\` cannot be these bytes` : `\`${name}\` cannot be ${quoted(text)}`;
    this.problems.error('value', this.where(), message, help);
  }

  private invisible(character: string): void {
    const help = 'It is kept; remove it at its source if it is a mistake.';
    const message = `\`${this.current}\` contains the invisible character ${character}`;
    this.problems.warning('invisible-character', this.where(), message, help);
  }

  /** An object of a document or of the short form. */
  object(fields: Iterable<Field>, at: Place, names: AttributeNames): AdObject | null {
    let here = at;
    this.begin(at, () => here);
    for (const field of fields) {
      here = field.at;
      const meaning = names.meaningOf(field.name, field.at);
      this.counts?.ignore(meaning);
      this.texts(meaning, field.name, field.texts);
    }
    return this.finish();
  }
}

/** By insertion: a set is small and mostly in order, and a comparison that is called back costs more than a few steps. */
const sortNumbers = (numbers: number[]): void => {
  if (numbers.length > 100) {
    numbers.sort((a, b) => a - b);
    return;
  }
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    let at = i - 1;
    for (; at >= 0; at--) {
      const before = numbers[at] ?? 0;
      if (before <= number) break;
      numbers[at + 1] = before;
    }
    numbers[at + 1] = number;
  }
};

const guidHelp =
  'Export `objectGUID` too, or describe the person under `people:`, which derives it; it ties the person together across tenants.';
