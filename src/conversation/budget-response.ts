/** What a sum of money trains, answered. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { budgetAssumptions, budgetMessage, optimalMessage } from '../presentation/content/inquiries/budget-message.ts'
import { type AffordableJob, optimalJob } from '../recommend/inquiries/affordable.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Weights in fewer than 8 bits are those of QLoRA. */
const isQuantizing = ({ weights }: Spec): boolean => weights === 'nf4'

/**
 * What the sum pays for at today's prices: tokens of the model that was named or of the usual sizes, the largest model
 * on the data that was named, or, with `isOptimal`, the size that is trained compute-optimally.
 */
export function answerBudget(inquiry: InquiryOf<'budget'>, request: RequestContext, context: EngineContext): Outcome {
  const { spec, isOptimal, contingency, isDoubted, told, models, unused } = inquiry
  const { goals } = context.catalog.inquiryFacts
  const usd = spec.budgetUsd ?? 0
  const tried: readonly Spec[] =
    spec.params === null
      ? goals.budget.jobs.map((job) => ({ ...spec, params: job.params, method: spec.method ?? job.method }))
      : [{ ...spec, method: spec.method ?? (isQuantizing(spec) ? 'qlora' : goals.method) }]
  const asker = context.askerContext(request, null)
  // From scratch the size is what the money is best spent on.
  const isFromScratch = spec.task === 'pretrain' && spec.tokens === null
  if ((isOptimal || isFromScratch) && spec.params === null) {
    const { tokensPerParameter } = context.catalog.inquiryFacts.rules
    const job = optimalJob(spec, usd, tokensPerParameter.base, (scenario) =>
      recommendationFor(scenario, request, context),
    )
    const jobs = job === null ? [] : [job]
    const assumptions = [
      `${tokensPerParameter.base} tokens a parameter, a dense model, bf16`,
      contingency ?? 'no money kept back for tests and failed runs',
    ]
    const content = optimalMessage(job, usd, assumptions, unused, context.renderContextOn(request))
    return { kind: 'answer', content, detail: { kind: 'budget', jobs, assumptions } }
  }
  if (spec.tokens !== null && spec.params === null)
    return answerLargestModel(
      { ...spec, tokens: spec.tokens, method: spec.method ?? goals.method, pricing: spec.pricing ?? 'on_demand' },
      models ?? null,
      told,
      contingency,
      unused,
      request,
      context,
    )
  const affordable = (each: Spec): AffordableJob | null =>
    context.advisor.affordable({ spec: each, setBy: {}, notes: [] }, usd, request.today, asker)
  const isOpen = spec.params === null && spec.method === null
  const jobs = tried.flatMap((each) => {
    const job = isOpen ? inSixteenBits(affordable(each), each, affordable) : affordable(each)
    const isMore = isOpen && job !== null && job.tokens > goals.budget.adapterTokens.base
    const whole = isMore ? affordable({ ...each, method: 'full' }) : null
    const isAlike = whole?.recommendation.best.pricing === job?.recommendation.best.pricing
    return job === null ? [] : [whole !== null && isAlike ? whole : job]
  })
  // "20 bucks and an 8 GB card": a GPU that nobody lets, or one's own; the money pays for others.
  if (jobs.length === 0 && spec.gpus !== null) {
    const open = { ...spec, gpus: null, gpuCount: null, nodes: null, owned: null }
    const why = told ?? 'the GPU that was named is let by none on record: another is rented'
    return answerBudget({ ...inquiry, spec: open, told: why }, request, context)
  }
  const assumptions = budgetAssumptions(jobs, contingency)
  const content = budgetMessage(
    jobs,
    usd,
    assumptions,
    unused,
    context.renderContextOn(request),
    isDoubted === true,
    told,
  )
  return { kind: 'answer', content, detail: { kind: 'budget', jobs, assumptions } }
}

/** Of 4-bit weights: the job with 16-bit ones where the money trains nearly as much so, for they cost no quality. */
function inSixteenBits(
  job: AffordableJob | null,
  spec: Spec,
  affordable: (each: Spec) => AffordableJob | null,
): AffordableJob | null {
  if (spec.method !== 'qlora' || job === null) return job
  const whole = affordable({ ...spec, method: 'lora' })
  return whole !== null && whole.tokens >= job.tokens * nearlyAsMuch ? whole : job
}
const nearlyAsMuch = 0.7

/** The share of the money up to which a plan leaves room for other runs. */
const roomyShare = 0.35

/** Of a run, where one that failed is done again. */
const secondTry = 1.5

/** The largest of the usual sizes that the money trains on the data that is there, and the largest with room to spare. */
function answerLargestModel(
  spec: Spec & { readonly tokens: number },
  models: readonly string[] | null,
  told: string | undefined,
  contingency: string | undefined,
  unused: readonly string[],
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const usd = spec.budgetUsd ?? 0
  const jobs: AffordableJob[] = []
  for (const each of triedOf(models, context)) {
    const scenario = { spec: { ...spec, params: each.params, model: each.model ?? spec.model }, setBy: {}, notes: [] }
    const answer = context.answerWith(request, null)(scenario)
    if (answer.kind !== 'recommendation') continue
    const most = answer.recommendation.best.allInUsd.p50
    // Beside a larger one what people take is dense.
    const isDense = each.activeParams === undefined || each.activeParams === each.params
    const isRoomy = most <= usd * roomyShare && (jobs.length === 0 || isDense)
    if (jobs.length === 0 || isRoomy)
      jobs.push({ scenario, tokens: spec.tokens, recommendation: answer.recommendation })
    if (isRoomy) break
  }
  const [largest, roomy] = jobs
  // A run that takes nearly all of the money leaves none for the one after a failure.
  const isAllSpent =
    largest !== undefined && roomy !== undefined && largest.recommendation.best.allInUsd.p90 * secondTry > usd
  if (isAllSpent) jobs.reverse()
  const assumptions =
    jobs.length === 0
      ? []
      : [
          isAllSpent
            ? 'the larger one leaves no money for a second try, so the one before it is the one to plan for'
            : models === null
              ? 'the largest of the usual dense sizes'
              : 'the largest of that family that is on record, by all of its weights',
          ...budgetAssumptions(jobs.slice(0, 1), contingency),
        ]
  const content = budgetMessage(jobs, usd, assumptions, unused, context.renderContextOn(request), false, told, true)
  return { kind: 'answer', content, detail: { kind: 'budget', jobs, assumptions } }
}

/** `activeParams` of a model that is named. */
type TriedSize = {
  readonly params: number
  readonly model?: string
  readonly activeParams?: number
}

/** The largest first: those of a family, the newest of a size, or the usual sizes. */
function triedOf(models: readonly string[] | null, { catalog }: EngineContext): readonly TriedSize[] {
  if (models === null)
    return catalog.inquiryFacts.goals.budget.sizes.toSorted((one, other) => other - one).map((params) => ({ params }))
  const known = models.flatMap((id) => catalog.models.get(id) ?? [])
  return known
    .toSorted((one, other) => other.shape.params - one.shape.params)
    .map(({ id, shape }) => ({ model: id, params: shape.params, activeParams: shape.activeParams }))
}
