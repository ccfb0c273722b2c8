import { type DecodeError, type Decoder, decodeBytes, decoderOf } from '../../attribute/decode-value.js';
import { isGeneralisedTime } from '../../attribute/generalised-time.js';
import type { AttributeDefinition, AttributeType } from '../../attribute/schema.js';
import type { Scalar } from '../../attribute/value.js';
import { detached } from '../../base/detached.js';
import { illegalCharacter, invisibleCharacter, isSuspect } from '../../base/legal-text.js';
import { utf8 } from './bytes.js';
import type { Alias } from './dialects.js';

/** Whether values at hand may hold odd characters, so that each has to be looked at (hardening IN-3). */
export class Watch {
  isSuspect = true;

  /** Starts a file of which nothing was seen. */
  reset(isSuspect: boolean): void {
    this.isSuspect = isSuspect;
  }

  /** Once a piece is suspect, so is the rest of the file: values may reach over pieces. */
  see(piece: string): void {
    this.isSuspect ||= isSuspect(piece);
  }

  /** Looks at a value that does not stand in the file as it is, because it was encoded. */
  closely<T>(look: () => T): T {
    const before = this.isSuspect;
    this.isSuspect = true;
    const result = look();
    this.isSuspect = before;
    return result;
  }
}

/** How many different values are remembered before it is asked whether remembering pays. */
const trial = 1024;

/** The way of one attribute's values into objects: what type they have, and those that many objects share. */
export class Inlet {
  /** What values become by their text, each made once; null when most are different, as addresses are. */
  private shared: Map<string, Scalar> | null = new Map();
  private hits = 0;
  readonly name: AttributeDefinition['name'];
  readonly isList: boolean;
  readonly type: AttributeType;
  private readonly decode: Decoder | null;
  /** Whether a value holds the text it is made from. */
  private readonly keepsText: boolean;

  constructor(
    definition: AttributeDefinition,
    /** Whether AD has the attribute; otherwise its values are kept as text. */
    readonly isKnown: boolean,
    /** Where it stands in the objects (`AttributeNumbers`). */
    readonly number: number,
    /** Set for a dialect's own name, which yields to the LDAP name. */
    readonly alias: Alias | null,
    private readonly watch: Watch,
  ) {
    const { name, type, multiValued } = definition;
    this.name = name;
    this.isList = multiValued;
    this.type = type;
    this.decode = isKnown ? decoderOf(definition) : null;
    this.keepsText = !isKnown || type === 'string' || type === 'reference' || type === 'dateTime';
  }

  get isBinary(): boolean {
    return this.isKnown && this.type === 'binary';
  }

  /** The value a text stands for, checked and typed; `undefined` when it says nothing. `remark` hears of odd characters. */
  scalar(text: string, remark: (invisible: string) => void): Scalar | DecodeError | IllegalText | undefined {
    const { shared } = this;
    if (shared !== null) {
      const known = shared.get(text);
      if (known !== undefined) {
        this.hits++;
        return known;
      }
    }
    let invisible: string | null = null;
    if (this.watch.isSuspect) {
      const illegal = illegalCharacter(text);
      if (illegal !== null) return { illegal };
      invisible = invisibleCharacter(text);
      if (invisible !== null) remark(invisible);
    }
    const said = this.alias?.values === undefined ? text : this.alias.values.get(text.toLowerCase());
    if (said === undefined) return undefined;
    const own = this.keepsText ? detached(said) : said;
    const value = this.decode === null ? own : this.decode(this.inLdap(own));
    if (shared !== null && invisible === null && !(typeof value === 'object' && 'error' in value))
      this.share(text, value);
    return value;
  }

  /** The value some bytes stand for: text is UTF-8, and what AD does not know and is no text stays bytes. */
  ofBytes(bytes: Uint8Array, remark: (invisible: string) => void): Scalar | DecodeError | IllegalText | undefined {
    if (this.isBinary) return decodeBytes(this.name, bytes);
    const text = utf8(bytes);
    if (text !== null) return this.watch.closely(() => this.scalar(text, remark));
    return this.isKnown ? { error: 'The bytes are no UTF-8; export the attribute again.' } : bytes;
  }

  /** PowerShell writes `True`, and ISO 8601 is what people write for a time. */
  private inLdap(text: string): string {
    const { type } = this;
    if (type === 'boolean') return text.toUpperCase();
    if (type !== 'dateTime' || isGeneralisedTime(text)) return text;
    const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,7})?Z$/.exec(text);
    return iso === null ? text : `${iso.slice(1, 7).join('')}${iso[7] ?? '.0'}Z`;
  }

  private share(text: string, value: Scalar): void {
    const { shared } = this;
    if (shared === null || text.length > 256) return;
    if (shared.size < trial) shared.set(detached(text), value);
    else if (this.hits < trial) this.shared = null;
  }
}

/** A text with a character that no output format can carry (hardening IN-3). */
export interface IllegalText {
  readonly illegal: string;
}
