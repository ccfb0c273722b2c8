import type { Instant } from '../attribute/value.js';
import type { OpenedWorkspace } from './open-workspace.js';
import { planServers } from './plan-servers.js';
import type { RulesByServer } from './rules-from-disk.js';
import { runServer } from './run-server.js';
import { type ServerMessage, serverMessages } from './server-messages.js';

/** Which servers a thread runs: those whose place in the workspace, divided by `threads`, leaves `share`. */
export interface ThreadShare {
  readonly threads: number;
  readonly share: number;
}

/** Whether the server at a place of the workspace is of the share. */
export const isOfShare = (place: number, { threads, share }: ThreadShare): boolean => place % threads === share;

/** Runs the servers of a share, one after the other, each told as soon as it is done; nothing when rules do not compile. */
export function* runShare(
  opened: OpenedWorkspace,
  rules: RulesByServer | null,
  asOf: Instant,
  share: ThreadShare,
): Generator<ServerMessage> {
  const planned = planServers(opened, rules);
  if (!planned.ok) return;
  for (const [place, plan] of planned.value.entries())
    if (isOfShare(place, share))
      yield* serverMessages(runServer(opened, plan, { asOf, previous: null, retains: false }));
}
