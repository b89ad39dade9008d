/** Does the best option keep to the budget and the deadline, also at the far end of its range? */
import type { Option } from '../../recommend/recommendation.ts'
import type { SpecField, Scenario } from '../../scenario/scenario.ts'
import { exactUsdText } from '../../recommend/figure-text.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'

/** One sentence for each limit that was set, unless a warning of the option speaks of that limit already. */
export function limitVerdicts({ spec, setBy }: Scenario, best: Option): readonly string[] {
  const { budgetUsd, deadlineHours } = spec
  const isWarnedOf = (word: string) => best.warnings.some((warning) => warning.toLowerCase().includes(word))
  const sentences: string[] = []
  if (budgetUsd !== null && !isWarnedOf('budget')) {
    sentences.push(
      limitVerdict(
        `${limitOwner(setBy.budgetUsd)} ${exactUsdText(budgetUsd)} budget`,
        budgetUsd,
        best.allInUsd,
        formatUsd,
      ).replace(/\.$/, `${amplitude(budgetUsd, best.allInUsd.p50)}.`),
    )
  }
  if (deadlineHours !== null && !isWarnedOf('deadline')) {
    const limit = `${limitOwner(setBy.deadlineHours)} deadline of ${formatDuration(deadlineHours)}`
    sentences.push(limitVerdict(limit, deadlineHours, best.hours, formatDuration))
  }
  return sentences
}

/** ": it is several times what one run comes to", where a budget is far more than is needed; else ''. */
function amplitude(budgetUsd: number, expectedUsd: number): string {
  const times = ampleFactors.find(({ factor }) => budgetUsd >= factor * expectedUsd)
  return times === undefined || expectedUsd <= 0 ? '' : `: it is ${times.words} what one run comes to`
}

/** The largest first. In words: no line of a receipt has the quotient. */
const ampleFactors = [
  { factor: 10, words: 'more than ten times' },
  { factor: 3, words: 'several times' },
]

function limitVerdict(limit: string, maximum: number, range: Option['usd'], print: (value: number) => string): string {
  if (range.p90 <= maximum) return `Inside ${limit}, even at the top of the range.`
  if (range.p50 <= maximum)
    return `Expected inside ${limit}, but the top of the range, ${print(range.p90)}, is over it.`
  return `Over ${limit}: ${print(range.p50)} expected.`
}

const limitOwner = (provenance: Scenario['setBy'][SpecField]): string =>
  provenance === 'channel' ? "the channel's" : provenance === 'workspace' ? "the workspace's" : 'your'
