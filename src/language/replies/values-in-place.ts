/**
 * Values of a text of which one takes the place of another that the plan holds: "ninety was before the cuts, it's 45 these
 * days", "h100 was a slip, h200 is what I meant". What both count is told by the plan, which of the two holds by what is
 * said around them.
 */
import type { PresetPhrase } from '../grammar/preset-slots.ts'
import type { SlotContent } from '../grammar/slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type HeldValue, heldValues, saysHeld, valueInPlace } from './held-values.ts'
import { hasNumberOfItsOwn, isTopic, partOfText } from './places-of-values.ts'
import type { Reply } from './reply-input.ts'
import { rememberedOf } from '../../once.ts'

/** A value that takes the place of one that holds, and how much speaks for it. */
export type ValueInPlace = {
  readonly field: string
  readonly phrase: PresetPhrase
  /** From 1, where little speaks for it. */
  readonly score: number
  /** Index of the token behind both. */
  readonly to: number
}

type NumberReplaced = Replacement & { readonly value: HeldValue; readonly amount: Amount }

type Replacement = {
  readonly field: string
  readonly old: Mention
  readonly one: Mention
  readonly phrase: PresetPhrase
  /** Something has this name, of which there are others. */
  readonly isName?: true
  /** A size without its "b" may be anything. */
  readonly isBareSize?: true
}

/** The values of a text that take the place of others; empty where none does, or it is not clear which. */
export function valuesInPlace(reply: Reply): readonly ValueInPlace[] {
  const weighed = pairsIn(reply).flatMap((pair) => {
    const score = scoreOf(pair, reply)
    return score === null || score < (pair.isName === true ? 2 : 1)
      ? []
      : [{ ...pair, score, to: Math.max(pair.old.to, pair.one.to) }]
  })
  const isSure = weighed.every((pair) =>
    weighed.every(
      (other) => other === pair || (other.one !== pair.one && other.field !== pair.field) || isSame(pair, other),
    ),
  )
  return isSure ? weighed.filter((pair, at) => weighed.findIndex((other) => isSame(pair, other)) === at) : []
}

/** Whether a text says that what holds is right, against another value: "50k is right, the 31,500 were last year's". */
export const isKept = (reply: Reply): boolean =>
  pairsIn(reply).some(({ old, one }) => {
    const { recognized } = reply.understanding
    const { stillRight, past, gaveWay } = reply.vocabulary.intentPhrases.correction
    const [places, words] = [partOfText(recognized, old, one), wordsIn(recognized)]
    const ofOne = words(...places.one)
    return (
      stillRight.test(words(old.to, places.old[1])) && (past.test(ofOne) || gaveWay.test(ofOne) || places.isRefused)
    )
  })

/** "25k, 900 each": every number of a short text is one that holds. */
export function isRestated(reply: Reply): boolean {
  const { recognized } = reply.understanding
  const held = heldValues(reply, reply.vocabulary)
  const said = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') ? [held.find((value) => saysHeld(value, mention.meaning))?.field] : [],
  )
  return said.length > 1 && !said.includes(undefined) && new Set(said).size === said.length
}

/** The same change, by a number that is said twice. */
const isSame = (one: Replacement, other: Replacement): boolean =>
  one.field === other.field && one.phrase.words === other.phrase.words

/** Each value that holds with each other one that can stand in its place. */
const pairsIn = rememberedOf((reply: Reply): readonly Replacement[] => [...numbersIn(reply), ...namesIn(reply)])

function numbersIn(reply: Reply): readonly Replacement[] {
  const { recognized } = reply.understanding
  const held = heldValues(reply, reply.vocabulary)
  const amounts = recognized.mentions.filter(
    (mention): mention is Mention<Amount> => isKind(mention, 'amount') && hasNumberOfItsOwn(mention, recognized),
  )
  const olds = amounts.flatMap((mention) =>
    held.flatMap((value) => (saysHeld(value, mention.meaning) ? [{ mention, value }] : [])),
  )
  // What holds of one field may be the new value of another: "not 8, 4" of a plan of 4 epochs.
  const fresh = amounts.filter((mention) => !olds.some((old) => old.mention === mention))
  const ones = (fresh.length > 0 ? fresh : amounts).filter((mention) => !countsOther(mention, reply))
  return likeliest(
    olds.flatMap(({ mention: old, value }) =>
      ones.flatMap((one): NumberReplaced[] => {
        const next = one === old ? null : valueInPlace(value, old.meaning, one.meaning)
        const isBareSize = value.field === 'params' && old.meaning.magnitude === '' && one.meaning.magnitude === ''
        const pair = { field: value.field, old, one, value, amount: old.meaning }
        return next === null
          ? []
          : [
              {
                ...pair,
                phrase: inCurrency(value.give(next), one.meaning),
                ...(isBareSize ? { isBareSize: true as const } : {}),
              },
            ]
      }),
    ),
    reply,
  )
}

/** "1000 euros, not 2000 dollars": in the money that was named. */
const inCurrency = (phrase: PresetPhrase, { currency }: Amount): PresetPhrase =>
  currency === undefined
    ? phrase
    : {
        ...phrase,
        slots: phrase.slots.map((slot) =>
          slot.role === 'quantity' ? { ...slot, amount: { ...slot.amount, currency } } : slot,
        ),
      }

