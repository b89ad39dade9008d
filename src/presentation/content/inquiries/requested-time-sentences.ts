/** Machines for a time that somebody asks for, against what the job takes. */
import type { Option } from '../../../recommend/recommendation.ts'
import { formatCount, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** GPU-hours that are asked for and that the run takes, each. */
export type RequestedHours = { readonly words: string; readonly asked: number; readonly best: Option }

/** Times the need: within these an engineer keeps a margin; from the last on it is another order of things. */
const [tooLittle, margin, farMore] = [0.9, 2, 5]

const roundedHours = (hours: number): string =>
  hours < 10 ? formatSignificant(hours, 2) : formatCount(Number(hours.toPrecision(2)))

const needOf = ({ hours, gpuCount }: Option): number => hours.p50 * gpuCount

/** Before the headline of the plan: the verdict, and the two figures that it rests on. */
export function requestedTimeLead({ words, asked, best }: RequestedHours): string {
  const need = needOf(best)
  const times = asked / need
  const figures = `“${words}” are ${roundedHours(asked)} GPU-hours, and one run takes about ${roundedHours(need)}`
  if (times >= farMore)
    return `No, ${formatCount(Number(times.toPrecision(1)))} times what it takes: ${figures}. What does it`
  if (times > margin) return `More than it takes: ${figures}. What does it`
  return times >= tooLittle ? `Yes, about right: ${figures}` : `Too little: ${figures}`
}

/** What so long costs at the price of the plan, and what to ask; nothing where it is about right. */
export function requestedTimeSentences({ asked, best }: RequestedHours): readonly string[] {
  if (asked / needOf(best) <= margin) return []
  return [
    `At the price below so long costs ${formatUsd(asked * best.usdPerGpuHour)}. Ten such runs, for settings, failures and evaluation, take ${roundedHours(10 * needOf(best))} GPU-hours: ask what the rest is for.`,
  ]
}
