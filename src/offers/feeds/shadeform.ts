/** Shadeform, a broker: cents per machine and hour at many clouds, with what is free where. Takes a key. */
import * as z from 'zod'
import type { FeedContext, Feed } from './feed.ts'
import { parseResponse } from './response-json.ts'
import { createCollector, matchesMemory, parsePrice } from './reading-collector.ts'

const machineSchema = z.looseObject({
  cloud: z.string(),
  cloud_instance_type: z.string().nullish(),
  shade_instance_type: z.string().nullish(),
  configuration: z.looseObject({
    num_gpus: z.number(),
    gpu_type: z.string().nullish(),
    interconnect: z.string().nullish(),
    vram_per_gpu_in_gb: z.number().nullish(),
  }),
  /** Cents, all GPUs of the machine. */
  hourly_price: z.union([z.number(), z.string()]).nullish(),
  availability: z.array(z.looseObject({ available: z.boolean() })).optional(),
})
const responseSchema = z.looseObject({ instance_types: z.array(machineSchema) })

const responseName = 'instance-types.json'

export const shadeform: Feed = {
  id: 'shadeform',
  collect: async (get, { facts }, key) => {
    const headers = { 'x-api-key': key }
    return new Map([[responseName, await get(responseName, { url: facts.url, headers })]])
  },
  read: (responses, context) => {
    const collector = createCollector(context)
    for (const each of parseResponse(responses, responseName, responseSchema).instance_types)
      readMachine(each, context, collector)
    return collector.result()
  },
}

function readMachine(
  machine: z.infer<typeof machineSchema>,
  { facts, catalog }: FeedContext,
  collector: ReturnType<typeof createCollector>,
): void {
  const { num_gpus: gpuCount, gpu_type, interconnect, vram_per_gpu_in_gb: vram } = machine.configuration
  if (gpuCount === 0) return
  const form = interconnect ?? ''
  // "H100_sxm5" names its form, "H100" does not: then the socket does.
  const card = [gpu_type ?? '', /_/.test(gpu_type ?? '') ? '' : form].filter((part) => part !== '').join(' ')
  const printed = `${machine.cloud} ${gpuCount}x ${card}`
  const provider = facts.providers[machine.cloud]
  const gpu = facts.gpus[card]
  const memory = catalog.gpus.get(gpu ?? '')?.memory.base
  const cents = parsePrice(machine.hourly_price)
  if (provider === undefined || !catalog.providers.has(provider))
    collector.reject(printed, 'no provider of the catalog')
  else if (gpu === undefined || memory === undefined)
    collector.reject(printed, facts.refused[card] ?? 'no GPU of the catalog, or its form is not said')
  else if (typeof vram === 'number' && !matchesMemory(vram, memory))
    collector.reject(printed, `says ${vram} GB, which is not this GPU's memory`)
  else if (typeof cents === 'string') collector.reject(printed, cents)
  else {
    const availableRegions = (machine.availability ?? []).filter(({ available }) => available).length
    collector.addPrice({
      provider,
      gpu,
      usdPerGpuHour: cents / 100 / gpuCount,
      gpuCount,
      ...(machine.availability === undefined
        ? {}
        : {
            availability:
              availableRegions === 0
                ? ('none' as const)
                : availableRegions === 1
                  ? ('low' as const)
                  : ('high' as const),
          }),
    })
  }
}
