import { readStoredAttributes } from '../attribute/stored-attributes.js';
import type { Attributes } from '../attribute/value.js';
import { asInteger, asList, asMap, asOneOf, asText, field, type Report, requiredField } from '../base/decode.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { DocumentNode, MapNode } from '../base/document.js';
import { failed, type Result, resultOf } from '../base/result.js';
import type { LinkType } from '../rule/sync-rule.js';
import type { ConnectorState, CsState, EngineState, MvState, ObjectPlace } from './state.js';
import { stateVersion } from './state-lines.js';
import { type StateLine, stateReader } from './state-reader.js';

/** Reads what `stateLines` wrote, from an iterator that others may read on from; nothing of a broken or cut file is used. */
export const readState = (lines: Iterator<StateLine>, file: string): Result<EngineState> => {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => {
    diagnostics.push(diagnostic);
  };
  const next = stateReader(lines, file, report);
  const header = next();
  const counts = header === null ? null : readHeader(header, report);
  if (counts === null) return failed(diagnostics);
  const readMany = <T>(count: number, read: (node: MapNode, report: Report) => T | null): readonly T[] => {
    const all: T[] = [];
    for (let i = 0; i < count && diagnostics.length === 0; i++) {
      const node = next();
      const one = node === null ? null : read(node, report);
      if (one !== null) all.push(one);
    }
    return all;
  };
  const connectors: ConnectorState[] = [];
  for (const { id, objects } of counts.connectors) connectors.push({ id, objects: readMany(objects, readCs) });
  const metaverse = readMany(counts.metaverse, readMv);
  return resultOf({ connectors, metaverse }, diagnostics);
};

interface Counts {
  readonly connectors: readonly { readonly id: string; readonly objects: number }[];
  readonly metaverse: number;
}

const readHeader = (node: MapNode, report: Report): Counts | null => {
  const format = requiredField(node, 'onegal', report);
  const version = requiredField(node, 'version', report);
  if (format === null || version === null) return null;
  if (asText(format, report) !== 'engine-state' || asInteger(version, report) !== stateVersion) {
    report(otherVersion(node));
    return null;
  }
  const connectors = listOf(node, 'connectors', report).flatMap((one) => {
    const map = asMap(one, report);
    const id = map === null ? null : textOf(map, 'id', report);
    const objects = map === null ? null : countOf(map, 'objects', report);
    return id === null || objects === null ? [] : [{ id, objects }];
  });
  const metaverse = countOf(node, 'metaverse', report);
  return metaverse === null ? null : { connectors, metaverse };
};

const linkTypes: readonly LinkType[] = ['Join', 'StickyJoin', 'Provision'];

const readCs = (node: MapNode, report: Report): CsState | null => {
  const dn = textOf(node, 'dn', report);
  const objectType = textOf(node, 'type', report);
  if (dn === null || objectType === null) return null;
  const criteria = optionalText(node, 'criteria', report);
  const linkType = field(node, 'linkType');
  const type = linkType === undefined ? null : asOneOf(linkType, linkTypes, report);
  return {
    dn,
    objectType,
    anchor: optionalText(node, 'anchor', report),
    stamp: optionalText(node, 'stamp', report),
    imported: attributesOf(node, 'imported', report),
    values: attributesOf(node, 'values', report),
    contributed: attributesOf(node, 'contributed', report),
    keeper: criteria === null || type === null ? null : { criteria, linkType: type },
    provisioned: isSet(node, 'provisioned'),
    heldOutbound: isSet(node, 'heldOutbound'),
    formerRules: textsOf(node, 'formerRules', report),
  };
};

const readMv = (node: MapNode, report: Report): MvState | null => {
  const objectType = textOf(node, 'type', report);
  if (objectType === null) return null;
  const kept = field(node, 'kept');
  return {
    objectType,
    attributes: attributesOf(node, 'attributes', report) ?? new Map(),
    links: listOf(node, 'links', report).flatMap((one) => placeOf(asList(one, report), report) ?? []),
    kept: (kept === undefined ? [] : asList(kept, report)).flatMap((one) => {
      const [attribute, ...rest] = asList(one, report);
      const name = attribute === undefined ? null : asText(attribute, report);
      const source = placeOf(rest, report);
      return name === null || source === null ? [] : [{ attribute: name, source }];
    }),
    passwordSync: isSet(node, 'passwordSync'),
    hasReferences: isSet(node, 'hasReferences'),
    isReferenced: isSet(node, 'isReferenced'),
  };
};

const placeOf = ([connector, dn]: readonly DocumentNode[], report: Report): ObjectPlace | null => {
  const place = connector === undefined ? null : asInteger(connector, report);
  const name = dn === undefined ? null : asText(dn, report);
  return place === null || name === null ? null : { connector: place, dn: name };
};

const textOf = (node: MapNode, name: string, report: Report): string | null => {
  const found = requiredField(node, name, report);
  return found === null ? null : asText(found, report);
};

const optionalText = (node: MapNode, name: string, report: Report): string | null => {
  const found = field(node, name);
  return found === undefined ? null : asText(found, report);
};

const textsOf = (node: MapNode, name: string, report: Report): readonly string[] | null => {
  const found = field(node, name);
  return found === undefined ? null : asList(found, report).flatMap((one) => asText(one, report) ?? []);
};

const countOf = (node: MapNode, name: string, report: Report): number | null => {
  const found = requiredField(node, name, report);
  const count = found === null ? null : asInteger(found, report);
  return count === null || count < 0 ? null : count;
};

const listOf = (node: MapNode, name: string, report: Report): readonly DocumentNode[] => {
  const found = requiredField(node, name, report);
  return found === null ? [] : asList(found, report);
};

const isSet = (node: MapNode, name: string): boolean => {
  const found = field(node, name);
  return found?.kind === 'scalar' && found.text === 'true';
};

const attributesOf = (node: MapNode, name: string, report: Report): Attributes | null => {
  const found = field(node, name);
  return found === undefined ? null : readStoredAttributes(found, report);
};

const otherVersion = (node: MapNode): Diagnostic => ({
  code: 'engine/state-version',
  severity: 'error',
  message: 'this is no state of an engine that this version of onegal can read',
  at: node.at,
  help: `Write the state again with this version; it reads version ${stateVersion}.`,
});
