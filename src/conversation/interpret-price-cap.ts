/** "GPUs: whatever is under $2 an hour": those that somebody rents for so little are taken. */
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { withUnused } from '../language/resolution/unused-words.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadJob, startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Words right before a price that make a limit of it. */
const most =
  /(?:\b(?:under|below|less than|at most|up to|max(?:imum|\.)?|no more than|not more than|cheaper than|within)|<)(?: of| is)?[\s:]*$/iu

/** Null where no price of an hour is a limit, the job names its GPUs, or no GPU is rented for so little. */
export function priceCapOf(
  text: string,
  readJob: ReadJob,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate?.per !== 'hour' || others.length > 0) return null
  const at = text.indexOf(rate.words)
  const before = text.slice(Math.max(0, at - maxBefore), at)
  const limit = most.exec(before)
  if (limit === null) return null
  const job = readJob(`${text.slice(0, at - limit[0].length)} ${text.slice(at + rate.words.length)}`)
  if (job === null || job.spec.gpus !== null) return null
  const usd = inDollars(rate.usd, rate.currency, context)
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const gpus = [...context.catalog.gpus.keys()].filter((id) => {
    const lowest = lowestOnDemand({ ...job.spec, gpus: [id] }, market)
    return lowest !== undefined && lowest.usdPerGpuHour <= usd
  })
  const note = `“${limit[0].trim()} ${rate.words}”: of GPUs that are rented for ${formatUsdPerHour(usd)} or less; mind the price of the plan that you take.`
  if (gpus.length === 0) return startWith(withUnused(job, [`${limit[0].trim()} ${rate.words}`]), {})
  const notes = [...job.notes, note]
  const remarks = [...(job.remarks ?? []), { field: null, text: note }]
  return startWith({ ...job, spec: { ...job.spec, gpus }, notes, remarks }, {})
}
const maxBefore = 30
