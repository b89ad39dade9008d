/** "Specs of the B200", "is the H200 worth it": a GPU by itself, and no job that is to run on it. */
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

export type GpuProfileQuestion = {
  /** Names as they are typed, the one that is asked about first; ids where none is told by its form. */
  readonly gpus: readonly string[]
  /** Whether it is weighed against others. */
  readonly isMerit: boolean
  /** Whether it trains at all, or is for answers alone. */
  readonly isForTraining: boolean
}

const named = new RegExp(String.raw`(?<![\w-])(?:${gpuPattern})(?![\w-])`, 'giu')
const maxGpus = 3

/** `spec`: what else the text says. Null where it names a job, money or time, or no GPU. */
export function gpuProfileIn(text: string, spec: Spec, words: InquiryWords): GpuProfileQuestion | null {
  const isForTraining = words.gpuForTraining.test(text)
  const isMerit = isForTraining || words.gpuMerit.test(text)
  if (!isMerit && !words.gpuFigures.test(text)) return null
  const isLong = text.length > (isMerit && !isForTraining ? maxMeritLength : maxLength)
  if (isLong || (!isForTraining && (words.trainingJob.test(text) || words.hosting.test(text)))) return null
  // "A100 spot or H100 on demand": how it is rented is weighed.
  if (words.onDemand.test(text) || words.reserved.test(text)) return null
  const { params, model, tokens, method, budgetUsd, deadlineHours, gpuCount, providers, owned, pricing } = spec
  const isOfJob = [params, model, tokens, method, budgetUsd, deadlineHours, providers, owned, pricing].some(
    (one) => one !== null,
  )
  if (isOfJob || (gpuCount ?? 1) > 1) return null
  const typed = [...new Set(Array.from(text.matchAll(named), ([name]) => name.toLowerCase()))]
  const gpus = typed.length === 0 ? (spec.gpus ?? []) : typed
  return gpus.length === 0 || typed.length > maxGpus ? null : { gpus, isMerit, isForTraining }
}
/** In more words something else is weighed: a gift, a purchase, a job. */
const [maxMeritLength, maxLength] = [60, 120]
