/** What is billed beside the hours, and the electricity of a run. */
import { capitalized } from '../content/inquiries/answer-lines.ts'
import type { Bill } from '../../recommend/total-cost/bill.ts'
import { billPartTexts, hourParts } from '../content/total-cost/bill-parts.ts'
import { describeEnergy } from '../content/total-cost/energy.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { formatAllGpus, formatUsd, formatUsdRange } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Storage of checkpoints and data. US dollars. */
export function storageAnswer({ recommendation: { best }, totalCost, args }: QuestionContext): readonly string[] {
  const { allInUsd, usd, gpuCount } = best
  const hours = `${args?.isOpen === true ? 'Of' : 'Yes: of'} the ${formatUsd(allInUsd.p50)}, ${formatUsd(usd.p50)} is the hours of ${formatAllGpus(gpuCount)}, start-up included.`
  if (totalCost === undefined)
    return [hours, 'Disk for data and checkpoints, data transfer out, idle machines and failed runs are the rest.']
  const disk = args?.isOpen === true ? billPartTexts(totalCost.bill).find(({ id }) => id === 'storage') : undefined
  return [
    ...(disk === undefined ? [] : [`${capitalized(disk.says)}: ${disk.usd}.`]),
    hours,
    onTopSentence(totalCost.bill),
    `8 in 10 such bills fall inside ${formatUsdRange(totalCost.bill.total)}.`,
    `Electricity: ${describeEnergy(totalCost.energy)}.`,
  ]
}

/** The parts of a bill beside its hours, and the sum where it was not said yet: figures that add up as they are printed. */
export function onTopSentence(bill: Bill, isTotalSaid = false): string {
  const parts = billPartTexts(bill).filter(({ id, usd }) => !hourParts.has(id) && usd !== '$0')
  const words = parts.map(({ usd, says }) => (usd === 'unknown' ? says : `${usd} for ${says}`))
  return `On top come ${words.join('; ')}${isTotalSaid ? '' : `: ${formatUsd(bill.total.p50)} in total`}.`
}

/** Electricity and CO2 of the run. kWh, US dollars, kg. */
export function energyAnswer({ totalCost, args }: QuestionContext): readonly string[] {
  if (totalCost === undefined) return ['What it draws is worked out with the whole cost: see Details.']
  const { energy } = totalCost
  const rate = args?.perKwh
  const priced =
    rate === undefined
      ? ''
      : `At ${rate.value} ${rate.currency} per kWh that is ${formatSignificant(energy.kWh * rate.value, 2)} ${rate.currency} a run.`
  return [
    priced.replaceAll(/ {2,}/g, ' '),
    `${describeEnergy(energy)}.`,
    'Of the whole run; what is rented has it in its price.',
  ]
}
