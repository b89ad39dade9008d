/** A job that names no method and has more data than adapters take in: every parameter is trained. */
import type { Scenario } from './scenario.ts'
import { textSizeOf } from './text-size.ts'

/** From so many tokens, and so many for each parameter, of models of so many parameters: smaller ones are trained whole anyway. */
export type MuchData = {
  readonly tokens: number
  readonly tokensPerParam: number
  readonly params: number
  /** From so many for each parameter a model is trained from scratch, which `withPretrainingScale` plans. */
  readonly scratchTokensPerParam: number
  /** Of text that is told by its bytes, from so many on models of up to so many parameters, all of which one GPU trains. */
  readonly rawText: { readonly tokens: number; readonly mostParams: number }
}

/** On fewer GPUs than these the states of all parameters seldom have room. */
const leastGpus = 4
/** Data that are seen more often are few. */
const mostEpochs = 4

export const muchDataNote =
  'Every parameter is trained, as so much text is more than adapters take in; say “lora” to have adapters.'

/** The scenario with its method, where none was named and the data are many; unchanged otherwise. */
export function trainedWhole(scenario: Scenario, muchData: MuchData | null): Scenario {
  const { spec, corpus, notes } = scenario
  const { tokens, params, gpuCount } = spec
  if (muchData === null || tokens === null || params === null) return scenario
  const isMuch = params >= muchData.params && tokens >= muchData.tokens && tokens >= params * muchData.tokensPerParam
  const isRawText =
    spec.task === null &&
    textSizeOf(scenario) !== null &&
    tokens >= muchData.rawText.tokens &&
    params >= muchData.params &&
    params <= muchData.rawText.mostParams
  // Fine-tuning sees a thousandth of it: no method is settled, as none is of fine-tuning.
  if (spec.task !== 'pretrain' && tokens >= params * muchData.scratchTokensPerParam) return scenario
  const hasRoom = isRawText || gpuCount === null || gpuCount >= leastGpus
  const isNew = (corpus?.epochs ?? 1) <= mostEpochs
  const isSettled = settling.some((field) => spec[field] !== null && !wide.has(String(spec[field])))
  if (!(isMuch || isRawText) || !hasRoom || !isNew || isSettled) return scenario
  return {
    ...scenario,
    spec: { ...spec, method: 'full' },
    notes: [...notes, muchDataNote],
  }
}

/** Formats that every method has. */
const wide: ReadonlySet<string> = new Set(['bf16', 'fp32'])
/** What a method was chosen with, or what it has to fit on; "SFT" is no objective that settles it. */
const settling = ['method', 'weights', 'adapter', 'loraRank', 'loraTargets', 'owned', 'stack'] as const
