import type { FailureCause, IfNull, Parameter, ParameterType, ReturnType, Signature } from './signature.js';

type Extra = Partial<Pick<Parameter, 'optional' | 'values' | 'quoted' | 'ifNull'>>;
const p = (name: string, type: ParameterType, ifNull?: IfNull, extra: Extra = {}): Parameter =>
  ifNull === undefined ? { name, type, ...extra } : { name, type, ifNull, ...extra };
const optional: Extra = { optional: true };
const f = (
  name: string,
  returns: ReturnType,
  params: readonly Parameter[],
  extra: Partial<Pick<Signature, 'filled' | 'canBeNull' | 'fails' | 'repeats'>> = {},
): Signature => ({ name, params, returns, ...extra });
const fails = (when: string, ...of: FailureCause['of'] & {}): FailureCause =>
  of.length === 0 ? { when } : { when, of };
const filled = { filled: true } as const;

const caseWords = ['CaseSensitive', 'CaseInsensitive'];
const compareWords = ['vbBinaryCompare', 'vbTextCompare'];
const certificate = p('certificate', 'bin');
const notACertificate = fails('the bytes are no certificate');
const ofCertificate = (name: string, returns: ReturnType = 'str', extra: Partial<Signature> = {}): Signature =>
  f(name, returns, [certificate], { fails: [notACertificate], ...extra });

