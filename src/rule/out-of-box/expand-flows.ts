import type { Flow } from '../sync-rule.js';
import type { FlowSet } from './rule-files.js';

/** The forms that have a word of their own: what they make of an attribute (sync-engine 12, expression-language 6). */
const forms = {
  trim: (attribute) => `Trim([${attribute}])`,
  cut: (attribute) => `Left(Trim([${attribute}]),448)`,
  first: (attribute) => `IIF(IsNullOrEmpty([${attribute}]),NULL,Left(Trim(Item([${attribute}],1)),448))`,
  keep: (attribute) => `IIF(IsNullOrEmpty([${attribute}]),IgnoreThisFlow,[${attribute}])`,
} as const satisfies Readonly<Record<string, (attribute: string) => string>>;

const formNames = ['trim', 'cut', 'first', 'keep'] as const;

/** All flows of a set and of the sets it uses, in file order; `report` hears of sets that are missing or go in circles. */
export const expandFlows = (
  set: FlowSet,
  sets: ReadonlyMap<string, FlowSet>,
  report: (message: string) => void,
): readonly Flow[] => [...usedSets(set, sets, report)].flatMap(ownFlows);

/** The set itself after the sets it uses; each once, however often and by whatever way it is used. */
const usedSets = (
  set: FlowSet,
  sets: ReadonlyMap<string, FlowSet>,
  report: (message: string) => void,
): ReadonlySet<FlowSet> => {
  const done = new Set<FlowSet>();
  const open: { readonly set: FlowSet; next: number }[] = [{ set, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const name = names(top.set.use)[top.next++];
    if (name === undefined) {
      done.add(top.set);
      open.pop();
      continue;
    }
    const used = sets.get(name);
    if (used === undefined) report(`there is no set \`${name}\``);
    else if (open.some((entry) => entry.set === used)) report(`the set \`${name}\` uses itself`);
    else if (!done.has(used)) open.push({ set: used, next: 0 });
  }
  return done;
};

const ownFlows = (set: FlowSet): readonly Flow[] => {
  const common = { merge: set.merge ?? 'Update', applyOnce: false } as const;
  const expression = (target: string, text: string): Flow => ({
    kind: 'expression',
    target,
    expression: text,
    sources: sourcesOf(text),
    ...common,
  });
  return [
    ...names(set.direct)
      .flatMap(pairs)
      .map(([source, target]): Flow => ({ kind: 'direct', source, target, ...common })),
    ...formNames.flatMap((form) =>
      names(set[form])
        .flatMap(pairs)
        .map(([attribute]) => expression(attribute, forms[form](attribute))),
    ),
    ...Object.entries(set.constant ?? {}).map(
      ([target, constant]): Flow => ({ kind: 'constant', target, constant, ...common }),
    ),
    ...Object.entries(set.expression ?? {}).map(([target, text]) => expression(target, text)),
  ];
};

const names = (list: string | undefined): readonly string[] => list?.split(', ') ?? [];

/** `a`, `a -> b` or `a1..3` as source and target. */
const pairs = (text: string): readonly (readonly [string, string])[] => {
  const [, stem, from, to] = /^(.*?)(\d+)\.\.(\d+)$/.exec(text) ?? [];
  if (stem !== undefined) {
    const numbers = Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
    return numbers.map((number) => [`${stem}${number}`, `${stem}${number}`]);
  }
  const [source = '', target = source] = text.split(' -> ');
  return [[source, target]];
};

/** Texts, which are skipped, attributes in brackets and attributes that a function names. */
const mention = /"[^"]*"|\[([A-Za-z][A-Za-z0-9-]*)\]|\b(?:ImportedValue|ValueCount)\("([^"]*)"\)/g;

/** The attributes an expression mentions, each once in order of appearance (FLOW-8); `rule` knows no grammar, and needs none. */
const sourcesOf = (expression: string): readonly string[] => {
  const names = [...expression.matchAll(mention)].map((match) => match[1] ?? match[2]);
  return [...new Set(names.filter((name) => name !== undefined))];
};
