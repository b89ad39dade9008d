/** GPUs with their counts, nodes and memory: "four 8xH100 nodes", "16 A100 80GB", "not on A100", "24 GB cards". */
import type { GpuId } from '../../catalog/ids.ts'
import { countBound, noteCountLimit } from './count-limits.ts'
import { anywhere, inRestOfText } from './once-per-text.ts'
import { isStateOfNodes } from './node-states.ts'
import { isOneGpu } from './owned-slots.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { gpuAmount, gpuCountAround, isBesideCount, isBesideOther, isCount, isMemory } from './gpu-count.ts'

/** Fills slots of GPUs, their counts, nodes and memory. */
export function fillHardware(context: ParseContext): void {
  for (const [index, mention] of context.mentions.entries()) {
    if (isKind(mention, 'gpu') && mention.meaning.count !== undefined)
      fillMachineSlots(context, index, mention, mention.meaning.ids, mention.meaning.count)
    else if (isKind(mention, 'gpu') && isAsideGpu(context, mention)) context.used.add(index)
    else if (isKind(mention, 'gpu')) fillGpuSlot(context, index, mention.meaning.ids, mention.meaning.group === true)
    else if (isKind(mention, 'vendor')) fillVendorSlot(context, index, mention)
    else if (isKind(mention, 'instance')) fillInstanceSlot(context, index, mention)
    else if (isKind(mention, 'out-of-catalog') && mention.meaning.what === 'gpu') fillCountSlot(context, index)
    else if (isKind(mention, 'amount') && mention.meaning.measure === 'nodes') {
      if (!context.used.has(index)) fillNodesSlot(context, index, mention.meaning, mention)
    } else if (isMemory(mention)) fillMemorySlot(context, index, mention.meaning, mention)
  }
}

/** In prose: a laptop beside the GPUs that are asked for. */
const isAsideGpu = (context: ParseContext, { meaning }: Mention): boolean =>
  context.mode === 'message' && meaning.kind === 'gpu' && meaning.card === true && hasOtherThanGpus(context)
const hasOtherThanGpus = anywhere(
  (other) => isKind(other, 'gpu', 'instance') && !(isKind(other, 'gpu') && other.meaning.card === true),
)

function fillGpuSlot(context: ParseContext, index: number, ids: readonly GpuId[], group: boolean): void {
  const mention = context.mentions[index]
  if (mention === undefined) return
  const polarity = context.polarity(index)
  context.used.add(index)
  if (polarity === 'dropped') {
    fillCountSlot(context, index, true)
    return
  }
  // "an A100" leaves the number open, whatever it was before.
  const isSingular = isOneGpu(context, index) ? ({ isSingular: true } as const) : {}
  context.add({ role: 'gpus', ids, excluded: polarity === 'excluded', group, ...isSingular, ...spanOf(mention) })
  if (polarity === 'meant') fillCountSlot(context, index)
}

/** AMD is a class like another; "NVIDIA only" rules the others out. */
function fillVendorSlot(context: ParseContext, index: number, mention: Mention): void {
  if (!isKind(mention, 'vendor')) return
  context.used.add(index)
  const next = context.mentions[context.skip(index, 1, 'article')]
  // The maker before its GPU says nothing more.
  if (isKind(next, 'gpu', 'out-of-catalog', 'unknown')) return
  const polarity = context.polarity(index)
  const isBroad = mention.meaning.ids.length > mention.meaning.others.length
  if (polarity === 'dropped' || (isBroad && isBesideOther(context, index, mention.meaning.others))) return
  const ids = polarity === 'excluded' || !isBroad ? mention.meaning.ids : mention.meaning.others
  const excluded = polarity === 'excluded' || isBroad
  const wanted = polarity === 'excluded' || !isBroad ? {} : { wanted: mention.meaning.ids }
  context.add({ role: 'gpus', ids, excluded, group: true, ...wanted, ...spanOf(mention) })
  if (!excluded) fillCountSlot(context, index)
}

function fillInstanceSlot(context: ParseContext, index: number, mention: Mention): void {
  if (!isKind(mention, 'instance')) return
  const { provider, gpu, count: named } = mention.meaning
  // "So p5 instances": the family, of any number.
  const isFamily =
    !context.textAt(index).includes('.') && ['instances', 'machines', 'family'].includes(context.textAt(index + 1))
  const count = isFamily ? null : named
  if (context.polarity(index) === 'meant') {
    context.add({ role: 'providers', ids: [provider], excluded: false, byInstance: true, ...spanOf(mention) })
  }
  fillMachineSlots(context, index, mention, [gpu], count)
}

