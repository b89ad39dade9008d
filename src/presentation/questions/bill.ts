/** What is billed beside the hours, and the electricity of a run. */
import { describeEnergy } from '../content/total-cost/energy.ts'
import { formatAllGpus, formatUsd, formatUsdRange } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

export function storageAnswer({ recommendation: { best }, totalCost }: QuestionContext): readonly string[] {
  const hours = `No: the ${formatUsd(best.usd.p50)} is the hours of ${formatAllGpus(best.gpuCount)}, start-up included.`
  if (totalCost === undefined)
    return [hours, 'Disk for data and checkpoints, data transfer out, idle machines and failed runs come on top.']
  const { bill, energy } = totalCost
  const inHours = new Set(['training', 'interruptions', 'startup'])
  const onTop = bill.parts.filter(({ id, usd: dollars }) => !inHours.has(id) && dollars !== 0)
  const parts = onTop.map(({ usd: dollars, says }) => (dollars === null ? says : `${formatUsd(dollars)} for ${says}`))
  return [
    hours,
    `On top come ${parts.join('; ')}.`,
    `That makes about ${formatUsd(bill.total.p50)} in all (${formatUsdRange(bill.total)}).`,
    `Electricity: ${describeEnergy(energy)}.`,
  ]
}

export function energyAnswer({ totalCost }: QuestionContext): readonly string[] {
  if (totalCost === undefined) return ['What it draws is worked out with the whole cost: see Details.']
  return [`${describeEnergy(totalCost.energy)}.`, 'Of the whole run; what is rented has it in its price.']
}
