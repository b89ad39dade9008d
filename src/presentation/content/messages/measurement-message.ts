/** A measurement set against its estimate, and the plan recomputed with it. */
import type { MeasurementComparison } from '../../../recommend/team-measurement-record.ts'
import { formatDurationRange, formatUsdRange } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { describeMeasuredOn, describePlanAsMeasured, describeUnmeasured, measurementLines } from '../measurement.ts'
import { bullets, headingBlock, line, lines, type MessageContent, textBlock } from '../message-content.ts'
import { differenceLines } from '../plan-difference.ts'
import { optionHeadline } from '../recommendation-summary.ts'

/**
 * `before`: the answer that was measured; `after`: the same scenario with the measurement. `unmeasured`: what would be
 * chosen now by estimates alone; null: the same. `isTaken`: on what it was measured is to be said.
 */
export function measurementMessage(
  measurement: MeasurementComparison,
  before: AnsweredScenario,
  after: AnsweredScenario,
  { names }: RenderContext,
  unmeasured: Option | null = null,
  isTaken = false,
): MessageContent {
  const { best } = after.recommendation
  const asMeasured = describePlanAsMeasured(measurement, before, best, names)
  const comparison = [
    ...measurementLines(measurement),
    ...(isTaken ? [describeMeasuredOn(before.recommendation.best, names)] : []),
    ...(asMeasured === '' ? [] : [asMeasured]),
  ]
  const headline = optionHeadline(best, names)
  const ranges = `8 in 10 comparable runs fall inside ${formatDurationRange(best.hours)} and ${formatUsdRange(best.allInUsd)}.`
  const changes = [
    ...differenceLines(before.recommendation.best, best, names, false),
    ...(unmeasured === null ? [] : [describeUnmeasured(unmeasured, names)]),
  ]
  return {
    text: lines([...comparison, `With it: ${headline}.`, ranges, ...changes]),
    blocks: [
      headingBlock(`With your measurement: ${headline}`),
      textBlock(lines(comparison)),
      textBlock([line(ranges), ...bullets(changes)]),
    ],
  }
}
