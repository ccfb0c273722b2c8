import { metaverseSchema } from '../../src/attribute/catalogue.js';
import type { AttributeDefinition } from '../../src/attribute/schema.js';

/** What REF-4 lists, as the catalogue of the metaverse defines it. */
export const mvAttributes: readonly AttributeDefinition[] = [
  'manager',
  'member',
  'managedBy',
  'assistant',
  'publicDelegates',
  'authOrig',
  'unauthOrig',
  'dLMemSubmitPerms',
  'dLMemRejectPerms',
  'msExchModeratedByLink',
  'msExchBypassModerationLink',
  'msExchCoManagedByLink',
  'msExchDelegateListLink',
  'registeredOwnerReference',
].flatMap((name) => metaverseSchema.get(name) ?? { name, type: 'string', multiValued: false });
