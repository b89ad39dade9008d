/** What a channel trains, answered at today's prices: what is pinned, else what its runs teach, else a general default. */
import {
  noUsualRequestMessage,
  threadsToLearnFrom,
  type UsualOrigin,
  usualRequestMessage,
} from '../presentation/content/messages/usual-request-message.ts'
import { type UsualJob, usualJobOf } from '../team/usual-job.ts'
import type { ChannelHabits } from './channel-habits.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { answerJob } from './plan-start.ts'
import type { RequestContext } from './request.ts'

/** Says so where the channel has neither a pinned job nor runs to learn from. */
export function answerUsual(habits: ChannelHabits, request: RequestContext, context: EngineContext): Outcome {
  const found = jobOf(habits, context.vocabulary.models.idOfSize)
  if (found === null) return { kind: 'answer', content: noUsualRequestMessage() }
  const { usual, origin } = found
  const outcome = answerJob({ kind: 'start', scenario: usual.scenario, policy: null, phrases: [] }, request, context)
  return outcome.kind === 'plan'
    ? { ...outcome, content: usualRequestMessage(usual, origin, outcome.content, context.renderContextOn(request)) }
    : outcome
}

function jobOf(
  { pinned, proven, asked, error }: ChannelHabits,
  idOfSize: (params: number) => string | null,
): { readonly usual: UsualJob; readonly origin: UsualOrigin } | null {
  if (pinned !== null) {
    const usual = { scenario: pinned.scenario, times: 1, of: 1, fields: [] }
    return { usual, origin: { kind: 'pinned', by: pinned.by, on: pinned.on } }
  }
  const learned = usualJobOf(proven, idOfSize)
  const threads = learned?.of ?? 0
  if (learned !== null && threads >= threadsToLearnFrom)
    return { usual: learned, origin: { kind: 'learned', threads, error } }
  const usual = usualJobOf(asked, idOfSize)
  // Of what was only asked, the job alone is taken: how to train it is the general default.
  return usual === null ? null : { usual: withoutHabits(usual), origin: { kind: 'default', threads } }
}

function withoutHabits({ scenario, times, of, fields }: UsualJob): UsualJob {
  const open = Object.fromEntries(fields.map((field) => [field, null]))
  const setBy = Object.fromEntries(Object.entries(scenario.setBy).filter(([field]) => !Object.hasOwn(open, field)))
  return { scenario: { ...scenario, spec: { ...scenario.spec, ...open }, setBy }, times, of, fields: [] }
}
