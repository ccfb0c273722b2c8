/** Loaded before a measured program (`node --import`): when it ends, its peak memory is written where the bench looks for it. */
import { writeFileSync } from 'node:fs';

const target = process.env.ONEGAL_BENCH_MEMORY;
if (target !== undefined)
  process.on('exit', () => writeFileSync(target, String(process.resourceUsage().maxRSS * 1024)));
