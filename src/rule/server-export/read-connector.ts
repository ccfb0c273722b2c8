import { schemaOf } from '../../attribute/schema.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import { readXml } from '../../base/read-xml.js';
import { failed, type Result, resultOf } from '../../base/result.js';
import { childrenNamed, descend, type XmlElement, type XmlShape } from '../../base/xml.js';
import { parseGuid } from '../guid.js';
import type { Connector, ConnectorKind, Partition } from '../server-export.js';
import { readAttributeTypes, schemaShape, textOf } from './attribute-types.js';
import { readParameters, withheldParameters } from './parameters.js';

const leaf: XmlShape = new Map();
const parameterValues: XmlShape = new Map([['parameter', leaf]]);

/**
 * All that is read of a connector file. What is not named here never becomes a value: accounts, cookies, water marks,
 * domain controllers, identifiers of partitions (export-formats 3.1, FOL-7, LOG-1).
 */
const shape: XmlShape = new Map([
  [
    'ma-data',
    new Map<string, XmlShape>([
      ['id', leaf],
      ['name', leaf],
      ['category', leaf],
      ['subtype', leaf],
      ['schema', schemaShape(false)],
      [
        'private-configuration',
        new Map<string, XmlShape>([
          ['adma-configuration', new Map([['parameter-values', parameterValues]])],
          ['MAConfig', new Map([['parameter-values', parameterValues]])],
        ]),
      ],
      ['attribute-inclusion', new Map([['attribute', leaf]])],
      [
        'ma-partition-data',
        new Map([
          [
            'partition',
            new Map<string, XmlShape>([
              ['name', leaf],
              ['display-name', leaf],
              ['selected', leaf],
              [
                'filter',
                new Map([
                  ['object-classes', new Map([['object-class', leaf]])],
                  [
                    'containers',
                    new Map<string, XmlShape>([
                      ['exclusions', new Map([['exclusion', leaf]])],
                      ['inclusions', new Map([['inclusion', leaf]])],
                    ]),
                  ],
                ]),
              ],
              ['parameter-values', parameterValues],
            ]),
          ],
        ]),
      ],
    ]),
  ],
]);

const aadSubtype = 'Windows Azure Active Directory (Microsoft)';

/** Reads one `Connector_{GUID}.xml` (export-formats 3). */
export const readConnector = (text: string, file: string): Result<Connector> => {
  const document = readXml(text, file, shape);
  if (!document.ok) return document;
  const { root, placeOf } = document.value;
  const diagnostics: Diagnostic[] = [];
  const refuse = (message: string, help: string): void => {
    diagnostics.push({ code: 'rule/connector', severity: 'error', message, at: placeOf(root), help });
  };
  if (root.name !== 'ma-data') {
    refuse(
      'this is not a connector',
      'A connector file has the root `ma-data`; export the server configuration again.',
    );
    return failed(diagnostics);
  }
  const id = parseGuid(textOf(root, 'id'));
  const name = textOf(root, 'name');
  if (id === null) refuse('the connector has no valid `id`', 'It must be a GUID in braces.');
  if (name === '') refuse('the connector has no `name`', 'Connectors are told apart by their names (FOL-5).');
  const inclusion = descend(root, 'attribute-inclusion');
  const configuration = descend(root, 'private-configuration');
  const parameters =
    configuration === null
      ? null
      : (descend(configuration, 'adma-configuration', 'parameter-values') ??
        descend(configuration, 'MAConfig', 'parameter-values'));
  const withheld = withheldParameters(parameters, isGlobal);
  const connector: Connector = {
    id: id ?? '',
    name,
    kind: kindOf(textOf(root, 'category'), textOf(root, 'subtype')),
    schema: schemaOf(readAttributeTypes(document.value, descend(root, 'schema'), diagnostics)),
    selected: inclusion === null ? null : new Set(textsOf(inclusion, 'attribute')),
    partitions: childrenNamed(descend(root, 'ma-partition-data') ?? root, 'partition').map(readPartition),
    parameters: readParameters(parameters, isGlobal),
    ...(withheld.size === 0 ? {} : { withheldParameters: withheld }),
  };
  return resultOf(connector, diagnostics);
};

/** What rules may name: the forest's own parameters, and those that an administrator added to the connector (PIPE-9). */
const isGlobal = (name: string, use: string): boolean => name.startsWith('Forest.') || use === 'global';

const kindOf = (category: string, subtype: string): ConnectorKind =>
  category === 'AD' && subtype === '' ? 'ad' : category === 'Extensible2' && subtype === aadSubtype ? 'aad' : 'other';

const readPartition = (element: XmlElement): Partition => ({
  dn: textOf(element, 'name'),
  name: textOf(element, 'display-name'),
  selected: textOf(element, 'selected') === '1',
  objectTypes: textsOf(descend(element, 'filter', 'object-classes'), 'object-class'),
  containerInclusions: textsOf(descend(element, 'filter', 'containers', 'inclusions'), 'inclusion'),
  containerExclusions: textsOf(descend(element, 'filter', 'containers', 'exclusions'), 'exclusion'),
  parameters: readParameters(descend(element, 'parameter-values'), (parameter) => parameter.startsWith('Domain.')),
});

/** The texts of the children of one name; the AAD connector has an empty inclusion, which means nothing. */
const textsOf = (parent: XmlElement | null, name: string): string[] =>
  parent === null
    ? []
    : childrenNamed(parent, name)
        .map((child) => child.text.trim())
        .filter((text) => text !== '');
