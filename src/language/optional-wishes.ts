/** "Spot if it makes sense", "ideally in the EU", "20ish dollars, right?": wishes that a plan keeps where it can. */
import type { SpecField } from '../scenario/scenario.ts'
import { isKind } from './lexicon/meanings.ts'
import type { Slot } from './grammar/slots.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { understand } from './pipeline.ts'

/** `ifSensible`: it is wanted only where it costs less than without it. `isGuess`: what somebody supposes, and no wish. */
export type OptionalWish = {
  readonly fields: readonly SpecField[]
  readonly words: string
  readonly ifSensible: boolean
  readonly isGuess: boolean
}

/** Longer texts hold more than one wish for each word. */
const maxLength = 2000
/** Tokens of "ideally somewhere in the EU", and of "if it makes any sense at all". */
const maxAhead = 8
const maxBehind = 8
const maxJoined = 2

/** Words before a question mark that ask to have a supposition confirmed. */
const confirming: ReadonlySet<string> = new Set(['right', 'correct', 'yes', 'yeah', 'eh', 'true'])

/** No "fine" that allows anything. */
const fineTuning = /\bfine[- ](?=tun)/giu

/** The wishes of a text for machines, their place, money and time that it leaves optional. */
export function optionalWishesIn(
  text: string,
  mode: 'command' | 'message',
  vocabulary: Vocabulary,
  today: string,
): readonly OptionalWish[] {
  const { ahead, behind, ifSensible } = vocabulary.intentPhrases.optional
  if (text.length > maxLength || !(ahead.test(text) || behind.test(text) || text.includes('?'))) return []
  const { recognized, slots, wordsAt } = understand(text, { mode, vocabulary, today })
  const { tokens, mentions } = recognized
  const all = slots
    .filter((slot) => fieldsOf(slot).length > 0 && slot.from >= 0)
    .toSorted((one, other) => one.from - other.from)
  // "4x H200" is a number and a GPU, and one wish.
  const isPart = (slot: Slot): boolean =>
    slot.role === 'gpus' && all.some(({ role, from, to }) => role === 'count' && from <= slot.from && slot.to <= to)
  const wished = all.filter((slot) => !isPart(slot))
  const ends = mentions.filter((one) => isKind(one, 'sentence-end', 'question')).map(({ from }) => from)
  const between = (from: number, to: number): string => (from < to ? wordsAt(from, to) : '')
  let reach = -1
  return wished.flatMap((slot): readonly OptionalWish[] => {
    const previous = wished.findLast(({ to }) => to <= slot.from)?.to ?? 0
    const next = wished.find(({ from }) => from >= slot.to)?.from ?? tokens.length
    const before = between(Math.max(previous, slot.from - maxAhead), slot.from)
    const after = between(slot.to, Math.min(next, slot.to + maxBehind, tokens.length)).replaceAll(fineTuning, 'fine_')
    const found = behind.exec(after)
    // "Spot is fine" is one phrase.
    const isAllowed =
      slot.role === 'field-value' && slot.field === 'pricing' && behind.test(wordsAt(slot.from, slot.to))
    const isBehind = isAllowed || (found !== null && !separating.test(after.slice(0, found.index)))
    const aheadAt = ahead.exec(before)
    // "Spot if possible on Scaleway": the words are those of the wish before.
    const isOfPrevious =
      aheadAt !== null && previous > 0 && behind.test(aheadAt[0]) && before.slice(0, aheadAt.index).trim() === ''
    // "Ideally on Lambda in the EU": both are wished for.
    const isJoined = slot.from <= reach && !separating.test(between(previous, slot.from))
    const isOpened = aheadAt !== null && !isOfPrevious && !separating.test(before.slice(aheadAt.index))
    const isAhead = isOpened || isJoined
    if (isAhead) reach = slot.to + maxJoined
    const end = ends.find((one) => one >= slot.to) ?? tokens.length
    const isGuess = slot.role === 'quantity' && tokens[end]?.text === '?' && confirming.has(tokens[end - 1]?.text ?? '')
    if (!isAhead && !isBehind && !isGuess) return []
    const words = [
      isOpened ? aheadAt[0] : '',
      wordsAt(slot.from, slot.to),
      isBehind && !isAllowed ? (found?.[0] ?? '') : '',
    ]
    return [
      {
        fields: all.some((one) => isPart(one) && slot.role === 'count') ? ['gpus', 'gpuCount'] : fieldsOf(slot),
        words: words.filter((one) => one !== '').join(' '),
        ifSensible: isBehind && !isAllowed && ifSensible.test(found?.[0] ?? ''),
        isGuess: !isAhead && !isBehind,
      },
    ]
  })
}
/** What stands behind one of these is of something else. */
const separating = /[.;!?\n()]|,/u

const placeFields: ReadonlySet<string> = new Set(['pricing', 'region', 'tier', 'hosting', 'certificates'])

function fieldsOf(slot: Slot): readonly SpecField[] {
  if (slot.role === 'gpus') return ['gpus']
  if (slot.role === 'count') return ['gpuCount']
  if (slot.role === 'providers') return ['providers', 'tier']
  if (slot.role === 'field-value' && slot.value === 'fp8') return ['weights', 'precision']
  if (slot.role === 'field-value') return placeFields.has(slot.field) ? [slot.field] : []
  const isOfTime = slot.role === 'deadline' || (slot.role === 'quantity' && slot.measure === 'deadline')
  if (isOfTime) return ['deadlineHours']
  return slot.role === 'quantity' && slot.measure === 'budget' ? ['budgetUsd'] : []
}
