/** Whether the money of a run lasts to its end, in sentences. */
import { formatExactHours, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

export type SpentRunFigures = {
  /** Shares, 0 to 1. */
  readonly done: number
  readonly spentShare: number
  /** In the money that was typed; null: only shares are told. */
  readonly budget: number | null
  /** "$", "€" */
  readonly sign: string
  /** Of all GPUs together, an hour, in that money; null: none is told. */
  readonly perHour: number | null
  readonly gpuCount: number | null
}

/** The verdict with its sum, then where the money ends, then hours, then what can be done. */
export function spentRunSentences(figures: SpentRunFigures): readonly string[] {
  const { done, spentShare, budget, sign } = figures
  const typed = (text: string): string => text.replace('$', sign)
  const whole = spentShare / done
  const reached = done / spentShare
  const isEnough = whole <= 1
  const of = (share: number): string =>
    budget === null ? `${formatPercent(share)} of the budget` : typed(formatUsd(share * budget))
  const sum = `${of(spentShare)} for ${formatPercent(done)} of the run make ${of(whole)} for all of it`
  const verdict = isEnough
    ? `The budget lasts, at the pace so far: ${sum}, ${of(1 - whole)} ${budget === null ? 'less than there is' : `under the ${of(1)} there are`}.`
    : `The budget does not last, at the pace so far: ${sum}, ${budget === null ? `${formatPercent(whole - 1)} too much` : `${of(whole - 1)} over the ${of(1)} there are`}.`
  const left = Math.max(0, 1 - spentShare)
  const ends = isEnough
    ? ''
    : left === 0
      ? `The budget is used up already; the rest of the run needs ${of(whole - spentShare)} more.`
      : `What is left, ${of(left)}, ends at about ${formatPercent(Math.min(reached, 1))} of the run; the rest needs ${of(whole - spentShare)}.`
  return [
    verdict,
    ends,
    typed(hoursSentence(figures, left, whole)),
    isEnough
      ? 'Mind: evaluations, checkpoints to store and a restart come on top; keep what is over for them.'
      : `Get ${budget === null ? 'the difference' : of(whole - 1)} approved, or end early with the learning rate brought down to zero over the last affordable steps, or go on from a checkpoint on a cheaper host${typed(cheaperWords(figures, left, whole))}.`,
    isEnough ? '' : 'If setting up and failed starts are in what was spent, the rest is a little cheaper than this.',
  ].filter((sentence) => sentence !== '')
}

function hoursSentence({ spentShare, budget, perHour }: SpentRunFigures, left: number, whole: number): string {
  if (budget === null || perHour === null) return ''
  const hours = (share: number): string => formatExactHours((share * budget) / perHour)
  return `At ${formatUsdPerHour(perHour)} in all, ${hours(spentShare)} are behind and ${hours(whole - spentShare)} to come; what is left buys ${hours(left)}.`
}

/** At which price what is left would do. */
function cheaperWords({ spentShare, perHour, gpuCount }: SpentRunFigures, left: number, whole: number): string {
  if (perHour === null || left === 0) return ''
  const price = (perHour * left) / (whole - spentShare)
  const each = gpuCount === null || gpuCount < 2 ? '' : ` (${formatUsdPerHour(price / gpuCount)} a GPU)`
  return `: at the same speed ${formatUsdPerHour(price)}${each} would do`
}
