import { sortedBy } from '../../base/order.js';
import { findConnector } from '../../rule/find-connector.js';
import type { ServerConfiguration } from '../../rule/server-export.js';
import { type Property, type PropertyInput, property } from './property.js';

/** C.7.7: all servers identify a user by the same AD attributes, or the tenants would disagree who is who (F11). */
export const sameAnchor = ({ workspace, server, configuration, configurations }: PropertyInput): Property => {
  const all = configurations ?? new Map([[server.name, configuration]]);
  const anchors = sortedBy(workspace.servers, ({ name }) => name).flatMap(({ name, connectors }) => {
    const found = all.get(name);
    return found === undefined ? [] : [{ name, built: found.origin === 'built-in', ...anchorOf(found, connectors.ad) }];
  });
  const own = anchors.find(({ name }) => name === server.name);
  const problems = anchors.flatMap((other) => [
    ...(own !== undefined && other.built === own.built && other.read !== own.read
      ? [`\`${server.name}\` computes the anchor from ${own.read}, \`${other.name}\` from ${other.read}`]
      : []),
    ...(own?.setting !== undefined && other.setting !== undefined && other.setting !== own.setting
      ? [`\`${server.name}\` is set to \`${own.setting}\`, \`${other.name}\` to \`${other.setting}\``]
      : []),
  ]);
  const guessed = anchors.filter(({ built }) => built).map(({ name }) => `\`${name}\``);
  const open = [
    ...(guessed.length === 0 ? [] : [`the real anchor of ${guessed.join(', ')}: add the export of the server`]),
    'the ADFS issuance rules of every trust must send the same attribute as ImmutableID',
  ];
  const basis = anchors.map(({ name, read }) => `\`${name}\` computes the anchor from ${read}`);
  return property('C.7.7', 'every server uses the same anchor', problems, basis, open);
};

const anchorOf = (configuration: ServerConfiguration, adConnector: string) => {
  const connector = findConnector(configuration, 'ad', adConnector);
  // The standard expressions also look at the recipient type, to leave linked mailboxes out (C.1.12).
  const sources = configuration.rules
    .filter((rule) => connector.ok && rule.connector === connector.value.id && !rule.disabled)
    .filter((rule) => rule.direction === 'Inbound' && rule.sourceObjectType === 'user')
    .flatMap((rule) => rule.flows.filter((flow) => flow.target === 'sourceAnchor'))
    .flatMap((flow) =>
      flow.kind === 'expression' ? attributesIn(flow.expression) : flow.kind === 'direct' ? [flow.source] : [],
    )
    .filter((attribute) => attribute !== 'msExchRecipientTypeDetails');
  const setting = configuration.metaverse.settings.get('Microsoft.SynchronizationOption.AnchorAttribute');
  const read = sortedBy(new Set(sources), (name) => name).map((name) => `\`${name}\``);
  return { read: read.length === 0 ? 'nothing' : read.join(', '), setting: setting === '' ? undefined : setting };
};

const attributesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\[([A-Za-z][A-Za-z0-9_-]*)\]/g)].map(([, name = '']) => name);
