import type { VectorResult } from './cloud-vector-format.js';
import { cloudVectorKind } from './cloud-vector-kind.js';
import { expressionVectorKind } from './expression-vectors.js';

/** A format of vector files. */
export interface VectorKind {
  readonly name: string;
  /** Whether a file, as parsed JSON with a list `vectors`, is of this format; its own header says so. */
  recognises(file: VectorFile): boolean;
  run(file: VectorFile): readonly VectorResult[];
}

/** What all vector files have. */
export interface VectorFile {
  readonly format?: unknown;
  readonly vectors: readonly Readonly<Record<string, unknown>>[];
}

/** The formats that `onegal conformance` runs; a new one adds its line. */
export const vectorKinds: readonly VectorKind[] = [expressionVectorKind, cloudVectorKind];
