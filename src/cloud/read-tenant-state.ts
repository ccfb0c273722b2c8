import { readStoredAttributes } from '../attribute/stored-attributes.js';
import {
  asBoolean,
  asInteger,
  asList,
  asOneOf,
  asText,
  asTexts,
  field,
  type Report,
  rejectUnknownKeys,
  requiredField,
} from '../base/decode.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { DocumentNode, MapNode } from '../base/document.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { type StateLine, stateReader } from '../engine/state-reader.js';
import { exportErrors } from './entra/validate.js';
import { marksOf } from './marks.js';
import type { ObjectState, TenantState } from './tenant-state.js';
import { tenantStateVersion } from './tenant-state-lines.js';

/** Reads what `tenantStateLines` wrote, from an iterator that others may read on from; nothing of a broken or cut file is used. */
export const readTenantState = (lines: Iterator<StateLine>, file: string): Result<TenantState> => {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => {
    diagnostics.push(diagnostic);
  };
  const next = stateReader(lines, file, report);
  const header = next();
  if (header === null) return failed(diagnostics);
  const count = countOf(header, report);
  if (count === null) return failed(diagnostics);
  const verifiedDomains = textsOf(header, 'verifiedDomains', report);
  const objects: ObjectState[] = [];
  for (let i = 0; i < count && diagnostics.length === 0; i++) {
    const node = next();
    const object = node === null ? null : objectOf(node, report);
    if (object !== null) objects.push(object);
  }
  return resultOf({ verifiedDomains, objects }, diagnostics);
};

const countOf = (node: MapNode, report: Report): number | null => {
  const format = field(node, 'onegal');
  const version = field(node, 'version');
  const isOurs = format?.kind === 'scalar' && format.text === 'tenant-state' && version?.kind === 'scalar';
  if (!isOurs || version.text !== String(tenantStateVersion)) {
    report(otherVersion(node));
    return null;
  }
  const found = requiredField(node, 'objects', report);
  return found === null ? null : asInteger(found, report);
};

const keys = [
  ...['class', 'sourceAnchor', 'sources', 'shadow', 'userPrincipalName', 'mailNickname', 'proxyAddresses', 'moeras'],
  ...['licensed', 'mailbox', 'isEnforced', 'marks', 'tookOver', 'quarantinedName', 'quarantinedAddresses', 'errors'],
  ...['plainMail', 'licenceRemoved', 'isOtherResource', 'nicknameMarks', 'nameMarks', 'historyMarks', 'adminConflict'],
];

const objectOf = (node: MapNode, report: Report): ObjectState | null => {
  rejectUnknownKeys(node, keys, report);
  const classNode = requiredField(node, 'class', report);
  const anchor = requiredField(node, 'sourceAnchor', report);
  const shadow = requiredField(node, 'shadow', report);
  if (classNode === null || anchor === null || shadow === null) return null;
  const objectClass = asOneOf(classNode, ['user', 'contact', 'group'], report);
  const sourceAnchor = asText(anchor, report);
  if (objectClass === null || sourceAnchor === null) return null;
  const text = (name: string): string | null => given(node, name, (found) => asText(found, report));
  const texts = (name: string): readonly string[] => textsOf(node, name, report);
  const isSet = (name: string): boolean => given(node, name, (found) => asBoolean(found, report)) ?? false;
  return {
    class: objectClass,
    sourceAnchor,
    sources: texts('sources'),
    shadow: readStoredAttributes(shadow, report),
    userPrincipalName: text('userPrincipalName'),
    mailNickname: text('mailNickname'),
    proxyAddresses: texts('proxyAddresses'),
    moeras: texts('moeras'),
    licensed: isSet('licensed'),
    mailbox: given(node, 'mailbox', (found) => asOneOf(found, ['User', 'Shared', 'Room', 'Equipment'], report)),
    isEnforced: isSet('isEnforced'),
    marks: marksOf(texts('marks')),
    tookOver: text('tookOver'),
    quarantinedName: text('quarantinedName'),
    quarantinedAddresses: texts('quarantinedAddresses'),
    errors: (given(node, 'errors', (found) => asList(found, report)) ?? []).flatMap(
      (item) => asOneOf(item, exportErrors, report) ?? [],
    ),
    plainMail: text('plainMail'),
    licenceRemoved: isSet('licenceRemoved'),
    isOtherResource: isSet('isOtherResource'),
    nicknameMarks: marksOf(texts('nicknameMarks')),
    nameMarks: marksOf(texts('nameMarks')),
    historyMarks: marksOf(texts('historyMarks')),
    adminConflict: text('adminConflict'),
  };
};

const given = <T>(node: MapNode, name: string, read: (found: DocumentNode) => T | null): T | null => {
  const found = field(node, name);
  return found === undefined ? null : read(found);
};

const textsOf = (node: MapNode, name: string, report: Report): readonly string[] =>
  given(node, name, (found) => asTexts(found, report)) ?? [];

const otherVersion = (node: MapNode): Diagnostic => ({
  code: 'cloud/state-version',
  severity: 'error',
  message: 'this is no state of a tenant that this version of onegal can read',
  at: node.at,
  help: `Write the state again with this version; it reads version ${tenantStateVersion}.`,
});
