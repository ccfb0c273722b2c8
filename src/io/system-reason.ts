const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'access is denied'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the file system is read-only'],
  ['EMFILE', 'too many files are open'],
  ['EBUSY', 'it is in use'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EEXIST', 'it exists already'],
  ['ENOTEMPTY', 'the folder is not empty'],
]);

/** What the operating system said, in words instead of error codes (hardening OUT-5, ERR-3). */
export const systemReason = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons.get(code) ?? (code === '' ? 'the system refused it' : `the system answered ${code}`);
};

/** Whether the operating system said so, as opposed to a mistake of ours. */
export const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
