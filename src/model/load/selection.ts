/** Which records of a directory are wanted: asked once for each, in the order of the files. */
export interface Selection {
  readonly isNextWanted: () => boolean;
  /** Whether the others are read, too, for what is wrong with them. */
  readonly checksOthers: boolean;
}

/** Every record. */
export const everything: Selection = { isNextWanted: () => true, checksOthers: true };
