/** Does the best option keep to the budget and the deadline, also at the far end of its range? */
import type { Option } from '../recommend/recommendation.ts'
import type { Field, Scenario } from '../scenario/spec.ts'
import { duration, usd } from './format.ts'

/** One sentence for each limit that was set, unless a warning of the option speaks of that limit already. */
export function verdicts({ spec, said }: Scenario, best: Option): readonly string[] {
  const { budgetUsd, deadlineHours } = spec
  const warned = (word: string) => best.warnings.some((warning) => warning.toLowerCase().includes(word))
  const sentences: string[] = []
  if (budgetUsd !== null && !warned('budget')) {
    sentences.push(verdict(`${whose(said.budgetUsd)} ${usd(budgetUsd)} budget`, budgetUsd, best.usd, usd))
  }
  if (deadlineHours !== null && !warned('deadline')) {
    const limit = `${whose(said.deadlineHours)} deadline of ${duration(deadlineHours)}`
    sentences.push(verdict(limit, deadlineHours, best.hours, duration))
  }
  return sentences
}

function verdict(limit: string, most: number, range: Option['usd'], print: (value: number) => string): string {
  if (range.p90 <= most) return `Inside ${limit}, even at the top of the range.`
  if (range.p50 <= most) return `Expected inside ${limit}, but the top of the range, ${print(range.p90)}, is over it.`
  return `Over ${limit}: ${print(range.p50)} expected.`
}

const whose = (speaker: Scenario['said'][Field]): string =>
  speaker === 'channel' ? "the channel's" : speaker === 'workspace' ? "the workspace's" : 'your'
