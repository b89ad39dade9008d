/** Asks for the approval of an estimate that was given, at the prices of today; or says why nobody is asked. */
import { setTimeout as sleep } from 'node:timers/promises'
import { formatUsd } from '../../presentation/format/number-format.ts'
import { approvalStanding, decidersOf, isMoreExpensive } from '../../team/approval.ts'
import type { StoredEstimate } from '../../store/estimates.ts'
import { loadOwners } from '../authority/owners.ts'
import type { Destination } from '../delivery/post-methods.ts'
import type { AppDocuments } from '../document-schemas.ts'
import { currentScope, currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { type ApprovalRequest, askApproval, postRequest } from './ask-approval.ts'
import { planToday } from './plan-today.ts'
import { replacePosted, requestMessage, type StoredApproval } from './posted-requests.ts'

type KeptEstimate = StoredEstimate<AppDocuments['scenario'], AppDocuments['headline']>
type RequestDestination = Pick<ApprovalRequest, 'rule' | 'channel' | 'thread' | 'isVisible'>

/** Asks the approver for an estimate. Null once the request is posted; otherwise a sentence for whoever pressed that says why it is not. */
export async function requestForEstimate(
  estimateId: string,
  destination: Destination,
  services: Services,
): Promise<string | null> {
  const { approvals } = services.store.of(currentTeam())
  const estimate = await keptEstimate(estimateId, services)
  if (estimate === null) return 'This plan is no longer kept. Ask for it again, and request the approval there.'
  const { answer, requestContext } = await planToday(estimate, destination.client, services)
  if (answer === null)
    return 'At today’s prices no plan meets this any more, so nobody was asked. Ask for the plan again.'
  const { channel, thread } = estimate
  const usd = answer.recommendation.best.allInUsd.p50
  const ofThread = thread === null ? [] : await approvals.recent({ channel, thread })
  const standing = approvalStanding(requestContext.rules.defaults, usd, ofThread)
  if (standing.is === 'not needed')
    return `At today’s prices this plan costs ${formatUsd(usd)}, which needs no approval here.`
  if (standing.is === 'approved')
    return `<@${standing.by}> has approved up to ${formatUsd(standing.request.usd)} in this thread already.`
  const { rule } = standing
  const place: RequestDestination = { rule, channel, thread, isVisible: isVisibleToAll(estimate) }
  const earlier = await requestsOf(estimateId, services)
  const open = earlier.find(({ decision }) => decision === null)
  if (open !== undefined && open.content.delivery !== currentScope()?.id)
    return repeatRequest(open, place, destination, services)
  const deciders = decidersOf(rule, [destination.user, estimate.by], await loadOwners(services))
  if (deciders.length === 0) return nobodyElseText
  const request = {
    ...place,
    deciders,
    answer,
    plannedBy: estimate.by,
    note: priceNote(estimate.headline, usd, services.today()),
  }
  const id = open?.id ?? requestId(estimateId, earlier.length)
  const isAsked = await askApproval({ ...request, id, estimate: estimateId }, destination, services)
  return isAsked ? null : 'Somebody else has just asked for this plan: one request is enough.'
}

/** Milliseconds between looks for a plan that is not kept: about two seconds in all. */
const pauses = [50, 100, 200, 400, 600, 600] as const

/** A plan is kept right after it was posted: who presses sooner than that waits for it. Null: it is not there. */
async function keptEstimate(id: string, { store }: Services): Promise<KeptEstimate | null> {
  const { estimates } = store.of(currentTeam())
  for (const pause of pauses) {
    const estimate = await estimates.read(id)
    if (estimate !== null) return estimate
    await sleep(pause)
  }
  return estimates.read(id)
}

const nobodyElseText =
  'Nobody approves their own plan, and nobody else may approve here, so nobody was asked. An owner can name a second approver: `/gpucost settings`.'

/** The same for whoever asks, so that two who ask at once ask once; a declined plan can be asked for again. */
const requestId = (estimateId: string, index: number): string => `${estimateId} ${index}`

async function requestsOf(estimateId: string, { store }: Services): Promise<readonly StoredApproval[]> {
  const { approvals } = store.of(currentTeam())
  const requests: StoredApproval[] = []
  for (;;) {
    const request = await approvals.read(requestId(estimateId, requests.length))
    if (request === null) return requests
    requests.push(request)
  }
}

/** Everybody in its channel sees the plan, and replies to it stand below. */
const isVisibleToAll = ({ channel, thread }: KeptEstimate): boolean =>
  thread !== null && !channel.startsWith('D') && !thread.startsWith('unseen ')

/** It waits already: whoever pressed hears so; where its message was deleted, it is posted again. */
async function repeatRequest(
  open: StoredApproval,
  place: RequestDestination,
  destination: Destination,
  services: Services,
): Promise<string | null> {
  const { content, by } = open
  const message = requestMessage(open, place.rule.thresholdUsd)
  // Null: whoever asked first is just being answered.
  const isGone =
    content.messages !== null && (await replacePosted(content.messages, message, destination.client, services)) === 0
  if (isGone) {
    await postRequest(open, place, destination, services)
    return 'The request was not there any more: I have asked again.'
  }
  const deciders = content.deciders.map((decider) => `<@${decider}>`).join(' or ')
  const requester = by === destination.user ? 'You have' : `<@${by}> has`
  return `${requester} asked for this plan already: it waits for ${deciders}.`
}

function priceNote({ usd: planned, today }: AppDocuments['headline'], usd: number, todayNow: string): string {
  if (!isMoreExpensive(usd, planned.p50) && !isMoreExpensive(planned.p50, usd))
    return today === todayNow ? '' : `It was planned on ${today}; at the prices known today it costs as much.`
  return `It was planned on ${today} at ${formatUsd(planned.p50)}; at today’s prices it costs ${formatUsd(usd)}.`
}
