/** Prices and rates that are all given in the text: they are reckoned with, and no market is asked. */
import type { InquiryWords } from '../catalog/inquiry-facts.ts'
import { gpuPricesIn } from '../language/inquiries/gpu-prices.ts'
import { contrastIn } from '../language/inquiries/contrast-inquiry.ts'
import { peakClaimIn } from '../language/inquiries/peak-claim.ts'
import type { Spec } from '../scenario/scenario.ts'
import { type FoundInterpretation, inquiryOf, type ReadJob, type ReadPart } from './part-readers.ts'

/** Null where no such prices are named. */
export const statedPricesOf = (
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  words: InquiryWords,
): FoundInterpretation =>
  peakOf(text, readPart) ?? contrastOf(text, readJob, readPart, words) ?? gpuPricesOf(text, readPart)

/** "Reserved at 1.95 or on demand at 2.49, used 60 %", and no job. */
function contrastOf(text: string, readJob: ReadJob, readPart: ReadPart, words: InquiryWords): FoundInterpretation {
  const found = contrastIn(text, words)
  if (found === null || readJob(found.rest) !== null) return null
  const { spec } = readPart(found.rest).draft.finish()
  return inquiryOf({ kind: 'contrast', spec, contrast: found.contrast, unused: [] })
}

/** "A100 1.30/h, H100 2.40/h, which for 7b lora?": each GPU at its own price. */
function gpuPricesOf(text: string, readPart: ReadPart): FoundInterpretation {
  const found = gpuPricesIn(text)
  if (found === null) return null
  const part = readPart(found.rest)
  const spec: Spec = { ...part.draft.finish().spec, gpus: null, budgetUsd: null }
  const given = found.prices.flatMap(({ card, count, usdPerHour }) => {
    const gpus = readPart(card).draft.get('gpus')
    return gpus === null ? [] : [{ gpus, gpuCount: count, usdPerHour }]
  })
  if (given.length < 2) return null
  return inquiryOf({ kind: 'gpu prices', spec, given, claimedSpeedup: found.claimedSpeedup, unused: [] })
}

/** A rate in TFLOPS is no part of a job. */
function peakOf(text: string, readPart: ReadPart): FoundInterpretation {
  const claim = peakClaimIn(text)
  if (claim === null) return null
  const { spec } = readPart(claim.rest).draft.finish()
  return spec.gpus === null ? null : inquiryOf({ kind: 'peak', spec: { ...spec, gpuCount: null }, claim, unused: [] })
}
