/** What a request names and what the plan holds, as words for the classifier of what it changes. */
import type { SpecField } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'

/** Numbers of the same size are of the same things. */
const sizes = [8, 64, 1024, 1e5] as const

/** Fields that say what may be changed or lifted. */
const telling: ReadonlySet<SpecField> = new Set([
  'gpus', 'gpuCount', 'budgetUsd', 'deadlineHours', 'sequenceLength', 'loraRank', 'batch', 'providers', 'excludedProviders',
  'excludedGpus', 'region', 'pricing', 'owned', 'weights', 'objective',
] as const) // prettier-ignore

/** `held`: the fields that were asked for; `lastChanged`: those that were changed or asked about last. */
export function changeSignals(
  { mentions }: Pick<RecognizedText, 'mentions'>,
  held: readonly SpecField[],
  lastChanged: readonly SpecField[],
): readonly string[] {
  const named = mentions.flatMap((mention) => {
    const { meaning } = mention
    if (isKind(mention, 'amount')) {
      const { measure, magnitude, value } = mention.meaning
      const size = sizes.findIndex((limit) => value <= limit)
      return [`amount ${measure ?? ''} ${magnitude}`, `size ${magnitude === '' ? size : magnitude}`]
    }
    if (meaning.kind === 'field-value') return [`names ${meaning.field}`]
    if (meaning.kind === 'measure') return [`measure ${meaning.measure}`]
    return [`kind ${meaning.kind}`]
  })
  return [
    ...new Set(named),
    ...held.filter((field) => telling.has(field)).map((field) => `held ${field}`),
    ...lastChanged.filter((field) => telling.has(field)).map((field) => `last ${field}`),
  ]
}
