/** "Fine-tune bge-m3 on …, afterwards re-embed 30M passages": the training with the pass over the corpus behind it. */
import { embeddedAfterIn } from '../language/inquiries/embedded-after.ts'
import {
  embeddedAfterLead,
  embeddedAfterSentences,
  type EmbeddedCorpus,
} from '../presentation/content/inquiries/embedded-after-sentences.ts'
import { perTokenCosts } from '../recommend/inquiries/per-token.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadRest, startWith } from './part-readers.ts'
import { recommendationFor, recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no corpus is embedded afterwards, or the rest is no job. */
export function embeddedAfterOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const after = embeddedAfterIn(text)
  if (after === null) return null
  const job = readRest(after.rest)
  if (job?.kind !== 'start' || job.sizes !== undefined) return null
  const { scenario } = job
  const told = after.tokensEach ?? scenario.corpus?.tokensPerExample ?? null
  const each = told ?? usualTokens
  const tokens = after.tokens ?? (after.texts ?? 0) * each
  const { names } = context.renderContextOn(request)
  const corpus: EmbeddedCorpus = {
    texts: after.texts,
    tokensEach: each,
    source: after.tokensEach !== null ? 'told' : told === null ? 'assumed' : 'as the examples',
    tokens,
    width: modelOf(scenario.spec, context.catalog)?.shape.hidden ?? null,
    runs: passesOver(scenario.spec, tokens, request, context),
  }
  const [least] = corpus.runs
  if (least === undefined) return null
  const trained = recommendationFor(scenario, request, context)?.best.allInUsd.p50
  const lead = trained === undefined ? {} : { lead: embeddedAfterLead(trained, least.usd) }
  return startWith(scenario, {
    ...lead,
    generalAnswers: [...(scenario.extras?.generalAnswers ?? []), ...embeddedAfterSentences(corpus, names)],
  })
}

/** One pass forward on each of the usual cards, the cheapest first. */
function passesOver(
  spec: Scenario['spec'],
  tokens: number,
  request: RequestContext,
  context: EngineContext,
): EmbeddedCorpus['runs'] {
  const { cards, largeCards, oneCardParams, fullTrainingParams } = context.catalog.inquiryFacts.rules.encoding
  const params = spec.params ?? 0
  const method = params > fullTrainingParams.base ? ('lora' as const) : ('full' as const)
  const gpus = params > oneCardParams.base ? largeCards : cards
  // Of training a forward pass is a third, of LoRA a half.
  const passes = method === 'full' ? 3 : 2
  const job: Spec = {
    ...spec,
    tokens,
    task: null,
    method,
    optimizer: 'adamw',
    gpus: null,
    gpuCount: params > oneCardParams.base ? null : 1,
    nodes: null,
    deadlineHours: null,
    budgetUsd: null,
  }
  const kinds = gpus.map((id) => [id])
  return perTokenCosts(kinds, job, (one) => recommendationForSpec(one, request, context)).map((cost) => {
    const hours = tokens / (cost.tokensPerSecond * passes) / secondsOfHour
    return { ...cost, hours, usd: hours * cost.usdPerGpuHour * cost.gpuCount }
  })
}
const secondsOfHour = 3600
/** Of a passage of which nothing is said: as long as encoders mostly read. */
const usualTokens = 512
