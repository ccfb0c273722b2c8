/** What a run had to do, in steps that no machine changes: tests show with them that work grows as the directory does (hardening IN-6). */
export interface Effort {
  /** Evaluations of connector-space objects. */
  objects: number;
  /** Objects that joins looked at. */
  candidates: number;
  /** References followed from one object to the next. */
  references: number;
  /** Linked objects looked at because one of them contributed to their metaverse object. */
  links: number;
}

export const noEffort = (): Effort => ({ objects: 0, candidates: 0, references: 0, links: 0 });
