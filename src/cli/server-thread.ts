import { tellAll, threadData } from '../io/thread.js';
import { readAsOf } from '../pipeline/as-of.js';
import { runShare } from '../pipeline/server-thread.js';
import { openFolder, readRules } from './open-folder.js';

/** What `onegal simulate --workers` tells a thread. */
export interface ServerThreadData {
  readonly folder: string;
  readonly rules: string | null;
  readonly asOf: string | undefined;
  readonly threads: number;
  readonly share: number;
}

// INVARIANT: only `simulate` starts this file, with data of this type. What is wrong with the input is told by the starter, which reads it too.
const { folder, rules: rulesFolder, asOf: day, threads, share } = threadData() as ServerThreadData;
const opened = openFolder(folder);
const rules = rulesFolder === null ? null : readRules(rulesFolder);
const asOf = readAsOf(day);
if (opened.ok && rules?.ok !== false && asOf.ok)
  await tellAll(runShare(opened.value, rules?.value ?? null, asOf.value, { threads, share }));
