/** Which GPUs a row of gpuhunt means. It merges forms, so every provider's own name of the machine decides. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { FeedContext } from './feed.ts'
import { lambdaMachine } from './lambda.ts'
import { matchesMemory } from './reading-collector.ts'

export type GpuhuntMachine = { readonly gpu: GpuId; readonly gpuCount: number; readonly tier: string | null }

type GpuhuntRow = Readonly<Record<string, string>>
type MachineMatch = GpuhuntMachine | { readonly reason: string }

/** The machine of `row` at `provider` (our id), or why it is not used. */
export function matchMachine(row: GpuhuntRow, provider: ProviderId, context: FeedContext): MachineMatch {
  const count = Number(row['gpu_count'])
  const match = readerOf(provider)(row, context)
  if ('reason' in match) return match
  const gpuCount = match.gpuCount ?? count
  if (gpuCount !== count) return { reason: `says ${count} GPUs; the machine has ${gpuCount}` }
  if (!Number.isInteger(gpuCount) || gpuCount < 1) return { reason: 'a part of a GPU, or none' }
  const memory = context.catalog.gpus.get(match.gpu)?.memory.base
  if (memory === undefined) return { reason: 'no GPU of the catalog' }
  const printedMemory = Number(row['gpu_memory'])
  // AMD GPUs are listed with the memory of another model now and then; their names are sure.
  const isNvidia = context.catalog.gpus.get(match.gpu)?.vendor === 'nvidia'
  if (isNvidia && printedMemory > 0 && !matchesMemory(printedMemory, memory))
    return { reason: `says ${printedMemory} GB, which is not this GPU's memory` }
  return { gpu: match.gpu, gpuCount, tier: match.tier ?? null }
}

type NamedMachine =
  | { readonly gpu: GpuId; readonly gpuCount?: number; readonly tier?: string }
  | { readonly reason: string }
type MachineReader = (row: GpuhuntRow, context: FeedContext) => NamedMachine

const readerOf = (provider: ProviderId): MachineReader => readers[provider] ?? instanceReader(provider)

/** The large clouds: the machine is known by name. */
function instanceReader(provider: ProviderId): MachineReader {
  return (row, { catalog }) => {
    const name = (row['instance_name'] ?? '').replace(/^Standard_/, '').toLowerCase()
    const machine = catalog.instances.get(name)
    if (machine?.provider !== provider || machine.gpuCount === null || machine.isFamily === true)
      return { reason: 'no machine of the catalog: the form of its GPU is not said' }
    return { gpu: machine.gpu, gpuCount: machine.gpuCount }
  }
}

const machineByGpuName = (name: string, { facts }: FeedContext): NamedMachine => {
  const gpu = facts.gpus[name]
  return gpu === undefined
    ? { reason: facts.refused[name] ?? 'no GPU of the catalog, or its form is not said' }
    : { gpu }
}

const readers: Readonly<Record<string, MachineReader>> = {
  runpod: (row, context) => {
    if (row['flags']?.includes('runpod-cluster')) return { reason: 'the price of joined machines; not that of one' }
    const match = machineByGpuName(row['instance_name'] ?? '', context)
    // A country is a third party's house; a data centre has a longer name ("US-TX-3").
    const tier = /^[A-Z]{2}$/.test(row['location'] ?? '') ? 'community' : 'secure'
    return 'reason' in match ? match : { ...match, tier }
  },
  lambda: (row, { facts }) =>
    lambdaMachine(row['instance_name'] ?? '', facts) ?? { reason: 'no machine with GPUs by its name' },
  nebius: (row, context) => machineByGpuName((row['instance_name'] ?? '').split(/[ _]/)[0] ?? '', context),
  verda: (row, context) => machineByGpuName(`${row['gpu_name']} ${Math.round(Number(row['gpu_memory']))}`, context),
}
