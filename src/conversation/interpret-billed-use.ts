/** A bill that is more than the use that is told of seems to cost, explained by hours and prices. */
import { billedUseIn } from '../language/inquiries/billed-use.ts'
import { billedUseSentences, marketSentences } from '../presentation/content/inquiries/rental-sums-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { sellerOf, sharedName } from './named-rent.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const ofCheck =
  /\b(?:adds? up|normal|usual|fair|reasonable|legit|look (?:fine|good|high)|ok(?:ay)?(?=\W{0,3}$)|check|correct|right|plausible|makes? sense|match(?:es)?|agree|(?:is|was) (?:that|this|it) (?:ok|okay|fine))\b/iu
const asksForRest = /\b(?:why|where|rest|what (?:explains|else|happened)|how come)\b/iu
/** "Lambda billed us". */
const biller =
  /(?:^|[.,:;!?]\s|\b(?:and|but|our|has|that) )\s*([\w.-]{2,16}(?: [A-Z][\w.-]{1,16})?) (?:has |have |had )?(?:just )?(?:billed|charged|invoiced)\b/u
const ofDoubt = /\b(?:too (?:much|high|dear|expensive)|excessive|overcharg\w*|over ?priced|rip-?off|steep)\b/iu

/** Whether it was the market's price, and not whether the sum is right. */
const asksOfMarket =
  /\b(?:over-?pa(?:y|id|ying)|pa(?:y|id|ying) (?:too much|less)|too (?:much|dear|expensive|high)|(?:expensive|dear|fair|good|competitive) ?(?:price|rate|deal)?|cheaper|elsewhere|market|rip-?off|overcharg\w*)\b/iu

/** GPUs of the machines that are rented as a whole. */
const usualMachine = 8

/** Null where no bill and use are told, no GPU is named, or data to train on are. */
export function billedUseOf(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const bill = billedUseIn(text)
  if (bill === null) return null
  const named = specOf(bill.rest)
  const [, seller] = biller.exec(text) ?? []
  const spec =
    named.providers === null && seller !== undefined
      ? { ...named, providers: specOf(`1x H100 at ${seller}`).providers }
      : named
  if (spec.gpus === null || spec.tokens !== null || spec.owned === true) return null
  const market = context.marketFor(request)
  const record = rentOnRecord(spec, market)
  if (record === null) return null
  const { names } = context.renderContextOn(request)
  const { lowest, highest, median } = record
  const gpuCount = spec.gpuCount ?? 1
  const isOfProvider = spec.providers?.includes(lowest.provider) === true
  // "An H100" of one seller may be any of its forms.
  const ofForms = spec.gpus.flatMap((id) => {
    const form = isOfProvider ? rentOnRecord({ ...spec, gpus: [id] }, market) : null
    return form !== null && form.lowest.provider === lowest.provider ? [form.lowest.usdPerGpuHour] : []
  })
  const says = billedUseSentences({
    usd: inDollars(bill.amount, bill.currency, context),
    gpu: sharedName(spec.gpus.map((id) => names.gpu(id))),
    gpuCount: bill.use.isOfAll ? 1 : gpuCount,
    gpuHours: bill.use.hours * (bill.use.isOfAll ? 1 : gpuCount),
    machineSize: bill.use.isOfAll ? (gpuCount > 1 ? gpuCount : usualMachine) : null,
    low: { usdPerGpuHour: lowest.usdPerGpuHour, seller: sellerOf(lowest, spec.gpus, names) },
    middle: Math.max(median, ...ofForms),
    high: { usdPerGpuHour: highest.usdPerGpuHour, seller: sellerOf(highest, spec.gpus, names) },
    provider: isOfProvider ? names.provider(lowest.provider) : null,
    typed: bill.currency === null ? null : bill.words,
    isDoubted: ofDoubt.test(text),
    isChecked: ofCheck.test(text) && !asksForRest.test(text),
  })
  // What a seller lists may be dear all the same.
  const others =
    isOfProvider && asksOfMarket.test(text)
      ? rentOnRecord({ ...spec, providers: null, tier: null, region: null }, market)
      : null
  const ofMarket =
    others === null
      ? []
      : marketSentences(
          inDollars(bill.amount, bill.currency, context),
          bill.use.hours * (bill.use.isOfAll ? 1 : gpuCount),
          others.median,
          { usdPerGpuHour: others.lowest.usdPerGpuHour, seller: sellerOf(others.lowest, spec.gpus, names) },
        )
  return inquiryOf({ kind: 'known', id: 'billed use', says: [...says, ...ofMarket] })
}
