import type { Diagnostic } from '../base/diagnostic.js';
import { compareText } from '../base/order.js';
import type { CsObject } from './connector-space.js';
import { engineFindingKinds, errorLimit } from './finding-kinds.js';
import { exampleLimit, type PointResults, pointDiagnostic } from './open-points.js';
import { passLimit } from './passes.js';
import type { Run } from './run.js';

/** A remark of a run, with what it is about. */
export interface EngineRemark {
  readonly diagnostic: Diagnostic;
  /** DNs of AD objects, sorted; some of them where a point concerns many. None where it is about a rule. */
  readonly objects: readonly string[];
  /** The undocumented point that results rest on. */
  readonly marks: readonly string[];
}

/** What a run, or all parts of one, have to say beside their errors. */
export interface Remarkable {
  /** What is wrong with the rules. */
  readonly diagnostics: readonly Diagnostic[];
  readonly points: readonly PointExamples[];
  /** Objects that still changed when the run was ended. */
  readonly unsettled: readonly UnsettledObject[];
  /** Number of objects in error. */
  readonly errors: number;
}

/** How many results hinge on a point because of a rule, and the DNs of the AD objects behind the first few. */
export interface PointExamples extends Pick<PointResults, 'point' | 'rule'> {
  readonly count: number;
  readonly examples: readonly string[];
}

/** An object of a connector space, and the DNs of the AD objects behind it. */
export interface UnsettledObject {
  readonly dn: string;
  readonly sources: readonly string[];
}

/** Everything a run has to say beside its errors. */
export const remarksOf = ({ diagnostics, points, unsettled, errors }: Remarkable): readonly EngineRemark[] => {
  const remarks: EngineRemark[] = diagnostics.map((diagnostic) => ({ diagnostic, objects: [], marks: [] }));
  for (const { count, examples, ...of } of points)
    remarks.push({ diagnostic: pointDiagnostic(of, count), objects: sorted(examples), marks: [of.point] });
  if (unsettled.length > 0)
    remarks.push({
      diagnostic: loop(unsettled),
      objects: sorted(unsettled.flatMap(({ sources }) => sources)),
      marks: [],
    });
  if (errors > errorLimit) remarks.push({ diagnostic: tooManyErrors(errors), objects: [], marks: [] });
  return remarks;
};

const sorted = (dns: readonly string[]): readonly string[] => [...new Set(dns)].sort(compareText);

/** An object with the AD objects behind it. */
export const unsettledObject = (object: CsObject): UnsettledObject => ({ dn: object.dn, sources: sourcesOf(object) });

/** The AD objects behind an object; itself where there is none. */
export const sourcesOf = (object: CsObject): readonly string[] => {
  const links = object.link?.links ?? [object];
  const ads = links.filter(({ space }) => space.planned.connector.kind === 'ad');
  return (ads.length === 0 ? [object] : ads).map(({ dn }) => dn);
};

/** The results that hinge on points, with their first objects by name. */
export const pointExamples = (run: Run, results: readonly PointResults[]): readonly PointExamples[] => {
  const first = results.map(({ numbers }) => numbers.slice(0, exampleLimit));
  const named = objectsWith(run, new Set(first.flat()));
  return results.map(({ point, rule, numbers }, i) => ({
    point,
    rule,
    count: numbers.length,
    examples: (first[i] ?? []).flatMap((number) => named.get(number)?.flatMap(sourcesOf) ?? []),
  }));
};

/** The objects with these numbers, those of the metaverse by the first object that is linked to them. */
export const objectsWith = (run: Run, numbers: ReadonlySet<number>): ReadonlyMap<number, readonly CsObject[]> => {
  const found = new Map<number, readonly CsObject[]>();
  if (numbers.size === 0) return found;
  for (const space of run.spaces.values())
    for (const object of space.objects) if (numbers.has(object.number)) found.set(object.number, [object]);
  for (const { number, links } of run.metaverse.objects) if (numbers.has(number)) found.set(number, links.slice(0, 1));
  return found;
};

const loop = (objects: readonly UnsettledObject[]): Diagnostic => {
  const dns = objects.map(({ dn }) => dn).sort(compareText);
  const shown = dns.slice(0, 10).map((dn) => `\`${dn}\``);
  const more = dns.length > shown.length ? ` and ${dns.length - shown.length} more` : '';
  return {
    code: engineFindingKinds.loop.id,
    severity: engineFindingKinds.loop.severity,
    message: `after ${passLimit} synchronisations these objects still change: ${shown.join(', ')}${more}`,
    help: engineFindingKinds.loop.fix,
  };
};

const tooManyErrors = (errors: number): Diagnostic => ({
  code: engineFindingKinds['error-limit'].id,
  severity: engineFindingKinds['error-limit'].severity,
  message: `${errors} objects are in error; a server stops a run after ${errorLimit} (ERR-2)`,
  help: engineFindingKinds['error-limit'].fix,
});
