/** What the chart of an answer shows, as plain data: any surface can draw it, at any size. */
import type { Recommendation } from '../recommend/recommendation.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import { truncate } from '../presentation/format/truncate.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type Axis, moneyAxis, timeAxis } from './axis.ts'
import { type ChartPoint, chartPoints, pointLine } from './chart-points.ts'

/** A point without the option that it stands for. */
export type PicturePoint = Omit<ChartPoint, 'option'>

export type ChartPicture = {
  readonly title: string
  /** Every number of the picture in words; within the 2,000 characters that Slack takes. */
  readonly altText: string
  readonly x: Axis
  readonly y: Axis
  /** Cheapest first; at least one. */
  readonly points: readonly PicturePoint[]
}

const pictured = ({ hours, usd: dollars, roles, isOnFrontier, plan, label }: ChartPoint): PicturePoint => {
  return { hours, usd: dollars, roles, isOnFrontier, plan, label }
}

/** Hours and dollars of the whole job, with p10 to p90 of each point. The alternative text lists the same points. */
export function chartPicture(
  scenario: Scenario,
  recommendation: Recommendation,
  { names }: Pick<RenderContext, 'names'>,
): ChartPicture {
  const points = chartPoints(recommendation, names).map(pictured)
  const title = `${describeJob(scenario.spec, names)}: cost against time`
  const caption = 'Chart of the cost of the whole job, all GPUs together, against its time.'
  return {
    title,
    altText: truncate([`${title}.`, caption, ...points.map((point) => `${pointLine(point)}.`)].join('\n'), 2000),
    x: timeAxis(
      points.flatMap(({ hours }) => [hours.p10, hours.p90]),
      formatDuration,
    ),
    y: moneyAxis(
      points.flatMap((point) => [point.usd.p10, point.usd.p90]),
      formatUsd,
    ),
    points,
  }
}
