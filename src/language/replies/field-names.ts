/** What the fields of a plan are called where one of them is taken back, restored or lifted. */
import type { SpecField } from '../../scenario/scenario.ts'

/** Fields by the names that people have for them. */
const fieldNames: readonly (readonly [RegExp, readonly SpecField[]])[] = [
  [/^(?:budget|money limit|cap|spending|spending cap|ceiling)$/, ['budgetUsd']],
  [/^(?:deadline|time limit)$/, ['deadlineHours']],
  [/^(?:gpus?|cards?|hardware|number of gpus)$/, ['gpus', 'gpuCount', 'nodes', 'excludedGpus']],
  [/^(?:provider|cloud)s?$/, ['providers', 'excludedProviders', 'tier']],
  [/^(?:data|tokens|epochs?|examples)$/, ['tokens']],
  [/^(?:model)$/, ['model', 'variant', 'params']],
  [/^(?:method)$/, ['method', 'weights']],
  [/^(?:precision|quantization|quantisation|weights)$/, ['weights']],
  [/^(?:context|sequence length|seq(?: len)?)$/, ['sequenceLength']],
  [/^(?:batch(?: size)?)$/, ['batch']],
  [/^(?:rank)$/, ['loraRank']],
  [/^(?:pricing)$/, ['pricing']],
  [/^(?:stack|framework)$/, ['stack']],
]

/** The fields that the name of one stands for, "the batch" or "the model"; empty for any other text. */
export const fieldsNamed = (text: string): readonly SpecField[] =>
  fieldNames.find(([pattern]) => pattern.test(text.toLowerCase().trim()))?.[1] ?? []