/** "4 B200s" in place of 8 H100s is more than a number. */
const countsOther = (
  { to }: Mention,
  { scenario: { spec }, lastPlan, understanding: { recognized } }: Reply,
): boolean =>
  recognized.mentions.some(
    (mention) =>
      mention.from === to &&
      isKind(mention, 'gpu') &&
      !mention.meaning.ids.some((id) => (spec.gpus ?? lastPlan.gpus ?? mention.meaning.ids).includes(id)),
  )

/** Of several fields that hold the number, the one that the text names or that was changed last. */
function likeliest(pairs: readonly NumberReplaced[], reply: Reply): readonly Replacement[] {
  const named = new Set(
    reply.understanding.recognized.mentions.flatMap((mention) =>
      isKind(mention, 'measure') ? [mention.meaning.measure] : [],
    ),
  )
  const weightOf = ({ value, amount }: NumberReplaced): number => {
    const { measure, magnitude } = amount
    const isUnit = measure !== null && measure === value.units[0]
    const isNamed = value.units.some((unit) => named.has(unit))
    const isLast = reply.lastChanged.some((field) => field.toLowerCase().includes(value.field.toLowerCase()))
    // A size without its "b" comes behind all else.
    const isBareSize = value.field === 'params' && magnitude === ''
    return (isUnit ? 4 : 0) + (isNamed ? 2 : 0) + (isLast ? 1 : 0) - (isBareSize ? 1 : 0)
  }
  return pairs.filter(
    (pair) =>
      !pairs.some((other) => other.old === pair.old && other.one === pair.one && weightOf(other) > weightOf(pair)),
  )
}

/** Names of what a plan has: its model, GPUs, sellers, and how it trains. */
function namesIn({ scenario: { spec }, lastPlan, understanding: { recognized } }: Reply): readonly Replacement[] {
  const names = recognized.mentions.flatMap((mention): NamedValue[] => {
    const { meaning } = mention
    if (meaning.kind === 'model' && meaning.reference.kind === 'model') {
      const { id } = meaning.reference
      return [{ mention, field: 'model', key: id, isHeld: id === spec.model, slot: { role: 'model', reference: meaning.reference } }]
    }
    if (meaning.kind === 'gpu' && meaning.group !== true) {
      const { ids } = meaning
      const isHeld = ids.some((id) => (spec.gpus ?? lastPlan.gpus ?? []).includes(id))
      return [{ mention, field: 'card', key: ids.join(' '), isHeld, slot: { role: 'gpus', ids, excluded: false, group: false } }]
    }
    if (meaning.kind === 'provider' && (meaning.ambiguous !== true || meaning.ids.some((id) => spec.providers?.includes(id)))) {
      const { ids } = meaning
      const isHeld = ids.some((id) => spec.providers?.includes(id))
      return [{ mention, field: 'seller', key: ids.join(' '), isHeld, slot: { role: 'providers', ids, excluded: false } }]
    }
    if (meaning.kind === 'field-value' && ways.has(meaning.field)) {
      const { kind: _, ambiguous: __, ...value } = meaning
      return [{ mention, field: meaning.field, key: String(meaning.value), isHeld: Reflect.get(spec, meaning.field) === meaning.value, slot: { role: 'field-value', ...value } }]
    }
    return []
  }) // prettier-ignore
  return names.flatMap((old) =>
    names.flatMap((one) =>
      !old.isHeld || one.isHeld || one.field !== old.field || one.key === old.key
        ? []
        : [
            {
              field: one.field,
              old: old.mention,
              one: one.mention,
              phrase: { words: one.key, slots: [one.slot] },
              isName: true as const,
            },
          ],
    ),
  )
}

type NamedValue = {
  readonly mention: Mention
  readonly field: string
  readonly key: string
  readonly isHeld: boolean
  readonly slot: SlotContent
}
const ways: ReadonlySet<string> = new Set(['method', 'pricing', 'stack', 'optimizer', 'weights', 'precision'])

/** How much speaks for one value in the place of the other; null where something speaks against it. */
function scoreOf({ field, old, one, isName, isBareSize }: Replacement, reply: Reply): number | null {
  const { recognized } = reply.understanding
  const { correction, moneyGone } = reply.vocabulary.intentPhrases
  const whole = wordsIn(recognized)(0, recognized.tokens.length)
  // "The invoice came to 1870, not 2000"
  if (field === 'budget' && moneyGone.test(whole)) return null
  const places = partOfText(recognized, old, one)
  if (!isTopic(recognized, old)) return null
  const words = wordsIn(recognized)
  const [ofOld, ofOne] = [words(...places.old), words(...places.one)]
  const between = old.to <= one.from ? words(old.to, one.from) : ''
  if (correction.stillRight.test(words(old.to, places.old[1])) || places.isRefused) return null
  // "Not Lambda, RunPod" excludes the one besides.
  if (places.isInstead && isName === true) return null
  if (isBareSize === true) return places.isInstead ? 1 : null
  const isWished = correction.holdsNow.test(ofOne)
  const isBecome = correction.becomes.test(between)
  const isOfPast = correction.past.test(ofOne) && !isWished
  if (isOfPast && !isBecome) return null
  const gaveWay = correction.gaveWay.test(ofOld) || places.isInstead ? 2 : correction.past.test(ofOld) ? 1 : 0
  const slip = correction.slips.test(whole) ? 1 : 0
  // "8 more, so 16": nothing is wrong with what holds.
  if (gaveWay === 0 && !isBecome && slip === 0) return null
  return gaveWay + (isWished || places.isInstead ? 1 : 0) + (isBecome ? 3 : 0) + slip
}
