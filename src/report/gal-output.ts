import type { Output } from '../base/output.js';
import { freeBusyFindings } from '../gal/free-busy-findings.js';
import { type FreeBusyPair, FreeBusyPairs } from '../gal/free-busy-pairs.js';
import { adOf, type Gal } from '../gal/gal.js';
import { rowFindings } from '../gal/gal-findings.js';
import { routeOf } from '../gal/person-routes.js';
import { rowFacts, type UnifiedRow, unifiedRow } from '../gal/unified-row.js';
import type { Finding } from '../model/finding.js';
import { writeAddressList } from './address-list-output.js';
import { JsonArray } from './json-array.js';
import { MailFlowOutput } from './mail-flow-output.js';
import { sortedCounts } from './sorted-counts.js';
import { UnifiedOutput } from './unified-output.js';

/** Sees every row of the unified list once. */
export type OnRow = (row: UnifiedRow) => void;

/**
 * Goes through the unified list once and returns what it found; writes address lists, unified list, mail flow and free/busy on the
 * way, piece by piece, so that a million rows need no memory of their own. Without an output it only looks.
 */
export const writeGal = (gal: Gal, output: Output | null, onRow: OnRow = () => {}): readonly Finding[] => {
  if (output !== null) for (const t of gal.tenants.keys()) writeAddressList(gal, t, output);
  const findings: Finding[] = [];
  const freeBusy = new FreeBusyPairs(gal);
  const tenants = gal.tenants.map(({ tenant: { name } }) => name);
  const senders = gal.senders.map(({ platform }) => platform);
  const unified = output === null ? null : new UnifiedOutput(tenants, output);
  const mailFlow = output === null ? null : new MailFlowOutput(senders, output);
  for (let i = 0; i < gal.people.anchors.length; i++) {
    const facts = rowFacts(gal, i);
    const row = unifiedRow(gal, i, facts);
    onRow(row);
    freeBusy.add(facts, row.population ?? '');
    unified?.add(row);
    mailFlow?.add(
      row,
      facts.mail.flatMap((mail, s) => (mail === null ? [] : [routeOf(senders[s] ?? '', mail)])),
    );
    for (const finding of rowFindings(row, adOf(gal, i))) findings.push(finding);
  }
  unified?.end();
  mailFlow?.end();
  const pairs = freeBusy.rows();
  if (output !== null) writeFreeBusy(pairs, output);
  findings.push(...freeBusyFindings(gal, pairs));
  return findings;
};

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
