const type = /^\p{White_Space}*(?:[A-Za-z][A-Za-z0-9.-]*|\d+(?:\.\d+)*)\p{White_Space}*=/u;

/** Rules take the same DN apart several times in a row; the last one is kept. */
let last: { readonly dn: string; readonly components: readonly string[] } = { dn: '', components: [''] };

/** The components of a DN, cut at `,` or `;` that is neither escaped nor quoted; white space around them is gone (14.6). */
export const dnComponents = (dn: string): readonly string[] => {
  if (last.dn !== dn) last = { dn, components: componentsOf(dn) };
  return last.components;
};

const componentsOf = (dn: string): readonly string[] => {
  const components: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let i = 0; i < dn.length; i++) {
    const unit = dn.charCodeAt(i);
    if (unit === 0x5c) i++;
    else if (unit === 0x22) isQuoted = !isQuoted;
    else if ((unit === 0x2c || unit === 0x3b) && !isQuoted) {
      components.push(trimmed(dn.slice(start, i)));
      start = i + 1;
    }
  }
  components.push(trimmed(dn.slice(start)));
  return components;
};

/** White space that is escaped belongs to the value. */
const trimmed = (text: string): string => {
  if (text.length > 0 && isDense(text.charCodeAt(0)) && isDense(text.charCodeAt(text.length - 1))) return text;
  const start = /^\p{White_Space}*/u.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start && /\p{White_Space}/u.test(text.charAt(end - 1)) && !isEscaped(text, end - 1)) end--;
  return text.slice(start, end);
};

/** Whether a unit is an ASCII character that is seen. */
const isDense = (unit: number): boolean => unit > 0x20 && unit < 0x7f;

const isEscaped = (text: string, at: number): boolean => {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
  return backslashes % 2 === 1;
};

/** Whether a text is a sequence of `type=value` components (CRef). */
export const isDistinguishedName = (text: string): boolean => dnComponents(text).every((each) => type.test(each));

/** The part of a component before its first `=`, in lower case. */
export const componentType = (component: string): string =>
  component
    .slice(0, Math.max(0, component.indexOf('=')))
    .trim()
    .toLowerCase();

/** The part of a component behind its first `=`; escapes are kept as they are written (S21). */
export const componentValue = (component: string): string => trimmed(component.slice(component.indexOf('=') + 1));
