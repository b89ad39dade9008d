/** A run that broke: the GPU-hours that are gone with it, at the price that is told or those on record. */
import { lostRunIn } from '../language/inquiries/lost-run.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { lostRunSentences } from '../presentation/content/inquiries/lost-run-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import { sellerOf } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no broken run is told, no number of GPUs is named, or neither their kind nor a price is. */
export const lostRunOf: SpecReader = (text, specOf, request, context) => {
  const lost = lostRunIn(text)
  if (lost === null) return null
  const found = ratesIn(lost.rest)
  const [rate, ...others] = found?.rates ?? []
  const spec = specOf(found?.rest ?? lost.rest)
  const { gpuCount, gpus, tokens } = spec
  if (gpuCount === null || tokens !== null || others.length > 0 || (rate !== undefined && rate.per !== 'hour'))
    return null
  const market = context.marketFor(request)
  const record = rate === undefined && gpus !== null ? rentOnRecord(spec, market) : null
  const { names } = context.renderContextOn(request)
  const amount = rate === undefined ? null : inDollars(rate.usd, rate.currency, context)
  const price =
    amount !== null
      ? { low: usdOfOneGpu(amount, rate?.isPerGpu, gpuCount), high: null, words: 'your price' }
      : record === null
        ? null
        : { low: record.lowest.usdPerGpuHour, high: record.median, words: sellerOf(record.lowest, gpus ?? [], names) }
  if (price === null) return null
  return inquiryOf({ kind: 'known', id: 'lost run', says: lostRunSentences({ ...lost, gpuCount, price }) })
}
