/** Times that are no deadline: "redo it in a month", "we start in a week", "20 hours a week". */
import { quoted } from '../../scenario/format-values.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

/** What is not to happen again, and when it would. */
const notAgain =
  /(?:\b(?:not|never|without|avoid|rather|hate|nobody|instead of)\b|\b[a-z]{2,6}n't\b)(?: [a-z']{1,12}){0,6} (?:redo|redoing|repeat|repeating|re-?run|re-?running|re-?train|re-?training|start(?:ing)? over|do(?:ing)?(?: [a-z]{2,10}){1,2} again|com(?:e|ing) back|regret|regretting|revisit|revisiting)(?: (?:it|this|that|to|the|whole|thing|all|run|training|everything|over|again)){0,4}(?: (?:in|after|within))?$/u
const laterAgain =
  /(?:\b(?:will|may|might|could|would|probably|perhaps|maybe|plan to|expect to)\b|\b[a-z]{1,4}'ll\b)(?: [a-z']{1,12}){0,5} again(?: (?:in|after|within))?$/u
const begins =
  /(?:^|[,;:.!?(] |\b(?:we|i|it|they|run|job|training|gpus?|cards?|machines?|cluster|hardware|data)(?:'ll| will| can| would| should| want to| plan to| are going to| is going to)?(?: only)? )(?:start|starts|starting|begin|begins|beginning|kick(?:s|ing)?[ -]?off|kick(?:s|ing)? it off|arrives?|arriving)(?: (?:it|this|training|with it|the run|only|not before)){0,2}(?: in)?$/u
/** How often a time comes again is told right behind it. */
const eachPeriod =
  /^(?:max |maximum |at most |only |or so )?(?:(?:an?|per|each|every|\/) (?:day|night|evening|week|month)\b|(?:daily|nightly|weekly|monthly)\b)/u
const [tokensBefore, tokensBehind] = [14, 5]

const isTime = (slot: Slot): boolean =>
  slot.role === 'deadline' || (slot.role === 'quantity' && slot.measure === 'deadline')

/** The slots, with a remark in the place of each time by which nothing of the run is due. */
export function withoutLaterTimes(slots: readonly Slot[], recognized: RecognizedText): readonly Slot[] {
  if (!slots.some(isTime)) return slots
  const { tokens } = recognized
  const words = wordsIn(recognized)
  const textOf = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join(' ')
  const isOfUse = (slot: Slot): boolean => eachPeriod.test(textOf(slot.to, slot.to + tokensBehind))
  return slots.map((slot) => {
    if (!isTime(slot)) return slot
    const span = { from: slot.from, to: slot.to }
    const before = textOf(slot.from - tokensBefore, slot.from)
    const remark = (note: string): Slot => ({ role: 'remark', note, ...span })
    if (isOfUse(slot)) return remark('')
    // "20 hours a week": the week behind them reads as a time of its own.
    const first = slots.find((other) => isTime(other) && other.to === slot.from && isOfUse(other))
    if (first !== undefined) return remark(`${quoted(words(first.from, slot.to).trim())} is read as no deadline.`)
    if (notAgain.test(before) || laterAgain.test(before)) return remark('')
    if (begins.test(before)) return remark(`${quoted(words(slot.from, slot.to).trim())} is when it starts.`)
    return slot
  })
}
