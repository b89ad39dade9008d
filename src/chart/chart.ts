/** The picture of an answer: what it shows, and the same in words for whoever cannot see it. */
import type { Recommendation } from '../recommend/recommendation.ts'
import { jobWords } from '../reply/asked.ts'
import type { Manner } from '../reply/manner.ts'
import { clip } from '../reply/mrkdwn.ts'
import type { Scenario } from '../scenario/spec.ts'
import { drawPng } from './draw.ts'
import { frontierSpec } from './frontier.ts'
import { pointLine, pointsOf } from './points.ts'

export type Chart = {
  readonly png: Uint8Array
  /** Every number of the picture; within the 2,000 characters that Slack takes. */
  readonly altText: string
  readonly title: string
}

/** The frontier of dollars against hours. Takes half a second in a thread of its own; rejects where it cannot be drawn. */
export async function chartOf(scenario: Scenario, recommendation: Recommendation, manner: Manner): Promise<Chart> {
  const { title, altText, spec } = frontierOf(scenario, recommendation, manner)
  return { png: await drawPng(spec), altText, title }
}

/** What the picture will show. Pure. */
export function frontierOf(scenario: Scenario, recommendation: Recommendation, { names }: Manner) {
  const points = pointsOf(recommendation, names)
  const title = `${jobWords(scenario.spec, names)}: cost against time`
  const subtitle = 'Lower and further left is better. Lines through a point: 8 in 10 comparable runs fall inside.'
  const told = `Chart of the cost of the whole job, all GPUs together, against its time.`
  return {
    title,
    altText: clip([`${title}.`, told, ...points.map((point) => `${pointLine(point)}.`)].join('\n'), 2000),
    spec: frontierSpec(points, { title, subtitle }),
  }
}
