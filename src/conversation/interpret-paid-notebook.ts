/** A job beside which a paid Colab is named: what it takes on the cards that are seen there, and what renting takes instead. */
import { paidNotebookIn } from '../language/inquiries/paid-notebook.ts'
import { paidNotebookLead, paidNotebookSentence } from '../presentation/content/inquiries/paid-notebook-sentences.ts'
import type { EngineContext } from './engine-context.ts'
import { withExtras } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadRest } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const notebookProvider = 'colab'
/** It is cut off about then. */
const sessionHours = 12

/** Null where none is named, or the rest is no job whose cards and seller are open. */
export function paidNotebookOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = paidNotebookIn(text)
  const read = asked === null ? null : readRest(asked.rest)
  if (asked === null || read?.kind !== 'start') return null
  const { scenario } = read
  const { gpus, providers, owned } = scenario.spec
  if (providers !== null || owned === true) return null
  const prices = context.catalog.withheld.flatMap(({ provider, gpu, price }) =>
    provider === notebookProvider && gpu !== null && (gpus === null || gpus.includes(gpu)) ? [{ gpu, price }] : [],
  )
  const runs = prices.flatMap(({ gpu, price }) => {
    const best = recommendationFor(
      { ...scenario, spec: { ...scenario.spec, gpus: [gpu], gpuCount: 1, budgetUsd: null, deadlineHours: null } },
      request,
      context,
    )?.best
    return best === undefined || best.offload !== 'none' || best.peakMemoryGiB.p95 > best.usableMemoryGiB
      ? []
      : [{ best, usd: best.hours.p50 * price.value }]
  })
  const [first] = runs.filter(({ best }) => best.hours.p90 <= sessionHours)
  const { names } = context.renderContextOn(request)
  return withExtras(read, {
    lead: paidNotebookLead(first ?? null, names),
    generalAnswers: [...(scenario.extras?.generalAnswers ?? []), paidNotebookSentence(runs.length > 0, sessionHours)],
  })
}
