/** GPUs by name: every form the catalog has, families, classes, and what stands after a name ("SXM", "80GB"). */
import type { Card } from '../../catalog/card.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Sense } from './senses.ts'
import { type Spelling, toSpellings } from './spellings.ts'
import { formatList } from '../../scenario/format-values.ts'
import type { Token } from '../text/tokenize.ts'
import { type PhraseTrie, skipJoiner } from './phrase-trie.ts'
import { outOfCatalogGpus } from './out-of-catalog-names.ts'

export type GpuNames = {
  readonly byId: ReadonlyMap<string, Gpu>
  readonly cards: ReadonlyMap<string, Card>
  /** "h100" to every H100 of the catalog. */
  readonly families: ReadonlyMap<string, readonly string[]>
  /** For messages, the names people know them by. */
  readonly labels: readonly Spelling[]
}

const makerPatterns = {
  nvidia: '[nvidia|geforce|nvidia geforce|tesla|nvidia tesla]',
  amd: '[amd|instinct|amd instinct]',
  intel: '[intel|habana]',
}
/** GPUs of one DGX machine. */
const dgxGpus = 8
const architectureNames: readonly (readonly [words: string, architectures: readonly string[]])[] = [
  ['[nvidia] hopper', ['hopper']],
  ['[nvidia] blackwell', ['blackwell', 'blackwell-ultra', 'blackwell-rtx']],
  ['[nvidia] ampere', ['ampere']],
  ['(ada lovelace|lovelace)', ['ada']],
  ['[nvidia] volta', ['volta']],
  ['[nvidia] turing', ['turing']],
]

export function addGpuNames(catalog: Catalog, phrases: PhraseTrie<Sense>): GpuNames {
  const gpus = [...catalog.gpus.values()]
  const families = new Map<string, string[]>()
  for (const gpu of gpus)
    for (const family of gpu.families) families.set(family, [...(families.get(family) ?? []), gpu.id])
  const add = (name: string, maker: Gpu['vendor'], ids: readonly string[]): void => {
    phrases.add(`${makerPatterns[maker]} ${name}`, { kind: 'gpu', ids })
    // "A10Gs"; after a digit the s is read by itself.
    if (/[a-rt-z]$/.test(name)) phrases.add(`${makerPatterns[maker]} ${name}s`, { kind: 'gpu', ids })
  }
  for (const gpu of gpus) {
    const displayName = gpu.name.replace(/\s*\([^)]*\)/g, '')
    for (const name of new Set([gpu.id, displayName, ...gpu.aliases].map((spelling) => spelling.toLowerCase()))) {
      if (!families.has(name)) add(name, gpu.vendor, [gpu.id])
    }
  }
  for (const [family, ids] of families) add(family, catalog.gpus.get(ids[0] ?? '')?.vendor ?? 'nvidia', ids)
  addGpuClasses(gpus, phrases)
  for (const [family, ids] of families) {
    const boards = ids.filter((id) => catalog.gpus.get(id)?.form === 'SXM')
    if (boards.length > 0) phrases.add(`[nvidia] dgx ${family}`, { kind: 'gpu', ids: boards, count: dgxGpus })
  }
  for (const card of catalog.cards.values()) {
    const displayName = card.name.replace(/\s*\([^)]*\)/g, '')
    for (const name of new Set([displayName.toLowerCase(), ...card.aliases]))
      phrases.add(name, { kind: 'gpu', ids: [card.id], card: true })
  }
  phrases.add(appleMachines, {
    kind: 'elsewhere',
    what: 'gpu',
    sentence: 'Say its chip, such as M4 Max: of Apple silicon the memory is known, and nothing was measured.',
    alternatives: ['m4 max', 'm3 ultra'],
  })
  for (const pattern of outOfCatalogGpus) phrases.add(pattern, outOfCatalogGpu(families))
  phrases.add('[nvidia] (rtx 6000|rtx6000|6000)', {
    kind: 'elsewhere',
    what: 'gpu',
    sentence: 'Three cards are called RTX 6000: say RTX 6000 Ada, RTX A6000 or RTX PRO 6000.',
    alternatives: ['rtx 6000 ada', 'rtx a6000', 'rtx pro 6000'],
  })
  return { byId: catalog.gpus, cards: catalog.cards, families, labels: toSpellings([...families.keys()]) }
}

