/** Days that a message only tells of: "submission is on 30 June", "my payout lands on the 1st", "for Friday's deck". */
import { isKind } from '../lexicon/meanings.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Slot } from './slots.ts'
import { isSpanOf } from './start-dates.ts'

/** Slots without the days by which nothing has to be done: no word of a limit stands before them and none of the run beside them. */
export function withoutToldDates(
  slots: readonly Slot[],
  recognized: RecognizedText,
  { clauseCues: { run } }: Vocabulary,
): readonly Slot[] {
  const { tokens, mentions } = recognized
  const days = mentions.filter((mention) => isKind(mention, 'date'))
  return slots.filter((slot) => {
    if (slot.role !== 'deadline' || slot.holds === true) return true
    const day = days.find(({ from, to }) => from >= slot.from && to <= slot.to)
    // "By Friday": the limit is a part of the slot.
    if (day === undefined || day.from > slot.from) return true
    const first = days.find((other) => isSpanOf(tokens, other, day))
    let from = first?.from ?? slot.from
    while (from > 0 && !clauseEnds.has(tokens[from - 1]?.text ?? '')) from -= 1
    let to = slot.to
    while (to < tokens.length && !clauseEnds.has(tokens[to]?.text ?? '')) to += 1
    const words = tokens.slice(from, to).map(({ text }) => text)
    // "8b, 2B tokens, friday 5pm"
    if ((first?.from ?? slot.from) - from < fewestTold) return true
    if (words.some((word) => run.has(word) || needs.has(word))) return true
    return slot.hours <= pressingHours && words.some((word) => due.has(word))
  })
}

const fewestTold = 2
const clauseEnds: ReadonlySet<string> = new Set([',', ';', '.', '!', '?', '(', ')', ':', '\n', '-', 'and', 'but', 'so'])
const needs: ReadonlySet<string> = new Set(
  'by before until till within deadline due latest need needs needed want wants must have has should ship shipped deliver delivered start starts started back results result in time it them that this back overnight window slot ours free available over weekend'.split(
    ' ',
  ),
)
const pressingHours = 96
/** What is shown or handed in needs the run done. */
const due: ReadonlySet<string> = new Set(
  'demo demos launch launches release submission showcase pitch hackathon camera presentation'.split(' '),
)
