/** The answer as a Slack message: headline, options, memory, what would change it, what was assumed, controls. */
import type { KnownBlock, RawTextElement, RichTextBlock, TableBlock } from '@slack/types'
import type { Message } from './message.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/spec.ts'
import { actionBlocks } from './actions.ts'
import { bar } from './bar.ts'
import { bullets, context, header, section } from './blocks.ts'
import type { Manner } from './manner.ts'
import { metadataOf } from './metadata.ts'
import { code, escape, plain } from './mrkdwn.ts'
import { type Summary, summarize } from './summary.ts'
import { plainText } from './text.ts'

/** One message within Slack's limits, whatever the figures; `plainRendering` makes one for workspaces without tables. */
export function recommendationMessage(scenario: Scenario, recommendation: Recommendation, manner: Manner): Message {
  const summary = summarize(scenario, recommendation, manner)
  const blocks: readonly (KnownBlock | null)[] = [
    header(summary.headline),
    section(opening(summary)),
    summary.rows.length > 1 ? optionTable(summary.rows) : null,
    section(memoryLines(summary)),
    ...(summary.changes.length + summary.alsoTry.length > 0 ? [section(changeLines(summary, manner.interactive))] : []),
    context(footing(summary)),
    ...(manner.interactive ? actionBlocks(scenario, recommendation, manner.names) : []),
  ]
  return {
    text: plainText(summary),
    blocks: blocks.filter((block) => block !== null),
    metadata: metadataOf(scenario),
  }
}

function opening({ job, range, verdicts, warnings, advice }: Summary): readonly string[] {
  const watch = warnings.map((warning) => `*Watch out:* ${escape(warning)}.`)
  const known = advice.map((sentence) => `*Worth knowing:* ${escape(sentence)}.`)
  return [`*${escape(job)}*`, escape(range), ...verdicts.map(escape), ...watch, ...known]
}

function memoryLines({ memory, ruledOut }: Summary): readonly string[] {
  const fits = [`*Memory per GPU*  ${bar(memory.share, 20)}`, escape(memory.words)]
  return ruledOut.length === 0 ? fits : [...fits, '*Will not fit*', ...bullets(ruledOut.map(escape))]
}

function changeLines({ changes, alsoTry }: Summary, interactive: boolean): readonly string[] {
  const told = bullets(changes.map(({ type, gain }) => `${code(type)}  ${escape(gain)}`))
  const invite = interactive ? 'reply here, for example' : 'add to your command, for example'
  const also = `${told.length > 0 ? 'Or' : 'To change it,'} ${invite} ${alsoTry.map(code).join(', ')}`
  return [...(told.length > 0 ? ['*What would change it*', ...told] : []), ...(alsoTry.length > 0 ? [also] : [])]
}

function footing({ asked, assumed, counted, recipe, price, hosted }: Summary): readonly string[] {
  return [
    asked.length > 0 ? `*Asked:* ${escape(asked.join(' · '))}` : '',
    assumed.length > 0 ? `*Assumed:* ${escape(assumed.join(' · '))}` : '',
    counted.length > 0 ? `*Counted:* ${escape(counted.join(' · '))}` : '',
    `*Set-up:* ${escape(recipe)}`,
    `*Price:* ${escape(price)}`,
    hosted === '' ? '' : `*Hosted instead:* ${escape(hosted)}`,
  ].filter((line) => line !== '')
}

const columns = ['Plan', 'Provider', 'Time', 'Total cost', 'Memory/GPU'] as const

/** Slack's native table; numbers to the right. */
function optionTable(rows: Summary['rows']): TableBlock {
  return {
    type: 'table',
    column_settings: columns.map((_, index) => ({ align: index < 2 ? 'left' : 'right' })),
    rows: [
      columns.map(cell),
      ...rows.map(({ label, plan, provider, time, total, memory }) => [
        label === '' ? cell(plan) : labelled(label, plan),
        ...[provider, time, total, memory].map(cell),
      ]),
    ],
  }
}

const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: plain(text) })

function labelled(label: string, plan: string): RichTextBlock {
  const words = [
    { type: 'text', text: `${label}: `, style: { bold: true } },
    { type: 'text', text: plain(plan) },
  ] as const
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...words] }] }
}
