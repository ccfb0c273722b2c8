import { commit } from './commit.js';
import { sameValue } from './compare-values.js';
import type { CsObject } from './connector-space.js';
import type { Elsewhere } from './elsewhere.js';
import { isFlowFailure } from './flow-outcome.js';
import { contributes, type InboundSet } from './inbound-set.js';
import { type Change, changed, type MvObject } from './metaverse.js';
import { observedBy, tellFlow } from './observe.js';
import { evaluateReferences } from './outbound.js';
import { type Before, isWithoutValue } from './precedence.js';
import { inboundHop } from './references.js';
import { type Failure, failure, isFailure, type Run } from './run.js';

/** Each round can only add what the round before made possible; real rule sets need one. */
const roundLimit = 20;

/** Decides references again as long as links come and go: they are dropped and come back with the objects they point at (REF-2, REF-3). */
export const followReferences = (run: Run): void => {
  for (let round = 0; run.linksChanged && round < roundLimit; round++) {
    run.linksChanged = false;
    for (const object of run.metaverse.objects) if (object.hasReferences) follow(run, object);
  }
};

const follow = (run: Run, object: MvObject): void => {
  run.referenceErrors.delete(object);
  const sources = object.links.filter(({ inbound }) => inbound !== null && contributes(inbound, object.type));
  const [cause] = sources;
  if (cause === undefined) return;
  const changes = referencesOf(run, object, sources, setsOf(sources));
  if (isFailure(changes)) {
    run.referenceErrors.set(object, { object: cause, failure: changes });
    return;
  }
  object.isReferenced = true;
  const slots = changed(object.slots, changes);
  const candidate = { object, slots, links: object.links, cause, changes, references: true };
  const effects = evaluateReferences(run, candidate);
  if (isFailure(effects)) run.referenceErrors.set(object, { object: cause, failure: effects });
  else if (changes.length > 0 || effects.length > 0) commit(run, candidate, effects);
};

const setsOf = (sources: readonly CsObject[]): readonly InboundSet[] => sources.flatMap(({ inbound }) => inbound ?? []);

/** The references of a metaverse object that change when those of its sources, of which these rules are in scope, are followed. */
export const referencesOf = (
  run: Run,
  object: MvObject,
  sources: readonly CsObject[],
  sets: readonly InboundSet[],
): readonly Change[] | Failure => {
  const [cause] = sources;
  if (cause === undefined) return [];
  const merged = run.merger.merge(object.type, sets);
  const contexts = run.load(sources, merged.references);
  const hop = inboundHop(sources, run.effort, run.elsewhere);
  const observer = observedBy(run, cause);
  const changes: Change[] = [];
  const before: Before = { existing: null, foreign: null, created: !object.isReferenced, hop };
  for (const target of merged.references.targets) {
    const existing = object.slots[target.slot] ?? null;
    // Most attributes that hold references have none, neither before nor now.
    if (existing === null && observer === null && isWithoutValue(target, contexts)) continue;
    before.existing = existing;
    if (observer !== null)
      tellFlow(observer, cause, cause.type, 'Inbound', run.resolver, target, contexts, sources, before);
    const value = run.resolver.resolve(target, contexts, before);
    if (isFlowFailure(value)) return failure(value.error, value.message, run.resolver.winner?.rule ?? null);
    if (!sameValue(existing, value)) changes.push({ slot: target.slot, value });
    if (run.elsewhere !== null && value !== null && target.deciding.length > 1) doubt(run.elsewhere, sources);
  }
  return changes;
};

/** Another flow decides when the references of the first one lead nowhere, which a part of a directory cannot tell. */
const doubt = (elsewhere: Elsewhere, sources: readonly CsObject[]): void => {
  for (const { imported } of sources) if (imported !== null) elsewhere.doubt(imported.dn);
};
