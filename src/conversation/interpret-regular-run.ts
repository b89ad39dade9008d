/** "Every Sunday 5.5 hours on 4 L40S at $1.05 each: per month, per year, and would spot at 0.60 be worth it?" */
import { regularRunIn } from '../language/inquiries/regular-run.ts'
import { regularRunSentences } from '../presentation/content/inquiries/regular-run-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { maxUsdOfOneGpu } from '../scenario/stated-figures.ts'
import { sellerOf } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no such run is told, its GPUs are not named, or a job is. */
export const regularRunOf: SpecReader = (text, specOf, request, context) => {
  const run = regularRunIn(text)
  // Without a price of its own those of the usual cards are set side by side elsewhere.
  if (run === null || (run.price === null && run.spotUsd === null)) return null
  const spec = specOf(run.rest)
  if (spec.gpus === null || spec.params !== null || spec.tokens !== null) return null
  const count = spec.gpuCount ?? 1
  const { names } = context.renderContextOn(request)
  const record = run.price === null ? rentOnRecord({ ...spec, deadlineHours: null }, context.marketFor(request)) : null
  const isOfAll = run.price?.isPerGpu === false || (run.price !== null && run.price.usd > maxUsdOfOneGpu)
  const usdPerGpuHour = run.price === null ? record?.lowest.usdPerGpuHour : run.price.usd / (isOfAll ? count : 1)
  if (usdPerGpuHour === undefined) return null
  const seller = record === null ? null : sellerOf(record.lowest, spec.gpus, names)
  const spotUsd = run.spotUsd === null ? null : run.spotUsd / (isOfAll && run.spotUsd > maxUsdOfOneGpu ? count : 1)
  return inquiryOf({
    kind: 'known',
    id: 'regular-run',
    says: regularRunSentences({ ...run, count, usdPerGpuHour, seller, spotUsd }),
  })
}
