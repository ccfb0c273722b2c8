import type { Severity } from '../base/diagnostic.js';

/** An expression and where it stands, for the examples: from AD to the metaverse unless something else is said. */
export interface DiagnosticExample {
  readonly expression: string;
  readonly direction?: 'Outbound';
  readonly target?: string;
  readonly applyOnce?: true;
}

/** One diagnostic of the language: the documentation lists it, the checker looks its severity and usual help up. */
export interface DiagnosticKind {
  readonly severity: Severity;
  readonly summary: string;
  /** The next step where the place does not give a better one. */
  readonly help: string;
  /** It is given for the first and not for the second; a test runs both. */
  readonly fires: string | DiagnosticExample;
  readonly nearMiss: string | DiagnosticExample;
}

const kind = (
  severity: Severity,
  summary: string,
  help: string,
  fires: DiagnosticKind['fires'],
  nearMiss: DiagnosticKind['nearMiss'],
): DiagnosticKind => ({ severity, summary, help, fires, nearMiss });

/** What the parser reports: the text cannot be read (3, 4, 12). */
const unreadable = {
  'too-long': kind(
    'error',
    'The expression has more than 131 072 characters.',
    'Split it over several rules.',
    `"${'x'.repeat(131_072)}"`,
    '"x"',
  ),
  'too-deep': kind(
    'error',
    'The expression is nested deeper than 256 levels.',
    'Split it over several rules.',
    `${'('.repeat(300)}1${')'.repeat(300)}`,
    '((1))',
  ),
  'bad-token': kind(
    'error',
    'A piece of text is no part of the language: an unclosed string, a decimal fraction, a foreign operator.',
    'See the lexical rules of the expression language.',
    '"DOMAIN\\"',
    '"DOMAIN\\\\"',
  ),
  'typographic-quotes': kind(
    'error',
    'A text stands in typographic or single quotes.',
    'Write straight double quotes.',
    '[cn] & “ (Contoso)”',
    '[cn] & " (Contoso)"',
  ),
  unexpected: kind('error', 'Something stands behind a complete expression.', 'Remove it.', '[cn] [sn]', '[cn] & [sn]'),
  unclosed: kind('error', 'A closing bracket is missing.', 'Write `)` here.', 'Trim([cn]', 'Trim([cn])'),
  'operand-missing': kind('error', 'A value is missing.', 'Write a value.', 'Left([cn],)', 'Left([cn],4)'),
  'number-range': kind(
    'error',
    'A number does not fit into 64 bits.',
    'Numbers lie between -9223372036854775808 and 9223372036854775807.',
    '9223372036854775808',
    '-9223372036854775808',
  ),
  'unknown-name': kind(
    'error',
    'A bare word is no constant of the language; case matters.',
    'Quote text, put attributes into square brackets.',
    'IIF([cn] = "x", true, False)',
    'IIF([cn] = "x", True, False)',
  ),
  'unbound-variable': kind(
    'error',
    'A variable is used outside the call that binds it.',
    'Bind it with `With`, `Where` or `Select`.',
    'Select($item,[otherPhone],Trim($other))'.replace('otherPhone', 'otherTelephone'),
    'Select($item,[otherTelephone],Trim($item))',
  ),
  'enum-position': kind(
    'error',
    'A word such as `CaseInsensitive` stands where its function does not take one.',
    'Pass it alone, at its place among the arguments.',
    'Trim(CaseSensitive)',
    'Contains([proxyAddresses],"SMTP:",CaseSensitive)',
  ),
} as const;

