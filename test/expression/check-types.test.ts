import { describe, expect, it } from 'vitest';
import { adSchema, metaverseSchema } from '../../src/attribute/catalogue.js';
import { checkText } from '../../src/expression/check.js';
import { readExpression } from '../../src/expression/parse.js';
import { possibleOutcomes } from '../../src/expression/possible-outcomes.js';
import { printType } from '../../src/expression/types.js';

const setting = { source: adSchema, direction: 'Inbound', parameters: new Set(['Domain.FQDN']) } as const;
const typeOf = (text: string): string => printType(checkText(text, setting).type);
const errorsOf = (text: string): string[] =>
  checkText(text, setting)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => `${code.replace('expression/', '')} ${text.slice(at?.span?.start, at?.span?.end)}`);

describe('5, 7 types of results', () => {
  it.each([
    ['[cn]', 'str | NULL'],
    ['[dn]', 'str'],
    ['[proxyAddresses]', 'mvstr | NULL'],
    ['[userAccountControl] + 1', 'num | NULL | failure'],
    ['2 + 3', 'num | failure'],
    ['[objectGUID]', 'bin | NULL'],
    ['%Domain.FQDN%', 'str'],
    ['Trim([otherTelephone])', 'mvstr | NULL'],
    ['IsNull([proxyAddresses])', 'bool'],
    ['Contains([proxyAddresses],"x")', 'num'],
    ['InStr([proxyAddresses],"SIP:") = 1', 'mvbool | bool'.split(' | ').reverse().join(' | ')],
    ['IIF(InStr([proxyAddresses],"SIP:")=1,NULL,[proxyAddresses])', 'mvstr | NULL'],
    ['"x500:" & [proxyAddresses]', 'str | mvstr'],
    ['RemoveDuplicates([member])', 'mvref | NULL'],
    ['ImportedValue("proxyAddresses")', 'mvstr | NULL'],
    ['ValueCount("member")', 'num'],
    ['Mid([objectGUID],1,2)', 'str | bin'],
    ['CNum([objectGUID])', 'num | NULL | failure'],
    ['Split([cn],",")', 'mvstr | NULL'],
    ['Now()', 'dt'],
    ['Error("x")', 'failure'],
    ['IIF([cn] = "x", AuthoritativeNull, IgnoreThisFlow)', 'AuthoritativeNull | IgnoreThisFlow'],
    ['With($x,[cn],$x & "a")', 'str'],
    ['Select($i,[proxyAddresses],Len($i))', 'mvnum | NULL'],
    ['Where($c,[userCertificate],IsCert($c))', 'mvbin | NULL'],
    ['Switch([cn] = "a", 1, True, "b")', 'str | num'],
    ['Switch([cn] = "a", 1)', 'num | NULL'],
    ['-[userAccountControl]', 'num | NULL | failure'],
    ['[isCriticalSystemObject] && [cn] = "x"', 'bool'],
  ])('%s is %s', (text, type) => expect(typeOf(text)).toBe(type));
});

describe('conditions narrow what they guard', () => {
  it.each([
    ['IIF(IsString([objectGUID]),CStr([objectGUID]),ConvertToBase64([objectGUID]))', 'str | NULL'],
    ['IIF(IsNull([cn]),"x",[cn])', 'str'],
    ['IIF(IsPresent([cn]),[cn],[sn])', 'str | NULL'],
    ['IIF(IsPresent([cn]) && IsPresent([sn]),[cn] & [sn],"x")', 'str'],
    ['IIF(IsNull([cn]) || IsNull([sn]),"x",Trim([cn]))', 'str'],
    ['IIF(IsPresent([proxyAddresses]) = True, Item([proxyAddresses],1), "x")', 'str'],
    ['IIF(Contains([proxyAddresses],"a") > 0, Item([proxyAddresses],Contains([proxyAddresses],"a")), "x")', 'str'],
    [
      'IIF(Contains([proxyAddresses],"a") > 0, Item([proxyAddresses],Contains([proxyAddresses],"b")), "x")',
      'str | failure',
    ],
    ['IIF([msExchRecipientTypeDetails] = 2, [msExchRecipientTypeDetails], 1)', 'num'],
    ['IIF([cn] <> NULL, [cn], "x")', 'str'],
    ['IIF(CBool([isCriticalSystemObject]), [isCriticalSystemObject], False)', 'bool'],
    ['IIF(0 < InStr([cn],"x"), [cn], "x")', 'str'],
    ['Switch(IsNull([cn]), "x", True, [cn])', 'str'],
    // Another value each time: nothing is known of the second call.
    ['IIF(Guid() = "x", Guid(), "x")', 'str'],
    ['With($x,[cn],IIF(IsNull($x),"a",With($x,[sn],$x)))', 'str | NULL'],
    ['IIF(Item([proxyAddresses],1) = "x", Item([proxyAddresses],1), "y")', 'str | failure'],
  ])('%s is %s', (text, type) => {
    expect(errorsOf(text)).toEqual([]);
    expect(typeOf(text)).toBe(type);
  });

  it('what was evaluated in a condition is not told to fail again', () => {
    const text = 'IIF(CNum([employeeID]) > 0, CNum([employeeID]), 0)';
    const places = checkText(text, setting).diagnostics.map(({ at }) => at?.span?.start);
    expect(places).toEqual([4]);
  });
});