const appleMachines = '(macbook|macbook pro|macbook air|mac studio|mac mini|mac pro|imac|apple silicon)'

function outOfCatalogGpu(families: ReadonlyMap<string, readonly string[]>): Sense {
  const listed = ['h100', 'a100', 'l40s', 'rtx-4090', 'mi300x'].filter((family) => families.has(family))
  return {
    kind: 'elsewhere',
    what: 'gpu',
    sentence: `There is on ${formatList(listed)}, among others.`,
  }
}

/** "consumer GPUs", "AMD", "Hopper", "datacenter cards". */
function addGpuClasses(gpus: readonly Gpu[], phrases: PhraseTrie<Sense>): void {
  const where = (test: (gpu: Gpu) => boolean): string[] => gpus.filter(test).map(({ id }) => id)
  const group = (pattern: string, ids: readonly string[]): void => {
    if (ids.length > 0) phrases.add(pattern, { kind: 'gpu', ids, group: true })
  }
  const isConsumer = ({ name }: Gpu): boolean => name.startsWith('GeForce')
  group('(consumer|gaming|home|desktop|geforce|consumer grade) (gpu|gpus|card|cards|rtx)', where(isConsumer))
  group('(consumer|consumer grade)', where(isConsumer))
  group(
    '(datacenter|data center|server grade|enterprise|data centre|server) (gpu|gpus|card|cards)',
    where((gpu) => !isConsumer(gpu)),
  )
  for (const form of ['PCIe', 'SXM', 'NVL'])
    group(
      `${form.toLowerCase()} [gpu|gpus|card|cards|version|versions|variant|variants|form factor|only]`,
      where((gpu) => gpu.form === form),
    )
  for (const [words, names] of architectureNames)
    group(
      words,
      where(({ architecture }) => names.includes(architecture.id)),
    )
  for (const vendor of ['nvidia', 'amd', 'intel'] as const) {
    const ids = where((gpu) => gpu.vendor === vendor)
    const others = where((gpu) => gpu.vendor !== vendor)
    const maker = vendor === 'amd' ? '(amd|instinct|rocm)' : vendor === 'nvidia' ? 'nvidia' : '(intel|habana)'
    phrases.add(`${maker} [gpu|gpus|card|cards|hardware]`, { kind: 'vendor', ids, others })
  }
}

const formsByWord: ReadonlyMap<string, readonly string[]> = new Map([
  ['sxm', ['SXM']],
  ['hgx', ['SXM']],
  ['pcie', ['PCIe']],
  ['pci', ['PCIe']],
  ['nvl', ['NVL', 'NVL72']],
  ['oam', ['OAM']],
])
/** Words that may follow a GPU's name and narrow nothing. */
const ignoredSuffixes = new Set(
  'tensor core hbm hbm2 hbm2e hbm3 hbm3e gddr6 nvidia superchip hgx generation'.split(' '),
)

export type GpuFormMatch = { readonly ids: readonly string[]; readonly to: number; readonly problem: string | null }

