/** The plan that holds as a picture or a file. Nothing is drawn before somebody takes it. */
import { chartOf, frontierOf } from '../chart/chart.ts'
import { jobWords } from '../reply/asked.ts'
import { fileMessage } from '../reply/file.ts'
import { headlineOf } from '../reply/summary.ts'
import type { FileWish } from '../scenario/file-wishes.ts'
import type { Books } from './books.ts'
import type { Answered, Said } from './held.ts'

export type FileSaid = Extract<Said, { kind: 'file' }>

const endings = { chart: 'png', csv: 'csv', json: 'json' } as const

export function fileSaid(
  wish: FileWish,
  { scenario, recommendation }: Answered,
  today: string,
  books: Books,
): FileSaid {
  const manner = books.manner(today)
  const job = jobWords(scenario.spec, manner.names)
  const headline = headlineOf(recommendation.best, manner.names)
  const { title, altText } = frontierOf(scenario, recommendation, manner)
  const isChart = wish === 'chart'
  return {
    kind: 'file',
    file: {
      name: `gpucost-${nameOf(job)}.${endings[wish]}`,
      title: isChart ? title : `${job}: every option`,
      altText: isChart ? altText : '',
      comment: isChart
        ? headline
        : `${headline}. Every option with every figure; units are in the names of the columns.`,
      make: async () => {
        if (wish === 'chart') return (await chartOf(scenario, recommendation, manner)).png
        // The writer of tables is loaded when one is asked for.
        if (wish === 'csv') return bytes((await import('../reply/export.ts')).optionsCsv(recommendation))
        return bytes(`${JSON.stringify({ spec: scenario.spec, recommendation }, null, 2)}\n`)
      },
    },
    message: fileMessage(isChart ? altText : `${headline}.`, wish),
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** "Llama 3.3 70B on 2B tokens" as a part of a file's name. */
const nameOf = (job: string): string =>
  job
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 48)
