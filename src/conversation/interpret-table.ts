/** Tables that people paste: what was and what is now, sources of data with a sum, and runs of which each is a job. */
import { tableIn } from '../language/text/tables.ts'
import { isEmpty, isSum, said, withTableInWords } from '../language/text/table-in-words.ts'
import type { GivenData } from '../language/given-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJob } from './interpret-job.ts'
import type { Interpretation } from './interpretation.ts'
import type { FoundInterpretation, ReadJob } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const mostRuns = 6

/** "| run | model | tokens | method |": each row is a job of its own; null where they are not. */
function tableOfRuns(text: string, readJob: ReadJob): FoundInterpretation {
  const table = tableIn(text)
  if (table === null) return null
  const { headings, rows, before, after } = table
  const model = headings.findIndex((name) => /^(?:model|base(?: model)?|size|params|parameters|#?params)$/iu.test(name))
  const runs = rows.filter(([name = '']) => !isSum.test(name))
  if (model < 0 || runs.length > mostRuns) return null
  // What ran is reported with what came of it.
  if (headings.some((name) => ofResults.test(name)) && !asksFor.test(`${before} ${after}`)) return null
  const beside = `${before}\n${after}`.trim().replaceAll(/\ball (?:three|two|four|five|\d)\b/giu, '')
  const jobs = runs.flatMap((row): { scenario: Scenario; name: string }[] => {
    const words = row.flatMap((cell, at) => said(headings[at] ?? '', cell) ?? []).join(', ')
    const scenario = (beside === '' ? null : readJob(`${words}.\n${beside}`)) ?? readJob(words)
    const label = model > 0 ? `${row[0] ?? ''}: ` : ''
    const isAlone = runs.every((other) => other === row || other[model] !== row[model]) || label !== ''
    // Of rows of one model what else they say tells them apart.
    const name = isAlone ? `${label}${row[model] ?? ''}` : row.filter((cell) => !isEmpty(cell)).join(' ')
    return scenario === null ? [] : [{ scenario, name }]
  })
  if (jobs.length < 2 || jobs.length < runs.length) return null
  return {
    kind: 'comparison',
    thread: null,
    scenarios: jobs.map(({ scenario }) => scenario),
    names: jobs.map(({ name }) => name),
    ...(choosesOne.test(beside) ? {} : { counts: jobs.map(() => 1) }),
  }
}

const ofResults =
  /\b(?:loss|acc(?:uracy)?|score|f1|em|mmlu|bleu|rouge|status|spent|hours|runtime|wall|cost|price|results?|eval|ppl)\b/iu
const asksFor = /\?|\b(?:estimate|price|cost (?:this|these|it)|plan|how (?:much|long)|numbers? (?:please|pls))\b/iu
const choosesOne = /\b(?:which|either|or|cheapest one|compare|vs\.?|best|better|one of)\b/iu

/** A table of which each row is a run, or the rest with the table said in words. */
export function readTable(
  typed: string,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
  read: (text: string) => Interpretation,
): Interpretation {
  const runs = tableOfRuns(typed, (rest) => {
    const job = interpretJob(rest, 'message', request, context, data)
    return job.kind === 'start' ? job.scenario : null
  })
  return runs ?? read(withTableInWords(typed))
}
