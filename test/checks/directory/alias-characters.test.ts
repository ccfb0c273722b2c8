import { aliasCharacters } from '../../../src/checks/directory/alias-characters.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(aliasCharacters, {
  fires: { 'a comma': [user({ mailNickname: 'a,b' })], 'a blank': [user({ mailNickname: 'a b' })] },
  quiet: { 'a period': [user({ mailNickname: 'a.b' })] },
});
