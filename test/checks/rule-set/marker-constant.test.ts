import { markerConstant } from '../../../src/checks/rule-set/marker-constant.js';
import { rule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(markerConstant, 'china', {
  fires: {
    'a mistyped marker': [rule({ scope: [['extensionAttribute15 EQUAL V21']] })],
    'a beginning of no marker': [rule({ scope: [['extensionAttribute15 NOTSTARTSWITH CN']] })],
  },
  quiet: {
    'a marker': [rule({ scope: [['extensionAttribute15 EQUAL 21V']] })],
    'a beginning of the markers': [rule({ scope: [['extensionAttribute15 NOTSTARTSWITH 21V']] })],
    'kept to one tenant': [rule({ scope: [['extensionAttribute15 EQUAL GLOBAL-ONLY']] })],
  },
});
