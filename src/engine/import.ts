import type { Attributes } from '../attribute/value.js';
import type { Diagnostic, Place } from '../base/diagnostic.js';
import type { AdObject, Directory } from '../model/directory.js';
import type { Forest } from '../model/workspace.js';
import type { Connector } from '../rule/server-export.js';
import type { ImportedObject } from './cs-object.js';
import { ImportFilter, type SkipReason } from './import-filter.js';
import { AttributeImport } from './import-values.js';

/** An object of the directory that a connector does not see: *not imported*, as opposed to *not exported* (sync-engine 0). */
export interface SkippedObject {
  readonly dn: string;
  readonly objectType: string;
  readonly reason: SkipReason;
  readonly at: Place;
}

/** What a full import brings into the connector space of one AD connector, and what it leaves out. */
export interface DirectoryImport {
  readonly objects: readonly ImportedObject[];
  readonly skipped: readonly SkippedObject[];
  /** Attributes that objects have and the connector does not select, with the number of objects. */
  readonly unselected: ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A full import of the forest through one connector (STG-8): domains, containers and object types filter objects, the selection
 * filters attributes, the connector's schema types values (PIPE-8), and parameters come from the domain (PIPE-9).
 */
export const importDirectory = (directory: Directory, connector: Connector, forest: Forest): DirectoryImport => {
  const filter = new ImportFilter(connector, forest);
  const attributes = new AttributeImport(connector);
  const objects: ImportedObject[] = [];
  const skipped: SkippedObject[] = [];
  for (const object of directory.objects) {
    const decision = filter.decide(object);
    if (decision.kind === 'skipped') skipped.push(skippedObject(object, decision.reason));
    else objects.push(importedObject(object, attributes.read(object), decision.parameters));
  }
  const diagnostics = [...filter.diagnostics, ...attributes.diagnostics];
  return { objects, skipped, unselected: attributes.unselected, diagnostics };
};

const importedObject = (
  { dn, objectClass, at }: AdObject,
  attributes: Attributes,
  parameters: ReadonlyMap<string, string>,
): ImportedObject => ({ dn, objectType: objectClass, attributes, parameters, at });

const skippedObject = ({ dn, objectClass, at }: AdObject, reason: SkipReason): SkippedObject => ({
  dn,
  objectType: objectClass,
  reason,
  at,
});
