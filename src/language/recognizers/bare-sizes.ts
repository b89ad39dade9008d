/** "llama 3.1 70", "gemma 3 12 on aws": a size without its b, right behind the family that has a model of it. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { hasSize } from '../lexicon/model-names.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

/** The numbers that are such sizes with their unit; what is counted behind them makes them none. */
export function withBareSizes(
  mentions: readonly Mention[],
  { models }: Pick<Vocabulary, 'models'>,
): readonly Mention[] {
  if (!mentions.some((mention) => isFamily(mention))) return mentions
  return mentions.map((mention, index) => {
    const family = mentions[index - 1]
    if (!isKind(mention, 'amount') || !isFamily(family) || family.to !== mention.from) return mention
    const { measure, magnitude, value, inWords, change } = mention.meaning
    if (measure !== null || magnitude !== '' || inWords || change !== undefined) return mention
    if (isKind(mentions[index + 1], 'measure', 'gpu', 'times', 'unknown', 'each', 'more', 'fewer')) return mention
    const params = value * 1e9
    const isOne = family.meaning.reference.ids.some((id) => {
      const model = models.byId.get(id)
      return model !== undefined && hasSize(model, params)
    })
    const size = { value: params, unitValue: params, magnitude: 'b', capital: true, measure: 'params' } as const
    return isOne ? { ...mention, meaning: { ...mention.meaning, ...size } } : mention
  })
}

type FamilyMention = Mention & {
  readonly meaning: {
    readonly kind: 'model'
    readonly reference: { readonly kind: 'family'; readonly ids: readonly string[] }
  }
}
const isFamily = (mention: Mention | undefined): mention is FamilyMention =>
  mention !== undefined && isKind(mention, 'model') && mention.meaning.reference.kind === 'family'
