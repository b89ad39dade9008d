/** Shadeform, a broker: cents per machine and hour at many clouds, with what is free where. Takes a key. */
import * as z from 'zod'
import type { Context, Feed } from './feed.ts'
import { jsonOf } from './json.ts'
import { collector, memoryAgrees, printedPrice } from './reading.ts'

const machine = z.looseObject({
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
const answer = z.looseObject({ instance_types: z.array(machine) })

const file = 'instance-types.json'

export const shadeform: Feed = {
  id: 'shadeform',
  collect: async (get, { facts }, key) => {
    const headers = { 'x-api-key': key }
    return new Map([[file, await get(file, { url: facts.url, headers })]])
  },
  read: (responses, context) => {
    const found = collector(context)
    for (const each of jsonOf(responses, file, answer).instance_types) readMachine(each, context, found)
    return found.reading()
  },
}

function readMachine(
  each: z.infer<typeof machine>,
  { facts, known }: Context,
  found: ReturnType<typeof collector>,
): void {
  const { num_gpus: gpuCount, gpu_type, interconnect, vram_per_gpu_in_gb: vram } = each.configuration
  if (gpuCount === 0) return
  const form = interconnect ?? ''
  // "H100_sxm5" names its form, "H100" does not: then the socket does.
  const card = [gpu_type ?? '', /_/.test(gpu_type ?? '') ? '' : form].filter((part) => part !== '').join(' ')
  const printed = `${each.cloud} ${gpuCount}x ${card}`
  const provider = facts.providers[each.cloud]
  const gpu = facts.gpus[card]
  const memory = known.gpus.get(gpu ?? '')?.memory.base
  const cents = printedPrice(each.hourly_price)
  if (provider === undefined || !known.providers.has(provider)) found.reject(printed, 'no provider of the catalog')
  else if (gpu === undefined || memory === undefined)
    found.reject(printed, facts.refused[card] ?? 'no GPU of the catalog, or its form is not said')
  else if (typeof vram === 'number' && !memoryAgrees(vram, memory))
    found.reject(printed, `says ${vram} GB, which is not this GPU's memory`)
  else if (typeof cents === 'string') found.reject(printed, cents)
  else {
    const free = (each.availability ?? []).filter(({ available }) => available).length
    found.see({
      provider,
      gpu,
      usdPerGpuHour: cents / 100 / gpuCount,
      gpuCount,
      ...(each.availability === undefined
        ? {}
        : { availability: free === 0 ? ('none' as const) : free === 1 ? ('low' as const) : ('high' as const) }),
    })
  }
}
