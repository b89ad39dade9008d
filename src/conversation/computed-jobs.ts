/** What an amount of computing trains: of the model that was named, of usual sizes, or of the size that it pretrains best. */
import type { ComputedJob } from '../presentation/content/inquiries/short-answer-messages.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** Counts of GPUs that people have, and hours that a run may take of them before more are used. */
const usualCounts = [1, 8, 16, 32, 64, 128]
const longestHours = 30 * 24

/** GPU-hours as tokens, by the speed of a plan on as many GPUs as do it within a month. */
export function computedJobs(
  spec: Spec,
  gpuHours: number,
  request: RequestContext,
  context: EngineContext,
): readonly ComputedJob[] {
  const { goals, rules } = context.catalog.inquiryFacts
  const ask = context.answerWith(request, null)
  const count = gpuHours < longestHours ? null : (usualCounts.find((each) => gpuHours / each <= longestHours) ?? null)
  const jobOf = (each: Spec): ComputedJob | null => {
    const asked = { ...each, tokens: goals.pricesTokens.base, deadlineHours: null }
    for (const gpuCount of spec.gpuCount === null && count !== null ? [count, null] : [spec.gpuCount]) {
      const answer = ask({ spec: { ...asked, gpuCount }, setBy: {}, notes: [] })
      if (answer.kind !== 'recommendation') continue
      const { best } = answer.recommendation
      const tokens = (gpuHours * 3600 * best.tokensPerSecond.p50) / best.gpuCount
      return { spec: each, best, tokens: Number(tokens.toPrecision(2)) }
    }
    return null
  }
  const found = (each: Spec): readonly ComputedJob[] => [jobOf(each) ?? []].flat()
  if (spec.params !== null) return found(spec)
  if (spec.tokens !== null) return enoughFor(spec, spec.tokens, goals.budget.sizes, jobOf)
  if (spec.task === 'pretrain') return pretrained(spec, goals.budget.sizes, rules.tokensPerParameter.base, jobOf)
  return goals.budget.jobs.flatMap(({ params, method }) => {
    const job = jobOf({ ...spec, params, method: spec.method ?? method })
    const isMore = spec.method === null && job !== null && job.tokens > goals.budget.adapterTokens.base
    return (isMore ? jobOf({ ...spec, params, method: 'full' }) : null) ?? job ?? []
  })
}

/** By method, the largest of the usual sizes that so many tokens can be trained on; the least where none can. */
function enoughFor(
  spec: Spec,
  tokens: number,
  sizes: readonly number[],
  jobOf: (each: Spec) => ComputedJob | null,
): readonly ComputedJob[] {
  const largestFirst = sizes.toSorted((one, other) => other - one)
  return (spec.method === null ? (['lora', 'full'] as const) : [spec.method]).flatMap((method) => {
    let least: ComputedJob | null = null
    for (const params of largestFirst) {
      const job = jobOf({ ...spec, params, method })
      if (job !== null && job.tokens >= tokens) return [job]
      least = job ?? least
    }
    return least ?? []
  })
}

/** The largest of the usual sizes that gets its tokens, and the next one below; the least where none does. */
function pretrained(
  spec: Spec,
  sizes: readonly number[],
  tokensPerParameter: number,
  jobOf: (each: Spec) => ComputedJob | null,
): readonly ComputedJob[] {
  const jobs: ComputedJob[] = []
  for (const params of sizes.toSorted((one, other) => other - one)) {
    const job = jobOf({ ...spec, params, method: 'full' })
    const isEnough = job !== null && job.tokens >= tokensPerParameter * params
    if (job !== null && (isEnough || params === Math.min(...sizes))) jobs.push(job)
    if (jobs.length === mostPretrained) break
  }
  return jobs
}
const mostPretrained = 2
