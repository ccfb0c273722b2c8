/**
 * Limits of formats that are read record by record, in UTF-16 units (hardening IN-5); each is named in its message. Files that
 * are read whole have theirs where they are read.
 */
export const streamLimits = {
  /** One row, entry or line. */
  record: 64 * 1024 * 1024,
  /** One value of one attribute. */
  value: 1024 * 1024,
  /** Columns of a CSV file. */
  columns: 10_000,
} as const;
