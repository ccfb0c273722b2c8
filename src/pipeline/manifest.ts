import type { FileSet } from '../base/files.js';
import { sortedBy } from '../base/order.js';
import { sha256Hex } from '../base/sha256.js';
import { jsonText } from '../report/json.js';
import type { OpenedWorkspace } from './open-workspace.js';

/** `manifest.json`: which tool made these files from which input, as SHA-256 of the text in UTF-8 (design 4). */
export const manifestText = (opened: OpenedWorkspace, outputs: ReadonlyMap<string, string>): string =>
  jsonText({
    tool: 'onegal',
    version: opened.resources.version,
    inputs: sorted([
      ...hashesOf(opened.files),
      ...[...opened.streams].map(([path, stream]): [string, string] => [path, stream.sha256() ?? '']),
    ]),
    outputs: sorted(outputs),
  });

/** SHA-256 of every file. */
export const hashesOf = (files: FileSet): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, text]) => [path, sha256Hex(text)]));

const sorted = (hashes: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries(sortedBy(hashes, ([path]) => path));
