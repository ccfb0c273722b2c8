import { findConnector } from '../../rule/find-connector.js';
import { sourceAttributesOf } from '../source-attributes.js';
import { type Property, type PropertyInput, property } from './property.js';

/** C.7.6: sources are selected on the AD connector, targets exist in the metaverse. */
export const knownAttributes = ({ configuration, server, rules }: PropertyInput): Property => {
  const connector = findConnector(configuration, 'ad', server.connectors.ad);
  const selected = connector.ok ? connector.value.selected : null;
  const unselected = rules.flatMap((rule) =>
    sourceAttributesOf(rule)
      .filter((attribute) => selected !== null && !selected.has(attribute))
      .map((attribute) => `\`${rule.name}\` reads \`${attribute}\`, which the connector does not select`),
  );
  // Of a built-in server only the default selection is known, and the import script asks the real one.
  const guessed = configuration.origin === 'built-in';
  const problems = rules.flatMap((rule) => [
    ...rule.flows
      .filter((flow) => !configuration.metaverse.schema.has(flow.target))
      .map((flow) => `\`${rule.name}\` writes \`${flow.target}\`, which the metaverse does not know`),
  ]);
  const basis =
    selected === null ? 'the selection of attributes is not known' : `${selected.size} attributes are selected`;
  const open = guessed ? unselected : [];
  return property(
    'C.7.6',
    'all attributes are selected and known',
    [...(guessed ? [] : unselected), ...problems],
    [basis],
    open,
  );
};
