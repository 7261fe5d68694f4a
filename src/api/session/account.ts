import type { Session } from './session.ts'

/** Whose data something is: a user on a server (`upstream`: its host, or one sandbox). No other user sees it. */
export type Account = { userId: string; upstream: string }

/** The account of a session. Every session of the sandbox is a sandbox of its own. */
export function accountOf({ id, user, server }: Session): Account {
  const upstream = server.kind === 'sandbox' ? `sandbox ${id}` : server.host
  return { userId: String(user.id), upstream }
}

/** Whether the record belongs to this user on this server. */
export function isOwn(record: Account, account: Account): boolean {
  return record.userId === account.userId && record.upstream === account.upstream
}
