/** Trees on a table: its memory, and minutes on a processor and on a card. */
import { tabularSizeIn } from '../language/inquiries/tabular-size.ts'
import { tabularSentences } from '../presentation/content/inquiries/tabular-sentences.ts'
import { lowestRented } from '../recommend/inquiries/quote.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { sellerOf } from './named-rent.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where no table is told by its rows and columns. */
export function tabularOf(text: string, request: RequestContext, context: EngineContext): FoundInterpretation {
  const table = tabularSizeIn(text)
  if (table === null) return null
  const { tables, comparedCards } = context.catalog.inquiryFacts.rules
  const binned = table.rows * table.columns * tables.binnedBytes.base * tables.trainingTimes.low.base
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const { names } = context.renderContextOn(request)
  const cards = comparedCards.flatMap((id) => {
    const memory = context.catalog.gpus.get(id)?.memory.base ?? 0
    const price = lowestRented({ ...emptySpec, gpus: [id], gpuCount: 1 }, market)
    return memory < binned || price === undefined
      ? []
      : [
          {
            name: names.gpu(id),
            usdPerHour: price.usdPerGpuHour,
            seller: sellerOf(price, [id], names),
          },
        ]
  })
  return knownInquiry('tabular', tabularSentences(table, tables, cards[0] ?? null))
}
