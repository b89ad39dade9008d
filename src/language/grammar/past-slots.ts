/** What prose tells of the past, and mentions beside what is asked. */
import { hasSize } from '../lexicon/model-names.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

/**
 * "Last time we used 50M tokens. Now we have 200M": what a sentence tells of the past gives way to what the others say,
 * and small counts of things ("2 questions") are no data.
 */
export function withoutPast(
  slots: readonly Slot[],
  { normalized, tokens, mentions }: RecognizedText,
  { models }: Vocabulary,
): readonly Slot[] {
  const comesIn = (ids: readonly string[], params: readonly number[]): boolean =>
    ids.flatMap((id) => models.byId.get(id) ?? []).some((model) => params.some((size) => hasSize(model, size)))
  const stops = mentions.filter((mention) => isKind(mention, 'sentence-end', 'question')).map(({ from }) => from)
  const sentences = sentencesOf(tokens.length, stops)
  const ends = [...stops.map((stop) => tokens[stop]?.start ?? 0), normalized.text.length]
  const pastSentences = new Set(
    ends.flatMap((end, index) =>
      isAboutPast(normalized.text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0), end)) ? [index] : [],
    ),
  )
  const isPast = (slot: Slot): boolean => pastSentences.has(sentences[slot.from] ?? 0)
  const kindOf = (slot: Slot): string =>
    slot.role === 'quantity' ? slot.measure : slot.role === 'field-value' ? slot.field : slot.role
  const sizes = slots.flatMap((slot) =>
    slot.role === 'quantity' && slot.measure === 'params' ? [slot.amount.value] : [],
  )
  // "DATA-911", "SUP-4417": the number of a ticket.
  const isTicket = (slot: Slot): boolean =>
    (slot.role === 'quantity' || slot.role === 'unitless') &&
    ticket.test(normalized.text.slice(tokens[slot.from]?.start ?? 0, tokens[slot.to - 1]?.end ?? 0))
  const presentKinds = new Set(slots.filter((slot) => !isPast(slot)).map(kindOf))
  return slots.filter((slot) => {
    if (slot.role === 'clear') return false
    if (slot.holds) return true
    // "project Falcon": a name beside a size that it does not come in.
    if (
      slot.role === 'model' &&
      slot.reference.kind === 'family' &&
      sizes.length > 0 &&
      !comesIn(slot.reference.ids, sizes)
    )
      return false
    if (isTicket(slot)) return false
    const isFew = slot.role === 'quantity' && slot.measure === 'examples' && slot.amount.value < minExamples
    const kind = kindOf(slot)
    // "it took 8 A100s": the number goes with its GPUs.
    const isRestated = presentKinds.has(kind) || (kind === 'count' && presentKinds.has('gpus'))
    return !isFew && !(isPast(slot) && isRestated)
  })
}

/** For each token the number of its sentence. */
function sentencesOf(tokens: number, stops: readonly number[]): readonly number[] {
  let sentence = 0
  return Array.from({ length: tokens }, (_, at) => {
    while ((stops[sentence] ?? at) < at) sentence += 1
    return sentence
  })
}

const ticket = /^[A-Z]{2,10}-\d{1,6}$/u
/** Fewer things than this are no data set. */
const minExamples = 50

const pastTime =
  /\b(?:last (?:week|month|night|time|year|quarter)|yesterday|previous(?:ly)?|earlier|before that|used to|in the past|so far we|spent|back then|ago)\b/

/** Whether a sentence tells of what was. */
const isAboutPast = (sentence: string): boolean => pastTime.test(sentence.slice(0, 1000).toLowerCase())
