import { conflictObject } from '../../../src/checks/directory/conflict-object.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(conflictObject, {
  fires: {
    'a conflict': [{ ...user(), dn: 'CN=Anna\\0ACNF:6f9619ff-8b86-d011-b42d-00c04fc964ff,DC=contoso,DC=internal' }],
  },
  quiet: { 'an ordinary name': [user()] },
});
