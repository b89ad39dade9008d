/** The picture of an answer: what it shows, and the same in words for whoever cannot see it. */
import type { Recommendation } from '../recommend/recommendation.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import { truncate } from '../presentation/format/truncate.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { drawPng } from './draw.ts'
import { frontierSpec } from './frontier-spec.ts'
import { pointLine, chartPoints } from './chart-points.ts'

export type Chart = {
  readonly png: Uint8Array
  /** Every number of the picture; within the 2,000 characters that Slack takes. */
  readonly altText: string
  readonly title: string
}

/** The frontier of dollars against hours. Takes half a second in a thread of its own; rejects where it cannot be drawn. */
export async function renderChart(
  scenario: Scenario,
  recommendation: Recommendation,
  context: RenderContext,
): Promise<Chart> {
  const { title, altText, spec } = chartContent(scenario, recommendation, context)
  return { png: await drawPng(spec), altText, title }
}

/** What the picture will show. Pure. */
export function chartContent(scenario: Scenario, recommendation: Recommendation, { names }: RenderContext) {
  const points = chartPoints(recommendation, names)
  const title = `${describeJob(scenario.spec, names)}: cost against time`
  const subtitle = 'Lower and further left is better. Lines through a point: 8 in 10 comparable runs fall inside.'
  const caption = `Chart of the cost of the whole job, all GPUs together, against its time.`
  return {
    title,
    altText: truncate([`${title}.`, caption, ...points.map((point) => `${pointLine(point)}.`)].join('\n'), 2000),
    spec: frontierSpec(points, { title, subtitle }),
  }
}
