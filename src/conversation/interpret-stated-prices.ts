/** Prices and rates that are all given in the text: they are reckoned with, and no market is asked. */
import type { InquiryWords } from '../catalog/inquiry-facts.ts'
import { type GpuPricesGiven, gpuPricesIn } from '../language/inquiries/gpu-prices.ts'
import { contrastIn } from '../language/inquiries/contrast-inquiry.ts'
import { monthlyBillIn } from '../language/inquiries/monthly-bill.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { committedHoursIn } from '../language/inquiries/request-words.ts'
import { peakClaimIn } from '../language/inquiries/peak-claim.ts'
import { billAgainstOfferSentences } from '../presentation/content/inquiries/purchase-sentences.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import { understand } from '../language/pipeline.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { RequestContext } from './request.ts'
import { type FoundInterpretation, inquiryOf, type ReadJob, type ReadPart } from './part-readers.ts'

/** Null where no such prices are named. */
export const statedPricesOf = (
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  context: EngineContext,
): FoundInterpretation =>
  peakOf(text, readPart) ??
  billAgainstOffer(text, readPart, context.catalog.inquiryFacts.words) ??
  contrastOf(text, readJob, readPart, context.catalog.inquiryFacts.words) ??
  gpuPricesOf(text, readPart, context)

/** "We burn $14k a month on 8 H100, is a year at 1.95 cheaper?": what is paid, against what binds. */
function billAgainstOffer(text: string, readPart: ReadPart, words: InquiryWords): FoundInterpretation {
  const bill = monthlyBillIn(text)
  const offered = bill === null ? null : ratesIn(text.replace(bill.words, ' '))
  const [rate, ...others] = offered?.rates ?? []
  const termHours = committedHoursIn(text, words)
  if (bill === null || offered === null || rate?.per !== 'hour' || others.length > 0 || termHours === null) return null
  const { spec } = readPart(offered.rest).draft.finish()
  if (spec.gpuCount === null || spec.gpus === null || spec.tokens !== null) return null
  return inquiryOf({
    kind: 'known',
    id: 'bill against offer',
    says: billAgainstOfferSentences({ ...bill, gpuCount: spec.gpuCount, perGpuHour: rate.usd, termHours }),
  })
}

/** "Reserved at 1.95 or on demand at 2.49, used 60 %", and no job. */
function contrastOf(text: string, readJob: ReadJob, readPart: ReadPart, words: InquiryWords): FoundInterpretation {
  const found = contrastIn(text, words)
  if (found === null || readJob(found.rest) !== null) return null
  const { spec } = readPart(found.rest).draft.finish()
  return inquiryOf({ kind: 'contrast', spec, contrast: found.contrast, unused: [] })
}

/** "A100 1.30/h, H100 2.40/h, which for 7b lora?": each GPU at its own price. */
function gpuPricesOf(text: string, readPart: ReadPart, context: EngineContext): FoundInterpretation {
  const found = gpuPricesIn(text)
  return found === null ? null : pricesOf(text, found, readPart(found.rest).draft.finish().spec, readPart, context)
}

/** "B200 at 5 bucks an hour vs H100 at 2.7, who wins per token": the job of the plan on each at its own price; null of what asks no such thing. */
export function gpuPricesOfThread(
  { text, isAddressed }: { readonly text: string; readonly isAddressed: boolean },
  scenario: Scenario,
  { today }: RequestContext,
  context: EngineContext,
): InquiryOf<'gpu prices'> | null {
  const found = weighs.test(text) ? gpuPricesIn(text) : null
  if (found === null) return null
  const { vocabulary } = context
  const { request, question, claim, chatter } = likelyActsOf(scenario, text, vocabulary, today)
  if (request > Math.max(question, claim) || (!isAddressed && chatter > maxChatter)) return null
  const reading = { mode: 'message', vocabulary, today } as const
  const spec = { ...scenario.spec, nodes: null, providers: null, excludedGpus: null, pricing: null }
  const answer = pricesOf(text, found, spec, (part) => understand(part, reading), context)
  return answer?.kind === 'inquiry' && answer.inquiry.kind === 'gpu prices' ? answer.inquiry : null
}
const maxChatter = 0.6
const weighs = /\?|\b(?:which|what|who|wins?|better|cheaper|best|deal|value|per token|per dollar|beats?)\b/iu

/** The job of `of` on each of the GPUs that are priced; null where fewer than two are GPUs. */
function pricesOf(
  text: string,
  found: GpuPricesGiven,
  of: Spec,
  readPart: ReadPart,
  context: EngineContext,
): FoundInterpretation {
  const read: Spec = { ...of, gpus: null, budgetUsd: null }
  const spec = found.countOfEach === null ? read : { ...read, gpuCount: found.countOfEach, nodes: null }
  const given = found.prices.flatMap(({ card, count, nodes, perHour, currency, isPerGpu }) => {
    const gpus = readPart(card).draft.get('gpus')
    const machines = nodes === null ? {} : { nodes }
    return gpus === null
      ? []
      : [{ gpus, gpuCount: count, ...machines, usdPerHour: inDollars(perHour, currency, context), isPerGpu }]
  })
  if (given.length < 2) return null
  const currency = found.prices[0]?.currency ?? null
  return inquiryOf({
    kind: 'gpu prices',
    spec,
    given,
    claimedSpeedup: found.claimedSpeedup,
    ...(currency === null ? {} : { currency }),
    ...(betweenPrecisions.test(text) ? { isPrecisionAsked: true } : {}),
    unused: [],
  })
}

const betweenPrecisions = /\bfp8\b.{1,12}\bbf16\b|\bbf16\b.{1,12}\bfp8\b/iu

/** A rate in TFLOPS is no part of a job. */
function peakOf(text: string, readPart: ReadPart): FoundInterpretation {
  const claim = peakClaimIn(text)
  if (claim === null) return null
  const { spec } = readPart(claim.rest).draft.finish()
  return spec.gpus === null ? null : inquiryOf({ kind: 'peak', spec: { ...spec, gpuCount: null }, claim, unused: [] })
}
