import type { Selection } from '../../model/load/selection.js';

/** Objects of a part: few enough to stay in the processor's caches and in the young generation of the heap. */
export const usualPartSize = 64;

/** Which parts of a directory a thread runs: its share of those that all threads run. */
export interface PartShare {
  readonly threads: number;
  readonly share: number;
  readonly partSize?: number;
}

/** How long it takes to read and check a part, where to run it takes 1. */
const readingTime = 0.02;

/**
 * The records that a share is made of. The first share checks all others, too, and gets fewer parts for that. Which ones depends on nothing but
 * the number of threads, so that every thread knows it without being told.
 */
export const selectionOf = ({ threads, share, partSize = usualPartSize }: PartShare): Selection => {
  const firstRuns = Math.max(0, (1 - readingTime * (threads - 1)) / threads);
  let due = 1 - firstRuns;
  let other = 0;
  const nextShare = (): number => {
    due += firstRuns;
    if (due < 1 && threads > 1) return (other = (other % (threads - 1)) + 1);
    due -= 1;
    return 0;
  };
  let records = 0;
  let owner = 0;
  return {
    isNextWanted: () => {
      if (records++ % partSize === 0) owner = nextShare();
      return owner === share;
    },
    checksOthers: share === 0,
  };
};
