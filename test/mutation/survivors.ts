import { parse } from 'yaml';
import type { MutationKind } from './mutants.js';
import type { Judged } from './run-mutants.js';

/** Why mutants are allowed to survive: `<server> | <rule> | <what was done>` → reason. */
export type Explanations = ReadonlyMap<string, string>;

/** The name of a mutant in `survivors.yaml` and in reports. */
export const nameOf = ({ server, mutant: { rule, what } }: Pick<Judged, 'server' | 'mutant'>): string =>
  `${server} | ${rule} | ${what}`;

/** Reads `survivors.yaml`: a list of reasons, each with the mutants it explains. */
export const readExplanations = (text: string): Explanations => {
  // Our own file beside this one; a wrong one shows as survivors without an explanation.
  const groups = parse(text) as readonly { readonly reason: string; readonly mutants: readonly string[] }[];
  return new Map(groups.flatMap(({ reason, mutants }) => mutants.map((name) => [name, reason] as const)));
};

export interface Survivor {
  readonly name: string;
  readonly kind: MutationKind;
  /** Whether any server exports anything else than without the damage. */
  readonly exportsDiffer: boolean;
  readonly explanation: string | null;
}

/** What a run of mutants came to. */
export interface MutationReport {
  readonly total: number;
  readonly killed: number;
  /** Per cent, rounded down to a tenth. */
  readonly score: number;
  readonly kinds: readonly { readonly kind: MutationKind; readonly killed: number; readonly total: number }[];
  readonly detectors: readonly { readonly detector: string; readonly killed: number }[];
  readonly survivors: readonly Survivor[];
  /** Names in `survivors.yaml` that did not survive, or that no rule has any more. */
  readonly obsolete: readonly string[];
}

const threshold = 95;

/** Whether enough is caught and every survivor is explained. */
export const isGoodEnough = ({ score, survivors, obsolete }: MutationReport): boolean =>
  score >= threshold && obsolete.length === 0 && survivors.every(({ explanation }) => explanation !== null);

/** Adds up what happened to mutants. */
export const reportOf = (all: readonly Judged[], explanations: Explanations): MutationReport => {
  const isCaught = ({ judgement }: Judged): boolean => judgement.kind === 'caught';
  const killed = all.filter(isCaught).length;
  const kinds = [...new Set(all.map(({ mutant }) => mutant.kind))].map((kind) => {
    const own = all.filter(({ mutant }) => mutant.kind === kind);
    return { kind, killed: own.filter(isCaught).length, total: own.length };
  });
  const by = new Map<string, number>();
  for (const { judgement } of all)
    if (judgement.kind === 'caught') by.set(judgement.by, (by.get(judgement.by) ?? 0) + 1);
  const survivors = all.flatMap((one): Survivor[] => {
    if (one.judgement.kind === 'caught') return [];
    const name = nameOf(one);
    const explanation = explanations.get(name) ?? null;
    return [{ name, kind: one.mutant.kind, exportsDiffer: one.judgement.exportsDiffer, explanation }];
  });
  const alive = new Set(survivors.map(({ name }) => name));
  return {
    total: all.length,
    killed,
    score: Math.floor((killed * 1000) / all.length) / 10,
    kinds,
    detectors: [...by].map(([detector, count]) => ({ detector, killed: count })),
    survivors,
    obsolete: [...explanations.keys()].filter((name) => !alive.has(name)),
  };
};

/** The report for people. */
export const reportText = (report: MutationReport): string => {
  const { total, killed, score, kinds, detectors, survivors, obsolete } = report;
  const lines = [`${killed} of ${total} damaged rules caught: ${score} %`, '', 'by damage'];
  for (const { kind, killed: own, total: of } of kinds) lines.push(`  ${kind.padEnd(22)} ${own} of ${of}`);
  lines.push('', 'caught first by');
  for (const { detector, killed: own } of detectors) lines.push(`  ${detector.padEnd(22)} ${own}`);
  lines.push('', `survivors: ${survivors.length}`);
  for (const { name, exportsDiffer, explanation } of survivors)
    lines.push(`  ${name}${exportsDiffer ? ' (exports differ)' : ''}`, `    ${explanation ?? 'NOT EXPLAINED'}`);
  if (obsolete.length > 0) lines.push('', 'explained in survivors.yaml, but caught or gone:');
  for (const name of obsolete) lines.push(`  ${name}`);
  return `${lines.join('\n')}\n`;
};
