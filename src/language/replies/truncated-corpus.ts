/** The job on texts of which the end is cut off. */
import type { TextCut } from '../circumstances/circumstances.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** Each example has so many tokens then, and the sequences are as long as that takes. */
export function changeCorpus(scenario: Scenario, { from, to, sequences }: TextCut): Scenario {
  const { spec, corpus } = scenario
  const part = to / from
  const shorter =
    corpus === undefined
      ? {}
      : { corpus: { ...corpus, tokensPerEpoch: corpus.tokensPerEpoch * part, tokensPerExample: to } }
  return {
    ...scenario,
    ...shorter,
    spec: {
      ...spec,
      sequenceLength: sequences,
      tokens: spec.tokens === null ? null : Math.round(spec.tokens * part),
      documentTokens: spec.documentTokens === null ? null : Math.min(spec.documentTokens, to),
    },
  }
}
