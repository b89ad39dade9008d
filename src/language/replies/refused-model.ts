/**
 * “Nothing from China, says the ministry”, “ops won’t host anything with experts in it”, “legal got cold feet about the
 * licence”: the planned model is refused for what it is, and another one of about its size is not.
 */
import type { ModelEntry, ModelNames } from '../lexicon/model-names.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Reply } from './reply-input.ts'

type ModelRefusal = { readonly words: RegExp; readonly isFree: (one: ModelEntry, planned: ModelEntry) => boolean }

const isOpen = (licence: string): boolean => /apache|^mit\b/iu.test(licence)
const refusals: readonly ModelRefusal[] = [
  {
    words:
      /\b(?:chin(?:a|ese)|prc|beijing|hangzhou|shenzhen|alibaba|from over there|that country|western|european?|americans?|export (?:control|office)|(?:their|its|the) origin|made in|comes? from|defen[cs]e|qwen|deepseek)\b/u,
    isFree: (one, planned) => (planned.country === null ? one.brand !== planned.brand : one.country === null),
  },
  {
    words: /\b(?:experts?|moe|mixtures?|dense|rout(?:ing|er))\b/u,
    isFree: ({ shape }, planned) => (planned.shape.moe === null ? shape.moe !== null : shape.moe === null),
  },
  {
    words: /\b(?:licen[cs]e[sd]?|licensing|terms|commercial(?:ly)?|counsel|lawyers?|gated|permissive|apache|mit)\b/u,
    isFree: (one, planned) => one.brand !== planned.brand && isOpen(one.licence),
  },
]
/** As good as the same size, and what still stands in for it. */
const [alike, most] = [1.35, 2]

/** The id of another model, nearest in size; null where none is refused for a reason that is told, or one is named. */
export function refusedModel({ line, scenario: { spec }, understanding, vocabulary }: Reply): string | null {
  const planned = vocabulary.models.byId.get(spec.model ?? '')
  if (planned === undefined) return null
  const isOther = understanding.recognized.mentions.some(
    (mention) => isKind(mention, 'model') && !line.includes(planned.brand),
  )
  const refusal = isOther ? undefined : refusals.find(({ words }) => words.test(line))
  return refusal === undefined ? null : (nearest(planned, refusal, vocabulary.models)?.id ?? null)
}

function nearest(planned: ModelEntry, { isFree }: ModelRefusal, { byId }: ModelNames): ModelEntry | undefined {
  const isWorse = (one: ModelEntry): number => Number(apart(one, planned) > alike)
  return [...byId.values()]
    .filter(
      (one) =>
        one.variants.size <= planned.variants.size && (one.vision === undefined) === (planned.vision === undefined),
    )
    .filter((one) => one.usualTask === planned.usualTask && apart(one, planned) < most && isFree(one, planned))
    .toSorted((one, other) => isWorse(one) - isWorse(other) || one.rank - other.rank)[0]
}

/** How many times as large the larger one is. */
const apart = (one: ModelEntry, other: ModelEntry): number =>
  Math.max(one.params / other.params, other.params / one.params)
