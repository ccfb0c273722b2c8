import { principalNameCharacters } from '../../../src/checks/directory/principal-name-characters.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(principalNameCharacters, {
  fires: {
    'a letter of another alphabet': [user({ userPrincipalName: 'bjørn@contoso.com' })],
    'a plus': [user({ userPrincipalName: 'a+b@contoso.com' })],
  },
  quiet: { 'allowed ones': [user({ userPrincipalName: "o'neil_a-b.c@contoso.com" })] },
});
