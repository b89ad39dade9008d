/** GPUs by name: every form the catalog has, families, classes, and what stands after a name ("SXM", "80GB"). */
import type { GpuId } from '../../catalog/ids.ts'
import type { UnmeasuredAccelerator } from '../../catalog/unmeasured-accelerator.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { GpuWords } from '../../catalog/lexicon.ts'
import type { Meaning } from './meanings.ts'
import { type Spellings, toSpellings } from './spellings.ts'
import { formatList } from '../../scenario/format-values.ts'
import type { Token } from '../text/tokenize.ts'
import { skipJoiner } from './joiners.ts'
import type { PhraseTrie } from './phrase-trie.ts'
import { withoutParentheses } from '../text/characters.ts'

export type GpuNames = {
  readonly byId: ReadonlyMap<GpuId, Gpu>
  readonly accelerators: ReadonlyMap<string, UnmeasuredAccelerator>
  /** "h100" to every H100 of the catalog. */
  readonly families: ReadonlyMap<string, readonly string[]>
  /** For messages, the names people know them by. */
  readonly labels: Spellings
  /** Words after a name that narrow it to forms of the catalog, and those that narrow nothing. */
  readonly forms: ReadonlyMap<string, readonly string[]>
  readonly ignoredSuffixes: ReadonlySet<string>
}

/** The names of all GPUs of the catalog, ready to be looked up. */
export function gpuNamesOf(catalog: Catalog): GpuNames {
  const families = familiesOf(catalog)
  const { forms, ignoredSuffixes } = catalog.lexicon.gpus
  return {
    byId: catalog.gpus,
    accelerators: catalog.accelerators,
    families,
    labels: toSpellings([...families.keys()]),
    forms: new Map(Object.entries(forms)),
    ignoredSuffixes: new Set(ignoredSuffixes),
  }
}

function familiesOf({ gpus }: Catalog): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>()
  for (const { id, families: named } of gpus.values())
    for (const family of named) families.set(family, [...(families.get(family) ?? []), id])
  return families
}

/** Adds the names of all GPUs, families and classes to the phrases. */
export function addGpuNames(catalog: Catalog, phrases: PhraseTrie<Meaning>): void {
  const { gpus: words, outOfCatalog } = catalog.lexicon
  const gpus = [...catalog.gpus.values()]
  const families = familiesOf(catalog)
  const add = (name: string, maker: Gpu['vendor'], ids: readonly GpuId[]): void => {
    const prefix = `[${words.makers[maker].prefixes.join('|')}]`
    phrases.add(`${prefix} ${name}`, { kind: 'gpu', ids })
    // "A10Gs"; after a digit the s is read by itself.
    if (/[a-rt-z]$/.test(name)) phrases.add(`${prefix} ${name}s`, { kind: 'gpu', ids })
  }
  for (const gpu of gpus) {
    const displayName = withoutParentheses(gpu.name)
    for (const name of new Set([gpu.id, displayName, ...gpu.aliases].map((spelling) => spelling.toLowerCase()))) {
      if (!families.has(name)) add(name, gpu.vendor, [gpu.id])
    }
  }
  for (const [family, ids] of families) add(family, catalog.gpus.get(ids[0] ?? '')?.vendor ?? 'nvidia', ids)
  addGpuClasses(gpus, words, phrases)
  for (const { phrase, form, gpuCount } of words.machines) {
    for (const [family, familyIds] of families) {
      const ids = familyIds.filter((id) => catalog.gpus.get(id)?.form === form)
      if (ids.length > 0) phrases.add(`${phrase} ${family}`, { kind: 'gpu', ids, count: gpuCount })
    }
  }
  // "The PCIe H100".
  for (const [word, named] of Object.entries(words.forms))
    for (const [family, familyIds] of families) {
      const ids = familyIds.filter((id) => named.includes(catalog.gpus.get(id)?.form ?? ''))
      if (ids.length > 0) phrases.add(`${word} ${family}`, { kind: 'gpu', ids })
    }
  for (const card of catalog.accelerators.values()) {
    const displayName = withoutParentheses(card.name)
    for (const name of new Set([displayName.toLowerCase(), ...card.aliases]))
      phrases.add(name, { kind: 'gpu', ids: [card.id], card: true })
    const { names = [], sizes = [], coresPerChip } = card.slices ?? {}
    for (const size of sizes)
      for (const name of names)
        phrases.add(`[tpu|tpus|google tpu|cloud tpu] ${name}-${size}`, {
          kind: 'gpu',
          ids: [card.id],
          card: true,
          count: Math.max(1, size / (coresPerChip?.base ?? 1)),
        })
  }
  for (const pattern of outOfCatalog.gpus) phrases.add(pattern, outOfCatalogGpu(families))
  for (const { phrases: patterns, sentence, alternatives } of outOfCatalog.undecidedGpus)
    for (const pattern of patterns)
      phrases.add(pattern, { kind: 'out-of-catalog', what: 'gpu', sentence, alternatives })
}

