import { adSchema, lookupIgnoringCase } from '../../attribute/catalogue.js';
import { placeOf } from '../../base/document.js';
import { foldCase } from '../../base/fold-case.js';
import { suggestion } from '../../base/suggestion.js';
import type { HomeAssignment } from '../workspace.js';
import { checkCarrier } from './check-carrier.js';
import type { ConfigurationInput } from './load-configuration.js';

/** Checks the markers and gives the assignment with the attribute in its canonical spelling (scenario C.2). */
export const checkHome = (input: ConfigurationInput): HomeAssignment => {
  checkTenantsOfMarkers(input);
  checkMarkers(input);
  checkStaged(input);
  checkCarrier(input);
  const { home } = input.workspace;
  return home.by === 'attribute' ? { ...home, attribute: checkAttribute(input) } : home;
};

const checkAttribute = ({ workspace, root, problems }: ConfigurationInput): string => {
  const { attribute } = workspace.home;
  const at = placeOf(root, ['home', 'attribute']);
  const help = 'Use one of `extensionAttribute1` to `extensionAttribute15`.';
  const definition = lookupIgnoringCase(adSchema, attribute);
  if (definition === null) {
    const message = `the home attribute \`${attribute}\` is not known in Active Directory`;
    problems.warning('unknown-attribute', at, message, suggestion(attribute, adSchema.keys()));
    return attribute;
  }
  if (definition.name === 'adminDescription')
    problems.error('home-attribute', at, '`adminDescription` is reserved by the standard rules', help);
  else if (definition.type !== 'string' || definition.multiValued)
    problems.error('home-attribute', at, `\`${definition.name}\` is not a single text and cannot mark a home`, help);
  return definition.name;
};

const checkTenantsOfMarkers = ({ workspace, root, problems }: ConfigurationInput): void => {
  const [first, ...others] = workspace.tenants.map((tenant) => tenant.name);
  for (const name of workspace.home.values.keys()) {
    const at = placeOf(root, ['home', 'values', name]);
    if (name === first)
      problems.error(
        'marker-for-first-tenant',
        at,
        `the first tenant \`${name}\` cannot have a marker`,
        'Its family owns everything without a marker (scenario C.2); remove the line.',
      );
    else if (!others.includes(name))
      problems.error('unknown-tenant', at, `there is no tenant \`${name}\``, suggestion(name, others));
  }
  for (const [i, name] of others.entries())
    if (name !== first && !workspace.home.values.has(name))
      problems.error(
        'no-marker',
        placeOf(root, ['tenants', i + 1, 'name']),
        `no marker says that a mailbox lives in the tenant \`${name}\``,
        'Add it under `home: values:`.',
      );
};

/** Scopes of rules ignore case, so markers must differ in more than case; blanks at the ends never match (F83). */
const checkMarkers = ({ workspace, root, problems }: ConfigurationInput): void => {
  const owners = new Map<string, { readonly tenant: string; readonly marker: string }>();
  for (const [tenant, markers] of workspace.home.values)
    for (const [i, marker] of markers.entries()) {
      const at = placeOf(root, ['home', 'values', tenant, i]);
      if (marker !== marker.trim())
        problems.error('marker', at, `the marker \`${marker}\` starts or ends with a blank (F83)`, 'Remove the blank.');
      const owner = owners.get(foldCase(marker));
      if (owner !== undefined) {
        const how = owner.marker === marker ? '' : `, like \`${owner.marker}\` in other case,`;
        const message = `the marker \`${marker}\`${how} stands for \`${owner.tenant}\` already`;
        problems.error('duplicate-marker', at, message, 'Every marker belongs to one tenant and is listed once.');
      }
      owners.set(foldCase(marker), { tenant, marker });
    }
};

const checkStaged = ({ entry, workspace, root, problems }: ConfigurationInput): void => {
  const markers = new Set([...workspace.home.values.values()].flat());
  for (const [i, marker] of (entry.home?.staged ?? []).entries())
    if (!markers.has(marker))
      problems.error(
        'unknown-marker',
        placeOf(root, ['home', 'staged', i]),
        `\`${marker}\` is not among the markers of \`home: values:\``,
        suggestion(marker, markers),
      );
};
