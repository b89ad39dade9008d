/** A plan as a chart or a file. Its inputs are collected here; the file is generated when it is delivered. */
import { chartContent, renderChart } from '../chart/chart.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { lines, textBlock } from '../presentation/content/message-content.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import { terminalReceipt } from '../presentation/terminal/terminal-receipt.ts'
import { withoutColor } from '../presentation/terminal/terminal.ts'
import { noRules } from '../team/team-rules.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome, PlanFile } from './outcome.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'

export type FileOutcome = Extract<Outcome, { kind: 'file' }>
export type PlanFileOutcome = FileOutcome & { readonly file: PlanFile }

const fileExtensions = {
  chart: 'png',
  csv: 'csv',
  json: 'json',
  receipt: 'txt',
} as const satisfies Record<ExportFormat, string>

/** What is read of a request here; the rest decides what a receipt rests on. */
type FileRequestContext = Pick<RequestContext, 'today' | 'isInteractive'> &
  Partial<Pick<RequestContext, 'rules' | 'teamMeasurements'>>

/** `thread`: whose prices the answer rests on; null: it is a first one. */
export function exportFile(
  format: ExportFormat,
  answer: AnsweredScenario,
  request: FileRequestContext,
  context: EngineContext,
  thread: ThreadState | null = null,
): PlanFileOutcome {
  const { scenario, recommendation } = answer
  const renderContext = context.renderContextOn(request)
  const job = describeJob(scenario.spec, renderContext.names)
  const headline = optionHeadline(recommendation.best, renderContext.names)
  const { title, altText, picture } = chartContent(scenario, recommendation, renderContext)
  const isChart = format === 'chart'
  const shownText = lines(isChart ? altText.split('\n') : [`${headline}.`])
  return {
    kind: 'file',
    file: {
      format,
      answer,
      today: request.today,
      name: `gpucost-${fileNamePart(job)}.${fileExtensions[format]}`,
      title: isChart ? title : `${job}: ${format === 'receipt' ? 'every figure, opened' : 'every option'}`,
      altText: isChart ? altText : '',
      comment: isChart ? headline : `${headline}. ${fileNotes[format]}`,
      ...(isChart ? { picture } : {}),
      ...(format === 'receipt' ? { receipt: receiptOf(answer, request, context, thread) } : {}),
    },
    content: { text: shownText, blocks: [textBlock(shownText)] },
  }
}

const fileNotes = {
  csv: 'Every option with every figure; units are in the names of the columns.',
  json: 'Every option with every figure; units are in the names of the columns.',
  receipt: 'Every figure of the plan with its formula, its inputs and their sources.',
} as const satisfies Record<Exclude<ExportFormat, 'chart'>, string>

function receiptOf(
  answer: AnsweredScenario,
  { today, rules = noRules, teamMeasurements = [] }: FileRequestContext,
  { advisor, askerContext }: EngineContext,
  thread: ThreadState | null,
): NonNullable<PlanFile['receipt']> {
  const asker = askerContext({ today, rules, teamMeasurements }, thread)
  return advisor.receiptOf(answer, priceDateOf(thread, today), asker)
}

/** The bytes of the file; a chart is drawn in a thread of its own. */
export async function generateFile(
  { format, answer: { scenario, recommendation }, today, receipt = [] }: PlanFile,
  context: EngineContext,
): Promise<Uint8Array> {
  switch (format) {
    case 'chart':
      return (await renderChart(scenario, recommendation, context.renderContextOn({ today }))).png
    case 'csv':
      // The writer of tables is loaded when one is asked for.
      return encodeText((await import('../presentation/content/options-csv.ts')).optionsCsv(recommendation))
    case 'json':
      return encodeText(`${JSON.stringify({ spec: scenario.spec, recommendation }, null, 2)}\n`)
    case 'receipt':
      return encodeText(`${terminalReceipt(receipt, receiptPage)}\n`)
  }
}

/** A file is read in a window of any width: lines of a comfortable length. */
const receiptPage = { width: 110, paint: withoutColor }

const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text)

/** "Llama 3.3 70B on 2B tokens" as a part of a file's name. */
const fileNamePart = (job: string): string =>
  job
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 48)
