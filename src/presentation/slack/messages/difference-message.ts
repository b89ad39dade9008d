/** An amendment's answer: what it changed, then the new plan in short. */
import type { SlackMessage } from '../slack-message.ts'
import type { Option, Recommendation } from '../../../recommend/recommendation.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { actionBlocks } from '../blocks/answer-actions.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { formatDuration, formatGib, formatPercent, roundUsd, formatUsd } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { scenarioMetadata } from '../blocks/scenario-metadata.ts'
import { truncate, escapeMrkdwn, toOneLine } from '../blocks/mrkdwn.ts'
import { type DisplayNames, methodName, planName, providerName } from '../../format/display-names.ts'
import { summarizeRecommendation } from '../../content/recommendation-summary.ts'

export type AnsweredScenario = { readonly scenario: Scenario; readonly recommendation: Recommendation }

/** `changes`: what was amended, in words ("4-bit"), or how it came about, as a sentence ("Undone: 4-bit"). `quality`: a sentence on the risk, '' for none. */
export function differenceMessage(
  before: Option,
  after: AnsweredScenario,
  changes: readonly string[] | string,
  renderContext: RenderContext,
  quality = '',
): SlackMessage {
  const summary = summarizeRecommendation(after.scenario, after.recommendation, renderContext)
  const changeList = typeof changes === 'string' ? [changes] : changes
  const changeText = changeList.map((change) => toOneLine(change, 120)).join(', ')
  const changeSummary = changeText === '' || typeof changes === 'string' ? changeText : `Changed: ${changeText}`
  const lines = differenceLines(before, after.recommendation.best, renderContext.names)
  const risk = quality === '' ? [] : [`Quality: ${toOneLine(quality, 300)}`]
  const warningLines = summary.warnings.map((warning) => `Watch out: ${warning}`)
  const details = [summary.range, ...summary.verdicts, `Set-up: ${summary.setup}`, `Price: ${summary.price}`]
  const text = [
    `${summary.headline}.`,
    changeSummary === '' ? '' : `${changeSummary}.`,
    ...lines,
    ...risk,
    ...warningLines,
    ...details,
  ]
  return {
    text: truncate(escapeMrkdwn(text.filter((line) => line !== '').join('\n')), 2900),
    blocks: [
      headerBlock(summary.headline),
      sectionBlock([
        `*${changeText === '' ? 'No change' : escapeMrkdwn(changeText)}*`,
        ...bulletLines([...lines, ...risk, ...warningLines].map(escapeMrkdwn)),
      ]),
      contextBlock(details.map(escapeMrkdwn)),
      ...(renderContext.isInteractive ? actionBlocks(after.scenario, after.recommendation, renderContext.names) : []),
    ],
    metadata: scenarioMetadata(after.scenario),
  }
}

/** What changed, above a message that tells what came of it. */
export function withChangeLine(message: SlackMessage, changes: readonly string[] | string): SlackMessage {
  const changeSummary = typeof changes === 'string' ? changes : changes.join(', ')
  if (changeSummary === '') return message
  const line = escapeMrkdwn(toOneLine(changeSummary, 300))
  return { ...message, text: `${line}. ${message.text}`, blocks: [contextBlock([line]), ...message.blocks] }
}

/** "Total cost $1,340 → $815 (−39%)", and the same of time, memory, plan, each a line. */
export function differenceLines(before: Option, after: Option, names: DisplayNames): readonly string[] {
  const plan = (option: Option) => `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}`
  return [
    plan(before) === plan(after) ? '' : `Plan: ${plan(before)} → ${plan(after)}`,
    differenceLine('Total cost', roundUsd(before.usd.p50), roundUsd(after.usd.p50), formatUsd),
    differenceLine('Time', before.hours.p50, after.hours.p50, formatDuration),
    differenceLine('Memory per GPU', before.peakMemoryGiB.p50, after.peakMemoryGiB.p50, formatGib),
  ].filter((line) => line !== '')
}

/** "Total cost: $1,340 → $815 (−$521, −39%)". */
function differenceLine(label: string, before: number, after: number, format: (value: number) => string): string {
  if (format(before) === format(after)) return `${label}: ${format(after)}, unchanged`
  const sign = after < before ? '−' : '+'
  const amounts = [`${sign}${format(Math.abs(after - before))}`, before > 0 ? relativeChange(after / before) : '']
  return `${label}: ${format(before)} → ${format(after)} (${amounts.filter((words) => words !== '').join(', ')})`
}

/** "−39%", "+12%", "5.4 times as much". */
function relativeChange(factor: number): string {
  if (!Number.isFinite(factor)) return ''
  if (factor >= 2.5) return `${formatSignificant(factor, 2)} times as much`
  return `${factor < 1 ? '−' : '+'}${formatPercent(Math.abs(factor - 1))}`
}
