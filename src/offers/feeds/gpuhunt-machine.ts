/** Which GPUs a row of gpuhunt means. It merges forms, so every provider's own name of the machine decides. */
import type { Context } from './feed.ts'
import { lambdaMachine } from './lambda.ts'
import { memoryAgrees } from './reading.ts'

export type Machine = { readonly gpu: string; readonly gpuCount: number; readonly tier: string | null }

type Row = Readonly<Record<string, string>>
type Found = Machine | { readonly reason: string }

/** The machine of `row` at `provider` (our id), or why it is not used. */
export function machineIn(row: Row, provider: string, context: Context): Found {
  const count = Number(row['gpu_count'])
  const found = byProvider(provider)(row, context)
  if ('reason' in found) return found
  const gpuCount = found.gpuCount ?? count
  if (gpuCount !== count) return { reason: `says ${count} GPUs; the machine has ${gpuCount}` }
  if (!Number.isInteger(gpuCount) || gpuCount < 1) return { reason: 'a part of a GPU, or none' }
  const memory = context.known.gpus.get(found.gpu)?.memory.base
  if (memory === undefined) return { reason: 'no GPU of the catalog' }
  const printed = Number(row['gpu_memory'])
  // AMD cards are listed with the memory of another model now and then; their names are sure.
  const isNvidia = context.known.gpus.get(found.gpu)?.vendor === 'nvidia'
  if (isNvidia && printed > 0 && !memoryAgrees(printed, memory))
    return { reason: `says ${printed} GB, which is not this GPU's memory` }
  return { gpu: found.gpu, gpuCount, tier: found.tier ?? null }
}

type Named = { readonly gpu: string; readonly gpuCount?: number; readonly tier?: string } | { readonly reason: string }
type Reader = (row: Row, context: Context) => Named

const byProvider = (provider: string): Reader => readers[provider] ?? byMachine(provider)

/** The large clouds: the machine is known by name. */
function byMachine(provider: string): Reader {
  return (row, { known }) => {
    const name = (row['instance_name'] ?? '').replace(/^Standard_/, '').toLowerCase()
    const machine = known.instances.get(name)
    if (machine === undefined || machine.provider !== provider || machine.gpuCount === null)
      return { reason: 'no machine of the catalog: the form of its GPU is not said' }
    return { gpu: machine.gpu, gpuCount: machine.gpuCount }
  }
}

const named = (name: string, { facts }: Context): Named => {
  const gpu = facts.gpus[name]
  return gpu === undefined
    ? { reason: facts.refused[name] ?? 'no GPU of the catalog, or its form is not said' }
    : { gpu }
}

const readers: Readonly<Record<string, Reader>> = {
  runpod: (row, context) => {
    if (row['flags']?.includes('runpod-cluster')) return { reason: 'the price of joined machines; not that of one' }
    const found = named(row['instance_name'] ?? '', context)
    // A country is a third party's house; a data centre has a longer name ("US-TX-3").
    const tier = /^[A-Z]{2}$/.test(row['location'] ?? '') ? 'community' : 'secure'
    return 'reason' in found ? found : { ...found, tier }
  },
  lambda: (row, { facts }) =>
    lambdaMachine(row['instance_name'] ?? '', facts) ?? { reason: 'no machine with GPUs by its name' },
  nebius: (row, context) => named((row['instance_name'] ?? '').split(/[ _]/)[0] ?? '', context),
  verda: (row, context) => named(`${row['gpu_name']} ${Math.round(Number(row['gpu_memory']))}`, context),
}