/** What is wrong with an expression that can be read: it would fail, or the server would refuse it. */
const wrong = {
  'unknown-function': kind(
    'error',
    'There is no such function; case matters.',
    'Look the name up in the function reference.',
    'trim([cn])',
    'Trim([cn])',
  ),
  'other-dialect': kind(
    'error',
    'The function belongs to a related language (FIM, cloud provisioning, VBA).',
    'Write what this language has for it.',
    'ToLower([cn])',
    'LCase([cn])',
  ),
  'argument-count': kind(
    'error',
    'A function gets too few or too many arguments.',
    'Look its arguments up in the function reference.',
    'Left([cn])',
    'Left([cn],4)',
  ),
  'enum-value': kind(
    'error',
    'A function takes one of some bare words and gets something else.',
    'Write one of the words, without quotes.',
    'Contains([proxyAddresses],"SMTP:","CaseSensitive")',
    'Contains([proxyAddresses],"SMTP:",CaseSensitive)',
  ),
  'quoted-name': kind(
    'error',
    '`ImportedValue` and `ValueCount` take the name of an attribute in quotes.',
    'Write the name in double quotes, without brackets.',
    'ImportedValue([cn])',
    'ImportedValue("cn")',
  ),
  'variable-expected': kind(
    'error',
    '`Where`, `Select` and `With` take a variable first.',
    'Write a variable such as `$item`.',
    'Select([cn],[proxyAddresses],Trim([cn]))',
    'Select($item,[proxyAddresses],Trim($item))',
  ),
  'odd-switch': kind(
    'error',
    '`Switch` gets an odd number of arguments and always fails.',
    'Write pairs of a condition and a value; `True, x` at the end holds for everything else.',
    'Switch([c] = "CN", "zh", "en")',
    'Switch([c] = "CN", "zh", True, "en")',
  ),
  'unknown-attribute': kind(
    'error',
    'The source directory has no such attribute; case matters.',
    'Look the name up in the schema.',
    'Trim([GivenName])',
    'Trim([givenName])',
  ),
  'undefined-parameter': kind(
    'error',
    'There is no such parameter; case matters.',
    'Look the name up among the parameters of the connector.',
    '%Domain.Fqdn%',
    '%Domain.FQDN%',
  ),
  'argument-type': kind(
    'error',
    'An argument is, or can be, of a type that the function does not take.',
    'Convert it first, with `CStr`, `CNum`, `CBool`, `CRef` or `CDate`.',
    'Len([userAccountControl])',
    'Len(CStr([userAccountControl]))',
  ),
  'list-expected': kind(
    'error',
    'A function that takes a list gets a single value, which fails on every object that has one.',
    'Name a multi-valued attribute, or use a function for single values.',
    'Contains([mail],"@")',
    'InStr([mail],"@")',
  ),
  'operand-type': kind(
    'error',
    'An operand is, or can be, of a type that the operator does not take.',
    'Convert it first, with `CStr`, `CNum` or `CBool`.',
    '[cn] + "x"',
    '[cn] & "x"',
  ),
  'compare-types': kind(
    'error',
    'A comparison meets, or can meet, values of different types.',
    'Convert one side first, with `CStr` or `CNum`.',
    '[userAccountControl] = "512"',
    '[userAccountControl] = 512',
  ),
  'condition-type': kind(
    'error',
    'A condition is, or can be, something else than a Boolean.',
    'Write a comparison, or use `CBool`.',
    'IIF(BitAnd([userAccountControl],2), True, False)',
    'IIF(CBool(BitAnd([userAccountControl],2)), True, False)',
  ),
  'flow-literal': kind(
    'error',
    '`AuthoritativeNull` or `IgnoreThisFlow` stands in an argument or beside an operator.',
    'Flow literals may only be the result: the whole expression, or a branch of `IIF`, `Switch` or `With`.',
    'Trim(IIF(IsPresent([cn]), [cn], IgnoreThisFlow))',
    'IIF(IsPresent([cn]), Trim([cn]), IgnoreThisFlow)',
  ),
  'result-type': kind(
    'error',
    'The result is, or can be, of a type that the target does not hold; nothing is converted.',
    'Convert the result, or choose another target.',
    { expression: '[userAccountControl]', target: 'employeeType' },
    { expression: 'CStr([userAccountControl])', target: 'employeeType' },
  ),
} as const;

