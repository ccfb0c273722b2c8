/** Every function of the language (expression-language 14, 15); the checker of types knows more about each. */
export const functionNames: ReadonlySet<string> = new Set(
  (
    'BitAnd BitOr CBin CBool CDate CGuid CNum CRef CStr CertExtensionOids CertFormat CertFriendlyName CertHashString CertIssuer ' +
    'CertIssuerDN CertIssuerOid CertKeyAlgorithm CertKeyAlgorithmParams CertNameInfo CertNotAfter CertNotBefore CertPublicKeyOid ' +
    'CertPublicKeyParametersOid CertSerialNumber CertSignatureAlgorithmOid CertSubject CertSubjectNameDN CertSubjectNameOid ' +
    'CertThumbprint CertVersion Contains ConvertFromBase64 ConvertFromUTF8Hex ConvertToBase64 ConvertToUTF8Hex Count DNComponent ' +
    'DNComponentRev DateAdd DateFromNum Error EscapeDNComponent FormatDateTime Guid IIF ImportedValue InStr InStrRev IsBitSet IsCert ' +
    'IsDate IsEmpty IsGuid IsNull IsNullOrEmpty IsNumeric IsPresent IsString Item ItemOrNull Join LCase LTrim Left Len Mid Now ' +
    'NumFromDate PCase PadLeft PadRight RTrim RandomNum RegexIsMatch RemoveDuplicates Replace ReplaceChars Right Select Split ' +
    'StringFromGuid StringFromSid Switch Thumbprint Trim UCase ValueCount Where With Word'
  ).split(' '),
);

/** What people write who know a related language, and what to use here (expression-language 18). */
export const otherDialects: ReadonlyMap<string, string> = new Map([
  ['Concatenate', 'Join with `&`: `a & b`.'],
  ['Append', 'Join with `&`: `a & b`.'],
  ['UpperCase', 'Use `UCase`.'],
  ['ToUpper', 'Use `UCase`.'],
  ['LowerCase', 'Use `LCase`.'],
  ['ToLower', 'Use `LCase`.'],
  ['ProperCase', 'Use `PCase`.'],
  ['LeftPad', 'Use `PadLeft`.'],
  ['RightPad', 'Use `PadRight`.'],
  ['ReplaceString', 'Use `Replace`.'],
  ['DateTimeFormat', 'Use `FormatDateTime(CDate(x),format)`.'],
  ['ConvertSidToString', 'Use `StringFromSid`.'],
  ['ConvertStringToGuid', 'Use `CGuid`.'],
  ['Eq', 'Compare with `=`.'],
  ['Equals', 'Compare with `=`.'],
  ['NotEquals', 'Compare with `<>`.'],
  ['LessThan', 'Compare with `<`.'],
  ['GreaterThan', 'Compare with `>`.'],
  ['Not', 'Write `x = False`.'],
  ['And', 'Join with `&&`.'],
  ['Or', 'Join with `||`.'],
  ['CRLF', 'Write `CRLF` without brackets.'],
  ['Null', 'Write `NULL` without brackets.'],
  ['Random', 'Use `RandomNum`.'],
  ['If', 'Use `IIF`.'],
  ['Iif', 'Use `IIF`.'],
  ['Coalesce', 'Use `IIF(IsPresent([a]),[a],[b])`.'],
  ['IgnoreFlowIfNullOrEmpty', 'Use `IIF(IsNullOrEmpty(x),IgnoreThisFlow,x)`.'],
  ['NormalizeDiacritics', 'There is no equivalent; `ReplaceChars` covers some cases.'],
  ['StripSpaces', 'Use `Replace(x," ","")`.'],
  ['SelectUniqueValue', 'There is no equivalent; make the value unique in AD.'],
  ['DateDiff', 'There is no equivalent; compare dates with `DateAdd`.'],
  ['RemoveWhitespace', 'Use `Replace(x," ","")`.'],
]);
