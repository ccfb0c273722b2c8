import { openReference } from '../../attribute/open-reference.js';
import type { Instant } from '../../attribute/value.js';
import { count } from '../../base/counts.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import type { Spool } from '../../base/output.js';
import type { ObjectRemovals } from '../../cloud/removed-addresses.js';
import type { TenantResult } from '../../cloud/run-tenant.js';
import type { ExportedObject, ImportedObject } from '../../engine/cs-object.js';
import type { Elsewhere } from '../../engine/elsewhere.js';
import { isSkipped } from '../../engine/import.js';
import { type PartOutput, runPart } from '../../engine/part-run.js';
import type { Gal } from '../../gal/gal.js';
import { areAllKept } from '../../gal/members.js';
import type { Membership, Outside } from '../../gal/outside.js';
import type { AdObject } from '../../model/directory.js';
import type { Finding } from '../../model/finding.js';
import { sortedByDn } from '../../model/load/load-directory.js';
import type { Workspace } from '../../model/workspace.js';
import { exportLine } from '../../report/export-lines.js';
import { rowTexts, type WholeRow, wholeRow } from '../../report/gal-output.js';
import { prepareLists } from '../prepare-lists.js';
import { type ReadyTenant, readyTenant } from '../run-tenants.js';
import { attributeKeys, type OnContactKey, tellText, tenantKeys } from './contact-keys.js';
import { Meetings } from './meetings.js';
import { ObjectBook } from './object-book.js';
import { PartResults } from './part-results.js';
import type { PartServer } from './part-server.js';
import { PostponedObjects } from './postponed-objects.js';
import { namesText } from './row-names.js';
import type { SentParts } from './sent-parts.js';

/** What a text of a row ends with where it is put aside; no text holds it (hardening IN-3). */
export const textEnd = '\u0004';

type RemovedByAnchor = ReadonlyMap<string, ObjectRemovals>;

/** Runs the parts of a directory through all servers and tenants, and keeps of each what is needed when all were seen. */
export class PartRunner {
  readonly book: ObjectBook;
  readonly meetings: Meetings;
  readonly results: PartResults;
  /** By place in the workspace; `null` for one that no server synchronises to. */
  readonly tenants: readonly ({ readonly ready: ReadyTenant; readonly server: number } | null)[];
  /** Objects whose results hinge on others. */
  readonly postponed: PostponedObjects;
  /** Whether all parts were seen, so that it is known where references lead. */
  private isComplete = false;
  /** By number of the spool that texts were put aside in: how the numbers in them are called here. */
  readonly renamings: ((number: number) => number)[] = [(number) => number];
  private readonly problems: Finding[][];
  private readonly diagnostics: Diagnostic[] = [];
  /** Whether only the whole directory can tell something that was asked. */
  hasGivenUp = false;
  private part = new Map<string, AdObject>();
  /** Whose keys are being told. */
  private keyOwner = -1;
  private readonly claim: OnContactKey = (kind, key, from) => this.meetings.claim(this.keyOwner, kind, key, from);

  constructor(
    readonly workspace: Workspace,
    readonly servers: readonly PartServer[],
    spool: Spool,
    private readonly asOf: Instant,
  ) {
    this.book = new ObjectBook(servers.length, workspace.tenants.length);
    this.meetings = new Meetings(spool);
    this.problems = workspace.tenants.map(() => []);
    this.results = new PartResults(servers.length, this.book.texts, spool);
    this.postponed = new PostponedObjects(this.book.texts, spool);
    const find = (dn: string): AdObject | null => this.part.get(dn) ?? null;
    this.tenants = workspace.tenants.map((tenant) => {
      const server = servers.findIndex((one) => one.tenant === tenant.name);
      return server < 0 ? null : { ready: readyTenant(workspace, tenant, find, asOf), server };
    });
  }

  /** `isFirst`: the objects are seen for the first time, and counted. */
  run(objects: readonly AdObject[], isFirst: boolean): void {
    const sorted = sortedByDn(objects);
    this.part = new Map(sorted.map((object) => [object.dn, object]));
    const outputs = this.servers.map((server, s) => this.runServer(server, s, sorted, isFirst));
    const tenants = this.tenants.map((tenant) => (tenant === null ? null : this.runTenant(tenant, outputs)));
    const directories = tenants.flatMap((result) => (result === null ? [] : [result.directory]));
    const gal = prepareLists(
      { workspace: this.workspace, directory: { objects: sorted } },
      directories,
      this.asOf,
      this.outside,
    );
    const removed = tenants.map((result) => new Map(result?.removed.map((one) => [one.sourceAnchor, one])));
    for (let row = 0; row < gal.people.anchors.length; row++) this.addRow(gal, row, wholeRow(gal, row), removed);
    for (const { dn, attributes } of sorted) {
      this.keyOwner = this.book.numberOf(dn);
      attributeKeys(attributes, this.claim);
    }
  }

