/** Lambda's instance types: cents per machine and hour, and where there is capacity. Takes a key. */
import type { GpuId } from '../../catalog/ids.ts'
import * as z from 'zod'
import type { Feed } from './feed.ts'
import { parseResponse } from './response-json.ts'
import { createCollector, parsePrice } from './reading-collector.ts'

const responseSchema = z.looseObject({
  data: z.record(
    z.string(),
    z.looseObject({
      instance_type: z.looseObject({
        name: z.string(),
        price_cents_per_hour: z.union([z.number(), z.string()]).nullish(),
      }),
      regions_with_capacity_available: z.array(z.unknown()).optional(),
    }),
  ),
})

const responseName = 'instance-types.json'

export const lambda: Feed = {
  id: 'lambda',
  collect: async (get, { facts }, key) => {
    const headers = { authorization: `Bearer ${key}` }
    return new Map([[responseName, await get(responseName, { url: facts.url, headers })]])
  },
  read: (responses, context) => {
    const collector = createCollector(context)
    const { data } = parseResponse(responses, responseName, responseSchema)
    for (const { instance_type, regions_with_capacity_available: regions } of Object.values(data)) {
      const machine = lambdaMachine(instance_type.name, context.facts)
      if (machine === null) continue
      if ('reason' in machine) {
        collector.reject(instance_type.name, machine.reason)
        continue
      }
      const cents = parsePrice(instance_type.price_cents_per_hour)
      if (typeof cents === 'string') {
        collector.reject(instance_type.name, cents)
        continue
      }
      collector.addPrice({
        provider: 'lambda',
        gpu: machine.gpu,
        usdPerGpuHour: cents / 100 / machine.gpuCount,
        gpuCount: machine.gpuCount,
        ...(regions === undefined
          ? {}
          : { availability: regions.length === 0 ? ('none' as const) : ('high' as const) }),
      })
    }
    return collector.result()
  },
}

/** "gpu_8x_h100_sxm5": eight H100 SXM. null: a machine without GPUs. */
export function lambdaMachine(
  name: string,
  {
    gpus,
    refused,
  }: { readonly gpus: Readonly<Record<string, string>>; readonly refused: Readonly<Record<string, string>> },
): { readonly gpu: GpuId; readonly gpuCount: number } | { readonly reason: string } | null {
  const [, count, card] = /^gpu_(\d+)x_([a-z0-9_]+)$/.exec(name) ?? []
  if (count === undefined || card === undefined) return null
  const gpu = gpus[card]
  return gpu === undefined ? { reason: refused[card] ?? 'no GPU of the catalog' } : { gpu, gpuCount: Number(count) }
}
