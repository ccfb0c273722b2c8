import { childrenNamed, type XmlElement } from '../../base/xml.js';

const secretName = /pass(?:word|wd|phrase)|pwd|secret|key|token|credential|connection[ ._-]?string|cookie/i;

/** A switch or a number holds no secret, whatever it is called: `…PasswordHashSync` is `False` (MV-3). */
const isSwitch = (value: string): boolean => /^(?:true|false|\d{0,4})$/i.test(value);

/**
 * The `parameter` children whose name `wanted` accepts. Encrypted ones, and names that sound like a secret unless they
 * are a switch, never enter the model (LOG-1, FOL-7).
 */
export const readParameters = (
  parent: XmlElement | null,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, string> => {
  const parameters = new Map<string, string>();
  for (const element of parent === null ? [] : childrenNamed(parent, 'parameter')) {
    const name = element.attributes.get('name') ?? '';
    if (!wanted(name) || isEncrypted(element)) continue;
    if (secretName.test(name) && !isSwitch(element.text.trim())) continue;
    parameters.set(name, element.text.trim());
  }
  return parameters;
};

const isEncrypted = (element: XmlElement): boolean =>
  /encrypt/i.test(element.attributes.get('type') ?? '') ||
  !/^(?:|0|false)$/i.test(element.attributes.get('encrypted') ?? '');
