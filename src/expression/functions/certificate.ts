import { sha1Bytes } from '../../base/sha1.js';
import { hexOf } from '../certificate/der.js';
import { nameText, valueOfType } from '../certificate/name.js';
import { alternativeNames, type Certificate, readCertificate } from '../certificate/read-certificate.js';
import { defineFunction, type Example } from '../define.js';
import { runtimeError } from '../evaluated.js';
import type { EncodedVectorValue } from '../vector-value.js';
import { exampleCertificate } from './example-certificate.js';

const notACertificate = runtimeError('the bytes are no certificate');
const fails = 'the bytes are no certificate';
const source = (name: string): string =>
  `reference-connect-sync-functions-reference#${name.toLowerCase()}; expression-language 15`;
const param = { name: 'certificate', type: 'bin' } as const;

const example = (call: string, gives: EncodedVectorValue): Example => [
  call,
  gives,
  { userCertificate: { base64: exampleCertificate } },
];

/** A function that shows one text of a certificate. */
const certificateText = (
  name: string,
  summary: string,
  gives: string,
  show: (certificate: Certificate) => string,
  decided = '',
) =>
  defineFunction({
    name,
    params: [param],
    returns: 'str',
    fails,
    summary,
    source: source(name) + decided,
    examples: [example(`${name}([userCertificate])`, gives), [`${name}(NULL)`, { literal: 'NULL' }]],
    evaluate: (bytes) => {
      const certificate = readCertificate(bytes);
      return certificate === null ? notACertificate : show(certificate);
    },
  });

/** A function for a property that .NET leaves empty: NULL for every certificate. */
const emptyInCertificate = (name: string, summary: string) =>
  defineFunction({
    name,
    params: [param],
    returns: 'str',
    mayBeNull: true,
    fails,
    summary,
    source: source(name),
    examples: [example(`${name}([userCertificate])`, { literal: 'NULL' })],
    evaluate: (bytes) => (readCertificate(bytes) === null ? notACertificate : null),
  });

const certificateDate = (
  name: string,
  summary: string,
  gives: string,
  show: (certificate: Certificate) => Certificate['notAfter'],
) =>
  defineFunction({
    name,
    params: [param],
    returns: 'dt',
    fails,
    summary,
    source: `${source(name)}, C12`,
    examples: [example(`${name}([userCertificate])`, { dateTime: gives })],
    evaluate: (bytes) => {
      const certificate = readCertificate(bytes);
      return certificate === null ? notACertificate : show(certificate);
    },
  });

export const isCert = defineFunction({
  name: 'IsCert',
  params: [{ ...param, whenNull: false }],
  returns: 'bool',
  summary: 'Whether the bytes are an X.509 certificate.',
  source: source('IsCert'),
  examples: [example('IsCert([userCertificate])', true), ['IsCert(CBin(1,1))', false], ['IsCert(NULL)', false]],
  evaluate: (bytes) => readCertificate(bytes) !== null,
});

export const certExtensionOids = defineFunction({
  name: 'CertExtensionOids',
  params: [param],
  returns: 'mvstr',
  mayBeNull: true,
  fails,
  summary: 'The OIDs of the critical extensions in the order of the certificate; NULL when there are none.',
  source: source('CertExtensionOids'),
  examples: [example('CertExtensionOids([userCertificate])', ['2.5.29.19', '2.5.29.15'])],
  evaluate: (bytes) => {
    const certificate = readCertificate(bytes);
    if (certificate === null) return notACertificate;
    const critical = certificate.extensions.filter(({ isCritical }) => isCritical).map(({ oid }) => oid);
    return critical.length === 0 ? null : critical;
  },
});

export const certFormat = certificateText(
  'CertFormat',
  'The format of the certificate, always `X509`.',
  'X509',
  () => 'X509',
);

export const certFriendlyName = certificateText(
  'CertFriendlyName',
  'The alias of the certificate, which is stored beside it and never part of it: always empty text.',
  '',
  () => '',
);

const thumbprintHex = ({ der }: Certificate): string => hexOf(sha1Bytes(der));
const exampleThumbprint = '6C482CA8E271A18BCA08DA47BA2F1C24D1686C6C';

export const certHashString = certificateText(
  'CertHashString',
  'The SHA-1 hash of the certificate in hexadecimal digits.',
  exampleThumbprint,
  thumbprintHex,
);

export const certThumbprint = certificateText(
  'CertThumbprint',
  'The thumbprint of the certificate: its SHA-1 hash in hexadecimal digits.',
  exampleThumbprint,
  thumbprintHex,
);

const issuerText = ({ issuer }: Certificate): string => nameText(issuer);
const subjectText = ({ subject }: Certificate): string => nameText(subject);
const exampleIssuer = 'CN=Fabrikam Test CA, O=Fabrikam, C=US';
const exampleSubject = 'CN=Joe Doe, O=Fabrikam, C=US';

