/**
 * Above the threshold of a channel or workspace a plan asks whoever approves, once a thread: in the thread, where the
 * approver can see it and nobody of another company can; otherwise by direct message to the approver.
 */
import type { AnsweredScenario } from '../../presentation/content/advisor-answer.ts'
import { approvalMessage } from '../../presentation/content/messages/approval-message.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import { approvalNeeded } from '../../team/approval.ts'
import type { TeamRules } from '../../team/team-rules.ts'
import { currentScope } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { type ChannelSharing, loadChannelSharing } from '../slack-connect.ts'
import { deliverEphemeral, deliverMessage } from './deliver.ts'
import type { Destination } from './post-methods.ts'
import { slackErrorCode } from './slack-errors.ts'
import { textMessage } from './text-message.ts'

/** Where the plan was shown: the thread that replies amend, and whether everybody in its channel sees it. */
export type PlanPlace = {
  readonly destination: Destination
  readonly channel: string
  readonly thread: string
  readonly isVisible: boolean
}

export async function requestApproval(
  answer: AnsweredScenario,
  rules: TeamRules,
  place: PlanPlace,
  services: Services,
): Promise<void> {
  const scope = currentScope()
  if (scope === null || scope.id === null || rules.defaults.approval === null) return
  const { channel, thread, destination } = place
  const { approvals } = services.store.of(scope.team)
  // Worked on again, this plan's own request is no earlier one.
  const earlierApprovals = (await approvals.recent({ channel, thread })).filter(({ id }) => id !== scope.id)
  const { best } = answer.recommendation
  const needed = approvalNeeded(rules, best, earlierApprovals)
  if (needed === null) return
  const { approver, thresholdUsd } = needed
  const { user } = destination
  const summary = services.engine.approvalSummary(answer, services.today())
  const request = { approver, usd: best.allInUsd.p50, content: { summary, scenario: answer.scenario } }
  const id = await approvals.request({ channel, thread, by: user, delivery: scope.id }, request)
  const requester = user === '' ? null : user
  const message = renderMessage(approvalMessage({ id, approver, requester, thresholdUsd }, summary))
  const sharing = place.isVisible ? await loadChannelSharing(channel, destination.client, services) : null
  if (place.isVisible && sharing === 'own') {
    const { respond: _, ...inChannel } = destination
    await deliverMessage(message, { ...inChannel, channel, thread }, services)
    return
  }
  const isAsked = await askDirectly(approver, message, destination, services)
  if (user !== '') await tellRequester(approver, isAsked, sharing, destination, services)
}

/** False: Slack does not let the app write to the approver. */
async function askDirectly(
  approver: string,
  message: Parameters<typeof deliverMessage>[0],
  { client }: Destination,
  services: Services,
): Promise<boolean> {
  try {
    await deliverMessage(message, { client, user: approver, channel: approver, isDirect: true }, services)
    return true
  } catch (error) {
    const errorCode = slackErrorCode(error)
    if (errorCode === undefined) throw error
    services.log.warn({ refused: errorCode }, 'an approver could not be asked')
    return false
  }
}

async function tellRequester(
  approver: string,
  isAsked: boolean,
  sharing: ChannelSharing | null,
  destination: Destination,
  services: Services,
): Promise<void> {
  // Somebody of another company may be the one who asked: names and limits are not for them.
  const who = sharing === null || sharing === 'own' ? `<@${approver}>` : 'whoever approves'
  const text = isAsked
    ? `A plan of this price needs an approval: I have asked ${who} by direct message.`
    : `A plan of this price needs an approval, and I could not reach ${who}: it is not approved.`
  await (destination.isDirect === true
    ? deliverMessage(textMessage(text), destination, services)
    : deliverEphemeral(textMessage(text), destination, services))
}