const declared: readonly Signature[] = [
  f('IIF', 'same', [p('condition', 'exp'), p('ifTrue', 'var'), p('ifFalse', 'var')]),
  f('Switch', 'same', [p('condition', 'exp'), p('value', 'var')], { repeats: 2 }),
  f('Error', 'nothing', [p('message', 'str', 'goes on')], { fails: [fails('it is reached; that is its purpose')] }),
  f('Where', 'same', [p('variable', 'variable'), p('source', 'mv'), p('condition', 'exp')]),
  f('Select', 'same', [p('variable', 'variable'), p('source', 'mv'), p('body', 'exp')]),
  f('With', 'same', [p('variable', 'variable'), p('value', 'var'), p('body', 'exp')]),
  f('ImportedValue', 'same', [p('attribute', 'name')]),
  f('ValueCount', 'num', [p('attribute', 'name')]),

  ...['IsNull', 'IsEmpty', 'IsNullOrEmpty', 'IsPresent', 'IsString', 'IsNumeric', 'IsDate'].map((name) =>
    f(name, 'bool', [p('value', 'var', 'goes on')]),
  ),
  f('IsGuid', 'bool', [p('value', 'str', 'false')]),
  f('IsBitSet', 'bool', [p('value', 'num', 'false'), p('flag', 'num', 'false')]),
  f('IsCert', 'bool', [p('value', 'bin', 'false')]),
  f(
    'RegexIsMatch',
    'bool',
    [p('input', 'str', 'false'), p('pattern', 'str', 'false'), p('options', 'str', 'goes on', optional)],
    {
      fails: [fails('the pattern or an option is not valid or not supported')],
    },
  ),

  f('CBool', 'bool', [p('value', 'bool|num|str', 'false')], {
    fails: [fails('the text is neither `True` nor `False`', 'str')],
  }),
  f('CNum', 'num', [p('value', 'num|str|bin')], {
    fails: [
      fails('the text is no whole number of 64 bits', 'str'),
      fails('there are no bytes, more than 8, or too large a number', 'bin'),
    ],
  }),
  f('CStr', 'str', [p('value', 'str|num|bool|ref')]),
  f('CRef', 'ref', [p('value', 'str|ref')], { fails: [fails('the text is no distinguished name', 'str')] }),
  f('CDate', 'dt', [p('value', 'str|dt')], { fails: [fails('the text is no date in a known form', 'str')] }),
  f('CGuid', 'bin', [p('value', 'str')], { fails: [fails('the text is no GUID')] }),
  f('StringFromGuid', 'str', [p('value', 'bin')], { ...filled, fails: [fails('the value has not 16 bytes')] }),
  f('StringFromSid', 'str', [p('value', 'bin')], { ...filled, fails: [fails('the bytes are no SID')] }),
  f('ConvertToBase64', 'str', [p('value', 'str|bin')]),
  f(
    'ConvertFromBase64',
    'str',
    [p('value', 'str'), p('encoding', 'enum', undefined, { optional: true, values: ['Unicode', 'ASCII', 'UTF8'] })],
    {
      fails: [fails('the text is not base64')],
    },
  ),
  f('ConvertToUTF8Hex', 'str', [p('value', 'str')]),
  f('ConvertFromUTF8Hex', 'str', [p('value', 'str')], { fails: [fails('the text is not hexadecimal')] }),
  f('CBin', 'bin', [p('value', 'num'), p('size', 'num')], {
    fails: [fails('the number does not fit into so many bytes')],
  }),
  f('Thumbprint', 'bin', [p('value', 'bin')]),

  f('BitAnd', 'num', [p('a', 'num'), p('b', 'num')]),
  f('BitOr', 'num', [p('a', 'num'), p('b', 'num')]),
  f('RandomNum', 'num', [p('low', 'num'), p('high', 'num')], {
    fails: [fails('the lower limit lies above the upper one')],
  }),

  f('Now', 'dt', []),
  f('DateAdd', 'dt', [p('interval', 'str'), p('n', 'num'), p('date', 'dt')], {
    fails: [fails('the interval is not known or the date leaves the years 1 to 9999')],
  }),
  f('DateFromNum', 'dt', [p('fileTime', 'num')], {
    fails: [fails('the number is negative or beyond the year 9999, as the mark for “never” is')],
  }),
  f('NumFromDate', 'num', [p('date', 'dt')], { fails: [fails('the date lies before 1601')] }),
  f('FormatDateTime', 'str', [p('date', 'dt'), p('format', 'str')], { fails: [fails('the format is not supported')] }),

  f('DNComponent', 'str', [p('dn', 'ref'), p('n', 'num')], { canBeNull: 'the DN has no such component' }),
  f(
    'DNComponentRev',
    'str',
    [p('dn', 'ref'), p('n', 'num'), p('option', 'enum', undefined, { optional: true, values: ['DC'], quoted: true })],
    {
      canBeNull: 'the DN has no such component',
    },
  ),
  f('EscapeDNComponent', 'str', [p('value', 'str')]),

  f('Contains', 'num', [
    p('values', 'mvstr|mvref', 'zero'),
    p('search', 'str', 'zero'),
    p('case', 'enum', undefined, { optional: true, values: caseWords }),
  ]),
  f('Count', 'num', [p('values', 'mv', 'zero')]),
  f('Item', 'member', [p('values', 'mv', 'failure'), p('index', 'num', 'failure')], {
    fails: [fails('there is no value at this position')],
  }),
  f('ItemOrNull', 'member', [p('values', 'mv'), p('index', 'num')], {
    canBeNull: 'there is no value at this position',
  }),
  f('Join', 'str', [p('values', 'mvstr'), p('delimiter', 'str', 'goes on', optional)]),
  f('RemoveDuplicates', 'same', [p('values', 'mv')]),
  f('Split', 'mvstr', [p('value', 'str'), p('delimiter', 'str'), p('limit', 'num', 'null', optional)], {
    canBeNull: 'the text is empty',
    fails: [fails('the delimiter is not one character or the limit is negative')],
  }),

  f(
    'InStr',
    'num',
    [
      p('text', 'str', 'zero'),
      p('search', 'str', 'zero'),
      p('start', 'num', 'failure', optional),
      p('compare', 'enum', undefined, { optional: true, values: compareWords }),
    ],
    {
      fails: [fails('`start` lies before 1')],
    },
  ),
  f(
    'InStrRev',
    'num',
    [
      p('text', 'str', 'zero'),
      p('search', 'str', 'zero'),
      p('start', 'num', 'failure', optional),
      p('compare', 'enum', undefined, { optional: true, values: compareWords }),
    ],
    {
      fails: [fails('`start` is 0 or lies before -1')],
    },
  ),
  ...['LCase', 'UCase', 'Trim', 'LTrim', 'RTrim', 'PCase'].map((name) => f(name, 'str', [p('text', 'str')])),
  ...['Left', 'Right'].map((name) => f(name, 'str', [p('text', 'str', 'empty'), p('count', 'num')])),
  f('Mid', 'same', [p('text', 'str|bin', 'empty'), p('start', 'num'), p('count', 'num', 'null', optional)]),
  f('Len', 'num', [p('text', 'str|bin', 'zero')]),
  ...['PadLeft', 'PadRight'].map((name) =>
    f(name, 'str', [p('text', 'str', 'empty'), p('length', 'num'), p('pad', 'str', 'failure')], {
      fails: [fails('`pad` is not exactly one character')],
    }),
  ),
  f('Replace', 'str', [p('text', 'str'), p('old', 'str', 'goes on'), p('new', 'str', 'goes on')]),
  f('ReplaceChars', 'str', [p('text', 'str'), p('pattern', 'str', 'goes on')], {
    fails: [fails('the pattern is malformed')],
  }),
  f('Word', 'str', [p('text', 'str', 'empty'), p('n', 'num'), p('delimiters', 'str')]),
  f('Guid', 'str', [], filled),

  ofCertificate('CertExtensionOids', 'mvstr', { canBeNull: 'no extension is critical' }),
  ...[
    'CertFormat',
    'CertFriendlyName',
    'CertHashString',
    'CertThumbprint',
    'CertIssuer',
    'CertIssuerDN',
    'CertSubject',
    'CertSubjectNameDN',
    'CertKeyAlgorithm',
    'CertKeyAlgorithmParams',
    'CertPublicKeyOid',
    'CertPublicKeyParametersOid',
    'CertSignatureAlgorithmOid',
    'CertSerialNumber',
    'CertVersion',
  ].map((name) => ofCertificate(name)),
  ...['CertIssuerOid', 'CertSubjectNameOid'].map((name) =>
    ofCertificate(name, 'str', { canBeNull: 'certificates carry no such identifier' }),
  ),
  ofCertificate('CertNotBefore', 'dt'),
  ofCertificate('CertNotAfter', 'dt'),
  f('CertNameInfo', 'str', [certificate, p('type', 'str'), p('issuer', 'bool')], {
    fails: [notACertificate, fails('the type of name is not known')],
  }),
];

/** The static side of every function by its exact name (14, 15). */
export const signatures: ReadonlyMap<string, Signature> = new Map(
  declared.map((signature) => [signature.name, signature]),
);
