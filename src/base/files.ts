/** A folder as text: path relative to the folder, `/` as separator, to its decoded content. */
export type FileSet = ReadonlyMap<string, string>;

/** The part of `files` below `folder` (no trailing slash), paths relative to it. */
export const below = (files: FileSet, folder: string): FileSet => {
  const prefix = `${folder}/`;
  const part = new Map<string, string>();
  for (const [path, text] of files) if (path.startsWith(prefix)) part.set(path.slice(prefix.length), text);
  return part;
};
