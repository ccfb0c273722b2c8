import type { Instant } from '../../attribute/value.js';
import { decodeBase64 } from '../../base/base64.js';
import { instantOfCivil } from '../instant.js';
import { type DerElement, derText, dottedOid, readElements, tags } from './der.js';
import { type CertificateName, readName } from './name.js';

/** An extension of a certificate. */
export interface CertificateExtension {
  readonly oid: string;
  readonly isCritical: boolean;
  readonly value: Uint8Array;
}

/** What the certificate functions show of an X.509 certificate. */
export interface Certificate {
  readonly der: Uint8Array;
  /** 1, 2 or 3. */
  readonly version: number;
  /** The content of the INTEGER, a leading zero byte included. */
  readonly serialNumber: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly issuer: CertificateName;
  readonly subject: CertificateName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly keyAlgorithm: string;
  /** The parameters of the key algorithm as they are encoded, `null` when there are none. */
  readonly keyParameters: Uint8Array | null;
  readonly extensions: readonly CertificateExtension[];
}

/** Functions of one expression look at one certificate again and again. */
let last: { readonly bytes: Uint8Array; readonly certificate: Certificate | null } | null = null;

/**
 * The certificate in DER, or as base64 or PEM text, `null` for anything else (15). It is read here and not by the platform, so that a
 * result never depends on its version; tests compare it with the platform's.
 */
export const readCertificate = (bytes: Uint8Array): Certificate | null => {
  if (last?.bytes !== bytes) {
    const der = bytes[0] === tags.sequence ? bytes : derOfText(bytes);
    last = { bytes, certificate: der === null ? null : fromDer(der) };
  }
  return last.certificate;
};

const pem =
  /^-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END (?:X509 |TRUSTED )?CERTIFICATE-----\s*$/;

const derOfText = (bytes: Uint8Array): Uint8Array | null => {
  const text = new TextDecoder('utf-8').decode(bytes).trim();
  return decodeBase64((pem.exec(text)?.[1] ?? text).replace(/\s+/g, ''));
};

const fromDer = (der: Uint8Array): Certificate | null => {
  const [outer, ...rest] = readElements(der) ?? [];
  const [toBeSigned, outerAlgorithm, signature, ...more] = childrenOf(outer) ?? [];
  if (rest.length > 0 || more.length > 0 || signature?.tag !== tags.bitString) return null;
  const fields = [...(childrenOf(toBeSigned) ?? [])];
  const version = fields[0]?.tag === 0xa0 ? readVersion(fields.shift()) : 1;
  const [serial, , issuerField, validity, subjectField, key, ...optional] = fields;
  const signatureAlgorithm = algorithmOf(outerAlgorithm);
  const issuer = nameOf(issuerField);
  const subject = nameOf(subjectField);
  const [from, until] = childrenOf(validity) ?? [];
  const notBefore = timeOf(from);
  const notAfter = timeOf(until);
  const [algorithm, publicKey] = childrenOf(key) ?? [];
  const keyAlgorithm = algorithmOf(algorithm);
  const extensions = extensionsOf(optional.find(({ tag }) => tag === 0xa3));
  if (version === null || serial?.tag !== tags.integer || signatureAlgorithm === null || issuer === null) return null;
  if (subject === null || notBefore === null || notAfter === null || keyAlgorithm === null) return null;
  if (publicKey?.tag !== tags.bitString || extensions === null) return null;
  return {
    der,
    version,
    serialNumber: serial.content,
    signatureAlgorithm,
    issuer,
    subject,
    notBefore,
    notAfter,
    keyAlgorithm,
    keyParameters: childrenOf(algorithm)?.[1]?.whole ?? null,
    extensions,
  };
};

const childrenOf = (element: DerElement | undefined): readonly DerElement[] | null =>
  element?.tag === tags.sequence ? readElements(element.content) : null;

const nameOf = (element: DerElement | undefined): CertificateName | null =>
  element?.tag === tags.sequence ? readName(element.content) : null;

const readVersion = (element: DerElement | undefined): number | null => {
  const [integer] = element === undefined ? [] : (readElements(element.content) ?? []);
  const version = integer?.tag === tags.integer && integer.content.length === 1 ? (integer.content[0] ?? 9) + 1 : 0;
  return version >= 1 && version <= 3 ? version : null;
};

const algorithmOf = (element: DerElement | undefined): string | null => {
  const [oid] = childrenOf(element) ?? [];
  return oid?.tag === tags.objectId ? dottedOid(oid.content) : null;
};

const times: ReadonlyMap<number, RegExp> = new Map([
  [tags.utcTime, /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/],
  [tags.generalizedTime, /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/],
]);

const timeOf = (element: DerElement | undefined): Instant | null => {
  if (element === undefined) return null;
  const match = times.get(element.tag)?.exec(String.fromCharCode(...element.content.subarray(0, 32)));
  if (match === null || match === undefined) return null;
  const [written = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  // Two digits of a year mean 1950 to 2049 (RFC 5280, 4.1.2.5.1).
  const year = element.tag === tags.utcTime ? written + (written < 50 ? 2000 : 1900) : written;
  return instantOfCivil({ year, month, day, hour, minute, second, ticks: 0 });
};

const extensionsOf = (wrapper: DerElement | undefined): readonly CertificateExtension[] | null => {
  if (wrapper === undefined) return [];
  const [list, ...rest] = readElements(wrapper.content) ?? [];
  const elements = rest.length === 0 ? childrenOf(list) : null;
  if (elements === null) return null;
  const extensions: CertificateExtension[] = [];
  for (const element of elements) {
    const [type, ...values] = childrenOf(element) ?? [];
    const isCritical = values[0]?.tag === tags.boolean ? values.shift()?.content[0] !== 0 : false;
    const oid = type?.tag === tags.objectId ? dottedOid(type.content) : null;
    if (oid === null || values[0]?.tag !== tags.octetString) return null;
    extensions.push({ oid, isCritical, value: values[0].content });
  }
  return extensions;
};

/** The alternative names of the subject, or of the issuer, by kind; only the first of each kind. */
export interface AlternativeNames {
  readonly email?: string;
  readonly dns?: string;
  readonly url?: string;
  readonly upn?: string;
}

const upnOid = '1.3.6.1.4.1.311.20.2.3';

export const alternativeNames = ({ extensions }: Certificate, ofIssuer: boolean): AlternativeNames => {
  const extension = extensions.find(({ oid }) => oid === (ofIssuer ? '2.5.29.18' : '2.5.29.17'));
  const names = childrenOf(readElements(extension?.value ?? new Uint8Array())?.[0]) ?? [];
  const ia5 = (tag: number): string | undefined => {
    const found = names.find((name) => name.tag === tag);
    return found === undefined ? undefined : derText({ ...found, tag: 0x16 });
  };
  const found = { email: ia5(0x81), dns: ia5(0x82), url: ia5(0x86), upn: upnIn(names) };
  // Nothing is there for a kind that the certificate does not name.
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

const upnIn = (names: readonly DerElement[]): string | undefined => {
  for (const { tag, content } of names) {
    const [type, value] = tag === 0xa0 ? (readElements(content) ?? []) : [];
    if (type === undefined || dottedOid(type.content) !== upnOid) continue;
    const [text] = value === undefined ? [] : (readElements(value.content) ?? []);
    if (text !== undefined) return derText(text);
  }
  return undefined;
};
