/** The plan that holds as a picture or a file. Nothing is drawn before somebody takes it. */
import { renderChart, chartContent } from '../chart/chart.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import { fileFallbackMessage } from '../presentation/slack/messages/file-fallback-message.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import type { EngineContext } from './engine-context.ts'
import type { AnsweredScenario, Outcome } from './thread-state.ts'

export type FileOutcome = Extract<Outcome, { kind: 'file' }>

const fileExtensions = { chart: 'png', csv: 'csv', json: 'json' } as const

export function exportFile(
  fileKind: ExportFormat,
  { scenario, recommendation }: AnsweredScenario,
  today: string,
  context: EngineContext,
): FileOutcome {
  const renderContext = context.renderContextOn(today)
  const job = describeJob(scenario.spec, renderContext.names)
  const headline = optionHeadline(recommendation.best, renderContext.names)
  const { title, altText } = chartContent(scenario, recommendation, renderContext)
  const isChart = fileKind === 'chart'
  return {
    kind: 'file',
    file: {
      name: `gpucost-${fileNamePart(job)}.${fileExtensions[fileKind]}`,
      title: isChart ? title : `${job}: every option`,
      altText: isChart ? altText : '',
      comment: isChart
        ? headline
        : `${headline}. Every option with every figure; units are in the names of the columns.`,
      generate: async () => {
        if (fileKind === 'chart') return (await renderChart(scenario, recommendation, renderContext)).png
        // The writer of tables is loaded when one is asked for.
        if (fileKind === 'csv')
          return encodeText((await import('../presentation/content/options-csv.ts')).optionsCsv(recommendation))
        return encodeText(`${JSON.stringify({ spec: scenario.spec, recommendation }, null, 2)}\n`)
      },
    },
    message: fileFallbackMessage(isChart ? altText : `${headline}.`, fileKind),
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
