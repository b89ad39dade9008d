/** How far two plans of a question lie apart, and what a limit of the plan costs. */
import type { Option } from '../../recommend/recommendation.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import { hoursOf, usdOf } from '../content/contrast-words.ts'
import { type DisplayNames, planAndProvider, providerName } from '../format/display-names.ts'
import { formatDuration, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import { factorSentences, timesAsMuch } from './gap-factors.ts'
import type { Pair, PlannedSide } from './gap-lengths.ts'

/** "$36 in 5.4 h". */
export const figuresOf = ({ allInUsd, hours }: Option): string =>
  `${formatUsd(allInUsd.p50)} in ${formatDuration(hours.p50)}`

/** "$169 more (3.1 times) and 8 h longer"; '' where they are alike. */
export function differenceOf({ from, to }: Pair, isHoursFirst: boolean): string {
  const [dollars, hours] = [usdOf(to.option) - usdOf(from.option), hoursOf(to.option) - hoursOf(from.option)]
  const money =
    dollars === 0
      ? 'the same cost'
      : `${formatUsdDifference(to.option.allInUsd.p50, from.option.allInUsd.p50)} ${dollars > 0 ? 'more' : 'less'}${timesAsMuch(usdOf(from.option), usdOf(to.option))}`
  const time =
    hours === 0
      ? 'in the same time'
      : `${formatDuration(Math.abs(hours))} ${hours > 0 ? 'longer' : 'shorter'}${isHoursFirst ? timesAsMuch(hoursOf(from.option), hoursOf(to.option)) : ''}`
  return (isHoursFirst ? [time, money] : [money, time]).join(', ')
}

/** "How much cheaper if we drop the EU": what the plan costs more for what it is held to. */
export function liftedAnswer(
  { from: free, to: plan }: Pair,
  isOfHours: boolean,
  isLess: boolean,
  names: DisplayNames,
): readonly string[] {
  const { region, providers } = plan.scenario.spec
  const lifted = free.scenario.spec
  const place = region !== null && lifted.region === null ? `in ${names.place(region)}` : ''
  const limit = place === '' && providers !== null ? `at ${providerName(plan.option, names)}` : place
  const difference = isLess
    ? `${differenceOf({ from: plan, to: free }, isOfHours)} without staying ${limit}`
    : `${differenceOf({ from: free, to: plan }, isOfHours)} for staying ${limit}`
  return [
    `${capitalized(difference.trim())}: ${figuresOf(plan.option)} as planned, ${planAndProvider(plan.option, names)}; ${figuresOf(free.option)} without that limit, ${planAndProvider(free.option, names)}.`,
    ...factorSentences(free, plan, names, 'all'),
  ]
}

/** What each GPU holds, before and now. */
export function memoryMove({ from, to }: Pair, names: DisplayNames): string {
  const of = ({ option }: PlannedSide): string =>
    `${Math.round(option.peakMemoryGiB.p50)} of ${Math.round(option.usableMemoryGiB)} GiB on each ${names.gpu(option.gpu)}`
  return `From ${of(from)} to ${of(to)}.`
}
