import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText } from '../base/order.js';
import { type Result, resultOf } from '../base/result.js';
import { readRuleFolder } from './read-rule-folder.js';
import { readConnector } from './server-export/read-connector.js';
import { readMetaverse, unknownMetaverse } from './server-export/read-metaverse.js';
import type { Connector, Metaverse, ServerConfiguration } from './server-export.js';

/** Reads the folder of `Get-ADSyncServerConfiguration`; the order and the names of files mean nothing (FOL-1 to FOL-7). */
export const readServerExport = (files: FileSet): Result<ServerConfiguration> => {
  const diagnostics: Diagnostic[] = [];
  const rules = readRuleFolder(inFolder(files, 'SynchronizationRules'));
  diagnostics.push(...rules.diagnostics);
  const configuration: ServerConfiguration = {
    origin: 'export',
    rules: rules.ok ? rules.value.rules : [],
    connectors: readConnectors(inFolder(files, 'Connectors'), diagnostics),
    metaverse: readGlobalSettings(inFolder(files, 'GlobalSettings'), diagnostics),
  };
  if (rules.ok && rules.value.rules.length === 0) {
    const help =
      'Point to the folder that `Get-ADSyncServerConfiguration` wrote; it has a folder `SynchronizationRules`.';
    const message = 'the export has no synchronisation rules';
    diagnostics.push({ code: 'rule/no-rules', severity: 'error', message, at: { file: 'SynchronizationRules' }, help });
  }
  return resultOf(configuration, diagnostics);
};

/** The XML files of one folder, by their full path; the name of the folder in any case. */
const inFolder = (files: FileSet, folder: string): FileSet => {
  const prefix = `${folder.toLowerCase()}/`;
  return new Map([...files].filter(([path]) => path.toLowerCase().startsWith(prefix) && /\.xml$/i.test(path)));
};

const readConnectors = (files: FileSet, diagnostics: Diagnostic[]): readonly Connector[] => {
  if (files.size === 0) diagnostics.push(missingFolder('Connectors', 'attributes of the directories'));
  const connectors = new Map<string, Connector>();
  for (const [path, text] of [...files].sort(([a], [b]) => compareText(a, b))) {
    const connector = readConnector(text, path);
    diagnostics.push(...connector.diagnostics);
    if (!connector.ok) continue;
    const { id } = connector.value;
    if (connectors.has(id)) diagnostics.push(duplicateConnector(id, path));
    else connectors.set(id, connector.value);
  }
  return [...connectors.values()].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name));
};

const readGlobalSettings = (files: FileSet, diagnostics: Diagnostic[]): Metaverse => {
  const file = [...files].find(([path]) => path.toLowerCase().endsWith('/mv.xml'));
  if (file === undefined) {
    diagnostics.push(missingFolder('GlobalSettings', 'attributes of the metaverse'));
    return unknownMetaverse;
  }
  const metaverse = readMetaverse(file[1], file[0]);
  diagnostics.push(...metaverse.diagnostics);
  return metaverse.ok ? metaverse.value : unknownMetaverse;
};

const missingFolder = (folder: string, unchecked: string): Diagnostic => ({
  code: 'rule/missing-folder',
  severity: 'warning',
  message: `the export has no folder \`${folder}\`, so the ${unchecked} are not checked`,
  at: { file: folder },
  help: 'Copy the whole folder that `Get-ADSyncServerConfiguration` wrote.',
});

const duplicateConnector = (id: string, file: string): Diagnostic => ({
  code: 'rule/duplicate-connector',
  severity: 'error',
  message: `a second connector has the id \`${id}\``,
  at: { file, line: 1, column: 1 },
  help: 'Remove one of the files; a server has each connector once.',
});
