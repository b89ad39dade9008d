/** Trees on a table: its memory, and minutes on a processor and on a card. */
import { tabularSizeIn } from '../language/inquiries/tabular-size.ts'
import { tabularHours, tabularSentences } from '../presentation/content/inquiries/tabular-sentences.ts'
import { lowestAtNamed, lowestRented } from '../recommend/inquiries/quote.ts'
import { emptySpec } from '../scenario/scenario.ts'
import { sellerOf } from './named-rent.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** Null where no table is told by its rows and columns. */
export const tabularOf: SpecReader = (text, specOf, request, context) => {
  const table = tabularSizeIn(text)
  if (table === null) return null
  const { tables, comparedCards } = context.catalog.inquiryFacts.rules
  const binned = table.rows * table.columns * tables.binnedBytes.base * tables.trainingTimes.low.base
  const market = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  const { providers, gpus, region, hosting } = specOf(text)
  const priceOf = providers === null ? lowestRented : lowestAtNamed
  const cards = (gpus ?? comparedCards).flatMap((id) => {
    const memory = context.catalog.gpus.get(id)?.memory.base ?? 0
    const price = priceOf({ ...emptySpec, gpus: [id], gpuCount: 1, providers, region, hosting }, market)
    return memory < binned || price === undefined
      ? []
      : [
          {
            id,
            name: names.gpu(id),
            usdPerHour: price.usdPerGpuHour,
            seller: sellerOf(price, [id], names),
          },
        ]
  })
  const [card] = cards
  const { onCard } = tabularHours(table, tables)
  const job =
    card === undefined
      ? null
      : {
          name: `a run of “${table.name}”`,
          gpu: card.id,
          hours: { low: onCard / recalledWithin, expected: onCard, high: onCard * recalledWithin },
          memoryGb: null,
          leanGb: null,
        }
  return knownInquiry('tabular', tabularSentences(table, tables, card ?? null), job)
}
const recalledWithin = 3
