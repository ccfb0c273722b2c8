import type { ExplainedTarget } from '../engine/explain.js';
import type { Shown } from '../gal/shown.js';
import type { UnifiedRow } from '../gal/unified-row.js';
import {
  channelJson,
  channelLines,
  sourceJson,
  sourceLines,
  targetJson,
  targetLines,
} from '../report/explain-person.js';
import { jsonText } from '../report/json.js';
import { visible } from '../report/visible.js';
import type { PersonExplanation, ServerExplanation } from './explain.js';

/** A readable tree: what is exported and why, then what every tenant shows. Of one attribute without the lists of rules. */
export const explanationText = ({ object, servers, row }: PersonExplanation, ofAttribute: boolean): string => {
  const lines = [`${visible(row?.displayName ?? object.dn)}  ${visible(object.dn)}`];
  if (row !== null) lines.push(`home ${row.home}, verdict ${row.verdict}`);
  for (const server of servers) lines.push('', ...serverLines(server, ofAttribute));
  if (row !== null) lines.push('', ...rowLines(row, new Set(servers.map(({ tenant }) => tenant))));
  return `${lines.join('\n')}\n`;
};

const serverLines = (
  { server, tenant, way, notSynchronised }: ServerExplanation,
  ofAttribute: boolean,
): readonly string[] => {
  const lines = [`server ${server} to ${tenant}`];
  if (notSynchronised !== null) {
    lines.push(`  not synchronised because ${visible(notSynchronised.because)}`);
    if (notSynchronised.change !== null) lines.push(`  smallest change: ${visible(notSynchronised.change)}`);
  }
  if (way === null) return lines;
  for (const source of way.sources) if (source.rules.length > 0) lines.push(...sourceLines(source, 1, !ofAttribute));
  if (way.objectType !== null) lines.push(`  metaverse ${way.objectType}`);
  const isShown = (target: ExplainedTarget): boolean =>
    ofAttribute || target.value !== null || target.flows.some(({ lost }) => lost === null);
  lines.push(...way.attributes.filter(isShown).flatMap((target) => targetLines(target, 2)));
  for (const channel of way.channels)
    lines.push(...channelLines({ ...channel, attributes: channel.attributes.filter(isShown) }, 1, !ofAttribute));
  return lines;
};

const rowLines = ({ tenants, problems, marks }: UnifiedRow, shown: ReadonlySet<string>): readonly string[] => [
  ...[...tenants].filter(([name]) => shown.has(name)).map(([name, place]) => `tenant ${name}: ${placeText(place)}`),
  ...problems.map(({ kind, message, help }) => `${kind}: ${visible(message)}\n    help: ${visible(help)}`),
  ...(marks.length === 0 ? [] : [`rests on ${marks.join(', ')}`]),
];

const placeText = (place: Shown): string => {
  if (!place.present) return `not there (${place.reason ?? 'notExported'})`;
  const as = `${place.recipientTypeDetails ?? ''} ${place.primarySmtpAddress ?? ''}`.trim();
  return place.visible
    ? `in the address list as ${visible(as)}`
    : `there as ${visible(as)}, not in the list (${place.reason ?? ''})`;
};

/** The same for programs (`schemas/explain.schema.json`). */
export const explanationJson = ({ object, servers, row }: PersonExplanation): string =>
  jsonText({
    dn: object.dn,
    objectClass: object.objectClass,
    ...(row === null
      ? {}
      : { person: row.person, displayName: row.displayName, home: row.home, verdict: row.verdict, marks: row.marks }),
    servers: servers.map(({ server, tenant, way, notSynchronised }) => ({
      server,
      tenant,
      ...(notSynchronised === null ? {} : { notSynchronised }),
      ...(way === null
        ? {}
        : {
            sources: way.sources.map(sourceJson),
            objectType: way.objectType,
            metaverse: way.attributes.map(targetJson),
            targets: way.channels.map(channelJson),
          }),
    })),
    tenants: row === null ? {} : Object.fromEntries(row.tenants),
    problems: (row?.problems ?? []).map(({ kind, platform, message, help, modes, marks }) => ({
      kind,
      platform,
      message,
      help,
      modes,
      marks,
    })),
  });
