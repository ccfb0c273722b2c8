import { schemaOf } from '../../attribute/schema.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import { readXml } from '../../base/read-xml.js';
import { failed, type Result, resultOf } from '../../base/result.js';
import { descend, type XmlShape } from '../../base/xml.js';
import type { Metaverse } from '../server-export.js';
import { readAttributeTypes, readClasses, schemaShape } from './attribute-types.js';
import { readParameters } from './parameters.js';

const shape: XmlShape = new Map([
  [
    'saved-mv-configuration',
    new Map([
      [
        'mv-data',
        new Map<string, XmlShape>([
          ['schema', schemaShape(true)],
          ['parameter-values', new Map([['parameter', new Map()]])],
        ]),
      ],
    ]),
  ],
]);

/** Of an export without MV.xml: nothing is known, and nothing can be checked against it (FOL-4). */
export const unknownMetaverse: Metaverse = { schema: new Map(), objectTypes: new Set(), settings: new Map() };

/** Reads `GlobalSettings/MV.xml`: schema, object types and settings; the server's name is left out (MV-1 to MV-3, FOL-7). */
export const readMetaverse = (text: string, file: string): Result<Metaverse> => {
  const document = readXml(text, file, shape);
  if (!document.ok) return document;
  const { root, placeOf } = document.value;
  const data = descend(root, 'mv-data');
  if (root.name !== 'saved-mv-configuration' || data === null) {
    const help = 'It has the root `saved-mv-configuration` with `mv-data`; export the server configuration again.';
    const message = 'this is not the metaverse configuration';
    return failed([{ code: 'rule/metaverse', severity: 'error', message, at: placeOf(root), help }]);
  }
  const diagnostics: Diagnostic[] = [];
  const schema = descend(data, 'schema');
  const classes = readClasses(schema);
  const metaverse: Metaverse = {
    schema: schemaOf(readAttributeTypes(document.value, schema, diagnostics)),
    objectTypes: new Set(classes.keys()),
    classes,
    settings: readParameters(descend(data, 'parameter-values'), (name) => name.startsWith('Microsoft.')),
  };
  return resultOf(metaverse, diagnostics);
};
