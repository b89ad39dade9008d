/** A price that was named beside a job: the plan is at it, or it is what stands in for one that we do not have. */
import { formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Where we have no price, what it comes to at the one that was named is said first. */
export function withStatedPrice<P extends Problem | Infeasible>(problem: P, { extras }: Scenario): P {
  const rate = extras?.rate
  if (rate === undefined || !('unpriced' in problem) || problem.unpriced === undefined) return problem
  const { gpuCount, hours } = problem.unpriced
  const [low, middle, high] = ([hours.p10, hours.p50, hours.p90] as const).map((each) =>
    formatUsd(each * gpuCount * rate.usdPerGpuHour),
  )
  const price = `${middle} of GPU time (${low} to ${high}) at the ${formatUsdPerHour(rate.usdPerGpuHour)} a GPU that you named.`
  return { ...problem, message: `${price} ${problem.message}` }
}

/** A price that is brought for the GPUs of a job is that of its plan, unless something better is looked for. */
export function withBroughtPrice(job: Scenario, text: string, usdPerGpuHour: number): Scenario {
  const { gpus, providers, pricing } = job.spec
  if (gpus === null || pricing === 'spot' || looksForBetter.test(text)) return job
  // Who pays by the hour rents them, and owns them in no other sense.
  const spec = { ...job.spec, owned: null, pricing: null }
  const price = { usdPerGpuHour, gpus: [...gpus], providers: providers === null ? null : [...providers] }
  return { ...job, spec, price }
}
const looksForBetter =
  /\b(?:beat(?:s|ing)?|cheaper|better (?:deal|price|offer|rate)|cheapest|less than|too (?:much|expensive|dear)|overpay\w*|alternatives?|elsewhere|instead of|list price|market price|save|saving)\b/iu
