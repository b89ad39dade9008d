/** Verda's instance types: prices per machine that move daily, spot at a set fraction of them. No key. */
import * as z from 'zod'
import type { Feed } from './feed.ts'
import { parseResponse } from './response-json.ts'
import { createCollector, parsePrice } from './reading-collector.ts'

const priceSchema = z.union([z.string(), z.number()]).nullish()
const responseSchema = z.array(
  z.looseObject({
    instance_type: z.string(),
    currency: z.string().nullish(),
    gpu: z.looseObject({ description: z.string(), number_of_gpus: z.number() }).nullish(),
    price_per_hour: priceSchema,
    spot_price: priceSchema,
  }),
)

const responseName = 'instance-types.json'

export const verda: Feed = {
  id: 'verda',
  collect: async (get, { facts }) => new Map([[responseName, await get(responseName, { url: facts.url })]]),
  read: (responses, context) => {
    const collector = createCollector(context)
    for (const { instance_type, currency, gpu, price_per_hour, spot_price } of parseResponse(
      responses,
      responseName,
      responseSchema,
    )) {
      const count = gpu?.number_of_gpus ?? 0
      if (gpu === undefined || gpu === null || count === 0) continue
      // The memory printed beside it is that of all GPUs together; the description names the GPU.
      const name = gpu.description.replace(/^\d+x /, '')
      const id = context.facts.gpus[name]
      if (id === undefined) {
        collector.reject(name, context.facts.refused[name] ?? 'no GPU of the catalog')
        continue
      }
      if ((currency ?? 'usd').toLowerCase() !== 'usd') {
        collector.reject(instance_type, `priced in ${currency}, which this feed never was`)
        continue
      }
      const prices = [
        ['on_demand', parsePrice(price_per_hour)],
        ['spot', parsePrice(spot_price)],
      ] as const
      for (const [pricing, usd] of prices) {
        if (typeof usd === 'number') {
          collector.addPrice({ provider: 'verda', gpu: id, usdPerGpuHour: usd / count, pricing, gpuCount: count })
        } else {
          const empty = pricing === 'on_demand' ? 'not to be had on demand now' : 'not to be had on spot now'
          collector.reject(`${instance_type}, ${pricing}`, `${empty}: ${usd}`)
        }
      }
    }
    return collector.result()
  },
}
