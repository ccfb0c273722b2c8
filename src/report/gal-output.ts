import type { Output } from '../base/output.js';
import { entryOf } from '../gal/address-list.js';
import type { FreeBusyPair } from '../gal/free-busy-pairs.js';
import { adOf, cloudOf, type Gal, sendersOf } from '../gal/gal.js';
import { rowFindings } from '../gal/gal-findings.js';
import { GalTotals } from '../gal/gal-totals.js';
import { type Route, routeOf } from '../gal/person-routes.js';
import { type RowSummary, rowSummary } from '../gal/row-summary.js';
import { type RowFacts, rowFacts, type UnifiedRow, unifiedRow } from '../gal/unified-row.js';
import type { Finding } from '../model/finding.js';
import type { Workspace } from '../model/workspace.js';
import { entryCsv, entryJson, listHeader } from './address-list-output.js';
import { JsonArray } from './json-array.js';
import { mailFlowLine, writeMailMatrix } from './mail-flow-output.js';
import { sortedCounts } from './sorted-counts.js';
import { unifiedCsv, unifiedHeader, unifiedJson } from './unified-output.js';

/** A row of the unified list with everything that follows from it. */
export interface WholeRow {
  readonly facts: RowFacts;
  readonly row: UnifiedRow;
  readonly summary: RowSummary;
  readonly findings: readonly Finding[];
}

export const wholeRow = (gal: Gal, i: number): WholeRow => {
  const facts = rowFacts(gal, i);
  const row = unifiedRow(gal, i, facts);
  return { facts, row, summary: rowSummary(gal, facts, row), findings: rowFindings(row, adOf(gal, i)) };
};

/**
 * Goes through the unified list once, adds it up and returns what it found; writes address lists, unified list, mail flow and free/busy
 * on the way, piece by piece, so that a million rows need no memory of their own. Without an output it only looks.
 */
export const writeGal = (
  gal: Gal,
  output: Output | null,
  totals: GalTotals = new GalTotals(gal),
  onRow: () => void = () => {},
): readonly Finding[] => {
  const findings: Finding[] = [];
  const files = output === null ? null : new GalFiles(gal.workspace, output);
  for (let i = 0; i < gal.people.anchors.length; i++) {
    const whole = wholeRow(gal, i);
    totals.add(whole.summary, () => whole.facts.object?.dn ?? whole.row.person);
    if (files !== null) writeRow(gal, whole, files);
    for (const finding of whole.findings) findings.push(finding);
    onRow();
  }
  files?.end(totals);
  findings.push(...totals.findings());
  return findings;
};

const writeRow = (gal: Gal, whole: WholeRow, files: GalFiles): void => {
  const texts = rowTexts(gal, whole);
  files.unified.addText(texts.unifiedJson);
  files.write(unifiedTable, texts.unifiedCsv);
  if (texts.mailFlow !== null) files.mailFlow.addText(texts.mailFlow);
  for (const [t, entry] of texts.entries.entries()) {
    if (entry === null) continue;
    files.lists[t]?.addText(entry.json);
    files.write(files.tables[t] ?? '', entry.csv);
  }
};

/** The texts of a row, one for each file that has it. */
export interface RowTexts {
  readonly unifiedJson: string;
  readonly unifiedCsv: string;
  /** `null` for a row that nobody can write to. */
  readonly mailFlow: string | null;
  /** By tenant; `null` where its address list does not show the row. */
  readonly entries: readonly ({ readonly json: string; readonly csv: string } | null)[];
}

export const rowTexts = (gal: Gal, { facts, row }: WholeRow): RowTexts => {
  const routes: Route[] = [];
  for (let s = 0; s < facts.mail.length; s++) {
    const mail = facts.mail[s] ?? null;
    if (mail !== null) routes.push(routeOf(gal.senders[s]?.platform ?? '', mail));
  }
  return {
    unifiedJson: unifiedJson(row),
    unifiedCsv: unifiedCsv(row),
    mailFlow: routes.length === 0 ? null : mailFlowLine(row, routes),
    entries: facts.tenants.map(({ object, values }, t) => {
      const entry = object === null ? null : entryOf(object, values);
      if (entry === null) return null;
      // People read names where programs read source anchors.
      const nameOf = (anchor: string): string => cloudOf(gal, t, gal.people.rowOf(anchor))?.displayName ?? anchor;
      return { json: entryJson(entry), csv: entryCsv(entry, nameOf) };
    }),
  };
};

const unifiedTable = 'gal/unified.csv';

/** The files of lists, mail flow and free/busy, which grow row by row in the order of source anchors (design 4). */
export class GalFiles {
  readonly unified: JsonArray;
  readonly mailFlow: JsonArray;
  /** `gal/<tenant>.json`, and the paths of the tables beside them. */
  readonly lists: readonly JsonArray[];
  readonly tables: readonly string[];
  readonly unifiedTable = unifiedTable;

  constructor(
    private readonly workspace: Workspace,
    private readonly output: Output,
  ) {
    const names = workspace.tenants.map(({ name }) => name);
    this.unified = new JsonArray('gal/unified.json', output);
    this.mailFlow = new JsonArray('mailflow.json', output);
    this.lists = names.map((name) => new JsonArray(`gal/${name}.json`, output));
    this.tables = names.map((name) => `gal/${name}.csv`);
    output.write(unifiedTable, unifiedHeader(names));
    for (const table of this.tables) output.write(table, listHeader);
  }

  write(path: string, text: string): void {
    this.output.write(path, text);
  }

  /** Ends the lists and writes what all rows come to. */
  end(totals: GalTotals): void {
    for (const list of [this.unified, this.mailFlow, ...this.lists]) list.end();
    writeMailMatrix(
      totals.mailMatrix.rows(),
      sendersOf(this.workspace).map(({ platform }) => platform),
      this.output,
    );
    writeFreeBusy(totals.freeBusy.rows(), this.output);
  }
}

/** `freebusy.json` (design 4, scenario E.2). */
const writeFreeBusy = (pairs: readonly FreeBusyPair[], output: Output): void => {
  const json = new JsonArray('freebusy.json', output);
  for (const { requester, owner, works, deliberate, populations, ...pair } of pairs)
    json.add({
      requester,
      owner,
      works,
      deliberate,
      ...pair,
      populations: Object.fromEntries(sortedCounts(populations)),
    });
  json.end();
};
