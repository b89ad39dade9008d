/**
 * Decides on a request: one of those who may, once, at a price that holds; the request says so from then on wherever it
 * stands, and whoever asked hears of it.
 */
import type { WebClient } from '@slack/web-api'
import { type ApprovalRule, approversOf, decidersOf, isMoreExpensive } from '../../team/approval.ts'
import { loadOwners } from '../authority/owners.ts'
import { loadPersonRole } from '../authority/people.ts'
import type { MessageRef } from '../delivery/outbox.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { runJobNow } from '../jobs/scheduler.ts'
import { currentScope, currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { decisionJob, newDecisionJob } from './announce-decision.ts'
import { type PlanToday, planToday } from './plan-today.ts'
import { decisionMessage, replacePosted, type StoredApproval } from './posted-requests.ts'
import { reviseRequest } from './revise-request.ts'

export type DecisionPress = {
  /** Of the approval. */
  readonly id: string
  readonly decision: 'approved' | 'declined'
  /** The message under which it was pressed. */
  readonly pressedOn: MessageRef
}

/** A sentence for whoever pressed, where the request itself does not say what came of it. */
export async function decideApproval(
  { id, decision, pressedOn }: DecisionPress,
  { client, user }: Destination,
  services: Services,
): Promise<string | null> {
  const { approvals } = services.store.of(currentTeam())
  const approval = await approvals.read(id)
  if (approval === null) return 'This request is no longer kept.'
  const refs = refsOf(approval, pressedOn)
  if (approval.decision !== null) return showDecided(approval, refs, { client, user }, services)
  const today = await planOf(approval, client, services)
  const { rule, refusal } = await authorityOver(approval, today, { client, user }, services)
  if (refusal !== null) return refusal
  if (decision === 'approved') {
    const stale = await refuseStale(approval, today, rule, refs, client, services)
    if (stale !== null) return stale
  }
  const job = newDecisionJob({ id, refs, note: await supersededPlanNote(approval, services) }, services)
  const result = await approvals.decide(id, user, decision, job)
  if (result === null) return 'This request is no longer kept.'
  if (!result.isFirst) return showDecided(result.approval, refs, { client, user }, services)
  await runJobNow(
    decisionJob(async () => client),
    job.key,
    services,
  )
  return null
}

function refsOf({ content }: StoredApproval, pressedOn: MessageRef): readonly MessageRef[] {
  const messages = content.messages ?? []
  const isPressed = ({ channel, ts }: MessageRef) => channel === pressedOn.channel && ts === pressedOn.ts
  return messages.some(isPressed) ? messages : [...messages, pressedOn]
}

/** Somebody was first, or a newer request took its place. */
async function showDecided(
  approval: StoredApproval,
  refs: readonly MessageRef[],
  { client, user }: Pick<Destination, 'client' | 'user'>,
  services: Services,
): Promise<string | null> {
  const message = decisionMessage(approval)
  if (approval.decision === null || message === null) return null
  await replacePosted(refs, message, client, services)
  const { is, by } = approval.decision
  // Worked on again after a crash, this may be the press that decided.
  if (by === user && (currentScope()?.attempt ?? 1) > 1) return null
  return is === 'superseded'
    ? `This request is superseded: <@${by}> has asked for another plan of its thread.`
    : `<@${by}> has ${is} this already.`
}

/** Workflows keep no place: their plans are looked at under the rules of the workspace. */
function planOf(
  { content: { scenario }, channel, thread }: StoredApproval,
  client: WebClient,
  services: Services,
): Promise<PlanToday> {
  return planToday({ scenario, channel, thread }, client, services)
}

type DeciderAuthority = { readonly rule: ApprovalRule | null; readonly refusal: string | null }

/** Those who were asked decide, and those who approve since: nobody whose plan it is, and no guest. */
async function authorityOver(
  { approver, by, content }: StoredApproval,
  { requestContext }: PlanToday,
  { client, user }: Pick<Destination, 'client' | 'user'>,
  services: Services,
): Promise<DeciderAuthority> {
  const { approval: rule } = requestContext.rules.defaults
  const concerned = [by, content.plannedBy]
  const asked = content.deciders.length === 0 ? [approver] : content.deciders
  const deciders = rule === null ? asked : decidersOf(rule, concerned, await loadOwners(services))
  if (!deciders.includes(user) && concerned.includes(user) && rule !== null && approversOf(rule).includes(user))
    return { rule, refusal: 'Nobody approves their own plan: somebody else has to decide this.' }
  if (!deciders.includes(user))
    return { rule, refusal: `Only ${deciders.map((each) => `<@${each}>`).join(' or ')} can decide this.` }
  const isOutsider = (await loadPersonRole(user, client, services)) === 'outsider'
  const text = 'Guests and people of other companies cannot approve spending. Ask an owner to name somebody else.'
  return { rule, refusal: isOutsider ? text : null }
}

/** Null where the price that was asked for still holds. Where it rose, the request says the new one and waits. */
async function refuseStale(
  approval: StoredApproval,
  { answer }: PlanToday,
  rule: ApprovalRule | null,
  refs: readonly MessageRef[],
  client: WebClient,
  services: Services,
): Promise<string | null> {
  if (answer === null)
    return 'Not approved: at today’s prices no plan meets this any more. Whoever asked can ask for another plan.'
  const usd = answer.recommendation.best.allInUsd.p50
  if (!isMoreExpensive(usd, approval.usd)) return null
  const revised = await reviseRequest(approval, answer, rule?.thresholdUsd ?? null, refs, client, services)
  if (revised === null) return null
  const { was, now } = revised
  return `Not approved yet: prices rose since this was asked, from ${was} to ${now}. Press Approve again to approve ${now}.`
}

/** The thread may have moved on: an approval is for the plan that was asked for. */
async function supersededPlanNote({ channel, thread, content }: StoredApproval, { store }: Services): Promise<string> {
  if (thread === null || content.estimate === null) return ''
  const [newest] = await store.of(currentTeam()).estimates.recent({ channel, thread, limit: 1 })
  if (newest === undefined || newest.id === content.estimate) return ''
  return 'The thread has moved on to another plan since this one was asked for: this decision is about the plan above alone.'
}
