import { commit } from './commit.js';
import { evaluateOutbound } from './outbound.js';
import { isFailure, type Run } from './run.js';

/** Objects that lost their link are candidates of outbound joins that found nobody before (JOIN-11, DEL-4). */
export const seekDisconnectors = (run: Run): void => {
  if (!run.disconnectorsChanged) return;
  run.disconnectorsChanged = false;
  for (const object of run.metaverse.objects) {
    const [cause] = object.links;
    if (!object.seeksJoin || cause === undefined) continue;
    object.seeksJoin = false;
    const candidate = { object, slots: object.slots, links: object.links, cause, changes: [], references: false };
    const effects = evaluateOutbound(run, candidate);
    if (!isFailure(effects) && effects.length > 0) commit(run, candidate, effects);
  }
};