  private runServer(server: PartServer, s: number, objects: readonly AdObject[], isFirst: boolean): PartOutput {
    const results = this.results.servers[s] as PartResults['servers'][number]; // one for every server
    const imported: ImportedObject[] = [];
    for (const object of objects) {
      const one = server.importer?.import(object);
      if (one === undefined) continue;
      if (!isSkipped(one)) imported.push(one);
      if (!isFirst) continue;
      if (isSkipped(one)) count(results.notImported, one.reason);
      else count(results.imported, one.objectType);
    }
    const output = runPart({
      plan: server.compiled,
      imported: new Map(server.importer === null ? [] : [[server.importer.connector.id, imported]]),
      environment: server.environment,
      elsewhere: {
        ...elsewhereOf(this.book, s, () => this.isComplete),
        doubt: (dn) => this.postpone(dn),
        giveUp: () => {
          this.hasGivenUp = true;
        },
      },
    });
    const numberOf = (dn: string): number => this.book.numberOf(dn);
    output.tellKeys(server.keys, (dn, key) => this.claimText(numberOf(dn), key));
    for (const object of output.exported) this.addExport(s, object);
    for (const { owner, error } of output.errors) results.addError(numberOf(owner), error);
    for (const object of output.unsettled) results.addUnsettled(numberOf(object.sources[0] ?? object.dn), object);
    for (const point of output.points) results.addPoints(point, numberOf);
    results.passes = Math.max(results.passes, output.passes);
    // Objects that meet nobody come out the same in every order.
    if (!isFirst && !this.isComplete)
      for (const one of output.findOrders().dependent) results.addOrder(numberOf(one.objects[0] ?? ''), one);
    return output;
  }

  private claimText(owner: number, text: string): void {
    this.keyOwner = owner;
    tellText(text, this.claim);
  }

  private addExport(s: number, object: ExportedObject): void {
    const { dn, objectType, sources, attributes } = object;
    const owner = this.book.numberOf(sources[0] ?? dn);
    const name = this.book.texts.add(dn);
    for (const source of sources) this.book.link(s, this.book.numberOf(source), name);
    this.keyOwner = owner;
    attributeKeys(attributes, this.claim);
    if (this.isRunAgain(owner)) return;
    const results = this.results.servers[s] as PartResults['servers'][number]; // one for every server
    results.exports.add(owner, name, results.typeNumber(objectType), exportLine(object));
  }

  private runTenant(
    { ready, server }: { readonly ready: ReadyTenant; readonly server: number },
    outputs: readonly PartOutput[],
  ): TenantResult {
    const result = ready.run(outputs[server]?.exported ?? [], null);
    for (const finding of result.findings)
      this.results.findings.add(this.book.numberOf(finding.objects[0] ?? ''), finding);
    for (const object of result.directory.objects) {
      this.keyOwner = this.book.numberOf(object.sources[0] ?? '');
      tenantKeys(object, this.claim);
    }
    return result;
  }

  private addRow(gal: Gal, row: number, whole: WholeRow, removed: readonly RemovedByAnchor[]): void {
    const { people } = gal;
    const { facts, summary, findings } = whole;
    const anchor = people.anchors[row] ?? '';
    const ad = people.ad[row] ?? -1;
    const name = this.book.texts.add(anchor);
    const own = ad < 0 ? [] : [ad, ...(people.joined.get(row) ?? [])].map((place) => gal.ad[place]?.dn ?? '');
    const owner = this.book.numberOf(
      own[0] ?? facts.tenants.find(({ object }) => object !== null)?.object?.sources[0] ?? '',
    );
    for (const dn of own) {
      const number = this.book.numberOf(dn);
      this.claimText(number, anchor);
      this.book.list(number, name, own.length > 1 ? (facts.object?.dn ?? '') : null);
      for (const [t, { expected }] of facts.tenants.entries())
        if (expected !== null && expected.kind !== 'unlisted') this.book.expect(t, number);
    }
    for (const [t, { object }] of facts.tenants.entries())
      for (const dn of object?.sources ?? []) {
        const number = this.book.numberOf(dn);
        this.claimText(number, anchor);
        if (ad < 0 && this.book.anchorOf(number) === null) this.book.list(number, name, null);
        this.book.place(t, number, object?.displayName ?? null, ad < 0 ? name : null);
      }
    if (this.isRunAgain(owner)) return;
    const removals = removed.map((byAnchor) => byAnchor.get(anchor) ?? null);
    const texts = rowTexts(gal, whole);
    let text = namesText(facts.object?.dn ?? anchor, removals) + textEnd;
    text += texts.unifiedJson + textEnd + texts.unifiedCsv + textEnd + (texts.mailFlow ?? '') + textEnd;
    for (const entry of texts.entries) text += (entry?.json ?? '') + textEnd + (entry?.csv ?? '') + textEnd;
    const kind = this.results.numberOf({ summary, removals: removals.map((one) => one?.removals ?? []) });
    this.results.rows.add(owner, name, kind, text);
    for (const finding of findings) this.results.findings.add(owner, finding);
  }

