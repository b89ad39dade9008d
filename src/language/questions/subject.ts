/** What a question is about, besides its topic: the GPU, provider or method that it names. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Slot } from '../grammar/slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'

/** A card or a seller that a question takes for that of the plan. */
export type TakenFor = { readonly gpus?: readonly GpuId[]; readonly providers?: readonly ProviderId[] }

/** What a question is about, besides its topic: "why not A100?" */
export type Subject = {
  /** As typed. */
  readonly words: string
  readonly gpus: readonly GpuId[]
  readonly providers: readonly ProviderId[]
  readonly method: string | null
  readonly weights: string | null
  /** "4 h100s" */
  readonly count: number | null
}

/** GPUs, providers, methods and weights that the question names, ruled out or not. */
export function subjectOf(
  mentions: readonly Mention[],
  slots: readonly Slot[],
  wordsAt: (from: number, to: number) => string,
): Subject | null {
  const isGpu = (mention: Mention): boolean => isKind(mention, 'gpu', 'vendor', 'instance')
  const ruledOut = slots.filter((slot) => slot.role === 'gpus' && slot.excluded)
  const isRuledOut = ({ from, to }: Mention): boolean => ruledOut.some((slot) => slot.from < to && from < slot.to)
  // "Without A100s, does it run on a 4090?": of what is left. "Why not A100?" has nothing else.
  const isOfRest = mentions.some((mention) => isGpu(mention) && !isRuledOut(mention))
  const meant = mentions.filter((mention) => !(isOfRest && isGpu(mention) && isRuledOut(mention)))
  const gpus = meant.flatMap((mention) =>
    isKind(mention, 'gpu', 'vendor') ? mention.meaning.ids : isKind(mention, 'instance') ? [mention.meaning.gpu] : [],
  )
  const providers = mentions.flatMap((mention) => (isKind(mention, 'provider') ? mention.meaning.ids : []))
  const term = (field: string): string | null => {
    const match = mentions.find((mention) => isKind(mention, 'field-value') && mention.meaning.field === field)
    return isKind(match, 'field-value') ? String(match.meaning.value) : null
  }
  const namedMention = meant.find(
    (mention) =>
      isKind(mention, 'gpu', 'vendor', 'instance', 'provider', 'field-value', 'switch', 'model') &&
      !(isKind(mention, 'field-value') && mention.meaning.field === 'objective'),
  )
  const countSlot = slots.find(
    ({ role }) => role === 'quantity' || role === 'count' || role === 'unitless' || role === 'nodes',
  )
  const first = namedMention ?? countSlot
  if (first === undefined) return null
  return {
    words: wordsAt(first.from, first.to),
    gpus: [...new Set(gpus)],
    providers: [...new Set(providers)],
    method: term('method'),
    weights: term('weights'),
    count: countIn(slots),
  }
}

function countIn(slots: readonly Slot[]): number | null {
  const countSlot = slots.find((slot) => slot.role === 'count' || (slot.role === 'quantity' && slot.measure === 'gpus'))
  return countSlot !== undefined && 'amount' in countSlot && Number.isInteger(countSlot.amount.value)
    ? countSlot.amount.value
    : null
}

/** "why not an A40?": a GPU that there is no data on. */
export function outOfCatalogSubject(
  mentions: readonly Mention[],
  wordsAt: (from: number, to: number) => string,
  isWhyNot: boolean,
): Subject | null {
  const mention = mentions.find((one) => isKind(one, 'out-of-catalog'))
  if (!isWhyNot || mention === undefined) return null
  return { words: wordsAt(mention.from, mention.to), gpus: [], providers: [], method: null, weights: null, count: null }
}
