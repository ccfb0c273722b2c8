import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CloudVectorFile } from '../../../src/pipeline/conformance/cloud-vector-format.js';
import { runVector } from '../../../src/pipeline/conformance/cloud-vectors.js';

const file = JSON.parse(
  readFileSync(new URL('../../vectors/cloud-vectors.json', import.meta.url), 'utf8'),
) as CloudVectorFile;

describe('the cloud vectors', () => {
  it('are all there', () => expect(file.vectors).toHaveLength(65));

  it.each(file.vectors)('$id $title', (vector) => {
    expect(runVector(vector).differences).toEqual([]);
  });

  // PX-23 lists S-38 for a coexistence domain that no result uses.
  it.each(file.vectors.filter(({ id, silent = [] }) => silent.length > 0 && id !== 'PX-23'))(
    '$id says what it rests on: $silent',
    (vector) => {
      const { marks } = runVector(vector);
      expect((vector.silent ?? []).filter((mark) => !marks.has(mark))).toEqual([]);
    },
  );
});
