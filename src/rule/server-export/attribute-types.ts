import type { AttributeDefinition, AttributeType } from '../../attribute/schema.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import { childrenNamed, descend, type XmlDocument, type XmlElement, type XmlShape } from '../../base/xml.js';

const dsml = 'http://www.dsml.org/DSML';
const indexable = '{http://www.microsoft.com/MMS/DSML}indexable';

/** What a syntax identifier ends in, and what it means (export-formats 3.2). */
const types: ReadonlyMap<string, AttributeType> = new Map([
  ['1466.115.121.1.15', 'string'],
  ['1466.115.121.1.26', 'string'],
  ['1466.115.121.1.44', 'string'],
  ['1466.115.121.1.36', 'string'],
  ['1466.115.121.1.38', 'string'],
  ['113556.1.4.905', 'string'],
  ['113556.1.4.1362', 'string'],
  ['1466.115.121.1.27', 'number'],
  ['113556.1.4.906', 'number'],
  ['1466.115.121.1.7', 'boolean'],
  ['1466.115.121.1.5', 'binary'],
  ['1466.115.121.1.40', 'binary'],
  ['113556.1.4.907', 'binary'],
  ['1466.115.121.1.12', 'reference'],
  // The OR-name: the documenter prints String, but the values are DNs and the metaverse side is a reference.
  ['113556.1.4.1221', 'reference'],
  ['1466.115.121.1.24', 'dateTime'],
  ['1466.115.121.1.53', 'dateTime'],
  ['113556.1.4.903', 'string'],
  ['113556.1.4.904', 'string'],
]);

/** NOT MODELLED: a DN with binary or with text; no shipped rule flows one, and the engine says so when another rule does. */
const compound: ReadonlySet<string> = new Set(['113556.1.4.903', '113556.1.4.904']);

const syntaxEnd = /(?:^|\.)(1466\.115\.121\.1\.\d+|113556\.1\.4\.\d+)$/;
const leaf: XmlShape = new Map();

/** The part of a schema that is read: the attribute types, and with `classes` which object type has which. */
export const schemaShape = (classes: boolean): XmlShape => {
  const directory = new Map<string, XmlShape>([
    [
      'attribute-type',
      new Map([
        ['name', leaf],
        ['syntax', leaf],
      ]),
    ],
  ]);
  if (classes)
    directory.set(
      'class',
      new Map([
        ['name', leaf],
        ['attribute', leaf],
      ]),
    );
  return new Map([['dsml', new Map([['directory-schema', directory]])]]);
};

/** The attribute types below `schema`, matched by namespace and local name, never by prefix (export-formats 3.2). */
export const readAttributeTypes = (
  document: XmlDocument,
  schema: XmlElement | null,
  diagnostics: Diagnostic[],
): readonly AttributeDefinition[] => {
  const directory = schema === null ? null : descend(schema, 'dsml', 'directory-schema');
  const elements = directory === null ? [] : childrenNamed(directory, 'attribute-type');
  const seen = new Set<string>();
  const definitions: AttributeDefinition[] = [];
  for (const element of elements) {
    if (element.namespace !== dsml) continue;
    const name = textOf(element, 'name');
    const problem =
      name === '' ? 'an attribute type has no name' : seen.has(name) ? `\`${name}\` is defined twice` : null;
    if (problem !== null) {
      const help = 'The file was edited or cut; export the server configuration again.';
      diagnostics.push({
        code: 'rule/schema',
        severity: 'error',
        message: problem,
        at: document.placeOf(element),
        help,
      });
      continue;
    }
    seen.add(name);
    definitions.push(readDefinition(document, element, name, diagnostics));
  }
  return definitions;
};

const readDefinition = (
  document: XmlDocument,
  element: XmlElement,
  name: string,
  diagnostics: Diagnostic[],
): AttributeDefinition => {
  const syntax = textOf(element, 'syntax');
  const end = syntaxEnd.exec(syntax)?.[1] ?? '';
  const type = types.get(end);
  if (type === undefined) {
    const message = `\`${name}\` has the syntax \`${syntax.slice(0, 80)}\`, which is read as text`;
    const help = 'Nothing to do unless a rule uses this attribute; then check its values.';
    diagnostics.push({
      code: 'rule/unknown-syntax',
      severity: 'warning',
      message,
      at: document.placeOf(element),
      help,
    });
  }
  // An AD connector leaves `single-value` out on multi-valued attributes, the others say "false".
  const multiValued = element.attributes.get('single-value') !== 'true';
  return {
    name,
    type: type ?? 'string',
    multiValued,
    ...(element.attributes.get(indexable) === 'true' ? { indexable: true } : {}),
    ...(compound.has(end) ? { isCompound: true } : {}),
  };
};

/** Which attributes each object type has, by the ids of the attribute types (`#id`). */
export const readClasses = (schema: XmlElement | null): ReadonlyMap<string, ReadonlySet<string>> => {
  const directory = schema === null ? null : descend(schema, 'dsml', 'directory-schema');
  const classes = new Map<string, ReadonlySet<string>>();
  if (directory === null) return classes;
  const names = new Map<string, string>();
  for (const type of childrenNamed(directory, 'attribute-type')) {
    names.set(`#${type.attributes.get('id') ?? ''}`, textOf(type, 'name'));
  }
  for (const element of childrenNamed(directory, 'class')) {
    const references = childrenNamed(element, 'attribute').map((one) => names.get(one.attributes.get('ref') ?? ''));
    classes.set(textOf(element, 'name'), new Set(references.filter((name) => name !== undefined)));
  }
  return classes;
};

/** The text of the first child of this name, without the blanks around it; empty when there is none. */
export const textOf = (element: XmlElement, ...path: readonly string[]): string =>
  descend(element, ...path)?.text.trim() ?? '';
