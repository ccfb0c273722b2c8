import { foldCase } from '../base/fold-case.js';
import { parseDn } from '../model/dn.js';

/** Escapes, quotes, or blanks beside a separator: one DN can then be written in several ways. */
const unusual = /[\\"]|[,=] | [,=]/;

/** A DN as a connector space compares it: equal for equal objects whatever case and escaping (VAL-3). */
export const dnKey = (dn: string): string => {
  const parts = unusual.test(dn) ? parseDn(dn) : null;
  if (parts === null) return foldCase(dn);
  return parts.map(({ type, value }) => foldCase(`${type}=${value.replace(/[\\,]/g, '\\$&')}`)).join(',');
};
