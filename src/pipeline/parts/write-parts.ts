import { ByteBuilder } from '../../base/byte-builder.js';
import { ControlBytes } from '../../base/control-bytes.js';
import type { Output } from '../../base/output.js';
import { RemovedAddresses } from '../../cloud/removed-addresses.js';
import type { GalTotals } from '../../gal/gal-totals.js';
import type { Finding } from '../../model/finding.js';
import { GalFiles } from '../../report/gal-output.js';
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
  const line = new ByteBuilder();
  for (const place of exports.sorted()) {
    fillGaps(exports.read(place), targets[exports.source(place)] as OpenTargets, line); // one for every spool
    output.writeBytes(path, line.take());
    advance(1);
  }
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
  private readonly text = new ByteBuilder();

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
    const { files, output, text } = this;
    const texts = new Texts(record);
    const names = texts.next();
    files.unified.addBytes(texts.next());
    output.writeBytes(files.unifiedTable, texts.next());
    const mailFlow = texts.next();
    if (mailFlow.length > 0) files.mailFlow.addBytes(mailFlow);
    const ofSpool = this.targets[spool] ?? [];
    for (let t = 0; t < ofSpool.length; t++) {
      const [list, table] = [texts.next(), texts.next()];
      if (list.length === 0) continue;
      const targets = ofSpool[t] as OpenTargets; // `t` is below the length
      fillGaps(list, targets, text);
      files.lists[t]?.addBytes(text.take());
      fillGaps(table, targets, text);
      output.writeBytes(files.tables[t] ?? '', text.take());
    }
    return () => readNames(decoder.decode(names));
  }
}

const decoder = new TextDecoder();
const textEndByte = textEnd.charCodeAt(0);

/** The texts of a row one by one. */
class Texts {
  private at = 0;
  private readonly controls: ControlBytes;

  constructor(private readonly record: Uint8Array) {
    this.controls = new ControlBytes(record);
  }

  next(): Uint8Array {
    let end = this.controls.next(this.at);
    while (end < this.record.length && this.record[end] !== textEndByte) end = this.controls.next(end + 1);
    const text = this.record.subarray(this.at, end);
    this.at = end + 1;
    return text;
  }
}
