/** Of several ways to answer one question, the best; of several lists of ways, the first with an answer at all. */
import type { Answer } from '../reply/answer.ts'
import type { Attempts } from '../team/with-rules.ts'

type Recommended = Extract<Answer, { kind: 'recommendation' }>

/** The answer of the first list that has one; otherwise what stands in the way at the last, the widest. */
export function firstAnswer(attempts: Attempts, ask: (scenario: Attempts[number][number]) => Answer): Answer {
  let last: Answer | undefined
  for (const list of attempts) {
    const answers = list.map(ask)
    const found = answers.filter((answer): answer is Recommended => answer.kind === 'recommendation')
    const [best] = found.toSorted((one, other) => weight(one) - weight(other))
    if (best !== undefined) return best
    last = answers[0]
  }
  if (last === undefined) throw new Error('no scenario to answer')
  return last
}

/** What an objective minimises; without one, dollars times hours: twice the price must buy half the time. */
function weight({ scenario, recommendation: { best } }: Recommended): number {
  const { objective } = scenario.spec
  if (objective === 'cheapest') return best.usd.p50
  return objective === 'fastest' ? best.hours.p50 : best.usd.p50 * best.hours.p50
}
