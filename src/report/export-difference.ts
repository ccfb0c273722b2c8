import { compareText, sortedBy } from '../base/order.js';
import { type PatternName, patternOf } from './change-patterns.js';
import type { JsonScalar } from './json-value.js';

/** The value of an exported attribute as `export/<server>.jsonl` has it; `null` = absent. */
export type ExportValue = JsonScalar | readonly JsonScalar[] | null;

/** One line of `export/<server>.jsonl`. */
export interface ExportRow {
  readonly sourceAnchor: string;
  readonly objectType: string;
  /** DNs of the AD objects it comes from. */
  readonly sources: readonly string[];
  readonly attributes: ReadonlyMap<string, ExportValue>;
}

/** What happens to one object. */
export type ExportChange =
  | { readonly kind: 'added' | 'deleted'; readonly row: ExportRow }
  /** Another object type is a delete and an add in one export (DEL-8). */
  | { readonly kind: 'retyped'; readonly row: ExportRow; readonly before: string; readonly after: string }
  | {
      readonly kind: 'attribute';
      readonly row: ExportRow;
      readonly attribute: string;
      readonly before: ExportValue;
      readonly after: ExportValue;
    };

/** Changes of one kind, so that a thousand people with the same change are one line. */
export interface ChangePattern {
  readonly pattern: PatternName;
  /** The attribute, where the pattern does not say it. */
  readonly attribute: string;
  /** Sorted by object. */
  readonly changes: readonly ExportChange[];
}

/** What changes for the objects of one server. */
export interface ServerDifference {
  readonly server: string;
  readonly adds: number;
  readonly deletes: number;
  /** More deletes than one export run lets through (DEL-10). */
  readonly exceedsThreshold: boolean;
  /** Worst first. */
  readonly patterns: readonly ChangePattern[];
}

/** The product's deletion threshold (DEL-10). */
export const deletionThreshold = 500;

/** Compares what a server exports before and after, object by object; lists are sets (MRG-4). */
export const exportDifference = (
  server: string,
  before: Iterable<ExportRow>,
  after: Iterable<ExportRow>,
  threshold = deletionThreshold,
): ServerDifference => {
  const old = new Map([...before].map((row) => [row.sourceAnchor, row]));
  const changes: ExportChange[] = [];
  for (const row of after) {
    const earlier = old.get(row.sourceAnchor);
    old.delete(row.sourceAnchor);
    if (earlier === undefined) changes.push({ kind: 'added', row });
    else changes.push(...compareRows(earlier, row));
  }
  for (const row of old.values()) changes.push({ kind: 'deleted', row });
  const count = (...kinds: readonly ExportChange['kind'][]): number =>
    changes.filter(({ kind }) => kinds.includes(kind)).length;
  const deletes = count('deleted', 'retyped');
  return {
    server,
    adds: count('added', 'retyped'),
    deletes,
    exceedsThreshold: deletes > threshold,
    patterns: grouped(changes),
  };
};

const compareRows = (before: ExportRow, after: ExportRow): readonly ExportChange[] => {
  if (before.objectType !== after.objectType)
    return [{ kind: 'retyped', row: after, before: before.objectType, after: after.objectType }];
  const names = new Set([...before.attributes.keys(), ...after.attributes.keys()]);
  return sortedBy(names, (name) => name).flatMap((attribute): readonly ExportChange[] => {
    const old = before.attributes.get(attribute) ?? null;
    const now = after.attributes.get(attribute) ?? null;
    return valueKey(old) === valueKey(now)
      ? []
      : [{ kind: 'attribute', row: after, attribute, before: old, after: now }];
  });
};

const valueKey = (value: ExportValue): string =>
  JSON.stringify(Array.isArray(value) ? [...value].map((one) => JSON.stringify(one)).sort(compareText) : value);

const grouped = (changes: readonly ExportChange[]): readonly ChangePattern[] => {
  const groups = new Map<string, { rank: number; pattern: PatternName; attribute: string; changes: ExportChange[] }>();
  for (const change of changes) {
    const { name, rank } = patternOf(change);
    const attribute = change.kind === 'attribute' ? change.attribute : '';
    const key = `${name} ${attribute}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rank, pattern: name, attribute, changes: [change] });
    else group.changes.push(change);
  }
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank || b.changes.length - a.changes.length || compareText(a.attribute, b.attribute))
    .map(({ pattern, attribute, changes: own }) => ({
      pattern,
      attribute,
      changes: sortedBy(own, ({ row }) => row.sources[0] ?? row.sourceAnchor),
    }));
};
