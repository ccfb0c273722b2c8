import type { FileSet, StreamSet } from '../base/files.js';
import { sortedBy } from '../base/order.js';
import { sha256Hex } from '../base/sha256.js';
import { jsonText } from '../report/json.js';
import type { OpenedWorkspace } from './open-workspace.js';

/** `manifest.json`: which tool made these files from which input, as SHA-256 of the text in UTF-8 (design 4). */
export const manifestText = (opened: OpenedWorkspace, output: FileSet): string =>
  jsonText({
    tool: 'onegal',
    version: opened.resources.version,
    inputs: hashes(opened.files, opened.streams),
    outputs: hashes(output),
  });

const hashes = (files: FileSet, streams: StreamSet = new Map()): Record<string, string> => {
  const all = [
    ...[...files].map(([path, text]): [string, string] => [path, sha256Hex(text)]),
    ...[...streams].map(([path, stream]): [string, string] => [path, stream.sha256() ?? '']),
  ];
  return Object.fromEntries(sortedBy(all, ([path]) => path));
};
