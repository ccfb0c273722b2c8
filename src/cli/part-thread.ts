import { SpoolFile } from '../io/spool-file.js';
import { tell, threadData } from '../io/thread.js';
import { readAsOf } from '../pipeline/as-of.js';
import { partsOfShare } from '../pipeline/parts/simulate-in-parts.js';
import { openFolderInParts, readRules } from './open-folder.js';
import type { PartThreadData } from './part-threads.js';

// INVARIANT: only `simulate` starts this file, with data of this type. What is wrong with the input is told by the starter, which reads it too.
const { folder, rules: rulesFolder, asOf: day, threads, share, spool: path } = threadData() as PartThreadData;
const input = openFolderInParts(folder);
const rules = rulesFolder === null ? null : readRules(rulesFolder);
const asOf = readAsOf(day);
if (input.ok && rules?.ok !== false && asOf.ok) {
  const spool = SpoolFile.create(path, (error) => {
    throw error;
  });
  const sent = partsOfShare(input.value, { rules: rules?.value ?? null, asOf: asOf.value, spool, threads, share });
  spool.close();
  if (sent !== null) tell(sent);
}
