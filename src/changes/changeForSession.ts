import type { Api } from '#src/api/createApi.ts'
import type { Session } from '#src/api/session/session.ts'
import { noChange } from '#src/lib/memberChange.ts'
import { isStillSignedIn } from './browserDeps.ts'
import type { ChangeDeps, ChangeOutcome, ChangeRequest } from './changeContract.ts'
import { changeMembers } from './changeMembers.ts'

/** Changes a guest for the user of `session`; repeats it after each new sign-in of the same user. Never rejects. */
export async function changeForSession(
  api: Api,
  session: Session,
  request: ChangeRequest,
  deps: ChangeDeps,
): Promise<ChangeOutcome> {
  let inDoubt = request.inDoubt ?? noChange
  let adopted = false
  for (;;) {
    if (!isStillSignedIn(api, session)) return { kind: 'other-user', inDoubt }
    const outcome = await changeMembers({ ...request, inDoubt }, deps)
    if (outcome.kind !== 'signed-out' && outcome.kind !== 'session-changed') return outcome
    inDoubt = outcome.inDoubt
    if (outcome.kind === 'session-changed') {
      // Another tab may have signed in again as the same user; then this tab has taken over its session.
      if (adopted || api.session.trouble.get().kind !== 'none') return outcome
      adopted = true
    }
    const ended = await api.session.waitForSignIn()
    if (ended !== 'same-user') return { kind: ended, inDoubt }
  }
}
