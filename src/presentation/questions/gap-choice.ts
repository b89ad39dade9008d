/** "Which of the two was cheaper?": the best plan of each, the one that is asked for first. */
import type { Option } from '../../recommend/recommendation.ts'
import type { DisplayNames } from '../format/display-names.ts'
import { formatDuration, formatUsd, formatUsdDifference, roundHours } from '../format/number-format.ts'
import type { GapContext, GapSide } from './question-context.ts'
import { planAndProvider } from '../format/display-names.ts'

type Priced = GapSide & { readonly option: Option }

/** Cheapest first, or fastest where hours are asked for. */
export function whichAnswer({ asks, sides }: GapContext, names: DisplayNames): readonly string[] {
  const priced = sides.flatMap((side): readonly Priced[] =>
    side.option === undefined ? [] : [{ ...side, option: side.option }],
  )
  const isOfHours = asks.measure === 'hours'
  const ranked = priced.toSorted((one, other) =>
    isOfHours ? one.option.hours.p50 - other.option.hours.p50 : one.option.allInUsd.p50 - other.option.allInUsd.p50,
  )
  const missing = sides
    .filter(({ option }) => option === undefined)
    .map(({ words, wanted, problem = '' }) => `No plan with ${words === '' ? wanted : words}: ${problem}`)
  const [best, next, ...others] = ranked
  if (best === undefined) return missing
  if (next === undefined) return [`${planAndProvider(best.option, names)}: ${figures(best, asks)}.`, ...missing]
  const isOne = planAndProvider(best.option, names) === planAndProvider(next.option, names)
  if (isOne)
    return [`Neither: both come to ${planAndProvider(best.option, names)}, ${figures(best, asks)}.`, ...missing]
  const lead = isOfHours
    ? `${formatDuration(roundHours(next.option.hours.p50) - roundHours(best.option.hours.p50))} sooner than`
    : `${formatUsdDifference(next.option.allInUsd.p50, best.option.allInUsd.p50)} less than`
  return [
    `${planAndProvider(best.option, names)}: ${figures(best, asks)}, ${lead} ${planAndProvider(next.option, names)} (${figures(next, asks)}).`,
    others.length === 0
      ? ''
      : `Then ${others.map((side) => `${planAndProvider(side.option, names)}: ${figures(side, asks)}`).join('; ')}.`,
    ...missing,
  ]
}

function figures({ option, scenario }: Priced, { isPerToken }: GapContext['asks']): string {
  const { tokens } = scenario.spec
  const perMillion =
    isPerToken === true && tokens !== null
      ? `, ${formatUsd((option.allInUsd.p50 / tokens) * 1e6)} per million tokens`
      : ''
  return `${formatUsd(option.allInUsd.p50)} in ${formatDuration(option.hours.p50)}${perMillion}`
}
