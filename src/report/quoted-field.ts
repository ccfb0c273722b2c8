import { csvField } from './csv.js';
import { jsonQuote, jsonQuoteAll } from './json-quote.js';

/**
 * What a table and JSON write alike: between quotes, as it stands. It begins with nothing that a spreadsheet takes for a formula, and nothing in
 * it has to be escaped (hardening CSV-W).
 */
const alike =
  /^(?:[^ \u00a0\u200b-\u200d\ufeff=+\-@\uff1d\uff0b\uff0d\uff20"\\\u0000-\u001f\ud800-\udfff][^"\\\u0000-\u001f\ud800-\udfff]*)?$/;

/** Quotes the texts of one field for JSON and for tables. All platforms show nearly the same, one after the other, so the last text is remembered. */
export class QuotedField {
  private text = '';
  private quotedJson = '""';
  private quotedCsv = '""';

  json(text: string): string {
    if (text !== this.text) this.take(text);
    return this.quotedJson;
  }

  jsonOrNull(text: string | null): string {
    return text === null ? 'null' : this.json(text);
  }

  csv(text: string | null): string {
    if (text === null) return '""';
    if (text !== this.text) this.take(text);
    return this.quotedCsv;
  }

  private take(text: string): void {
    this.text = text;
    const areAlike = alike.test(text);
    this.quotedJson = areAlike ? `"${text}"` : jsonQuote(text);
    this.quotedCsv = areAlike ? this.quotedJson : csvField(text);
  }
}

/** Quotes lists that stand in several files of a row or of many rows: as long as it is the very same list, it is quoted once. */
export class QuotedLists {
  private readonly known: { readonly list: readonly string[]; readonly json: string; readonly csv: string }[] = [];
  private next = 0;

  /** `size`: how many are remembered. */
  constructor(private readonly size: number) {}

  json(list: readonly string[]): string {
    return list.length === 0 ? '[]' : this.quoted(list).json;
  }

  csv(list: readonly string[]): string {
    return list.length === 0 ? '""' : this.quoted(list).csv;
  }

  private quoted(list: readonly string[]) {
    const { known } = this;
    for (let i = 0; i < known.length; i++) {
      const one = known[i];
      if (one?.list === list) return one;
    }
    const made = { list, json: jsonQuoteAll(list), csv: csvField(list) };
    known[this.next] = made;
    this.next = (this.next + 1) % this.size;
    return made;
  }
}

/** The fields that nearly every file of a row has. */
export const persons = new QuotedField();
export const displayNames = new QuotedField();
export const aliases = new QuotedField();
export const primaries = new QuotedField();
export const externals = new QuotedField();
export const signInNames = new QuotedField();

/** Addresses of a row on its platforms. */
export const addressLists = new QuotedLists(4);

/** Marks, and the lists that an entry is in: there are few, and rows share them. */
export const sharedLists = new QuotedLists(16);
