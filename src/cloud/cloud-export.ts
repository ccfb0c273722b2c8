import type { Attributes } from '../attribute/value.js';
import type { MailboxKind } from './exchange/mailbox.js';
import type { ObjectClass } from './tenant-directory.js';

/** One object as a server exports it, and what the tenant's administrators have done for it. */
export interface CloudExport {
  readonly sourceAnchor: string;
  readonly class: ObjectClass;
  readonly synced: Attributes;
  readonly sources: readonly string[];
  /** An Exchange-type service plan is enabled (cloud 8); users only. */
  readonly licensed: boolean;
  /** A mailbox was moved into this tenant; its kind follows from what is exported (S-29). */
  readonly hasMailboxHere?: boolean;
  /** The same, with its kind. */
  readonly mailboxHere?: MailboxKind | null;
  /** Exchange Online's own display type of a recipient that is there already (cloud 6.1). */
  readonly cloudDisplayType?: bigint;
}