/** What stands after a GPU's name: its form and memory. `to` is past the last such word. */
export function matchGpuForm(
  gpus: GpuNames,
  ids: readonly string[],
  tokens: readonly Token[],
  at: number,
): GpuFormMatch {
  // The name may end in its form: "A100 80GB PCIe4".
  let to = formsByWord.has(tokens[at - 1]?.text ?? '') ? afterGeneration(tokens, at) : at
  let remaining = ids
  const wanted: string[] = []
  for (let step = 0; step < 8; step += 1) {
    const bracket = tokens[to]?.text === '(' && isBracketed(tokens, to + 1) ? 1 : 0
    const here = skipJoiner(tokens, to + bracket)
    const token = tokens[here]
    if (token === undefined) break
    const form = formsByWord.get(token.text)
    const memory = gpuMemoryAt(tokens, here)
    if (form !== undefined) {
      remaining = remaining.filter((id) => form.includes(gpus.byId.get(id)?.form ?? ''))
      wanted.push(token.text.toUpperCase())
      to = here + 1
      to = afterGeneration(tokens, to)
    } else if (memory !== null) {
      remaining = filterByMemory(gpus, remaining, memory.gigabytes)
      wanted.push(`${memory.gigabytes} GB`)
      to = memory.to
    } else if (/^gpus?$/.test(token.text) && gpuMemoryAt(tokens, here + 1) !== null) to = here + 1
    else if (ignoredSuffixes.has(token.text)) {
      to = afterGeneration(tokens, here + 1)
      if (tokens[to]?.text === 'e' && tokens[to]?.adjacent === true) to += 1
    } else break
    if (bracket === 1 && tokens[to]?.text === ')') to += 1
  }
  if (remaining.length > 0) return { ids: remaining, to, problem: null }
  const names = ids.map((id) => (gpus.byId.get(id) ?? gpus.cards.get(id))?.name ?? id)
  return { ids, to, problem: `There is no such form (${wanted.join(', ')}); the catalog has ${formatList(names)}.` }
}

/** Past the 4 of SXM4, PCIe4 or HBM4. */
const afterGeneration = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.kind === 'number' && tokens[at].adjacent ? at + 1 : at

/** "(SXM)", "(80GB)" after a name. */
const isBracketed = (tokens: readonly Token[], at: number): boolean => {
  const memory = gpuMemoryAt(tokens, at)
  const after = memory?.to ?? (tokens[at + 1]?.kind === 'number' ? at + 2 : at + 1)
  return (memory !== null || formsByWord.has(tokens[at]?.text ?? '')) && tokens[after]?.text === ')'
}

/** Gigabytes that a card may have: an RTX 3060 of a laptop has 6, an M3 Ultra 512. */
const smallestMemory = 4
const largestMemory = 512

/** "80GB", "80 GB", "80G", "80gib" right here, of the size of a GPU's memory and not of a text. */
export function gpuMemoryAt(
  tokens: readonly Token[],
  at: number,
): { readonly gigabytes: number; readonly to: number } | null {
  const [digits, unit, next] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (digits?.kind !== 'number' || unit?.kind !== 'word') return null
  if (digits.value < smallestMemory || digits.value > largestMemory) return null
  if (!['gb', 'gib', 'gbs'].includes(unit.text) && !(unit.text === 'g' && unit.adjacent)) return null
  if (next?.adjacent === true && next.kind !== 'sign') return null
  const isText = ['of', 'text', 'data', 'dataset', 'corpus', 'jsonl', 'json', 'docs', 'csv'].includes(next?.text ?? '')
  return isText ? null : { gigabytes: digits.value, to: at + 2 }
}

/** Those sold under about that size, or at least that: 192 GB is a B200 too. */
export function filterByMemory(
  gpus: GpuNames,
  ids: readonly string[],
  gigabytes: number,
  isLeast = false,
): readonly string[] {
  const isSold = (id: string, matches: (sold: number) => boolean): boolean => {
    const gpu = gpus.byId.get(id)
    const sizes = gpu === undefined ? (gpus.cards.get(id)?.memory ?? []) : [gpu.memory]
    return sizes.some(({ base }) => matches(base / 1e9))
  }
  if (isLeast) return ids.filter((id) => isSold(id, (sold) => sold >= gigabytes))
  const exact = ids.filter((id) => isSold(id, (sold) => Math.abs(sold - gigabytes) < 0.5))
  return exact.length > 0 ? exact : ids.filter((id) => isSold(id, (sold) => Math.abs(sold / gigabytes - 1) < 0.07))
}
