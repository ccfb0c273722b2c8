import type { Hop, MailNote } from './mail-flow.js';
import type { PersonMail } from './person-mail.js';

/** The path of one message, for people and programs (scenario E.1). */
export interface Route {
  readonly from: string;
  /** The address it was sent to. */
  readonly to: string;
  /** `delivered`, `elsewhere`, `loop` or the code of the non-delivery report. */
  readonly result: string;
  /** Enhanced status code, null when it is delivered. */
  readonly code: string | null;
  /** Where it ended: a platform, or `internet`. */
  readonly at: string;
  readonly hops: readonly RouteHop[];
  readonly notes: readonly MailNote[];
}

/** One platform on the path and the object that decides there. */
export interface RouteHop {
  readonly at: string;
  readonly address: string;
  /** `RecipientTypeDetails` of the object that has the address there; null: nobody has. */
  readonly object: string | null;
  /** The address it is sent on to; null at the end. */
  readonly next: string | null;
  /** Why it goes to the next platform; null at the end. */
  readonly by: 'connector' | 'mx' | 'centralizedTransport' | null;
}

/** A hop as it is written. */
export const routeHop = ({ at, address, recipient, next }: Hop): RouteHop => ({
  at,
  address,
  object: recipient?.type ?? null,
  next: next?.address ?? null,
  by: next?.by ?? null,
});

/** A message that was sent, as its path. */
export const routeOf = (from: string, { address, delivery, hops, result }: PersonMail): Route => ({
  from,
  to: address,
  result,
  code: delivery.code,
  at: delivery.at,
  hops: hops.map(routeHop),
  notes: delivery.notes,
});
