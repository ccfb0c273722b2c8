import { childrenNamed, type XmlElement } from '../../base/xml.js';

const secretName = /pass(?:word|wd|phrase)|pwd|secret|key|token|credential|connection[ ._-]?string|cookie/i;

/** A switch or a number holds no secret, whatever it is called: `…PasswordHashSync` is `False` (MV-3). */
const isSwitch = (value: string): boolean => /^(?:true|false|\d{0,4})$/i.test(value);

/** Says by name, and by what a parameter is for, whether it is read. */
type Wanted = (name: string, use: string) => boolean;

/**
 * The `parameter` children that `wanted` accepts. Encrypted ones, and names that sound like a secret unless they are a switch,
 * never enter the model (LOG-1, FOL-7).
 */
export const readParameters = (parent: XmlElement | null, wanted: Wanted): ReadonlyMap<string, string> =>
  new Map(
    elementsOf(parent, wanted)
      .filter((element) => !isSecret(element))
      .map((element) => [nameOf(element), element.text.trim()]),
  );

/** The names alone of those whose values never enter the model. */
export const withheldParameters = (parent: XmlElement | null, wanted: Wanted): ReadonlySet<string> =>
  new Set(elementsOf(parent, wanted).filter(isSecret).map(nameOf));

const elementsOf = (parent: XmlElement | null, wanted: Wanted): readonly XmlElement[] =>
  parent === null
    ? []
    : childrenNamed(parent, 'parameter').filter((element) =>
        wanted(nameOf(element), element.attributes.get('use') ?? ''),
      );

const nameOf = (element: XmlElement): string => element.attributes.get('name') ?? '';

const isSecret = (element: XmlElement): boolean =>
  isEncrypted(element) || (secretName.test(nameOf(element)) && !isSwitch(element.text.trim()));

const isEncrypted = (element: XmlElement): boolean =>
  /encrypt/i.test(element.attributes.get('type') ?? '') ||
  !/^(?:|0|false)$/i.test(element.attributes.get('encrypted') ?? '');
