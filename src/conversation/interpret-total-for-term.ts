/** A sum for GPUs over a term, as a price of a GPU and hour, against those on record. */
import { codesOfSigns } from '../language/text/currency-signs.ts'
import { totalForTermIn } from '../language/inquiries/total-for-term.ts'
import { totalForTermSentences } from '../presentation/content/inquiries/total-for-term-sentences.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import { inDollars } from './dollars.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no such offer is judged, or no number of GPUs of a kind is named. */
export const totalForTermOf: SpecReader = (text, specOf, request, context) => {
  const total = totalForTermIn(text)
  if (total === null) return null
  const spec = specOf(total.rest)
  const { gpuCount, gpus } = spec
  if (gpus === null || gpuCount === null || spec.params !== null || spec.tokens !== null) return null
  const usd = inDollars(total.sum.amount, codesOfSigns[total.sum.sign], context)
  const usdPerGpuHour = usd / (gpuCount * total.hours)
  const market = context.marketFor(request)
  const judged = judgeQuote({ ...spec, pricing: null }, usdPerGpuHour, true, false, total.hours, market)
  if (judged.onDemand === null) return null
  const { names } = context.renderContextOn(request)
  const says = totalForTermSentences(
    {
      words: total.sum.words,
      usd,
      gpuCount,
      hours: total.hours,
      usedShare: total.usedShare,
      isTooGood: judged.verdict === 'too good',
      onDemand: judged.onDemand,
      reserved: judged.reserved,
    },
    names,
  )
  return inquiryOf({ kind: 'known', id: 'total for a term', says })
}