export const certIssuer = certificateText('CertIssuer', 'The name of the issuer.', exampleIssuer, issuerText);
export const certIssuerDn = certificateText('CertIssuerDN', 'The name of the issuer.', exampleIssuer, issuerText);
export const certIssuerOid = emptyInCertificate(
  'CertIssuerOid',
  'The OID object of the issuer’s name, which is always empty: NULL.',
);
export const certSubject = certificateText('CertSubject', 'The name of the subject.', exampleSubject, subjectText);
export const certSubjectNameDn = certificateText(
  'CertSubjectNameDN',
  'The name of the subject.',
  exampleSubject,
  subjectText,
);
export const certSubjectNameOid = emptyInCertificate(
  'CertSubjectNameOid',
  'The OID object of the subject’s name, which is always empty: NULL.',
);

const keyAlgorithmOf = ({ keyAlgorithm }: Certificate): string => keyAlgorithm;

export const certKeyAlgorithm = certificateText(
  'CertKeyAlgorithm',
  'The OID of the algorithm of the public key.',
  '1.2.840.10045.2.1',
  keyAlgorithmOf,
);

export const certKeyAlgorithmParams = certificateText(
  'CertKeyAlgorithmParams',
  'The parameters of the algorithm of the public key, DER in hexadecimal digits; empty text when there are none.',
  '06082A8648CE3D030107',
  ({ keyParameters }) => (keyParameters === null ? '' : hexOf(keyParameters)),
);

export const certPublicKeyOid = certificateText(
  'CertPublicKeyOid',
  'The OID of the public key, which is that of its algorithm.',
  '1.2.840.10045.2.1',
  keyAlgorithmOf,
);

export const certPublicKeyParametersOid = certificateText(
  'CertPublicKeyParametersOid',
  'The OID at the parameters of the public key, which is that of its algorithm.',
  '1.2.840.10045.2.1',
  keyAlgorithmOf,
);

export const certSignatureAlgorithmOid = certificateText(
  'CertSignatureAlgorithmOid',
  'The OID of the algorithm of the signature.',
  '1.2.840.10045.4.3.2',
  ({ signatureAlgorithm }) => signatureAlgorithm,
);

export const certSerialNumber = certificateText(
  'CertSerialNumber',
  'The serial number in hexadecimal digits, a leading zero byte included.',
  '4A01F3',
  ({ serialNumber }) => hexOf(serialNumber),
);

export const certVersion = certificateText(
  'CertVersion',
  'The version of the certificate: `1`, `2` or `3`.',
  '3',
  ({ version }) => String(version),
);

export const certNotBefore = certificateDate(
  'CertNotBefore',
  'When the certificate becomes valid, in UTC.',
  '2023-05-01T12:00:00Z',
  ({ notBefore }) => notBefore,
);

export const certNotAfter = certificateDate(
  'CertNotAfter',
  'When the certificate ends to be valid, in UTC.',
  '2031-05-01T12:00:00Z',
  ({ notAfter }) => notAfter,
);

type FindName = (certificate: Certificate, ofIssuer: boolean) => string | null | undefined;

/** How .NET finds each kind of name. */
const nameInfos = new Map<string, FindName>([
  [
    'SimpleName',
    (certificate, ofIssuer) => {
      const name = ofIssuer ? certificate.issuer : certificate.subject;
      const types = ['CN', 'OU', 'O', 'E'];
      const found = types.map((type) => valueOfType(name, type)).find((value) => value !== null);
      return found ?? alternativeNames(certificate, ofIssuer).email;
    },
  ],
  [
    'EmailName',
    (certificate, ofIssuer) =>
      alternativeNames(certificate, ofIssuer).email ??
      valueOfType(ofIssuer ? certificate.issuer : certificate.subject, 'E'),
  ],
  ['UpnName', (certificate, ofIssuer) => alternativeNames(certificate, ofIssuer).upn],
  [
    'DnsName',
    (certificate, ofIssuer) =>
      alternativeNames(certificate, ofIssuer).dns ??
      valueOfType(ofIssuer ? certificate.issuer : certificate.subject, 'CN'),
  ],
  ['DnsFromAlternativeName', (certificate, ofIssuer) => alternativeNames(certificate, ofIssuer).dns],
  ['UrlName', (certificate, ofIssuer) => alternativeNames(certificate, ofIssuer).url],
]);

export const certNameInfo = defineFunction({
  name: 'CertNameInfo',
  params: [param, { name: 'type', type: 'str' }, { name: 'issuer', type: 'bool' }],
  returns: 'str',
  fails: 'the bytes are no certificate or the type is unknown',
  summary:
    'A part of the name of the subject, or with True of the issuer: `SimpleName`, `EmailName`, `UpnName`, `DnsName`, `DnsFromAlternativeName` or `UrlName`. Empty text when there is none.',
  source: source('CertNameInfo'),
  examples: [
    example('CertNameInfo([userCertificate],"SimpleName",False)', 'Joe Doe'),
    example('CertNameInfo([userCertificate],"SimpleName",True)', 'Fabrikam Test CA'),
    example('CertNameInfo([userCertificate],"UrlName",False)', ''),
    example('CertNameInfo([userCertificate],"Name",False)', { error: 'runtime' }),
  ],
  evaluate: (bytes, type, ofIssuer) => {
    const certificate = readCertificate(bytes);
    if (certificate === null) return notACertificate;
    const find = nameInfos.get(type);
    if (find === undefined) return runtimeError(`\`${type.slice(0, 80)}\` is no type of \`CertNameInfo\``);
    return find(certificate, ofIssuer) ?? '';
  },
});
