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
  const importer = new Importer(connector, forest);
  const objects: ImportedObject[] = [];
  const skipped: SkippedObject[] = [];
  for (const object of directory.objects) {
    const one = importer.import(object);
    if (isSkipped(one)) skipped.push(one);
    else objects.push(one);
  }
  return { objects, skipped, unselected: importer.unselected, diagnostics: importer.diagnostics() };
};

/** Whether an object was left out. */
export const isSkipped = (one: ImportedObject | SkippedObject): one is SkippedObject => 'reason' in one;

/** The same, object by object. */
export class Importer {
  private readonly filter: ImportFilter;
  private readonly attributes: AttributeImport;

  constructor(
    readonly connector: Connector,
    forest: Forest,
  ) {
    this.filter = new ImportFilter(connector, forest);
    this.attributes = new AttributeImport(connector);
  }

  import(object: AdObject): ImportedObject | SkippedObject {
    const decision = this.filter.decide(object);
    return decision.kind === 'skipped'
      ? skippedObject(object, decision.reason)
      : importedObject(object, this.attributes.read(object), decision.parameters);
  }

  get unselected(): DirectoryImport['unselected'] {
    return this.attributes.unselected;
  }

  /** About the connector, then about values in the order of the objects. */
  diagnostics(): readonly Diagnostic[] {
    return [...this.filter.diagnostics, ...this.attributes.diagnostics];
  }
}

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
