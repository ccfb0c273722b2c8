import type { CloudVectorFile } from './cloud-vector-format.js';
import { runCloudVectors } from './cloud-vectors.js';
import type { VectorKind } from './vector-kinds.js';

/** Files of cloud vectors: each performs steps. */
export const cloudVectorKind: VectorKind = {
  name: 'cloud',
  recognises: ({ vectors }) => vectors.every(({ steps }) => Array.isArray(steps)),
  // The header of the format says what the fields are; a vector that breaks it fails (see `conformance.ts`).
  run: (file) => runCloudVectors(file as unknown as CloudVectorFile),
};