function outOfCatalogGpu(families: ReadonlyMap<string, readonly string[]>): Meaning {
  const listed = ['h100', 'a100', 'l40s', 'rtx-4090', 'mi300x'].filter((family) => families.has(family))
  return {
    kind: 'out-of-catalog',
    what: 'gpu',
    sentence: `There is on ${formatList(listed)}, among others.`,
  }
}

/** "consumer GPUs", "AMD", "Hopper", "datacenter cards". */
function addGpuClasses(gpus: readonly Gpu[], words: GpuWords, phrases: PhraseTrie<Meaning>): void {
  const where = (test: (gpu: Gpu) => boolean): string[] => gpus.filter(test).map(({ id }) => id)
  const group = (pattern: string, ids: readonly GpuId[]): void => {
    if (ids.length > 0) phrases.add(pattern, { kind: 'gpu', ids, group: true })
  }
  const isConsumer = ({ name }: Gpu): boolean => name.startsWith(words.consumerBrand)
  for (const pattern of words.classes.consumer) group(pattern, where(isConsumer))
  for (const pattern of words.classes.server)
    group(
      pattern,
      where((gpu) => !isConsumer(gpu)),
    )
  for (const { phrases: patterns, form } of words.classes.forms)
    for (const pattern of patterns)
      group(
        pattern,
        where((gpu) => gpu.form === form),
      )
  for (const { phrases: patterns, architectures } of words.architectures)
    for (const pattern of patterns)
      group(
        pattern,
        where(({ architecture }) => architectures.includes(architecture.id)),
      )
  for (const [vendor, { names }] of Object.entries(words.makers)) {
    const ids = where((gpu) => gpu.vendor === vendor)
    const others = where((gpu) => gpu.vendor !== vendor)
    phrases.add(`(${names.join('|')}) [gpu|gpus|card|cards|hardware]`, { kind: 'vendor', ids, others })
  }
}

type GpuFormMatch = { readonly ids: readonly GpuId[]; readonly to: number; readonly problem: string | null }

/** What stands after a GPU's name: its form and memory. `to` is past the last such word. */
export function matchGpuForm(
  gpus: GpuNames,
  ids: readonly GpuId[],
  tokens: readonly Token[],
  at: number,
): GpuFormMatch {
  // The name may end in its form: "A100 80GB PCIe4".
  let to = gpus.forms.has(tokens[at - 1]?.text ?? '') ? afterGeneration(tokens, at) : at
  let remaining = ids
  const wanted: string[] = []
  for (let step = 0; step < 8; step += 1) {
    const bracket = tokens[to]?.text === '(' && isBracketed(gpus, tokens, to + 1) ? 1 : 0
    const here = skipJoiner(tokens, to + bracket)
    const token = tokens[here]
    if (token === undefined) break
    const form = gpus.forms.get(token.text)
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
    } else if (['gpu', 'gpus'].includes(token.text) && gpuMemoryAt(tokens, here + 1) !== null) to = here + 1
    else if (gpus.ignoredSuffixes.has(token.text)) {
      to = afterGeneration(tokens, here + 1)
      if (tokens[to]?.text === 'e' && tokens[to]?.adjacent === true) to += 1
    } else break
    if (bracket === 1 && tokens[to]?.text === ')') to += 1
  }
  if (remaining.length > 0) return { ids: remaining, to, problem: null }
  const names = ids.map((id) => (gpus.byId.get(id) ?? gpus.accelerators.get(id))?.name ?? id)
  return { ids, to, problem: `There is no such form (${wanted.join(', ')}); the catalog has ${formatList(names)}.` }
}

