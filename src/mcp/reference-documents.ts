/** What can be read whole: how right the estimates are, a GPU's facts with their sources, and where a source is. */
import type { Catalog } from '../catalog/catalog.ts'
import { type GpuId, gpuIdSchema } from '../catalog/ids.ts'
import type { Gpu } from '../catalog/gpu.ts'

export type ReferenceDocument = { readonly id: string; readonly name: string }

/** Documents are Markdown; null: there is none of that id. */
export type ReferenceDocuments = {
  readonly accuracy: () => string
  readonly gpus: () => readonly ReferenceDocument[]
  readonly gpu: (id: string) => string | null
  readonly sources: () => readonly ReferenceDocument[]
  readonly source: (id: string) => string | null
}

/** `headline`: how far off the estimates are, in sentences; asked for when it is read, for it takes long to load. */
export const createReferenceDocuments = (
  { gpus, sources }: Pick<Catalog, 'gpus' | 'sources'>,
  headline: () => readonly string[],
): ReferenceDocuments => ({
  accuracy: () =>
    [
      '# How right the estimates are',
      headline()
        .map((line) => `- ${line}`)
        .join('\n'),
      accuracyNote,
    ].join('\n\n'),
  gpus: () => [...gpus.values()].map(({ id, name }) => ({ id, name })),
  gpu: (id) => {
    const gpu = isGpuId(id) ? gpus.get(id) : undefined
    return gpu === undefined ? null : gpuDocument(gpu)
  },
  sources: () => [...sources].map(([id, { title }]) => ({ id, name: title })),
  source: (id) => {
    const source = sources.get(id)
    if (source === undefined) return null
    const { title, where, published, read, via } = source
    const fields = { Where: where, Published: published, Read: read, 'Read in': via }
    const lines = Object.entries(fields).flatMap(([label, value]) =>
      value === undefined ? [] : [`- ${label}: ${value}`],
    )
    return `# ${title}\n\n${lines.join('\n')}`
  },
})

const accuracyNote =
  'All figures are of runs that were left out of the fit that predicts them. Every estimate carries its own 80 % range; ' +
  'one that is extrapolated says so.'

const isGpuId = (id: string): id is GpuId => gpuIdSchema.safeParse(id).success

type PrintedFact = {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly asOf: string
  readonly standing?: string | undefined
  readonly note?: string | undefined
}

const evidenceWords: Readonly<Record<Gpu['evidence'], string>> = {
  runs: 'Measured training runs on it are among those that the estimates are fitted to.',
  architecture: 'No run on it was measured, but runs on its architecture were.',
  nothing: 'No run on it or its architecture was measured: its speed rests on physics alone.',
}

function gpuDocument(gpu: Gpu): string {
  const { id, name, architecture, form, peak, link, evidence } = gpu
  const facts: readonly (readonly [string, PrintedFact | null])[] = [
    ['Memory, as sold', gpu.memory],
    ['Memory that software can use', gpu.usableMemory],
    ['Memory bandwidth', gpu.bandwidth],
    ...Object.entries(peak).map(([format, rate]) => [`Peak ${format.toUpperCase()}, dense`, rate] as const),
    ['Best measured matrix product, share of the BF16 peak', gpu.matmulFraction],
    ['Best measured matrix product, share of the FP8 peak', gpu.fp8MatmulFraction],
    [`Link between GPUs (${link.kind}), both directions`, link.bandwidth],
    ['PCIe generation', gpu.pcieGeneration],
    ['Power', gpu.power],
    ['Launched', gpu.launched],
  ]
  const rows = facts.flatMap(([label, fact]) => (fact === null ? [] : [`| ${label} | ${factCells(fact)} |`]))
  return [
    `# ${name}`,
    `\`${id}\`, ${architecture.name}, ${form}. ${evidenceWords[evidence]}`,
    ['| Figure | Value | Source | As of | Note |', '|---|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')
}

function factCells({ value, unit, source, asOf, standing, note }: PrintedFact): string {
  const notes = [standing, note].filter((part) => part !== undefined).join('; ')
  return [`${value} ${unit}`.trim(), `gpucost://sources/${source}`, asOf, notes]
    .map((text) => text.replaceAll('|', '\\|'))
    .join(' | ')
}
