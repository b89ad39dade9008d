/** What is usual of a training where a text does not say it. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { MuchData } from '../../scenario/much-data.ts'

export type TrainingDefaults = {
  /** Sequence lengths of questions that name none. Tokens. */
  readonly usualSequences: { readonly pretraining: number; readonly otherwise: number }
  /** Data from which a text that names no method means full fine-tuning; null: there is no such size. */
  readonly muchData: MuchData | null
  /** Of a step of reinforcement learning. */
  readonly usualResponses: number
  /** Tokens of a prompt in reinforcement learning where nobody says them. */
  readonly usualPromptTokens: number
}

/** Of the catalog: its batches, methods and objectives. */
export function trainingDefaultsOf({
  batches,
  choice,
  methods,
  training,
  inquiryFacts: { rules },
}: Catalog): TrainingDefaults {
  const full = [...methods.values()].find(({ method }) => method === 'full')
  const usual = full?.usualFrom
  return {
    usualSequences: { pretraining: batches.pretraining.sequenceLength.base, otherwise: 2048 },
    muchData:
      usual === undefined
        ? null
        : {
            tokens: usual.tokens.base,
            tokensPerParam: usual.tokensPerParam.base,
            params: full?.usualBelow?.base ?? 0,
            scratchTokensPerParam: choice.pretrainingTokens.base,
            rawText: { tokens: rules.fullFromTokens.base, mostParams: rules.wholeOnOneGpu.base },
          },
    usualResponses: training.rollout.stepResponses.base,
    usualPromptTokens: training.rollout.promptTokens.base,
  }
}
