/** What a question leaves open of its job, taken as is usual and said. */
import type { GoalFacts } from '../../catalog/goal-facts.ts'
import type { Scenario } from '../../scenario/scenario.ts'

export type CompletedJob = {
  readonly scenario: Scenario
  /** What was taken, such as "100M tokens"; empty where the question says it all. */
  readonly assumed: readonly string[]
}

/** The scenario with a usual model size and amount of data where they are missing, and what was assumed in words. */
export function completeJob(asked: Scenario, { params, pricesTokens }: GoalFacts): CompletedJob {
  const { spec } = asked
  const lacksModel = spec.params === null
  const lacksData = spec.tokens === null
  return {
    scenario: {
      ...asked,
      spec: {
        ...spec,
        params: spec.params ?? params.base,
        tokens: spec.tokens ?? pricesTokens.base,
      },
    },
    assumed: [
      ...(lacksModel ? [`an ${params.base / 1e9}B model`] : []),
      ...(lacksData ? [`${pricesTokens.base / 1e6}M tokens`] : []),
    ],
  }
}