/** A machine of `count` GPUs, or several of them: "2x p4d.24xlarge", "DGX H100". */
function fillMachineSlots(
  context: ParseContext,
  index: number,
  mention: Mention,
  ids: readonly GpuId[],
  count: number | null,
): void {
  context.used.add(index)
  if (context.polarity(index) !== 'meant') return
  context.add({ role: 'gpus', ids, excluded: false, group: false, ...spanOf(mention) })
  const machines = gpuCountAround(context, index)
  for (const at of machines?.used ?? []) context.used.add(at)
  // "DGX A100 8x40GB": behind the name stand its own GPUs once more.
  const isRepeated = machines?.amount.value === count && Math.max(...machines.used) > index
  const nodes = machines === null || isRepeated ? 1 : machines.amount.value
  if (count !== null)
    context.add({ role: 'count', amount: gpuAmount(count * nodes), byTimes: true, ...spanOf(mention) })
  if (count !== null && nodes > 1) context.add({ role: 'nodes', value: nodes, across: true, ...spanOf(mention) })
}

function fillCountSlot(context: ParseContext, index: number, isDropped = false): void {
  const count = gpuCountAround(context, index)
  if (count === null) {
    fillTrailingNodes(context, index, index)
    return
  }
  for (const at of count.used) context.used.add(at)
  if (isDropped) return
  const mention = context.mentions[index]
  const first = context.mentions[Math.min(index, ...count.used)] ?? mention
  const last = context.mentions[Math.max(index, ...count.used)] ?? mention
  const from = first?.from ?? 0
  const to = last?.to ?? 0
  const after = Math.max(index, ...count.used) + 1
  const unit = context.mentions[after]
  if (isKind(unit, 'measure') && unit.meaning.measure === 'gpusPerNode') {
    // "8 H100s per node"
    context.add({ role: 'quantity', measure: 'gpusPerNode', amount: count.amount, from, to: unit.to }, after)
    return
  }
  if (!count.byTimes && fillCountedNodes(context, after, count.amount, from)) return
  noteCountLimit(context, Math.min(index, ...count.used), Math.max(index, ...count.used), { from, to })
  context.add({ role: 'count', amount: count.amount, byTimes: count.byTimes, from, to })
  fillAlternativeCounts(context, Math.min(index, ...count.used))
  const [nodes, ...rest] = count.amount.factors ?? []
  if (nodes !== undefined && rest.length === 1) context.add({ role: 'nodes', value: nodes, across: true, from, to })
  fillTrailingNodes(context, index, Math.min(index, ...count.used))
}

/** "One H100 node" is a machine; of "8 H100 node" the number is that of its GPUs. */
const countsMachines = (word: string, { value }: Amount): boolean =>
  ['nodes', 'boxes', 'machines', 'servers'].includes(word) ||
  (value === 1 && ['node', 'box', 'machine', 'server'].includes(word))

/** "16 H200 nodes", "16 H200 nodes of 8": the number counts machines, and the one that may follow their GPUs. */
function fillCountedNodes(context: ParseContext, at: number, amount: Amount, from: number): boolean {
  const next = context.mentions[at]
  if (isKind(next, 'measure') && next.meaning.measure === 'nodes' && countsMachines(context.textAt(at), amount)) {
    context.add({ role: 'nodes', value: amount.value, across: false, from, to: next.to }, at)
    return true
  }
  if (isKind(next, 'amount') && next.meaning.measure === 'nodes' && /^nodes (?:of|with) /.test(context.textAt(at))) {
    context.add({ role: 'nodes', value: amount.value, across: false, from, to: next.to }, at)
    const each = { ...next.meaning, measure: 'gpusPerNode' as const }
    context.add({ role: 'quantity', measure: 'gpusPerNode', amount: each, ...spanOf(next) }, at)
    return true
  }
  return false
}

/** "1, 2 or 4 H100s": numbers beside the count, each a slot of its own. */
function fillAlternativeCounts(context: ParseContext, first: number): void {
  for (let at = first; isBesideCount(context, at); at -= 2) {
    const item = context.mentions[at - 2]
    if (
      !isKind(item, 'amount') ||
      !isCount(item.meaning) ||
      (at === first && isKind(context.mentions[at - 1], 'comma'))
    )
      return
    context.add({ role: 'count', amount: item.meaning, byTimes: false, ...spanOf(item) }, at - 2)
  }
}

/** "8xH100 node", "four 8xH100 nodes": the word after the GPU counts machines, the number before them how many. */
function fillTrailingNodes(context: ParseContext, index: number, first: number): void {
  const mention = context.mentions[index + 1]
  if (!isKind(mention, 'measure') || mention.meaning.measure !== 'nodes') return
  const before = context.skip(first, -1, 'sign', 'article', 'times')
  const amount = context.mentions[before]
  if (isKind(amount, 'amount') && isCount(amount.meaning) && !context.used.has(before)) {
    context.add(
      { role: 'nodes', value: amount.meaning.value, across: false, from: amount.from, to: mention.to },
      before,
      index + 1,
    )
  }
}

