/** Plans side by side as a Slack message: a table, then what each of them risks and assumes. */
import type { RawTextElement, TableBlock } from '@slack/types'
import type { Message } from './message.ts'
import type { Scenario } from '../scenario/spec.ts'
import { bullets, context, header, section } from './blocks.ts'
import { type Compared, comparePlans, nameBeside, type PlanColumn, type QualityOf } from './compared.ts'
import type { Manner } from './manner.ts'
import { clip, escape, oneLine, plain } from './mrkdwn.ts'

const columns = ['Asked', 'Plan', 'Provider', 'Time', 'Total cost', 'Memory/GPU'] as const

const unsaid: QualityOf = () => ''

/** `now`: the scenario that holds; what an alternative asks for beside it is its name, unless `texts` name them. `next`: what to do now. */
export function comparisonMessage(
  plans: readonly Compared[],
  now: Scenario,
  { names }: Manner,
  qualityOf: QualityOf = unsaid,
  { next, texts }: { readonly next: string; readonly texts?: readonly string[] } = {
    next: 'Nothing is changed: reply with the one you want.',
  },
): Message {
  const called = texts ?? plans.map(({ scenario }) => nameBeside(scenario, now, names))
  const { columns: all, verdict } = comparePlans(plans, names, qualityOf, called)
  const possible = all.filter(({ cells }) => cells !== null)
  const impossible = all.flatMap(({ text, problem }) =>
    problem === null ? [] : [`*${escape(text)}:* ${escape(oneLine(problem.message, 200))}`],
  )
  const differing = possible.flatMap((column) => {
    const words = notesOf(column)
    return words === '' ? [] : [`*${escape(column.text)}:* ${escape(words)}`]
  })
  const title = all.map(({ text }) => text).join(' vs ')
  return {
    text: clip(escape([`${title}: ${verdict}`, ...all.map(lineOf)].join('\n')), 2900),
    blocks: [
      header(oneLine(title, 140)),
      section([escape(verdict)]),
      ...(possible.length === 0 ? [] : [table(possible)]),
      ...(differing.length === 0 ? [] : [section(['*What differs*', ...bullets(differing)])]),
      ...(impossible.length === 0 ? [] : [section(['*No plan*', ...bullets(impossible)])]),
      context([
        `Time and total cost are of the whole job, memory is per GPU; in brackets, where 8 in 10 comparable runs fall. ${next}`,
      ]),
    ],
  }
}

function notesOf({ quality, assumed }: PlanColumn): string {
  return [quality, assumed.length === 0 ? '' : `Assumed: ${assumed.join('; ')}`]
    .filter((part) => part !== '')
    .join('. ')
}

function lineOf(column: PlanColumn): string {
  const { text, cells, problem } = column
  if (cells === null) return `- ${text}: ${oneLine(problem?.message ?? '', 200)}`
  const { plan, provider, time, timeRange, total, totalRange, memory } = cells
  const notes = notesOf(column)
  return `- ${text}: ${plan} at ${provider}, ${time} (${timeRange}), ${total} in total (${totalRange}), ${memory} on each GPU${notes === '' ? '' : `; ${notes}`}`
}

function table(plans: readonly PlanColumn[]): TableBlock {
  const rows = plans.flatMap(({ text, cells }) =>
    cells === null
      ? []
      : [
          [
            text,
            cells.plan,
            cells.provider,
            `${cells.time} (${cells.timeRange})`,
            `${cells.total} (${cells.totalRange})`,
            cells.memory,
          ],
        ],
  )
  return {
    type: 'table',
    column_settings: columns.map((_, index) => ({ align: index < 3 ? 'left' : 'right' })),
    rows: [columns.map(cell), ...rows.map((cells) => cells.map(cell))],
  }
}

const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: plain(oneLine(text, 120)) || '–' })