/** Past the 4 of SXM4, PCIe4 or HBM4. */
const afterGeneration = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.kind === 'number' && tokens[at].adjacent ? at + 1 : at

/** "(SXM)", "(80GB)" after a name. */
const isBracketed = (gpus: GpuNames, tokens: readonly Token[], at: number): boolean => {
  const memory = gpuMemoryAt(tokens, at)
  const after = memory?.to ?? (tokens[at + 1]?.kind === 'number' ? at + 2 : at + 1)
  return (memory !== null || gpus.forms.has(tokens[at]?.text ?? '')) && tokens[after]?.text === ')'
}

/** Gigabytes that a GPU may have: an RTX 3060 of a laptop has 6, an M3 Ultra 512. */
const smallestMemory = 4
const largestMemory = 512

/** "80GB", "80 GB", "80G", "80gib" right here, of the size of a GPU's memory and not of a text. */
function gpuMemoryAt(tokens: readonly Token[], at: number): { readonly gigabytes: number; readonly to: number } | null {
  const [digits, unit, next] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (digits?.kind !== 'number' || unit?.kind !== 'word') return null
  if (digits.value < smallestMemory || digits.value > largestMemory) return null
  if (!['gb', 'gib', 'gbs'].includes(unit.text) && !(unit.text === 'g' && unit.adjacent)) return null
  if (next?.adjacent === true && next.kind !== 'sign') return null
  const isText = ['of', 'text', 'data', 'dataset', 'corpus', 'jsonl', 'json', 'docs', 'csv'].includes(next?.text ?? '')
  return isText ? null : { gigabytes: digits.value, to: at + 2 }
}

/** "The 40 GB A100": those with the memory that stands right before their name; all of them where none does, or none has it. */
export function withMemoryBefore(gpus: GpuNames, ids: readonly GpuId[], tokens: readonly Token[], at: number) {
  const memory = gpuMemoryAt(tokens, at - 2)
  const remaining = memory?.to === at ? filterByMemory(gpus, ids, memory.gigabytes) : []
  return remaining.length > 0 ? remaining : ids
}

/** Those sold under about that size, or at least that: 192 GB is a B200 too. */
export function filterByMemory(
  gpus: GpuNames,
  ids: readonly GpuId[],
  gigabytes: number,
  isLeast = false,
): readonly string[] {
  const isSold = (id: string, matches: (sold: number) => boolean): boolean => {
    const gpu = gpus.byId.get(id)
    const sizes = gpu === undefined ? (gpus.accelerators.get(id)?.memory ?? []) : [gpu.memory]
    return sizes.some(({ base }) => matches(base / 1e9))
  }
  if (isLeast) return ids.filter((id) => isSold(id, (sold) => sold >= gigabytes))
  const exact = ids.filter((id) => isSold(id, (sold) => Math.abs(sold - gigabytes) < 0.5))
  return exact.length > 0 ? exact : ids.filter((id) => isSold(id, (sold) => Math.abs(sold / gigabytes - 1) < 0.07))
}

/** "h100" for all its forms, the id for one of them. */
export function collapseFamilies(
  ids: readonly GpuId[],
  families: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const remaining = new Set(ids)
  const wholeFamilies: string[] = []
  const largestFirst = [...families].sort(([, one], [, other]) => other.length - one.length)
  for (const [family, members] of largestFirst) {
    if (members.length < 2 || !members.every((id) => remaining.has(id))) continue
    wholeFamilies.push(family)
    for (const id of members) remaining.delete(id)
  }
  return [...wholeFamilies, ...remaining]
}
