/** What one platform knows of an address when it delivers (scenario E.1). */
export interface MailRecipient {
  /** Source anchor: the same person on every platform. */
  readonly person: string;
  /** `RecipientTypeDetails` of the object that decides. */
  readonly type: string;
  readonly kind: 'mailbox' | 'forward' | 'group';
  readonly external: ExternalAddress;
  /** Anonymous senders are refused: `msExchRequireAuthToSendTo` (F55). */
  readonly requiresAuthentication: boolean;
}

/** Where a mail user or contact is delivered to. */
export type ExternalAddress =
  | { readonly kind: 'address'; readonly address: string }
  /**
   * No external address. Whether Exchange Online then takes the primary one is undocumented (S-30); nothing is delivered under either
   * reading when that one is in a domain the tenant accepts itself, and the cautious reading is followed otherwise (scenario C23).
   */
  | { readonly kind: 'none'; readonly primary: string | null }
  /** A mailbox or a group. */
  | { readonly kind: 'local' };

/** The one value that every mailbox and group shares. */
export const local: ExternalAddress = { kind: 'local' };
