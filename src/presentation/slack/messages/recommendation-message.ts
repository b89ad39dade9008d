/** The answer as a Slack message: headline, options, memory, what would change it, what was assumed, controls. */
import type { KnownBlock, RawTextElement, RichTextBlock, TableBlock } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import type { Recommendation } from '../../../recommend/recommendation.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { actionBlocks } from '../blocks/answer-actions.ts'
import { memoryBar } from '../../format/memory-bar.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import type { RenderContext } from '../../render-context.ts'
import { scenarioMetadata } from '../blocks/scenario-metadata.ts'
import { inlineCode, escapeMrkdwn, escapePlainText } from '../blocks/mrkdwn.ts'
import { type RecommendationSummary, summarizeRecommendation } from '../../content/recommendation-summary.ts'
import { fallbackText } from './fallback-text.ts'

/** One message within Slack's limits, whatever the figures; `plainRendering` makes one for workspaces without tables. */
export function recommendationMessage(
  scenario: Scenario,
  recommendation: Recommendation,
  renderContext: RenderContext,
): SlackMessage {
  const summary = summarizeRecommendation(scenario, recommendation, renderContext)
  const blocks: readonly (KnownBlock | null)[] = [
    headerBlock(summary.headline),
    sectionBlock(openingLines(summary)),
    summary.rows.length > 1 ? optionTable(summary.rows) : null,
    sectionBlock(memoryLines(summary)),
    ...(summary.changes.length + summary.alsoTry.length > 0
      ? [sectionBlock(changeLines(summary, renderContext.isInteractive))]
      : []),
    contextBlock(footerLines(summary)),
    ...(renderContext.isInteractive ? actionBlocks(scenario, recommendation, renderContext.names) : []),
  ]
  return {
    text: fallbackText(summary),
    blocks: blocks.filter((block) => block !== null),
    metadata: scenarioMetadata(scenario),
  }
}

function openingLines({ job, range, verdicts, warnings, advice }: RecommendationSummary): readonly string[] {
  const warningLines = warnings.map((warning) => `*Watch out:* ${escapeMrkdwn(warning)}.`)
  const adviceLines = advice.map((sentence) => `*Worth knowing:* ${escapeMrkdwn(sentence)}.`)
  return [`*${escapeMrkdwn(job)}*`, escapeMrkdwn(range), ...verdicts.map(escapeMrkdwn), ...warningLines, ...adviceLines]
}

function memoryLines({ memory, ruledOut }: RecommendationSummary): readonly string[] {
  const fits = [`*Memory per GPU*  ${memoryBar(memory.share, 20)}`, escapeMrkdwn(memory.words)]
  return ruledOut.length === 0 ? fits : [...fits, '*Will not fit*', ...bulletLines(ruledOut.map(escapeMrkdwn))]
}

function changeLines({ changes, alsoTry }: RecommendationSummary, isInteractive: boolean): readonly string[] {
  const changeBullets = bulletLines(
    changes.map(({ replyText, effect }) => `${inlineCode(replyText)}  ${escapeMrkdwn(effect)}`),
  )
  const invitation = isInteractive ? 'reply here, for example' : 'add to your command, for example'
  const alsoTryLine = `${changeBullets.length > 0 ? 'Or' : 'To change it,'} ${invitation} ${alsoTry.map(inlineCode).join(', ')}`
  return [
    ...(changeBullets.length > 0 ? ['*What would change it*', ...changeBullets] : []),
    ...(alsoTry.length > 0 ? [alsoTryLine] : []),
  ]
}

function footerLines({
  requested,
  assumptions,
  counted,
  setup,
  price,
  hosted,
}: RecommendationSummary): readonly string[] {
  return [
    requested.length > 0 ? `*Asked:* ${escapeMrkdwn(requested.join(' · '))}` : '',
    assumptions.length > 0 ? `*Assumed:* ${escapeMrkdwn(assumptions.join(' · '))}` : '',
    counted.length > 0 ? `*Counted:* ${escapeMrkdwn(counted.join(' · '))}` : '',
    `*Set-up:* ${escapeMrkdwn(setup)}`,
    `*Price:* ${escapeMrkdwn(price)}`,
    hosted === '' ? '' : `*Hosted instead:* ${escapeMrkdwn(hosted)}`,
  ].filter((line) => line !== '')
}

const columnTitles = ['Plan', 'Provider', 'Time', 'Total cost', 'Memory/GPU'] as const

/** Slack's native table; numbers to the right. */
function optionTable(rows: RecommendationSummary['rows']): TableBlock {
  return {
    type: 'table',
    column_settings: columnTitles.map((_, index) => ({ align: index < 2 ? 'left' : 'right' })),
    rows: [
      columnTitles.map(rawTextCell),
      ...rows.map(({ label, plan, provider, time, total, memory }) => [
        label === '' ? rawTextCell(plan) : labelledCell(label, plan),
        ...[provider, time, total, memory].map(rawTextCell),
      ]),
    ],
  }
}

const rawTextCell = (text: string): RawTextElement => ({ type: 'raw_text', text: escapePlainText(text) })

function labelledCell(label: string, plan: string): RichTextBlock {
  const words = [
    { type: 'text', text: `${label}: `, style: { bold: true } },
    { type: 'text', text: escapePlainText(plan) },
  ] as const
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...words] }] }
}
