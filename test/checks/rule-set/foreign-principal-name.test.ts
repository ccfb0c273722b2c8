import { foreignPrincipalName } from '../../../src/checks/rule-set/foreign-principal-name.js';
import { formula, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignPrincipalName, 'china', {
  fires: {
    'only the standard rules': standardRules(),
    'a name in another domain': withRule(
      'foreignToChina',
      formula('userPrincipalName', '[mailNickname] & "@fabrikam.example"'),
    ),
  },
  quiet: {
    'a name in the initial domain': withRule(
      'foreignToChina',
      formula('userPrincipalName', 'Word([userPrincipalName],1,"@") & "@contoso.partner.onmschina.cn"'),
    ),
  },
});
