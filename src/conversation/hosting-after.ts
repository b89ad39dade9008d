/** What the trained model costs to keep running: asked of a plan, whose total ends with the training. */
import { planAndProvider, planName } from '../presentation/format/display-names.ts'
import { formatCount, formatGib, formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import { type HostingOption, type HostingPlan, hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

type Hosting = {
  readonly option: HostingOption
  readonly isFp8: boolean
  readonly conversations: number
  readonly plan: HostingPlan
}

/** The cheapest machine that holds the model day and night; null where none on record does. */
function leastHosting(
  { spec }: Scenario,
  isOfficeHours: boolean,
  request: RequestContext,
  context: EngineContext,
): Hosting | null {
  const open = { ...spec, gpus: null, gpuCount: null, nodes: null, weights: null, sequenceLength: null }
  const wish = { users: null, areConcurrent: false, isOfficeHours, tokensPerSecond: null }
  const plan = hostingPlanOf({ ...open, deadlineHours: null, budgetUsd: null }, wish, context.marketFor(request))
  const option = plan?.inFp8 ?? plan?.options[0]
  return plan === null || option === undefined
    ? null
    : { option, isFp8: plan.inFp8 !== null, conversations: option.conversations ?? plan.sequences, plan }
}

const rounded = (usd: number): string => formatUsd(Number(usd.toPrecision(2)))

/** "from about $23,000 a month day and night on 8 × H200"; null where no machine on record holds it. */
export function servingWords(scenario: Scenario, request: RequestContext, context: EngineContext): string | null {
  const least = leastHosting(scenario, false, request, context)
  return least === null
    ? null
    : `from ${rounded(least.option.usdPerMonth.p50)} a month day and night on ${planName(least.option, context.renderContextOn(request).names)}${least.isFp8 ? ' in FP8' : ''}`
}

/** "How much per month to have it answer visitors?"; null where no machine on record holds the model. */
export function hostingAfter(
  scenario: Scenario,
  best: Option,
  request: RequestContext,
  context: EngineContext,
): string | null {
  // Vectors are made in passing: what they take is no conversation.
  if (scenario.spec.task === 'embedding') return null
  const least = leastHosting(scenario, false, request, context)
  if (least === null) return null
  const {
    option,
    isFp8,
    conversations,
    plan: { memoryGiB, weights },
  } = least
  const office = leastHosting(scenario, true, request, context)
  const inOffice = office === null ? '' : `, about ${rounded(office.option.usdPerMonth.p50)} in office hours alone`
  return [
    `About ${rounded(option.usdPerMonth.p50)} a month day and night${inOffice}: ${planAndProvider(option, context.renderContextOn(request).names)}${isFp8 ? ', weights in FP8' : ''}, at ${formatUsdPerHour(option.usdPerGpuHour * option.gpuCount)}, for ${formatCount(conversations)} conversations at once.`,
    `The model needs about ${formatGib(memoryGiB)} of GPU memory in ${weights}, its conversations included${isFp8 ? '; in FP8 its weights take half' : ''}.`,
    `It is not in the ${formatUsd(best.allInUsd.p50)}, which ends with the training.`,
    'Say how many use it (“what does hosting it cost for 50 users?”) for their machine; for a few questions a day a service that bills by the token, or GPUs that start on demand, cost less.',
  ].join(' ')
}
