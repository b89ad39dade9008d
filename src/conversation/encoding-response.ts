/** One pass over data and no training, answered. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { encodingMessage, type EncodingWork } from '../presentation/content/inquiries/encoding-message.ts'
import { type PerTokenCost, perTokenCosts } from '../recommend/inquiries/per-token.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** A pass by card, and what it reads and writes. */
type EncodingPlan = {
  readonly costs: readonly PerTokenCost[]
  readonly spec: Spec
  readonly method: 'full' | 'lora'
  readonly work: EncodingWork
}

/** By the speed of training the same model on one GPU, of which a forward pass is a third, or a half with LoRA. */
export function answerEncoding(
  inquiry: InquiryOf<'encoding'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { costs, spec, method, work } = encodingPlanOf(inquiry, request, context)
  const { names } = context.renderContextOn(request)
  return {
    kind: 'answer',
    content: encodingMessage(costs, spec, method, inquiry.unused, names, work),
    detail: { kind: 'encoding', costs },
  }
}

/** The pass at prices of today. */
export function encodingPlanOf(
  inquiry: InquiryOf<'encoding'>,
  request: RequestContext,
  context: EngineContext,
): EncodingPlan {
  const { spec: asked, texts, words = '', writtenEach, writtenTotal, isAllWritten } = inquiry
  const {
    cards: smallCards,
    largeCards,
    oneCardParams,
    fullTrainingParams,
    instructionTokens,
  } = context.catalog.inquiryFacts.rules.encoding
  const read = (texts ?? 1) * instructionTokens.base
  const spec = isAllWritten === true ? { ...asked, tokens: read } : asked
  const isLarge = (spec.params ?? 0) > oneCardParams.base
  const method = (spec.params ?? 0) > fullTrainingParams.base ? 'lora' : 'full'
  const gpus = spec.gpus === null ? (isLarge ? largeCards : smallCards).map((id) => [id]) : [spec.gpus]
  const job: Spec = {
    ...spec,
    task: null,
    method,
    optimizer: 'adamw',
    // Texts are independent of one another: several GPUs hold a copy each.
    gpuCount: isLarge ? spec.gpuCount : 1,
    nodes: isLarge ? spec.nodes : null,
    // One of each is reckoned: how many it takes for the time that there is follows from it.
    deadlineHours: null,
    budgetUsd: null,
  }
  const copies = isLarge ? 1 : (spec.gpuCount ?? 1)
  const costsOn = (kinds: readonly (readonly string[])[]) =>
    perTokenCosts(kinds, job, (one) => recommendationForSpec(one, request, context))
  const asCopies = costsOn(gpus).map((cost) => ({
    ...cost,
    gpuCount: cost.gpuCount * copies,
    tokensPerSecond: cost.tokensPerSecond * copies,
  }))
  // Whoever doubts that these are needed hears what one usual card does.
  const doubted = inquiry.doubts === undefined || isLarge ? undefined : asCopies[0]
  const others = smallCards.filter((id) => doubted?.gpuCount !== 1 || id !== doubted.gpu)
  const costs = doubted === undefined ? asCopies : [...costsOn(others.map((id) => [id])), doubted]
  const usual = { ...workOf(words, texts, spec, context), ...ofEmbedding(inquiry, doubted, context) }
  const writtenTokens =
    isAllWritten === true
      ? asked.tokens
      : (writtenTotal ?? (writtenEach === undefined ? null : writtenEach * (texts ?? 1)))
  const work =
    writtenTokens === null
      ? usual
      : {
          ...usual,
          writtenTokens,
          instructionTokens: isAllWritten === true ? 0 : usual.instructionTokens,
        }
  return { costs, spec, method, work }
}

/** What is said of a pass that is doubted, comes again, or was told without a model. */
function ofEmbedding(
  { spec, per, later, texts, timesAYear, isModelAssumed, doubts }: InquiryOf<'encoding'>,
  doubted: PerTokenCost | undefined,
  { catalog }: EngineContext,
): Partial<EncodingWork> {
  const { largeEmbedderParams, patientHours } = catalog.inquiryFacts.rules.encoding
  const tokensEach = (spec.tokens ?? 0) / (texts ?? Infinity)
  return {
    ...(per === undefined ? {} : { per }),
    ...(later === undefined || tokensEach === 0 ? {} : { later: { ...later, tokens: later.texts * tokensEach } }),
    ...(timesAYear === undefined ? {} : { timesAYear }),
    ...(isModelAssumed === true ? { largerParams: largeEmbedderParams.base } : {}),
    ...(doubted === undefined ? {} : { doubted, isNeedDoubted: doubts === 'needed', patientHours: patientHours.base }),
  }
}

/** What is read and written beside the texts themselves; nothing where the model is no larger than an encoder. */
function workOf(
  words: string,
  texts: number | undefined,
  { params, tokens }: Spec,
  { catalog }: EngineContext,
): EncodingWork {
  const { rules } = catalog.inquiryFacts
  const { instructionTokens, written, encoderTexts, fullTrainingParams } = rules.encoding
  const isLlm = (params ?? 0) > fullTrainingParams.base && !embeds.test(words)
  const share = isLlm ? (written.find((row) => row.words.test(words))?.share.base ?? 0) : 0
  return {
    instructionTokens: isLlm && texts !== undefined ? instructionTokens.base * texts : 0,
    writtenTokens: share * (tokens ?? 0),
    writingTimes: rules.teacher.writingTimes.base,
    isForEncoder: isLlm && labels.test(words) && (texts ?? 0) >= encoderTexts.base,
  }
}
const embeds = /\bembed|\bencod|\bvectori/iu
const labels = /\b(?:classif|label|tag|score|rate|moderat|categor)/iu
