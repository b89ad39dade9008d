/** Says under a plan above the limit that it needs an approval, with the button that asks for one. Nobody is asked yet. */
import { type ApprovalOffer, withApprovalOffer } from '../../presentation/content/messages/approval-offer.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { MessageContent } from '../../presentation/content/message-content.ts'
import { approvalStanding } from '../../team/approval.ts'
import type { TeamRules } from '../../team/team-rules.ts'
import type { Destination } from '../delivery/post-methods.ts'
import { currentScope } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { loadChannelSharing } from '../slack-connect.ts'

/** `estimate`: the id under which the plan is going to be kept; null: it is not, and cannot be asked for. */
export async function contentWithOffer(
  { content, answer }: Extract<Outcome, { kind: 'plan' }>,
  { defaults }: TeamRules,
  { channel, thread, client, isDirect = false }: Pick<Destination, 'channel' | 'thread' | 'client' | 'isDirect'>,
  estimate: string | null,
  services: Services,
): Promise<MessageContent> {
  const usd = answer.recommendation.best.allInUsd.p50
  if (estimate === null || approvalStanding(defaults, usd, []).is === 'not needed') return content
  const { approvals } = services.store.of(currentScope()?.team ?? '')
  const earlier = thread === undefined ? [] : await approvals.recent({ channel, thread })
  const standing = approvalStanding(defaults, usd, earlier)
  const isOwn = isDirect || (await loadChannelSharing(channel, client, services)) === 'own'
  const offer = offerOf(standing, estimate, isOwn)
  return offer === null ? content : withApprovalOffer(content, offer)
}

/** Who approves, and from which amount on, is not for those who read along. */
function offerOf(
  standing: ReturnType<typeof approvalStanding<{ usd: number; decision: ApprovalDecisionOrNull }>>,
  estimate: string,
  isOwn: boolean,
): ApprovalOffer | null {
  if (standing.is === 'needed')
    return { is: 'needed', estimate, thresholdUsd: isOwn ? standing.rule.thresholdUsd : null }
  return standing.is === 'approved' && isOwn ? { is: 'approved', by: standing.by, usd: standing.request.usd } : null
}

type ApprovalDecisionOrNull = { readonly is: 'approved' | 'declined' | 'superseded'; readonly by: string } | null
