/** Does the best option keep to the budget and the deadline, also at the far end of its range? */
import type { Option } from '../recommend/recommendation.ts'
import type { Field, Scenario } from '../scenario/spec.ts'
import { duration, usd } from './format.ts'

/** One sentence for each limit that was set; none where none was. */
export function verdicts({ spec, said }: Scenario, best: Option): readonly string[] {
  const sentences: string[] = []
  if (spec.budgetUsd !== null)
    sentences.push(verdict(`${whose(said.budgetUsd)} ${usd(spec.budgetUsd)} budget`, spec.budgetUsd, best.usd, usd))
  if (spec.deadlineHours !== null) {
    const limit = `${whose(said.deadlineHours)} deadline of ${duration(spec.deadlineHours)}`
    sentences.push(verdict(limit, spec.deadlineHours, best.hours, duration))
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
