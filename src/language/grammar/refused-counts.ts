/** "Without 8 GPUs", "without needing 16 H100s": so many are what is not wanted, so that fewer are. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const refusals: ReadonlySet<string> = new Set(['without', 'w/o', 'avoid', 'avoiding'])
/** What may stand between the word and its number. */
const between: ReadonlySet<string> = new Set(
  'needing using buying having renting paying for owning requiring taking booking a an the all of those these full whole another to need use buy have rent take pay'.split(
    ' ',
  ),
)
const mostBetween = 4
/** More GPUs than these are told of several machines: fewer of them is no limit of one job. */
const mostLimited = 32

/** The number becomes a limit one below it, and the GPUs that it counts are asked for no more. */
export function withoutRefusedCounts(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  if (!tokens.some(({ text }) => refusals.has(text))) return slots
  const isRefused = ({ from }: Slot): boolean => {
    let at = from - 1
    while (at >= 0 && from - at <= mostBetween && between.has(tokens[at]?.text ?? '')) at -= 1
    return refusals.has(tokens[at]?.text ?? '')
  }
  const counts = slots.filter((slot) => countOf(slot) > 1 && isRefused(slot))
  if (counts.length === 0) return slots
  const isOf = (slot: Slot): boolean =>
    (slot.role === 'gpus' || slot.role === 'remark') &&
    counts.some(({ from, to }) => slot.from < to && from < slot.to + 1 && from <= slot.from)
  return slots.flatMap((slot): readonly Slot[] => {
    if (!counts.includes(slot)) return isOf(slot) ? [] : [slot]
    const span = { from: slot.from, to: slot.to }
    const most = countOf(slot) - 1
    if (most >= mostLimited || (slot.role !== 'count' && slot.role !== 'quantity'))
      return [{ role: 'remark', note: `Without ${countOf(slot)} GPUs: so many are not asked for.`, ...span }]
    const amount = { ...slot.amount, value: most, unitValue: most }
    return [
      { ...slot, amount },
      { role: 'remark', note: `Without ${countOf(slot)} GPUs: at most ${most} are taken.`, isMost: 'gpus', ...span },
    ]
  })
}

function countOf(slot: Slot): number {
  if (slot.role === 'count' || (slot.role === 'quantity' && slot.measure === 'gpus')) return slot.amount.value
  return 0
}
