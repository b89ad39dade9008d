/** "callback": the token of a run and how a trainer posts with it, for whoever began the run alone. */
import { runCallbackMessage } from '../../presentation/slack/messages/run-callback.ts'
import { runRefusalText } from '../../presentation/content/messages/run-refusal.ts'
import { deliverEphemeral } from '../delivery/deliver.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { textMessage } from '../delivery/text-message.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { createRunToken, hashToken } from './run-token.ts'

/** Below `PUBLIC_URL`. Under /slack/, which proxies let through already. */
export const runProgressPath = '/slack/run-progress'

/** A new token ends the one before. Refused where no run has begun, and to anybody else. */
export async function deliverRunCallback(destination: Destination, services: Services): Promise<null> {
  const { channel, thread, user } = destination
  const { publicUrl } = services
  const tell = (text: string) => deliverEphemeral(textMessage(text), destination, services)
  if (publicUrl === null)
    return tell(
      'Trainers cannot reach me: I have no public address (PUBLIC_URL). Paste a line of the log here instead.',
    )
  const { planRuns } = services.store.of(currentTeam())
  const run = thread === undefined ? null : await planRuns.read({ channel, thread })
  if (run === null || run.state.startedAt === null) return tell(runRefusalText({ kind: 'not running' }))
  if (run.by !== user) return tell(`The token is for <@${run.by}>, who began this run.`)
  const token = createRunToken(run.id)
  if (!(await planRuns.setToken(run.id, hashToken(token))))
    return tell(runRefusalText({ kind: 'ended', phase: run.state.phase === 'stopped' ? 'stopped' : 'done' }))
  const address = new URL(runProgressPath, publicUrl).href
  return deliverEphemeral(runCallbackMessage(address, token), destination, services)
}
