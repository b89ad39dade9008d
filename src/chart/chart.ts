/** The picture of an answer: what it shows, and the same in words for whoever cannot see it. */
import type { Recommendation } from '../recommend/recommendation.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { chartPicture } from './chart-picture.ts'
import { drawPng } from './draw.ts'
import { frontierSpec } from './frontier-spec.ts'

/** The picture of an answer, with the same in words. */
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
export function chartContent(scenario: Scenario, recommendation: Recommendation, context: RenderContext) {
  const picture = chartPicture(scenario, recommendation, context)
  return { title: picture.title, altText: picture.altText, picture, spec: frontierSpec(picture) }
}