  /** Whether what the object gives is dropped when all parts were seen. */
  private isRunAgain(owner: number): boolean {
    return !this.isComplete && this.postponed.isDue(owner);
  }

  /** The source anchor, in UTF-8, of the object of a tenant that references to an object lead to; `null` when there is none. */
  target(number: number, t: number): Uint8Array | null {
    const tenant = this.tenants[t] ?? null;
    if (tenant === null || !this.book.isIn(number, t) || !this.book.isLinked(tenant.server, number)) return null;
    return this.book.anchorIn(number, t);
  }

  private get outside(): Outside {
    const { book, isComplete } = this;
    return {
      isComplete,
      numberOf: (dn) => book.numberOf(dn),
      anchorOf: (number) => textOf(book.anchorOf(number)),
      target: (number, tenant) => textOf(this.target(number, tenant)),
      isIn: (number, tenant) => book.isIn(number, tenant),
      isExpected: (number, tenant) => book.isExpected(number, tenant),
      rowName: (number) => book.rowName(number),
      postpone: (dn) => this.postpone(dn),
      presume: (dn, membership) => this.postpone(dn, membership),
    };
  }

  /** Everything as another thread can take it; texts stay in the spool. */
  sent(): SentParts {
    return {
      book: this.book.sent(),
      meetings: this.meetings.sent(),
      results: this.results.sent(),
      postponed: this.postponed.sent(),
      problems: this.tenants.map((tenant) => tenant?.ready.problems() ?? []),
      diagnostics: this.servers.map(({ importer, compiled }) => ({
        imported: importer?.diagnostics() ?? [],
        rules: compiled.diagnostics,
      })),
      hasGivenUp: this.hasGivenUp,
    };
  }

  /** Takes over what another thread made of other parts; `spool` holds its texts. */
  merge(sent: SentParts, spool: Spool): void {
    const renaming = this.book.merge(sent.book);
    const number = this.renamings.push(renaming.take) - 1;
    this.meetings.merge(sent.meetings, spool, renaming.take);
    this.results.merge(sent.results, { spool, number }, renaming);
    this.postponed.merge(sent.postponed, { spool, number }, renaming);
    for (const [t, problems] of sent.problems.entries()) this.problems[t]?.push(...problems);
    for (const [s, { imported, rules }] of sent.diagnostics.entries()) {
      this.diagnostics.push(...imported);
      const known = this.servers[s]?.compiled.diagnostics ?? [];
      known.push(...rules.filter(({ message }) => !known.some((one) => one.message === message)));
    }
    this.hasGivenUp ||= sent.hasGivenUp;
  }

  /** What tenants have to say about who is licensed, by place in the workspace. */
  licenceProblems(t: number): readonly Finding[] {
    return [...(this.tenants[t]?.ready.problems() ?? []), ...(this.problems[t] ?? [])];
  }

  /** What all imports had to say. */
  importDiagnostics(): readonly Diagnostic[] {
    return [...this.servers.flatMap(({ importer }) => importer?.diagnostics() ?? []), ...this.diagnostics];
  }

  /** Forgets what objects gave and what is known of them: they are to be run with those they meet. */
  drop(isDropped: (number: number) => boolean): void {
    this.results.drop(isDropped, true);
    this.book.clear(isDropped);
  }

  /** All parts were seen: forgets what objects gave that are to be run once more, now that it is known where references lead. */
  complete(isDropped: (number: number) => boolean): void {
    this.isComplete = true;
    this.results.drop(isDropped, false);
  }

  private postpone(dn: string, presumed: Membership | null = null): void {
    const object = this.part.get(dn);
    if (object !== undefined && !this.isComplete) this.postponed.add(this.book.numberOf(dn), object, presumed);
  }

  /** Whether an object that waits has to be run once more, now that all parts were seen. */
  isDue(number: number): boolean {
    const { postponed } = this;
    const presumed = postponed.isDue(number) ? null : postponed.presumed(number);
    return presumed === null || !areAllKept(this.outside, presumed);
  }
}

/** References as numbers of the book; once it is complete, those that lead nowhere are known. */
export const elsewhereOf = (book: ObjectBook, server: number, isComplete: () => boolean): Elsewhere => ({
  reference: (_connector, dn) => {
    const number = book.numberOf(dn);
    return isComplete() && !book.isLinked(server, number) ? null : openReference(number);
  },
  doubt: () => {},
  giveUp: () => {},
});

const textOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : decoder.decode(bytes));

const decoder = new TextDecoder();
