/** GPUs that do not hold sequences of the usual length, and examples that are shorter: sequences that just hold these. */
import type { Scenario } from '../../scenario/scenario.ts'
import { DEFAULT_SEQUENCE_LENGTH } from '../search/global-batch.ts'

/** Tokens, the longest first. */
const lengths = [1024, 512]
/** A sequence holds examples that are so much longer than the mean. */
const longest = 1.5

/** The job with shorter sequences, the longest first; none where a length or data of long texts was asked for, or the GPUs are open. */
export function shorterSequences(asked: Scenario): readonly Scenario[] {
  const { spec, corpus } = asked
  const mean = corpus?.tokensPerExample ?? null
  const isOpen = spec.sequenceLength === null && spec.documentTokens === null && spec.task === null
  if (!isOpen || spec.gpus === null || mean === null) return []
  return lengths
    .filter((length) => mean * longest <= length)
    .map((sequenceLength) => ({ ...asked, spec: { ...spec, sequenceLength } }))
}

/** Why they are shorter. */
export const shorterReason = ({ spec }: Scenario): string =>
  `Sequences of ${(spec.sequenceLength ?? 0).toLocaleString('en-US')} are planned: those of ${DEFAULT_SEQUENCE_LENGTH.toLocaleString('en-US')} do not fit, and your examples are shorter`