describe('what is wrong, and where (12, 17)', () => {
  it.each([
    ['Len(5)', ['argument-type 5']],
    ['[cn] = 1', ['compare-types [cn] = 1']],
    ['[objectGUID] < [objectGUID]', ['operand-type [objectGUID]', 'operand-type [objectGUID]']],
    ['[objectGUID] & [cn]', ['operand-type [objectGUID] & [cn]']],
    ['Now() & "x"', ['operand-type Now()']],
    ['1 && True', ['operand-type 1']],
    ['IIF(1,2,3)', ['condition-type 1']],
    ['Where($x,[proxyAddresses],[proxyAddresses] = "a")', ['condition-type [proxyAddresses] = "a"']],
    ['Where($x,[cn],True)', ['list-expected [cn]']],
    ['Join([objectGUID])', ['list-expected [objectGUID]']],
    ['Join([userCertificate])', ['argument-type [userCertificate]']],
    ['Contains([userCertificate],"x")', ['argument-type [userCertificate]']],
    ['IIF(True,"x",5) & Len(IIF(IsNull([cn]),"x",5))', ['argument-type IIF(IsNull([cn]),"x",5)']],
    ['Trim(AuthoritativeNull)', ['flow-literal AuthoritativeNull']],
    ['IsNull(IgnoreThisFlow)', ['flow-literal IgnoreThisFlow']],
    ['IgnoreThisFlow = NULL', ['flow-literal IgnoreThisFlow']],
    ['IIF(InStr([proxyAddresses],"a") > 0,AuthoritativeNull,[proxyAddresses])', ['flow-literal AuthoritativeNull']],
    ['Select($x,[proxyAddresses],IgnoreThisFlow)', ['flow-literal IgnoreThisFlow']],
    ['FormatDateTime("2020-01-01","yyyy")', ['argument-type "2020-01-01"']],
    ['DNComponent("cn=x",1)', ['argument-type "cn=x"']],
    ['PadLeft(RandomNum(1,9),3,"0")', ['argument-type RandomNum(1,9)']],
    // A single False on the left decides alone; only otherwise the result is a list (4.4).
    [
      'Count([isCriticalSystemObject] && (Split("a","b") < "a"))',
      ['list-expected [isCriticalSystemObject] && (Split("a","b") < "a"'],
    ],
    ['Split([proxyAddresses],"a")', ['argument-type [proxyAddresses]']],
    ['DNComponentRev(CRef([dn]),1,"DC")', []],
    ['DNComponentRev(CRef([dn]),1,"X")', ['enum-value "X"']],
    ['InStr([cn],"x",1,CaseSensitive)', ['enum-position CaseSensitive']],
    ['InStr([cn],"x",1,"vbTextCompare")', ['enum-value "vbTextCompare"']],
    [
      'Foo([Cn]) & Len(5) & %Nope%',
      ['unknown-function Foo', 'unknown-attribute [Cn]', 'argument-type 5', 'undefined-parameter %Nope%'],
    ],
    ['Left([cn]', ['unclosed ']],
    ['Left([cn],) & Len(5)', ['operand-missing )', 'argument-type 5']],
    ['“x” & Len(5)', ['typographic-quotes “x”', 'argument-type 5']],
  ])('%s', (text, errors) => expect(errorsOf(text)).toEqual(errors));

  it('suggests the name that was meant', () => {
    const help = (text: string) => checkText(text, setting).diagnostics.map((one) => one.help);
    expect(help('Trim([GivenName])')).toEqual(['Write `givenName`; case matters.']);
    expect(help('Trin([cn])')).toEqual(['Did you mean `Trim`?']);
    expect(help('trim([cn])')).toEqual(['Did you mean `Trim`?']);
    expect(help('%Domain.Fqdn%')).toEqual(['Did you mean `Domain.FQDN`?']);
  });

  it('without a schema holds nothing against an expression that cannot be proved', () => {
    const found = checkText('Trim([x]) & Item([y],1) & CStr([z] + 1)', { source: new Map(), direction: 'Outbound' });
    expect(found.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(found.type.unknown).toBe(true);
    expect(checkText('Len([x] & "") && True', { source: new Map(), direction: 'Outbound' }).diagnostics).toHaveLength(
      1,
    );
  });
});

describe('facts of outcomes', () => {
  const facts = (text: string) => possibleOutcomes(readExpression(text).tree, checkText(text, setting).type);
  it('tells what can come out, and whether it is always the same', () => {
    expect(facts('IIF([cn] = "x", AuthoritativeNull, [proxyAddresses])')).toEqual({
      single: [],
      list: ['str'],
      nothing: true,
      authoritativeNull: true,
      ignoreThisFlow: false,
      failure: false,
      isExact: true,
      isConstant: false,
    });
    expect(facts('"a" & CRLF').isConstant).toBe(true);
    expect(facts('FormatDateTime(Now(),"s")').isConstant).toBe(false);
    expect(facts('[nope]').isExact).toBe(false);
  });

  it('metaverse objects have no dn of their own (PIPE-10)', () => {
    const found = checkText('[dn]', { source: metaverseSchema, direction: 'Outbound' }).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(['expression/unknown-attribute']);
  });
});
