/** Azure's retail prices: every meter of every machine, page by page. No key. */
import * as z from 'zod'
import { type FeedContext, type Feed, FeedFormatError } from './feed.ts'
import { parseResponse } from './response-json.ts'
import { createCollector, parsePrice } from './reading-collector.ts'

const itemSchema = z.looseObject({
  currencyCode: z.string(),
  retailPrice: z.union([z.number(), z.string()]).nullish(),
  armRegionName: z.string(),
  armSkuName: z.string(),
  skuName: z.string().nullish(),
  productName: z.string().nullish(),
  meterName: z.string().nullish(),
  unitOfMeasure: z.string(),
  type: z.string(),
})
type PriceItem = z.infer<typeof itemSchema>
const pageSchema = z.looseObject({ Items: z.array(itemSchema) })

const pageSize = 1000
/** More than there are GPU machines in a region, twice over. */
const maxPages = 20
const pageName = (number: number) => `page-${number}.json`

export const azure: Feed = {
  id: 'azure',
  collect: async (get, { facts }) => {
    const bodies = new Map<string, Uint8Array>()
    // The link to the next page has been seen to be empty, so pages are counted instead.
    for (let number = 0; number < maxPages; number += 1) {
      const body = await get(pageName(number), { url: pageUrl(facts.url, facts.homeRegions['azure'] ?? '', number) })
      bodies.set(pageName(number), body)
      if (parseResponse(bodies, pageName(number), pageSchema).Items.length < pageSize) return bodies
    }
    throw new FeedFormatError(`more than ${maxPages} pages`)
  },
  read: (responses, context) => {
    const collector = createCollector(context)
    for (const name of responses.keys()) {
      for (const item of parseResponse(responses, name, pageSchema).Items) readItem(item, context, collector)
    }
    return collector.result()
  },
}

/** Values in the filter are case-sensitive. */
function pageUrl(url: string, region: string, number: number): string {
  const filter = [
    "serviceName eq 'Virtual Machines'",
    "priceType eq 'Consumption'",
    `armRegionName eq '${region}'`,
    "contains(productName, 'Windows') eq false",
    "(contains(armSkuName, 'Standard_NC') or contains(armSkuName, 'Standard_ND') or contains(armSkuName, 'Standard_NV'))",
  ].join(' and ')
  const address = new URL(url)
  address.searchParams.set('api-version', '2023-01-01-preview')
  address.searchParams.set('$filter', filter)
  address.searchParams.set('$skip', String(number * pageSize))
  return address.href
}

function readItem(item: PriceItem, { catalog }: FeedContext, collector: ReturnType<typeof createCollector>): void {
  const { armSkuName, productName, meterName, skuName, type, unitOfMeasure, currencyCode, retailPrice } = item
  const labels = `${productName ?? ''} ${meterName ?? ''} ${skuName ?? ''}`
  const machine = catalog.instances.get(armSkuName.replace(/^Standard_/, '').toLowerCase())
  const isSpot = /\bSpot\b/.test(labels)
  const printed = `${armSkuName}${isSpot ? ', spot' : ''}`
  if (/\bWindows\b/.test(labels)) return
  if (machine === undefined || machine.provider !== 'azure' || machine.gpuCount === null) {
    collector.reject(armSkuName, 'no machine of the catalog: its GPUs are not known, or only a part of one')
    return
  }
  if (type !== 'Consumption') collector.reject(`${printed}, ${type}`, 'the price of a whole term, not of an hour')
  else if (/\bLow Priority\b/.test(labels))
    collector.reject(`${printed}, low priority`, 'a way of renting that was retired')
  else if (/\bDedicated\b/.test(labels)) collector.reject(`${printed}, dedicated`, 'a whole host, not this machine')
  else if (unitOfMeasure !== '1 Hour') collector.reject(printed, `priced by "${unitOfMeasure}", not by the hour`)
  else if (currencyCode !== 'USD') collector.reject(printed, `${currencyCode} prices are only indicative`)
  else {
    const usd = parsePrice(retailPrice)
    if (typeof usd === 'string') collector.reject(printed, usd)
    else
      collector.addPrice({
        provider: 'azure',
        gpu: machine.gpu,
        usdPerGpuHour: usd / machine.gpuCount,
        pricing: isSpot ? 'spot' : 'on_demand',
        gpuCount: machine.gpuCount,
        region: item.armRegionName,
      })
  }
}
