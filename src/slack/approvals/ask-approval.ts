/**
 * Asks whoever approves for one plan: in its thread, where the deciders can see it and nobody of another company can;
 * otherwise each of them by direct message.
 */
import type { AnsweredScenario } from '../../presentation/content/advisor-answer.ts'
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'
import type { ApprovalRule } from '../../team/approval.ts'
import { deliverEphemeral, deliverMessage } from '../delivery/deliver.ts'
import type { MessageRef } from '../delivery/outbox.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { isTransient, slackErrorCode } from '../delivery/slack-errors.ts'
import { textMessage } from '../delivery/text-message.ts'
import { currentScope } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { type ChannelSharing, loadChannelSharing } from '../slack-connect.ts'
import { closeSuperseded, requestMessage, type StoredApproval } from './posted-requests.ts'

export type ApprovalRequest = {
  /** Of the approval: two people who ask for the same plan at once ask once. */
  readonly id: string
  readonly rule: ApprovalRule
  /** Users who may decide; at least one. */
  readonly deciders: readonly string[]
  /** The plan at the prices at which it is asked for. */
  readonly answer: AnsweredScenario
  /** The estimate that holds it, and who asked for that; null and '' for a workflow. */
  readonly estimate: string | null
  readonly plannedBy: string
  /** What has changed since the plan was made; '' for nothing. */
  readonly note: string
  /** Where the plan stands; `thread` null: nowhere that others see. */
  readonly channel: string
  readonly thread: string | null
  /** Everybody in the channel sees the plan. */
  readonly isVisible: boolean
}

/** False where somebody else has asked for the same plan meanwhile. `destination.user`: who asks; '' for a workflow. */
export async function askApproval(
  request: ApprovalRequest,
  destination: Destination,
  services: Services,
): Promise<boolean> {
  const scope = currentScope()
  if (scope === null) return false
  const { rule, deciders, answer, channel, thread, estimate, plannedBy, note } = request
  const { approvals } = services.store.of(scope.team)
  const usd = answer.recommendation.best.allInUsd.p50
  const summary = services.engine.approvalSummary(answer, services.today())
  const [approver = rule.approver] = deciders
  const content = {
    summary,
    scenario: answer.scenario,
    estimate,
    plannedBy,
    note,
    deciders: [...deciders],
    delivery: scope.id,
    messages: null,
  }
  const origin = { channel, thread, by: destination.user, delivery: null }
  await approvals.request(origin, { approver, usd, content }, request.id)
  const stored = await approvals.read(request.id)
  // Worked on again after a crash, this is the delivery that asked.
  if (stored === null || stored.content.delivery !== scope.id) return false
  await postRequest(stored, request, destination, services)
  await closeSuperseded(stored, destination.client, services)
  return true
}

/** Posts the request, remembers where it stands, and tells whoever asked where they cannot see it. */
export async function postRequest(
  stored: StoredApproval,
  { rule, channel, thread, isVisible }: Pick<ApprovalRequest, 'rule' | 'channel' | 'thread' | 'isVisible'>,
  destination: Destination,
  services: Services,
): Promise<void> {
  const { client, user } = destination
  const { deciders } = stored.content
  const sharing = isVisible ? await loadChannelSharing(channel, client, services) : null
  const message = requestMessage(stored, rule.thresholdUsd)
  const refs: MessageRef[] = []
  if (thread !== null && isVisible && sharing === 'own') {
    const sent = await deliverMessage(message, { client, user, channel, thread }, services)
    if (sent !== null) refs.push(sent)
  } else {
    const asked = []
    for (const decider of deciders) {
      const sent = await askDirectly(decider, message, destination, services)
      if (sent !== null) asked.push({ decider, sent })
    }
    refs.push(...asked.map(({ sent }) => sent))
    const reached = asked.map(({ decider }) => decider)
    if (user !== '') await notifyRequester(deciders, reached, sharing, destination, services)
  }
  const { approvals } = services.store.of(currentScope()?.team ?? '')
  await approvals.annotate(stored.id, (content) => ({ ...content, messages: refs }))
}

/** Null: Slack does not let the app write to them. */
async function askDirectly(
  decider: string,
  message: SlackMessage,
  { client }: Destination,
  services: Services,
): Promise<MessageRef | null> {
  try {
    return await deliverMessage(message, { client, user: decider, channel: decider, isDirect: true }, services)
  } catch (error) {
    const errorCode = slackErrorCode(error)
    // Slack in trouble: the whole is tried again, and whoever was asked already is not asked twice.
    if (errorCode === undefined || isTransient(error)) throw error
    services.log.warn({ refused: errorCode }, 'an approver could not be asked')
    return null
  }
}

async function notifyRequester(
  deciders: readonly string[],
  reached: readonly string[],
  sharing: ChannelSharing | null,
  destination: Destination,
  services: Services,
): Promise<void> {
  // Somebody of another company may be the one who asked: names and limits are not for them.
  const isOwn = sharing === null || sharing === 'own'
  const named = (people: readonly string[]) =>
    isOwn ? people.map((person) => `<@${person}>`).join(' and ') : 'whoever approves'
  const text =
    reached.length > 0
      ? `I have asked ${named(reached)} by direct message to approve this plan.`
      : `I could not reach ${named(deciders)} to approve this plan: it is not approved.`
  await (destination.isDirect === true
    ? deliverMessage(textMessage(text), destination, services)
    : deliverEphemeral(textMessage(text), destination, services))
}
