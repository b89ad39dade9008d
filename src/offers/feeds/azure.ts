/** Azure's retail prices: every meter of every machine, page by page. No key. */
import * as z from 'zod'
import { type Context, type Feed, FeedBroken } from './feed.ts'
import { jsonOf } from './json.ts'
import { collector, printedPrice } from './reading.ts'

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
type Item = z.infer<typeof itemSchema>
const page = z.looseObject({ Items: z.array(itemSchema) })

const pageSize = 1000
/** More than there are GPU machines in a region, twice over. */
const mostPages = 20
const nameOf = (number: number) => `page-${number}.json`

export const azure: Feed = {
  id: 'azure',
  collect: async (get, { facts }) => {
    const bodies = new Map<string, Uint8Array>()
    // The link to the next page has been seen to be empty, so pages are counted instead.
    for (let number = 0; number < mostPages; number += 1) {
      const body = await get(nameOf(number), { url: addressOf(facts.url, facts.homeRegions['azure'] ?? '', number) })
      bodies.set(nameOf(number), body)
      if (jsonOf(bodies, nameOf(number), page).Items.length < pageSize) return bodies
    }
    throw new FeedBroken(`more than ${mostPages} pages`)
  },
  read: (responses, context) => {
    const found = collector(context)
    for (const name of responses.keys()) {
      for (const item of jsonOf(responses, name, page).Items) readItem(item, context, found)
    }
    return found.reading()
  },
}

/** Values in the filter are case-sensitive. */
function addressOf(url: string, region: string, number: number): string {
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

function readItem(item: Item, { known }: Context, found: ReturnType<typeof collector>): void {
  const { armSkuName, productName, meterName, skuName, type, unitOfMeasure, currencyCode, retailPrice } = item
  const labels = `${productName ?? ''} ${meterName ?? ''} ${skuName ?? ''}`
  const machine = known.instances.get(armSkuName.replace(/^Standard_/, '').toLowerCase())
  const isSpot = /\bSpot\b/.test(labels)
  const printed = `${armSkuName}${isSpot ? ', spot' : ''}`
  if (/\bWindows\b/.test(labels)) return
  if (machine === undefined || machine.provider !== 'azure' || machine.gpuCount === null) {
    found.reject(armSkuName, 'no machine of the catalog: its GPUs are not known, or only a part of one')
    return
  }
  if (type !== 'Consumption') found.reject(`${printed}, ${type}`, 'the price of a whole term, not of an hour')
  else if (/\bLow Priority\b/.test(labels))
    found.reject(`${printed}, low priority`, 'a way of renting that was retired')
  else if (/\bDedicated\b/.test(labels)) found.reject(`${printed}, dedicated`, 'a whole host, not this machine')
  else if (unitOfMeasure !== '1 Hour') found.reject(printed, `priced by "${unitOfMeasure}", not by the hour`)
  else if (currencyCode !== 'USD') found.reject(printed, `${currencyCode} prices are only indicative`)
  else {
    const usd = printedPrice(retailPrice)
    if (typeof usd === 'string') found.reject(printed, usd)
    else
      found.see({
        provider: 'azure',
        gpu: machine.gpu,
        usdPerGpuHour: usd / machine.gpuCount,
        pricing: isSpot ? 'spot' : 'on_demand',
        gpuCount: machine.gpuCount,
        region: item.armRegionName,
      })
  }
}