function fillNodesSlot(context: ParseContext, index: number, amount: Amount, mention: Mention): void {
  // "one 8x node": a machine of eight.
  if (/^\d+ ?x (?:gpu )?node$/.test(context.textAt(index))) {
    const machines = context.mentions[index - 1]
    const isCounted = isKind(machines, 'amount') && isCount(machines.meaning) && !context.used.has(index - 1)
    const nodes = isCounted ? machines.meaning.value : 1
    const span = { from: isCounted ? machines.from : mention.from, to: mention.to }
    context.add({ role: 'count', amount: gpuAmount(amount.value * nodes), byTimes: true, ...span }, index)
    if (isCounted) context.add({ role: 'nodes', value: nodes, across: true, ...span }, index - 1)
    return
  }
  if (isStateOfNodes(context, index)) {
    context.used.add(index)
    return
  }
  // "Two more nodes": a step, and no number of them.
  if (amount.change !== undefined) {
    context.add({ role: 'quantity', measure: 'nodes', amount, ...spanOf(mention) }, index)
    return
  }
  const before = context.kindAt(context.skip(index, -1, 'article', 'limit'))
  const across = before === 'across' || before === 'preposition'
  if (amount.value > 1 && countBound(context, index, index) === 'most')
    context.add({ role: 'remark', note: '', isMost: 'nodes', ...spanOf(mention) })
  const isSpread = before === 'across' && amount.value > 1
  context.add(
    { role: 'nodes', value: amount.value, across, ...(isSpread ? { isSpread } : {}), ...spanOf(mention) },
    index,
  )
}

const isBesideData = inRestOfText(
  (one) => isKind(one, 'amount') && (one.meaning.measure === 'tokens' || one.meaning.measure === 'examples'),
)

/** "The cheapest gpu with 80gb", "which cards have 24 gb": the words right before an amount of memory speak of a GPU. */
function isOfUnnamedGpu(context: ParseContext, index: number): boolean {
  const before = context.textBetween(index - 4, index)
  return gpuWithWords.test(before) && context.textAt(index + 1) !== 'of'
}

const gpuWithWords =
  /\b(?:gpus?|cards?)(?: (?:with|that|which|has|have|having|a|an|at least|at minimum|more than|over)){1,4}$/

/** "80GB A100", "a 24 GB card", "48 GB VRAM": the memory of a GPU, not an amount of text. */
function fillMemorySlot(context: ParseContext, index: number, amount: Amount, mention: Mention): void {
  const isVram = amount.measure === 'gpuMemory'
  const gigabytes = isVram ? amount.value : amount.value / 1e9
  const next = context.mentions[index + 1]
  const isSize = gigabytes >= 8 && gigabytes <= 400
  const isListed = context.kindAt(index - 1) === 'comma' && !isKind(next, 'function-word', 'measure')
  const owner = context.mentions[isListed ? index - 2 : context.skip(index, -1, 'sign', 'preposition', 'article')]
  const isAboutEnough = /\benough\b/.test(`${context.textAt(index + 1)} ${context.textAt(index + 2)}`)
  // With tokens given, "24GB" alone is a GPU and "40 GB of text" a contradiction.
  const isCard =
    isBesideData(context, index) && (isAboutEnough || !isKind(next, 'function-word', 'no-effect', 'measure', 'unknown'))
  const isOfGpu = (isKind(next, 'gpu') || isKind(owner, 'gpu') || isCard || isOfUnnamedGpu(context, index)) && isSize
  const limit = context.mentions[context.skip(index, -1, 'article', 'equals')]
  const isCap = isKind(limit, 'limit') && limit.meaning.bound === 'most'
  const isLeast = isKind(limit, 'limit') && limit.meaning.bound === 'least'
  if (!isVram && !isOfGpu && !((isCap || isLeast) && isSize && !isKind(next, 'function-word', 'measure', 'no-effect')))
    return
  if (isCap) {
    const sentence = 'A cap on memory is not read: name the GPUs, or say "24 GB GPUs".'
    context.add({ role: 'invalid', kind: 'unknown', sentence, from: limit.from, to: mention.to }, index)
    return
  }
  context.add({ role: 'memory', gigabytes: Math.round(gigabytes), isLeast, ...spanOf(mention) }, index)
  // "2 x 24 GB": the number is that of the GPUs.
  if (isVram || !(isKind(next, 'gpu') || isKind(owner, 'gpu'))) fillCountSlot(context, index)
}