/** What works and is likely to be a mistake. */
const doubtful = {
  'mixed-logic': kind(
    'warning',
    '`&&` and `||` stand side by side; they have equal rank and are read from left to right.',
    'Put brackets around what belongs together.',
    'IsPresent([cn]) || IsPresent([sn]) && IsPresent([mail])',
    'IsPresent([cn]) || (IsPresent([sn]) && IsPresent([mail]))',
  ),
  'mixed-comparison': kind(
    'warning',
    'A comparison without brackets stands beside `&&` or `||`; the documentation gives all operators equal rank, shipped rules do not.',
    'Put brackets around the comparison.',
    'IsPresent([cn]) || [sn] = "x"',
    'IsPresent([cn]) || ([sn] = "x")',
  ),
  'mixed-arithmetic': kind(
    'warning',
    '`*` or `/` stands beside `+` or `-`; they have equal rank and are read from left to right.',
    'Put brackets around what belongs together.',
    '2 + [countryCode] * 3',
    '2 + ([countryCode] * 3)',
  ),
  'mixed-concatenation': kind(
    'warning',
    '`&` stands beside arithmetic; they have equal rank and are read from left to right.',
    'Put brackets around the arithmetic.',
    '1 + [countryCode] & "x"',
    '(1 + [countryCode]) & "x"',
  ),
  'chained-comparison': kind(
    'warning',
    'Comparisons are chained: the second one compares the Boolean that the first one gives.',
    'Compare twice and join with `&&`, or put brackets around the first comparison.',
    'IsPresent([cn]) = True = False',
    '(IsPresent([cn]) = True) = False',
  ),
  division: kind(
    'warning',
    'The operator `/` is not documented; onegal reads it as integer division.',
    'Avoid it; compare and subtract, or take the value from elsewhere.',
    '[countryCode] / 2',
    '[countryCode] - 2',
  ),
  'undocumented-function': kind(
    'warning',
    'The function is not in the function reference; it is known from rules in use only.',
    'Try it on a test server before you rely on it.',
    'Thumbprint([objectGUID])',
    'ConvertToBase64([objectGUID])',
  ),
  'null-comparison': kind(
    'warning',
    'A value is compared with NULL, which is not documented.',
    'Use `IsNull(x)`, or `IsNull(x) = False`.',
    'IIF([cn] = NULL, "x", [cn])',
    'IIF(IsNull([cn]), "x", [cn])',
  ),
  'presence-of-boolean': kind(
    'warning',
    '`IsPresent` asks whether a Boolean attribute has a value, and is True when it is False.',
    'Compare the attribute with `True`, or keep it if presence is what counts.',
    'IIF(IsPresent([msExchHideFromAddressLists]), True, NULL)',
    'IIF(IsPresent([msExchHideFromAddressLists]), [msExchHideFromAddressLists], False)',
  ),
  'unguarded-file-time': kind(
    'warning',
    'The attribute can hold 9223372036854775807, the mark for “never”, on which `DateFromNum` fails.',
    'Compare the attribute with 9223372036854775807 first.',
    'FormatDateTime(DateFromNum([accountExpires]),"yyyy-MM-dd")',
    'IIF([accountExpires] = 9223372036854775807, NULL, FormatDateTime(DateFromNum([accountExpires]),"yyyy-MM-dd"))',
  ),
  'changes-every-time': kind(
    'warning',
    '`Guid` and `RandomNum` give another value at every full synchronisation.',
    'Set “apply once” on the flow.',
    { expression: 'Guid()', target: 'employeeType' },
    { expression: 'Guid()', target: 'employeeType', applyOnce: true },
  ),
  'culture-dependent-date': kind(
    'warning',
    '`CDate` reads a text that is not written as `yyyy-MM-dd`; what it means depends on the culture of the server.',
    'Write dates as `yyyy-MM-dd`.',
    'CDate("1/2/2024") > Now()',
    'CDate("2024-01-02") > Now()',
  ),
  'multi-to-single': kind(
    'warning',
    'A list flows to an attribute with one value: an object with two values gets an error.',
    'Take one value with `Item(x, 1)` where there is one, or flow to a multi-valued attribute.',
    { expression: 'Trim([otherTelephone])', target: 'employeeType' },
    { expression: 'ItemOrNull([otherTelephone], 1)', target: 'employeeType' },
  ),
  'uncut-text': kind(
    'warning',
    'A text that can be longer than 448 characters flows to an indexable attribute; a longer one is an error.',
    'Cut it with `Left(x, 448)`.',
    { expression: 'Trim([info])', target: 'info' },
    { expression: 'Left(Trim([info]), 448)', target: 'info' },
  ),
  'can-be-null': kind(
    'warning',
    'The result can be NULL or empty, and the target needs a value.',
    'Give a value for every object: `IIF(IsPresent(x), x, …)`.',
    { expression: 'Trim([employeeID])', target: 'sourceAnchor' },
    { expression: 'IIF(IsPresent([employeeID]), [employeeID], ConvertToBase64([objectGUID]))', target: 'sourceAnchor' },
  ),
  'can-fail': kind(
    'warning',
    'Evaluation can fail on some object, which puts the object into error.',
    'Test for the case before, with `IIF`.',
    'Item([proxyAddresses], 1)',
    'IIF(IsNullOrEmpty([proxyAddresses]), NULL, Item([proxyAddresses], 1))',
  ),
  'case-never-matches': kind(
    'warning',
    'A text in one case is compared with a literal that has letters of the other case; they are never equal.',
    'Write the literal in the same case.',
    'LCase([employeeType]) = "Intern"',
    'LCase([employeeType]) = "intern"',
  ),
} as const;

/** What is worth a look. */
const notable = {
  'letter-case': kind(
    'info',
    'A literal of mixed case is compared exactly; a value in another case is different.',
    'Compare `LCase(x)` with a lower-case literal if case does not matter.',
    '[employeeType] = "Intern"',
    '[employeeType] = "intern"',
  ),
} as const;

const kinds = { ...unreadable, ...wrong, ...doubtful, ...notable };

/** The part of a code behind `expression/`. */
export type DiagnosticCode = keyof typeof kinds;

/** Every diagnostic of expressions by its code, in the order of the documentation (17). */
export const diagnosticKinds: Readonly<Record<DiagnosticCode, DiagnosticKind>> = kinds;
