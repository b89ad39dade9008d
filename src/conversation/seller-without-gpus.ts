/** What is rented instead where a seller has no GPUs left: the plan of the others beside the one that holds. */
import { sellerWithoutGpus } from '../language/inquiries/seller-without-gpus.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { planAndProvider, providerName } from '../presentation/format/display-names.ts'
import { formatUsdDifference } from '../presentation/format/number-format.ts'
import { applyChange } from '../scenario/scenario-change.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { bestInThread, planWords, saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where no seller is supposed to have none. The plan stays: nothing is sold out yet. */
export function withoutGpusInThread(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const shown = thread.shown?.best
  const seller = shown === undefined ? null : sellerWithoutGpus(text, shown.provider, context.vocabulary)
  if (seller === null || shown === undefined) return null
  const { names } = context.renderContextOn(request)
  const name = names.provider(seller)
  if (seller !== shown.provider)
    return saidInThread(thread, 'sold-out', [
      `Nothing changes: the plan is at ${providerName(shown, names)}, not at ${name}: ${planWords(shown, names)}.`,
    ])
  const { spec } = currentScenario(thread.conversation)
  const isBound = spec.providers?.length === 1 && spec.providers[0] === seller
  const set = {
    ...(isBound ? { providers: null } : {}),
    excludedProviders: [...new Set([...(spec.excludedProviders ?? []), seller])],
  }
  const changed = applyChange(currentScenario(thread.conversation), { set, by: 'asked' })
  const other = 'problem' in changed ? null : bestInThread(changed.scenario, thread, request, context)
  if (other === null)
    return saidInThread(thread, 'sold-out', [
      `Then I know no other plan: what you ask for is on record at ${name} alone. Wait for it, or open a limit (another GPU, a later deadline, a larger budget).`,
    ])
  const gap = other.allInUsd.p50 - shown.allInUsd.p50
  const dollars = formatUsdDifference(other.allInUsd.p50, shown.allInUsd.p50)
  const against = dollars === '$0' ? 'for the same money' : `${dollars} ${gap < 0 ? 'less' : 'more'}`
  return saidInThread(thread, 'sold-out', [
    `Then ${planWords(other, names)}, ${against} than ${planAndProvider(shown, names)}.`,
    `What ${name} has free is not on record here: look before you plan with it. Say “not on ${name}” to plan the other.`,
  ])
}
