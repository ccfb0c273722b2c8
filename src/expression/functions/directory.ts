import { defineFunction } from '../define.js';
import { becomesTooLong, bounded } from '../evaluated.js';
import { componentType, componentValue, dnComponents } from './dn-components.js';

const valueAt = (components: readonly string[], n: bigint): string | null => {
  const component = n < 1n || n > BigInt(components.length) ? undefined : components[Number(n) - 1];
  return component === undefined ? null : componentValue(component);
};

export const dnComponent = defineFunction({
  name: 'DNComponent',
  params: [
    { name: 'dn', type: 'ref' },
    { name: 'n', type: 'num' },
  ],
  returns: 'str',
  mayBeNull: true,
  summary:
    'The value of the n-th component of a DN from the left; escapes are kept as written. NULL when there is none.',
  source: 'reference-connect-sync-functions-reference#dncomponent; expression-language S21',
  examples: [
    ['DNComponent(CRef("cn=Joe,ou=Atlanta,dc=contoso,dc=com"),1)', 'Joe'],
    ['DNComponent(CRef("CN=Bob\\\\0ACNF:1f,DC=a"),1)', 'Bob\\0ACNF:1f'],
    ['DNComponent(CRef("dc=com"),2)', { literal: 'NULL' }],
  ],
  evaluate: ({ dn }, n) => valueAt(dnComponents(dn), n),
});

export const dnComponentRev = defineFunction({
  name: 'DNComponentRev',
  params: [
    { name: 'dn', type: 'ref' },
    { name: 'n', type: 'num' },
    // C6: the reference declares a constant and its example quotes it.
    { name: 'options', type: 'enum', words: ['DC'], quotable: true, optional: true },
  ],
  returns: 'str',
  mayBeNull: true,
  summary:
    'The value of the n-th component of a DN from the right; with `DC`, components of that type are skipped first.',
  source: 'reference-connect-sync-functions-reference#dncomponentrev; expression-language C6, S21',
  examples: [
    ['DNComponentRev(CRef("cn=Joe,ou=GA,ou=US, dc=contoso,dc=com"),3)', 'US'],
    ['DNComponentRev(CRef("cn=Joe,ou=GA,ou=US, dc=contoso,dc=com"),1,"DC")', 'US'],
  ],
  evaluate: ({ dn }, n, options) => {
    const components = [...dnComponents(dn)].reverse();
    return valueAt(options === undefined ? components : components.filter((each) => componentType(each) !== 'dc'), n);
  },
});

export const escapeDnComponent = defineFunction({
  name: 'EscapeDNComponent',
  params: [{ name: 'value', type: 'str' }],
  returns: 'str',
  fails: becomesTooLong,
  summary: 'A text with backslashes before the characters that mean something in a DN; a `type=` in front is kept.',
  source: 'reference-connect-sync-functions-reference#escapedncomponent; expression-language C7',
  examples: [
    ['EscapeDNComponent("cn=" & "Smith, John")', 'cn=Smith\\, John'],
    ['EscapeDNComponent("1+1")', '1\\+1'],
  ],
  evaluate: (value) => {
    const [, type = null, rest = value] =
      /^\p{White_Space}*([A-Za-z][A-Za-z0-9.-]*)\p{White_Space}*=([\s\S]*)$/u.exec(value) ?? [];
    return bounded(`${type === null ? '' : `${type}=`}${rest.replace(/[,=+<>#;\\"]|\x20$/g, '\\$&')}`);
  },
});
