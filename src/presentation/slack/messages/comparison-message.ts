/** Plans side by side as a Slack message: a table, then what each of them risks and assumes. */
import type { RawTextElement, TableBlock } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import {
  type ComparedPlan,
  comparePlans,
  alternativeName,
  type PlanColumn,
  type DescribeQuality,
} from '../../content/plan-comparison.ts'
import type { RenderContext } from '../../render-context.ts'
import { truncate, escapeMrkdwn, toOneLine, escapePlainText } from '../blocks/mrkdwn.ts'

const columnTitles = ['Asked', 'Plan', 'Provider', 'Time', 'Total cost', 'Memory/GPU'] as const

const withoutQuality: DescribeQuality = () => ''

/** `now`: the scenario that holds; what an alternative asks for beside it is its name, unless `texts` name them. `next`: what to do now. */
export function comparisonMessage(
  plans: readonly ComparedPlan[],
  current: Scenario,
  { names }: RenderContext,
  describeQuality: DescribeQuality = withoutQuality,
  { next, texts }: { readonly next: string; readonly texts?: readonly string[] } = {
    next: 'Nothing is changed: reply with the one you want.',
  },
): SlackMessage {
  const planNames = texts ?? plans.map(({ scenario }) => alternativeName(scenario, current, names))
  const { columns: planColumns, verdict } = comparePlans(plans, names, describeQuality, planNames)
  const feasible = planColumns.filter(({ cells }) => cells !== null)
  const infeasibleLines = planColumns.flatMap(({ text, problem }) =>
    problem === null ? [] : [`*${escapeMrkdwn(text)}:* ${escapeMrkdwn(toOneLine(problem.message, 200))}`],
  )
  const noteLines = feasible.flatMap((column) => {
    const notes = columnNotes(column)
    return notes === '' ? [] : [`*${escapeMrkdwn(column.text)}:* ${escapeMrkdwn(notes)}`]
  })
  const title = planColumns.map(({ text }) => text).join(' vs ')
  return {
    text: truncate(escapeMrkdwn([`${title}: ${verdict}`, ...planColumns.map(columnLine)].join('\n')), 2900),
    blocks: [
      headerBlock(toOneLine(title, 140)),
      sectionBlock([escapeMrkdwn(verdict)]),
      ...(feasible.length === 0 ? [] : [comparisonTable(feasible)]),
      ...(noteLines.length === 0 ? [] : [sectionBlock(['*What differs*', ...bulletLines(noteLines)])]),
      ...(infeasibleLines.length === 0 ? [] : [sectionBlock(['*No plan*', ...bulletLines(infeasibleLines)])]),
      contextBlock([
        `Time and total cost are of the whole job, memory is per GPU; in brackets, where 8 in 10 comparable runs fall. ${next}`,
      ]),
    ],
  }
}

function columnNotes({ qualityNote, assumptions }: PlanColumn): string {
  return [qualityNote, assumptions.length === 0 ? '' : `Assumed: ${assumptions.join('; ')}`]
    .filter((part) => part !== '')
    .join('. ')
}

function columnLine(column: PlanColumn): string {
  const { text, cells, problem } = column
  if (cells === null) return `- ${text}: ${toOneLine(problem?.message ?? '', 200)}`
  const { plan, provider, time, timeRange, total, totalRange, memory } = cells
  const notes = columnNotes(column)
  return `- ${text}: ${plan} at ${provider}, ${time} (${timeRange}), ${total} in total (${totalRange}), ${memory} on each GPU${notes === '' ? '' : `; ${notes}`}`
}

function comparisonTable(plans: readonly PlanColumn[]): TableBlock {
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
    column_settings: columnTitles.map((_, index) => ({ align: index < 3 ? 'left' : 'right' })),
    rows: [columnTitles.map(rawTextCell), ...rows.map((cells) => cells.map(rawTextCell))],
  }
}

const rawTextCell = (text: string): RawTextElement => ({
  type: 'raw_text',
  text: escapePlainText(toOneLine(text, 120)) || '–',
})
