import type { Diagnostic } from '../base/diagnostic.js';
import { compareText } from '../base/order.js';
import type { CsObject } from './connector-space.js';
import type { ObjectError } from './cs-object.js';
import { engineFindingKinds, errorLimit } from './finding-kinds.js';
import type { PointRemark } from './open-points.js';
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

/** Everything a run has to say beside its errors. */
export const remarksOf = (
  run: Run,
  points: readonly PointRemark[],
  unsettled: readonly CsObject[],
  errors: readonly ObjectError[],
): readonly EngineRemark[] => {
  const named = namesOf(run, new Set(points.flatMap(({ examples }) => examples)));
  const remarks: EngineRemark[] = run.plan.diagnostics.map((diagnostic) => ({ diagnostic, objects: [], marks: [] }));
  for (const { point, examples, diagnostic } of points)
    remarks.push({ diagnostic, objects: sorted(examples.flatMap((one) => named.get(one) ?? [])), marks: [point] });
  if (unsettled.length > 0)
    remarks.push({ diagnostic: loop(unsettled), objects: sorted(unsettled.flatMap(sourcesOf)), marks: [] });
  if (errors.length > errorLimit) remarks.push({ diagnostic: tooManyErrors(errors.length), objects: [], marks: [] });
  return remarks;
};

const sorted = (dns: readonly string[]): readonly string[] => [...new Set(dns)].sort(compareText);

/** The AD objects behind an object; itself where there is none. */
const sourcesOf = (object: CsObject): readonly string[] => {
  const links = object.link?.links ?? [object];
  const ads = links.filter(({ space }) => space.planned.connector.kind === 'ad');
  return (ads.length === 0 ? [object] : ads).map(({ dn }) => dn);
};

/** The AD objects behind the objects with these numbers, of connector spaces and of the metaverse. */
const namesOf = (run: Run, numbers: ReadonlySet<number>): ReadonlyMap<number, readonly string[]> => {
  const named = new Map<number, readonly string[]>();
  if (numbers.size === 0) return named;
  for (const space of run.spaces.values())
    for (const object of space.objects) if (numbers.has(object.number)) named.set(object.number, sourcesOf(object));
  for (const { number, links } of run.metaverse.objects)
    if (numbers.has(number)) named.set(number, links.slice(0, 1).flatMap(sourcesOf));
  return named;
};

const loop = (objects: readonly CsObject[]): Diagnostic => {
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
