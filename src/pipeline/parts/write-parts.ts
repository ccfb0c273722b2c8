import type { Output } from '../../base/output.js';
import { RemovedAddresses } from '../../cloud/removed-addresses.js';
import type { GalTotals } from '../../gal/gal-totals.js';
import type { Finding } from '../../model/finding.js';
import { GalFiles } from '../../report/gal-output.js';
import type { JsonArray } from '../../report/json-array.js';
import { fillGaps, type OpenTargets } from '../../report/open-text.js';
import { exportPath } from '../simulate.js';
import { type RowNames, readNames } from './row-names.js';
import { type PartRunner, textEnd } from './run-part.js';

/** Writes what all parts came to, in order and with references filled in; returns what the rows add up to. */
export const writeParts = (
  runner: PartRunner,
  totals: GalTotals,
  output: Output,
  advance: (rows: number) => void,
): readonly Finding[] => {
  for (let s = 0; s < runner.servers.length; s++) writeExports(runner, s, output, advance);
  return writeRows(runner, totals, output, advance);
};

const writeExports = (
  { servers, results, renamings, book }: PartRunner,
  s: number,
  output: Output,
  advance: (rows: number) => void,
): void => {
  const exports = results.servers[s]?.exports;
  if (exports === undefined) return;
  const path = exportPath(servers[s]?.server ?? '');
  const nothing = (): null => null;
  const targets = renamings.map(
    (take): OpenTargets => ({ text: (number) => book.linkOf(s, take(number)), name: nothing }),
  );
  const write = (piece: string | Uint8Array): void => writePiece(output, path, piece);
  for (const place of exports.sorted()) {
    fillGaps(exports.read(place), targets[exports.source(place)] as OpenTargets, write); // one for every spool
    advance(1);
  }
};

const writePiece = (output: Output, path: string, piece: string | Uint8Array): void => {
  if (typeof piece === 'string') output.write(path, piece);
  else output.writeBytes(path, piece);
};

const writeRows = (
  runner: PartRunner,
  totals: GalTotals,
  output: Output,
  advance: (rows: number) => void,
): readonly Finding[] => {
  const { results, workspace } = runner;
  const { rows } = results;
  const files = new GalFiles(workspace, output);
  const removed = workspace.tenants.map(() => new RemovedAddresses());
  const writer = new RowWriter(runner, files, output);
  for (const place of rows.sorted()) {
    const names = writer.write(rows.read(place), rows.source(place));
    const numbers = results.numbers[rows.kind(place)];
    if (numbers === undefined) continue;
    totals.add(numbers.summary, () => names().row);
    for (const [t, removals] of numbers.removals.entries())
      if (removals.length > 0) removed[t]?.add(removals, () => names().tenants[t] ?? []);
    advance(1);
  }
  files.end(totals);
  return [...totals.findings(), ...workspace.tenants.flatMap(({ name }, t) => removed[t]?.findings(name) ?? [])];
};

/** Writes the texts of rows to their files. */
class RowWriter {
  /** By spool, then by tenant. */
  private readonly targets: readonly (readonly OpenTargets[])[];

  constructor(
    runner: PartRunner,
    private readonly files: GalFiles,
    private readonly output: Output,
  ) {
    const { book, tenants, renamings } = runner;
    this.targets = renamings.map((take) =>
      tenants.map((_, t) => {
        const anchorOf = (number: number): Uint8Array | null => runner.target(take(number), t);
        const nameOf = (number: number): Uint8Array | null => {
          const anchor = anchorOf(number);
          return anchor === null ? null : (book.nameIn(take(number), t) ?? anchor);
        };
        return { text: anchorOf, name: nameOf };
      }),
    );
  }

  /** Writes a row and returns what tells the names that stand in front of its texts. */
  write(record: Uint8Array, spool: number): () => RowNames {
    const { files, output } = this;
    const texts = new Texts(record);
    const names = texts.next();
    element(files.unified, output, texts.next());
    output.writeBytes(files.unifiedTable, texts.next());
    const mailFlow = texts.next();
    if (mailFlow.length > 0) element(files.mailFlow, output, mailFlow);
    const ofSpool = this.targets[spool] ?? [];
    for (let t = 0; t < ofSpool.length; t++) {
      const [list, table] = [texts.next(), texts.next()];
      if (list.length === 0) continue;
      const targets = ofSpool[t] as OpenTargets; // `t` is below the length
      const json = files.lists[t] as JsonArray; // one for every tenant
      json.begin();
      fillGaps(list, targets, (piece) => writePiece(output, json.path, piece));
      fillGaps(table, targets, (piece) => writePiece(output, files.tables[t] ?? '', piece));
    }
    return () => readNames(decoder.decode(names));
  }
}

const element = (list: JsonArray, output: Output, text: Uint8Array): void => {
  list.begin();
  output.writeBytes(list.path, text);
};

const decoder = new TextDecoder();
const textEndByte = textEnd.charCodeAt(0);

/** The texts of a row one by one. */
class Texts {
  private at = 0;

  constructor(private readonly record: Uint8Array) {}

  next(): Uint8Array {
    const end = this.record.indexOf(textEndByte, this.at);
    const text = this.record.subarray(this.at, end);
    this.at = end + 1;
    return text;
  }
}
