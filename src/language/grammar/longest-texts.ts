/**
 * "The longest clause runs to 3,800 tokens so train at 4096", "a few go up to 12k tokens": how long the longest texts are is no
 * amount of data and no usual length. It is the length of the sequence where none is named.
 */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot, SlotOf } from './slots.ts'

const [shortest, longest] = [128, 262_144]
/** So many tokens before the number tell of what it is. */
const reach = 12
const ofLongest =
  /\b(?:longest|biggest|largest|lengthiest)\b(?! (?:seq\w*|context|length|ctx)\b)[^.;!?]{0,60}$|\b(?:some|few|several|outliers?|handful|couple)\b[^.;!?]{0,30}\b(?:run|runs|reach|reaches|go|goes|get|gets|come|comes|stretch|grow|hit)(?: (?:up|out|as long|as far))?(?: (?:to|as|over|past|beyond|near|about|around|almost))*$/u
const ofUsual = /\b(?:avg|average|mean|median|typical|usual|normal|each|total|altogether|counting)\b/u

/** Such a length as the length of the sequence, or as nothing where one is named. */
export function withLongestTexts(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  const isLongest = (slot: Slot): slot is SlotOf<'quantity'> => {
    if (slot.role !== 'quantity' || (slot.measure !== 'tokens' && slot.measure !== 'length')) return false
    const { value, each, total, change } = slot.amount
    if (value < shortest || value > longest || each === true || total === true || change !== undefined) return false
    const before = tokens
      .slice(Math.max(0, slot.from - reach), slot.from)
      .map(({ text }) => text)
      .join(' ')
    const said = ofLongest.exec(before)?.[0]
    return said !== undefined && !ofUsual.test(said)
  }
  const found = slots.filter(isLongest)
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return slots
  const isNamed = slots.some((slot) => slot.role === 'quantity' && slot.measure === 'sequence')
  const { from, to, amount } = only
  const told: Slot = isNamed
    ? { role: 'remark', note: '', from, to }
    : { ...only, measure: 'sequence', amount: { ...amount, measure: 'sequence' } }
  return slots.map((slot) => (slot === only ? told : slot))
}
