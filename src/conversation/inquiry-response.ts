/** What is asked that is no job, answered: an answer with its data, or, for what is out of reach, a problem. */
import type { Inquiry, InquiryOf } from '../language/inquiries/inquiry.ts'
import { budgetAssumptions, budgetMessage } from '../presentation/content/inquiries/budget-message.ts'
import { fitAssumptions, fitMessage } from '../presentation/content/inquiries/fit-message.ts'
import { hardwareAssumptions, hardwareMessage } from '../presentation/content/inquiries/hardware-message.ts'
import { hostingAssumptions, hostingMessage } from '../presentation/content/inquiries/hosting-message.ts'
import { largestMessage } from '../presentation/content/inquiries/largest-message.ts'
import { pricesMessage } from '../presentation/content/inquiries/prices-message.ts'
import { placeMarket } from '../offers/market.ts'
import { specToCommand } from '../recommend/explain/spec-to-command.ts'
import { answerBuying } from './buying-response.ts'
import { generalAnswer } from './general-answer.ts'
import { answerCompute, answerEncoding, answerPace, answerQuote } from './rate-response.ts'
import type { Interpretation } from './interpretation.ts'
import { line, textBlock } from '../presentation/content/message-content.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import { largestOf } from '../recommend/inquiries/largest.ts'
import { sequenceLengthOf } from '../recommend/search/global-batch.ts'
import { kindsOfGpus, perTokenCosts } from '../recommend/inquiries/per-token.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'

