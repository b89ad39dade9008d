/** What a text that names no method means where its data are of the size that models are taught new things with. */
import { formatRounded } from '../../scenario/format-values.ts'
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** On fewer GPUs than these the states of all parameters seldom have room. */
const leastGpus = 4

/**
 * "Continue training an 8B on 5B tokens": every parameter is trained. In a thread the method stands, whatever comes to
 * the data.
 */
export function resolveMuchData(draft: Draft, { slots, vocabulary: { muchData } }: ResolverInput): void {
  const [tokens, params, gpuCount] = [draft.get('tokens'), draft.get('params'), draft.get('gpuCount')]
  if (draft.base !== null || muchData === null || tokens === null || tokens < muchData.tokens) return
  if (hasMethod(draft) || (gpuCount !== null && gpuCount < leastGpus)) return
  const isContinued = slotsOf(slots, 'field-value').some(({ ofMuchData }) => ofMuchData === true)
  const isMuch = params !== null && tokens >= params * muchData.tokensPerParam
  if (!isContinued && !isMuch) return
  draft.set('method', 'full')
  if (isContinued) draft.set('task', 'pretrain')
  draft.addRemark(
    'method',
    `${formatRounded(tokens)} tokens are more than an adapter takes in: every parameter is trained; say “lora” for an adapter.`,
  )
}

/** A method, or what only one of them has; or an objective that settles it. */
const hasMethod = (draft: Draft): boolean =>
  (['method', 'weights', 'adapter', 'loraRank', 'loraTargets', 'optimizer', 'owned'] as const).some(
    (field) => draft.get(field) !== null,
  ) || !(draft.get('task') === null || draft.get('task') === 'sft')
