/** "H100 at ₹249/h, I have ₹12,000: will it finish?": a job, a price of an hour, and money that is to last for it. */
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { quotedBudgetSentences } from '../presentation/content/inquiries/quoted-budget-sentences.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf, type ReadJob, type ReadPart } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where one of them is missing, or nobody asks whether it lasts. */
export function quotedBudgetOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  if (!context.catalog.inquiryFacts.words.moneyLasts.test(text)) return null
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate?.per !== 'hour' || others.length > 0) return null
  const { draft } = readPart(found.rest)
  const scenario = readJob(found.rest) ?? (draft.isWholeJob ? draft.finish() : null)
  if (scenario === null) return null
  const { spec } = scenario
  const { budgetUsd, gpus, tokens } = spec
  if (budgetUsd === null || gpus === null || tokens === null || spec.deadlineHours !== null) return null
  const plan = planOn(spec, request, context)
  if (plan === null) return null
  const market = context.marketFor(request)
  const usd = inDollars(rate.usd, rate.currency, context)
  const judged = judgeQuote({ ...spec, gpuCount: plan.gpuCount }, usd, rate.isPerGpu, false, null, market)
  const currency = rate.currency ?? codeOf(scenario.extras?.bill?.money?.name, context)
  const figures = {
    budgetUsd,
    usdPerGpuHour: judged.usdPerGpuHour,
    tokens,
    plan,
    judged,
    money: currency === null ? null : (context.catalog.totalCost.currencies[currency] ?? null),
  }
  const { names } = context.renderContextOn(request)
  return inquiryOf({ kind: 'known', id: 'quoted budget', says: quotedBudgetSentences(figures, names) })
}

/** GPUs of a kind that are tried where no number is named. */
const triedCounts = [1, 2, 4, 8]

/** On as few of the GPUs of the price as hold it. */
function planOn(spec: Spec, request: RequestContext, context: EngineContext): Option | null {
  const counts = spec.gpuCount === null ? triedCounts : [spec.gpuCount]
  for (const gpuCount of counts) {
    const open = { providers: null, pricing: null, budgetUsd: null, owned: null, region: null }
    const found = recommendationForSpec({ ...spec, ...open, gpuCount }, request, context)
    if (found !== null) return found.best
  }
  return null
}

const codeOf = (name: string | undefined, { catalog }: EngineContext): string | null =>
  Object.entries(catalog.totalCost.currencies).find(([, facts]) => facts.name === name)?.[0] ?? null