/** The answer with what is true whatever its figures are. */
export function answerInquiry(
  { inquiry, generalAnswers = [] }: Extract<Interpretation, { kind: 'inquiry' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const outcome = answerByKind(inquiry, request, context)
  // What no software that we know runs may be known all the same.
  if (outcome.kind === 'problem' && generalAnswers.length > 0) return generalAnswer(generalAnswers)
  return generalAnswers.reduce((answered, sentence) => withLine(answered, sentence), outcome)
}

/** An answer with one more sentence below it. */
function withLine(outcome: Outcome, sentence: string): Outcome {
  if (outcome.kind !== 'answer') return outcome
  const { content } = outcome
  const added = line(sentence)
  return {
    ...outcome,
    content: { ...content, text: [...content.text, added], blocks: [...content.blocks, textBlock([added])] },
  }
}

function answerByKind(
  inquiry: Exclude<Inquiry, { kind: 'goal' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  switch (inquiry.kind) {
    case 'fit':
      return answerFit(inquiry, request, context)
    case 'prices':
      return answerPrices(inquiry, request, context)
    case 'hosting':
      return answerHosting(inquiry, request, context)
    case 'budget':
      return answerBudget(inquiry, request, context)
    case 'hardware':
      return answerHardware(inquiry, request, context)
    case 'largest':
      return answerLargest(inquiry, request, context)
    case 'buying':
      return answerBuying(inquiry, request, context)
    case 'quote':
      return answerQuote(inquiry, request, context)
    case 'compute':
      return answerCompute(inquiry, request, context)
    case 'pace':
      return answerPace(inquiry, request, context)
    case 'encoding':
      return answerEncoding(inquiry, request, context)
    case 'known':
      return generalAnswer(inquiry.says)
    case 'unsupported':
      return refuseUnsupported(inquiry, request, context)
  }
}

function answerFit({ spec, unused }: InquiryOf<'fit'>, request: RequestContext, context: EngineContext): Outcome {
  const { names } = context.renderContextOn(request)
  const result = context.advisor.fit(spec, request.today, context.askerContext(request, null))
  if (result === null) {
    const message = 'None of the software that we know runs this as it was asked.'
    return problemOutcome({ problem: problemOf(message, []), style: 'command' }, request, context)
  }
  const assumptions = fitAssumptions(result, spec, names)
  const content = fitMessage(result, spec, assumptions, unused, names)
  return { kind: 'answer', content, detail: { kind: 'fit', result, assumptions } }
}

function answerHardware(
  { spec, unused }: InquiryOf<'hardware'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { names } = context.renderContextOn(request)
  const { catalog } = context
  const ways = context.advisor.hardware(spec, request.today, context.askerContext(request, null))
  const objective = spec.task === null ? null : (catalog.training.objectives.get(spec.task) ?? null)
  const assumptions = hardwareAssumptions(spec, sequenceLengthOf(spec, catalog.batches))
  const content = hardwareMessage(ways, spec, objective, assumptions, unused, names)
  return { kind: 'answer', content, detail: { kind: 'hardware', ways, assumptions } }
}

function answerLargest(
  { spec, unused }: InquiryOf<'largest'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { sizes } = context.catalog.inquiryFacts.goals.budget
  const asker = context.askerContext(request, null)
  const ways = largestOf(spec, sizes, (asked) => context.advisor.fit(asked, request.today, asker))
  const { names } = context.renderContextOn(request)
  return { kind: 'answer', content: largestMessage(ways, spec, unused, names), detail: { kind: 'largest', ways } }
}

function answerPrices(
  { spec, pricings, hours, isPerTokenAsked, unused }: InquiryOf<'prices'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const asker = context.askerContext(request, null)
  const open = context.advisor.market(request.today, asker)
  const market = placeMarket(open, spec)
  const kinds = kindsOfGpus(spec.gpus ?? [], market)
  const { params, method, pricesTokens } = context.catalog.inquiryFacts.goals
  const job: Spec = {
    ...spec,
    params: spec.params ?? params.base,
    method: spec.method ?? method,
    tokens: pricesTokens.base,
    gpuCount: spec.gpuCount ?? 1,
  }
  const recommendFor = (asked: Spec) => {
    const answer = context.advisor.answer({ spec: asked, setBy: {}, notes: [] }, request.today, asker)
    return answer.kind === 'recommendation' ? answer.recommendation : null
  }
  const perToken = isPerTokenAsked && kinds.length > 1 ? perTokenCosts(kinds, job, recommendFor) : []
  const found = priceListOf(spec, pricings, hours, market)
  // Certificates are on record of few: then those that run their own data centres are listed, and it is said.
  const isUncertified = found.offers.length === 0 && spec.certificates !== null
  const ownHosts: Spec = { ...spec, certificates: null, hosting: 'data-centre' }
  const list = {
    ...(isUncertified ? priceListOf(ownHosts, pricings, hours, placeMarket(open, ownHosts)) : found),
    perToken,
  }
  const content = pricesMessage(list, spec, unused, job, context.renderContextOn(request))
  if (isUncertified)
    return withLine(
      { kind: 'answer', content, detail: { kind: 'prices', list } },
      'These run their own data centres; that they hold the certificate is not on record here: ask each for its report.',
    )
  return { kind: 'answer', content, detail: { kind: 'prices', list } }
}

function answerHosting(
  { spec, users, isOfficeHours, unused }: InquiryOf<'hosting'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const plan = hostingPlanOf(spec, { users, isOfficeHours }, market)
  if (plan === null) throw new Error('hosting was asked of no model')
  const assumptions = hostingAssumptions(plan, spec, isOfficeHours)
  const { names } = context.renderContextOn(request)
  const content = hostingMessage(plan, spec, users, assumptions, unused, names)
  return { kind: 'answer', content, detail: { kind: 'hosting', plan, assumptions } }
}

function answerBudget({ spec, unused }: InquiryOf<'budget'>, request: RequestContext, context: EngineContext): Outcome {
  const { goals } = context.catalog.inquiryFacts
  const usd = spec.budgetUsd ?? 0
  const tried: readonly Spec[] =
    spec.params === null
      ? goals.budget.jobs.map((job) => ({ ...spec, params: job.params, method: spec.method ?? job.method }))
      : [{ ...spec, method: spec.method ?? goals.method }]
  const asker = context.askerContext(request, null)
  if (spec.tokens !== null && spec.params === null)
    return answerLargestModel(
      { ...spec, tokens: spec.tokens, method: spec.method ?? goals.method },
      unused,
      request,
      context,
    )
  const jobs = tried.flatMap((each) => {
    const scenario = { spec: each, setBy: {}, notes: [] }
    const job = context.advisor.affordable(scenario, usd, request.today, asker)
    return job === null ? [] : [job]
  })
  const assumptions = budgetAssumptions(jobs)
  const { names } = context.renderContextOn(request)
  const content = budgetMessage(jobs, usd, assumptions, unused, names)
  return { kind: 'answer', content, detail: { kind: 'budget', jobs, assumptions } }
}

/** The largest of the usual sizes that the money trains on the data that is there. */
function answerLargestModel(
  spec: Spec & { readonly tokens: number },
  unused: readonly string[],
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const asker = context.askerContext(request, null)
  const usd = spec.budgetUsd ?? 0
  for (const params of context.catalog.inquiryFacts.goals.budget.sizes.toSorted((one, other) => other - one)) {
    const scenario = { spec: { ...spec, params }, setBy: {}, notes: [] }
    const answer = context.advisor.answer(scenario, request.today, asker)
    if (answer.kind !== 'recommendation') continue
    const jobs = [{ scenario, tokens: spec.tokens, recommendation: answer.recommendation }]
    const assumptions = ['the largest of the usual dense sizes', ...budgetAssumptions(jobs)]
    const { names } = context.renderContextOn(request)
    const content = budgetMessage(jobs, usd, assumptions, unused, names)
    return { kind: 'answer', content, detail: { kind: 'budget', jobs, assumptions } }
  }
  const { names } = context.renderContextOn(request)
  const content = budgetMessage([], usd, [], unused, names)
  return { kind: 'answer', content, detail: { kind: 'budget', jobs: [], assumptions: [] } }
}

/** One sentence of truth, and texts that are answered: with the asker's own model and data, where there are some. */
function refuseUnsupported(
  { id, name, spec }: InquiryOf<'unsupported'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { kinds, examples } = context.catalog.inquiryFacts.unsupported
  const kind = kinds.find((each) => each.id === id)
  if (kind === undefined) throw new Error(`there is no kind "${id}" of what is out of reach`)
  const message = `${kind.sentence.replace('{name}', () => `“${name}”`)} ${kind.instead}`
  const suggestions =
    spec.tokens === null ? examples : commandsWith(spec, context.catalog.inquiryFacts.goals.params.base)
  return problemOutcome({ problem: problemOf(message, suggestions, [name]), style: 'command' }, request, context)
}

const commandsWith = ({ params, model, tokens, method }: Spec, usualParams: number): string[] => [
  specToCommand({ ...emptySpec, model, params: params ?? usualParams, tokens, method: method ?? 'lora' }),
]

const problemOf = (message: string, suggestions: readonly string[], terms: readonly string[] = []) =>
  ({ kind: 'unknown', message, terms: [...terms], suggestions: [...suggestions] }) as const
