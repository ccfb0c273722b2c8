/** Words longer than this are not compared: nobody mistypes them by two letters. */
const lengthLimit = 64;

/** Number of insertions, deletions, replacements and swaps of neighbours between two short words. */
const distance = (a: string, b: string): number => {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
};

/** The known word that `word` most likely meant, or null when none is near; ties go to the first in `known`. */
export const nearest = (word: string, known: Iterable<string>): string | null => {
  if (word.length > lengthLimit) return null;
  const lower = word.toLowerCase();
  const allowed = word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const d = distance(lower, candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
};

/** The help line for an unknown word: what was meant if that can be guessed, else what there is. */
export const suggestion = (word: string, known: Iterable<string>): string => {
  const names = [...known];
  const guess = nearest(word, names);
  if (guess !== null) return `Did you mean \`${guess}\`?`;
  if (names.length === 0) return 'Remove it.';
  const shown = names.slice(0, 12).map((name) => `\`${name}\``);
  return `Known: ${shown.join(', ')}${names.length > shown.length ? ', …' : ''}.`;
};
