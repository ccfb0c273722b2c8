/** The identifier that files write where there is none. */
export const zeroGuid = '00000000-0000-0000-0000-000000000000';

/** A GUID with or without braces, in any case, as the model holds it: lower-case, no braces; otherwise `null` (VAL-4, FOL-2). */
export const parseGuid = (text: string): string | null => {
  const match = /^(?:\{([0-9a-f-]{36})\}|([0-9a-f-]{36}))$/i.exec(text);
  const guid = (match?.[1] ?? match?.[2] ?? '').toLowerCase();
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid) ? guid : null;
};
