import { quoted } from '../../base/decode.js';
import { detached } from '../../base/detached.js';
import type { Place } from '../../base/diagnostic.js';
import { illegalCharacter, invisibleCharacter } from '../../base/legal-text.js';
import { suggestion } from '../../base/suggestion.js';
import { domainOfDn, parseDn } from '../dn.js';
import type { Forest } from '../workspace.js';
import type { Watch } from './inlet.js';
import type { Problems } from './problems.js';

/** Checks the DNs of a directory; what is true of a container is found out once for all objects in it. */
export class DnCheck {
  private readonly domains: ReadonlySet<string>;
  /** The domain of each container, null for one that is malformed. */
  private readonly containers = new Map<string, string | null>();
  private readonly outsideDomains = new Set<string>();

  constructor(
    private readonly forest: Forest,
    private readonly watch: Watch,
    private readonly problems: Problems,
  ) {
    this.domains = new Set(forest.domains.map((domain) => domain.fqdn));
  }

  /** The domain of a DN, empty when it lies in none; null for a text that is no DN, which is reported. */
  domainOf(dn: string, where: () => Place, remark: (invisible: string) => void): string | null {
    if (this.watch.isSuspect) {
      const illegal = illegalCharacter(dn);
      if (illegal !== null) {
        this.illegal('dn', illegal, where());
        return null;
      }
      const invisible = invisibleCharacter(dn);
      if (invisible !== null) remark(invisible);
    }
    const domain = this.find(dn);
    if (domain === null) {
      const help = 'Write it like `CN=Anna Berg,OU=People,DC=contoso,DC=internal`; escape commas in names with `\\`.';
      this.problems.error('dn', where(), `${quoted(dn)} is no distinguished name`, help);
    }
    return domain;
  }

  illegal(name: string, character: string, at: Place): void {
    const message = `\`${name}\` contains the character ${character}, which no output format can carry`;
    this.problems.error('illegal-character', at, message, 'Remove the character at its source.');
  }

  /** The domain of a DN if it is none of the forest, reported once a file; null for one that belongs. */
  outside(dn: string, domain: string, at: Place): string | null {
    if (this.domains.has(domain)) return null;
    const key = `${at.file} ${domain}`;
    if (!this.outsideDomains.has(key)) {
      this.outsideDomains.add(key);
      const message =
        domain === ''
          ? `${quoted(dn)} lies in no domain`
          : `${quoted(dn)} lies in \`${domain}\`, which is no domain of the forest`;
      this.problems.error('foreign-domain', at, message, this.domainHelp(domain));
    }
    return domain;
  }

  private find(dn: string): string | null {
    const end = parentOffset(dn);
    if (!isRdn(end < 0 ? dn : dn.slice(0, end - 1))) return null;
    // Whatever has no container lies in no domain.
    return end < 0 ? '' : this.domainOfContainer(dn.slice(end));
  }

  private domainOfContainer(container: string): string | null {
    let domain = this.containers.get(container);
    if (domain === undefined) {
      const parts = parseDn(container);
      domain = parts === null ? null : domainOfDn(parts);
      this.containers.set(detached(container), domain);
    }
    return domain;
  }

  private domainHelp(domain: string): string {
    if (domain === '') return 'Its name ends in no `DC=`; export the objects of the forest.';
    if (domain.endsWith(`.${this.forest.fqdn}`)) return `Add \`${domain}\` under \`forest: domains:\` in onegal.yaml.`;
    return (
      `${suggestion(domain, this.domains)} Further domains of the forest are listed under \`forest: domains:\`; ` +
      'another forest needs a workspace of its own, because a server here synchronises one forest.'
    ).trim();
  }
}

const plainRdn = /^[A-Za-z][A-Za-z0-9-]*=[^\\"<>;,]+$/;

/** Whether a text is the first part of a DN; most have nothing to unescape. */
const isRdn = (text: string): boolean => plainRdn.test(text) || parseDn(text) !== null;

/** Where the container begins in a DN, behind the first comma that separates; -1 when there is none. */
const parentOffset = (dn: string): number => {
  let comma = dn.indexOf(',');
  while (comma > 0 && isEscaped(dn, comma)) comma = dn.indexOf(',', comma + 1);
  return comma < 0 ? -1 : comma + 1;
};

const isEscaped = (dn: string, at: number): boolean => {
  let i = at;
  while (i > 0 && dn.charAt(i - 1) === '\\') i--;
  return (at - i) % 2 === 1;
};
