/** What is lost with a machine that is taken away, what is paid for it, and what is left to do. */
import { formatSignificant } from '../../format/significant-digits.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

export type TakenMachineFigures = {
  readonly usedHours: number | null
  readonly totalHours: number | null
  /** Between two saves; 0: nothing was saved; null: it is not said, and the usual one is taken. */
  readonly savedEveryHours: number | null
  /** Since the last save, where that is told. */
  readonly lostHours: number | null
  readonly usualEveryHours: number
  readonly gpuCount: number
  /** Of one GPU and hour; null: no GPU is named, or none has a price. */
  readonly price: { readonly usdPerGpuHour: number; readonly words: string } | null
  /** What the provider that is named says of it; null: nothing is on record. */
  readonly terms: string | null
  /** Hours within which the provider that is named asks nothing for a machine that it takes back itself. */
  readonly free: { readonly hours: number; readonly provider: string } | null
}

/** The verdict first, then the sum to the end of the run, then what keeps the loss small. */
export function takenMachineSentences(figures: TakenMachineFigures): readonly string[] {
  const { usedHours, savedEveryHours, terms, free, usedHours: used } = figures
  const isFree = free !== null && used !== null && used < free.hours
  const paid =
    usedHours === null
      ? 'The hours that ran are paid and not given back; those that had not run are not charged.'
      : isFree
        ? `${free.provider} charges nothing for a machine that it takes back within ${formatDuration(free.hours)} (recalled).`
        : `The ${hoursText(usedHours)} that ran are paid${figures.lostHours === null ? pricedWords(figures, usedHours) : ''} and not given back; what had not run is not charged.`
  return [
    `${lossSentence(figures)} ${paid}`,
    ...finishSentence(figures),
    `${savedEveryHours === 0 ? 'Next time save' : 'Save'} the whole state (weights, optimizer, place in the data) every 15-30 min to a network volume or object storage: the disk of the machine goes with it. Start with resume on, so that another machine goes on by itself.`,
    ...(terms === null ? [] : [terms]),
  ]
}

function lossSentence({
  lostHours,
  usedHours,
  savedEveryHours,
  usualEveryHours,
  ...bill
}: TakenMachineFigures): string {
  if (lostHours !== null) return `Lost: the ${hoursText(lostHours)} since the last save${pricedWords(bill, lostHours)}.`
  const usual = formatDuration(usualEveryHours)
  if (savedEveryHours === 0)
    return `All of it is lost${usedHours === null ? '' : `, ${hoursText(usedHours)} of work`}: without a save it begins again.`
  if (savedEveryHours === null)
    return usedHours === null
      ? `You lose what ran since the last save: all of it without one, no more than ${usual} with one every ${usual}.`
      : `Without a save you lose all ${hoursText(usedHours)}; with one every ${usual} outside the machine no more than ${usual}.`
  const most = Math.min(savedEveryHours, usedHours ?? savedEveryHours)
  return `You lose what ran since the last save: up to ${formatDuration(most)}, ${formatDuration(most / 2)} on average, if saves are outside the machine.`
}

/** Hours and dollars to the end, from the last save and from the start. */
function finishSentence({
  usedHours,
  totalHours,
  savedEveryHours,
  usualEveryHours,
  lostHours,
  ...bill
}: TakenMachineFigures): readonly string[] {
  if (usedHours === null || totalHours === null || totalHours <= usedHours) return []
  const left = totalHours - usedHours
  const again = usedHours + totalHours
  if (savedEveryHours === 0)
    return [
      `To finish it is ${hoursText(totalHours)} again: ${hoursText(again)} paid for a run of ${hoursText(totalHours)}${usdText(bill, again)}.`,
    ]
  if (lostHours !== null)
    return [
      `To finish from it: ${hoursText(left + lostHours)} more, ${hoursText(totalHours + lostHours)} paid in all${usdText(bill, totalHours + lostHours)}, and the start of another machine.`,
    ]
  const most = Math.min(savedEveryHours ?? usualEveryHours, usedHours)
  const scratch =
    savedEveryHours === null
      ? `; without one ${hoursText(totalHours)} from the start, ${hoursText(again)} paid in all${usdText(bill, again)}`
      : ''
  return [
    `To finish from the last save: ${hoursText(left)} to ${hoursText(left + most)} more, up to ${hoursText(totalHours + most)} paid in all${usdText(bill, totalHours + most)}${scratch}. The start of another machine comes on top.`,
  ]
}

const hoursText = (hours: number): string => (hours < 1 ? formatDuration(hours) : `${formatSignificant(hours, 3)} h`)

type BillOfHours = Pick<TakenMachineFigures, 'price' | 'gpuCount'>

const usdText = ({ price, gpuCount }: BillOfHours, hours: number): string =>
  price === null ? '' : `, ${formatUsd(hours * gpuCount * price.usdPerGpuHour)}`

function pricedWords(bill: BillOfHours, hours: number): string {
  if (bill.price === null) return ''
  const count = bill.gpuCount === 1 ? '' : `${formatCount(bill.gpuCount)} × `
  return ` (${usdText(bill, hours).replace(', ', '')} at ${count}${formatUsdPerHour(bill.price.usdPerGpuHour)}${bill.price.words})`
}
