/** A plan as a chart or a file. Its inputs are collected here; the file is generated when it is delivered. */
import { chartContent, renderChart } from '../chart/chart.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { lines, textBlock } from '../presentation/content/message-content.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome, PlanFile } from './outcome.ts'
import type { RequestContext } from './request.ts'

export type FileOutcome = Extract<Outcome, { kind: 'file' }>
export type PlanFileOutcome = FileOutcome & { readonly file: PlanFile }

const fileExtensions = { chart: 'png', csv: 'csv', json: 'json' } as const satisfies Record<ExportFormat, string>

export function exportFile(
  format: ExportFormat,
  answer: AnsweredScenario,
  request: Pick<RequestContext, 'today' | 'isInteractive'>,
  context: EngineContext,
): PlanFileOutcome {
  const { scenario, recommendation } = answer
  const renderContext = context.renderContextOn(request)
  const job = describeJob(scenario.spec, renderContext.names)
  const headline = optionHeadline(recommendation.best, renderContext.names)
  const { title, altText } = chartContent(scenario, recommendation, renderContext)
  const isChart = format === 'chart'
  const shownText = lines(isChart ? altText.split('\n') : [`${headline}.`])
  return {
    kind: 'file',
    file: {
      format,
      answer,
      today: request.today,
      name: `gpucost-${fileNamePart(job)}.${fileExtensions[format]}`,
      title: isChart ? title : `${job}: every option`,
      altText: isChart ? altText : '',
      comment: isChart
        ? headline
        : `${headline}. Every option with every figure; units are in the names of the columns.`,
    },
    content: { text: shownText, blocks: [textBlock(shownText)] },
  }
}

/** The bytes of the file; a chart is drawn in a thread of its own. */
export async function generateFile(
  { format, answer: { scenario, recommendation }, today }: PlanFile,
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
  }
}

const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text)

/** "Llama 3.3 70B on 2B tokens" as a part of a file's name. */
const fileNamePart = (job: string): string =>
  job
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 48)
