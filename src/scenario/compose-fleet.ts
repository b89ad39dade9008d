/** GPUs with their counts, nodes and memory: "four 8xH100 nodes", "16 A100 80GB", "not on A100", "24 GB cards". */
import type { Context } from './context.ts'
import { type Amount, type Mark, isKind } from './sense.ts'

export function composeFleet(context: Context): void {
  for (const [index, mark] of context.marks.entries()) {
    if (isKind(mark, 'gpu') && mark.sense.count !== undefined)
      composeMachine(context, index, mark, mark.sense.ids, mark.sense.count)
    else if (isKind(mark, 'gpu')) composeGpu(context, index, mark.sense.ids, mark.sense.group === true)
    else if (isKind(mark, 'vendor')) composeVendor(context, index, mark)
    else if (isKind(mark, 'instance')) composeInstance(context, index, mark)
    else if (isKind(mark, 'elsewhere') && mark.sense.what === 'gpu') composeCount(context, index)
    else if (isKind(mark, 'amount') && mark.sense.measure === 'nodes') {
      if (!context.used.has(index)) composeNodes(context, index, mark.sense, mark)
    } else if (isMemory(mark)) composeMemory(context, index, mark.sense, mark)
  }
}

const isMemory = (mark: Mark | undefined): mark is Mark<Amount> =>
  isKind(mark, 'amount') && (mark.sense.measure === 'bytes' || mark.sense.measure === 'vram')

const span = ({ from, to }: Mark): { from: number; to: number } => ({ from, to })

function composeGpu(context: Context, index: number, ids: readonly string[], group: boolean): void {
  const mark = context.marks[index]
  if (mark === undefined) return
  const polarity = context.polarity(index)
  context.used.add(index)
  if (polarity === 'dropped') {
    composeCount(context, index, true)
    return
  }
  // "an A100" leaves the number open, whatever it was before.
  const isSingular = /^an?$/.test(context.textAt(index - 1)) ? ({ isSingular: true } as const) : {}
  context.claim({ role: 'gpus', ids, excluded: polarity === 'excluded', group, ...isSingular, ...span(mark) })
  if (polarity === 'meant') composeCount(context, index)
}

/** AMD is a class like another; "NVIDIA only" rules the others out. */
function composeVendor(context: Context, index: number, mark: Mark): void {
  if (!isKind(mark, 'vendor')) return
  context.used.add(index)
  const next = context.marks[context.past(index, 1, 'article')]
  // The maker before its GPU says nothing more.
  if (isKind(next, 'gpu', 'elsewhere', 'unknown')) return
  const polarity = context.polarity(index)
  if (polarity === 'dropped') return
  const isBroad = mark.sense.ids.length > mark.sense.others.length
  const ids = polarity === 'excluded' || !isBroad ? mark.sense.ids : mark.sense.others
  const excluded = polarity === 'excluded' || isBroad
  const wanted = polarity === 'excluded' || !isBroad ? {} : { wanted: mark.sense.ids }
  context.claim({ role: 'gpus', ids, excluded, group: true, ...wanted, ...span(mark) })
  if (!excluded) composeCount(context, index)
}

function composeInstance(context: Context, index: number, mark: Mark): void {
  if (!isKind(mark, 'instance')) return
  const { provider, gpu, count } = mark.sense
  if (context.polarity(index) === 'meant') {
    context.claim({ role: 'providers', ids: [provider], excluded: false, byMachine: true, ...span(mark) })
  }
  composeMachine(context, index, mark, [gpu], count)
}

/** A machine of `count` GPUs, or several of them: "2x p4d.24xlarge", "DGX H100". */
function composeMachine(
  context: Context,
  index: number,
  mark: Mark,
  ids: readonly string[],
  count: number | null,
): void {
  context.used.add(index)
  if (context.polarity(index) !== 'meant') return
  context.claim({ role: 'gpus', ids, excluded: false, group: false, ...span(mark) })
  const machines = countAround(context, index)
  for (const at of machines?.used ?? []) context.used.add(at)
  const many = machines?.amount.value ?? 1
  if (count !== null) context.claim({ role: 'count', amount: whole(count * many), byTimes: true, ...span(mark) })
  if (count !== null && many > 1) context.claim({ role: 'nodes', value: many, across: true, ...span(mark) })
}

const whole = (value: number): Amount => ({
  kind: 'amount',
  value,
  counted: value,
  magnitude: '',
  capital: false,
  measure: 'gpus',
  worded: false,
})

function composeCount(context: Context, index: number, dropped = false): void {
  const found = countAround(context, index)
  if (found === null) {
    composeTrailingNodes(context, index, index)
    return
  }
  for (const at of found.used) context.used.add(at)
  if (dropped) return
  const mark = context.marks[index]
  const first = context.marks[Math.min(index, ...found.used)] ?? mark
  const last = context.marks[Math.max(index, ...found.used)] ?? mark
  const from = first?.from ?? 0
  const to = last?.to ?? 0
  const after = Math.max(index, ...found.used) + 1
  const unit = context.marks[after]
  if (isKind(unit, 'measure') && unit.sense.measure === 'gpusPerNode') {
    // "8 H100s per node"
    context.claim({ role: 'quantity', measure: 'gpusPerNode', amount: found.amount, from, to: unit.to }, after)
    return
  }
  if (!found.byTimes && composeCountedNodes(context, after, found.amount, from)) return
  composeBound(context, Math.min(index, ...found.used), from, to)
  context.claim({ role: 'count', amount: found.amount, byTimes: found.byTimes, from, to })
  alternativeCounts(context, Math.min(index, ...found.used))
  const [nodes, ...rest] = found.amount.factors ?? []
  if (nodes !== undefined && rest.length === 1) context.claim({ role: 'nodes', value: nodes, across: true, from, to })
  composeTrailingNodes(context, index, Math.min(index, ...found.used))
}

/** "16 H200 nodes", "16 H200 nodes of 8": the number counts machines, and the one that may follow their GPUs. */
function composeCountedNodes(context: Context, at: number, amount: Amount, from: number): boolean {
  const mark = context.marks[at]
  if (isKind(mark, 'measure') && mark.sense.measure === 'nodes' && context.textAt(at) === 'nodes') {
    context.claim({ role: 'nodes', value: amount.value, across: false, from, to: mark.to }, at)
    return true
  }
  if (isKind(mark, 'amount') && mark.sense.measure === 'nodes' && /^nodes (?:of|with) /.test(context.textAt(at))) {
    context.claim({ role: 'nodes', value: amount.value, across: false, from, to: mark.to }, at)
    const each = { ...mark.sense, measure: 'gpusPerNode' as const }
    context.claim({ role: 'quantity', measure: 'gpusPerNode', amount: each, ...span(mark) }, at)
    return true
  }
  return false
}

/** "1, 2 or 4 H100s": numbers that stand beside the count, each a claim of its own. */
function alternativeCounts(context: Context, first: number): void {
  for (let at = first; isKind(context.marks[at - 1], 'or', 'comma'); at -= 2) {
    const mark = context.marks[at - 2]
    if (!isKind(mark, 'amount') || !isCount(mark.sense) || (at === first && isKind(context.marks[at - 1], 'comma')))
      return
    context.claim({ role: 'count', amount: mark.sense, byTimes: false, ...span(mark) }, at - 2)
  }
}

/** "up to 8 GPUs", "at least 4 H100s": one number is estimated, and that is said. */
export function composeBound(context: Context, first: number, from: number, to: number): void {
  const bound = context.marks[context.past(first, -1, 'article', 'is')]
  if (!isKind(bound, 'limit') || bound.sense.bound === 'about') return
  context.claim({ role: 'note', note: 'A limit on the number of GPUs is read as the number itself.', from, to })
}

type Count = { readonly amount: Amount; readonly used: readonly number[]; readonly byTimes: boolean }

/** The number of the GPUs at `index`: before it ("8x", "eight", "16 80GB") or after it ("x8", "(8)"). */
function countAround(context: Context, index: number): Count | null {
  const { marks } = context
  let before = index - 1
  const used: number[] = []
  let byTimes = false
  for (let step = 0; step < 5; step += 1) {
    const mark = marks[before]
    if (isKind(mark, 'times')) byTimes = true
    if (!isKind(mark, 'times', 'article', 'more', 'vendor', 'sign') && !isMemory(mark) && !isOf(context, before)) break
    used.push(before)
    before -= 1
  }
  const amount = marks[before]
  if (isKind(amount, 'amount') && isCount(amount.sense) && !context.used.has(before)) {
    return { amount: amount.sense, used: [...used.filter((at) => !isKind(marks[at], 'amount')), before], byTimes }
  }
  const bracketed = isKind(marks[index + 1], 'sign') && isKind(marks[index + 2], 'times')
  const after = bracketed ? index + 3 : isKind(marks[index + 1], 'times', 'is', 'sign') ? index + 2 : index + 1
  const following = marks[after]
  const isClosed = after >= index + 2 || isKind(marks[index + 2], 'times')
  if (isKind(following, 'amount') && isCount(following.sense) && isClosed && !context.used.has(after)) {
    const sign = marks[index + 1]
    const isBracket = isKind(sign, 'sign') && !isKind(marks[after + 1], 'sign')
    if (!isBracket)
      return {
        amount: following.sense,
        used: isKind(sign, 'times') || bracketed ? [after - 1, after] : [after],
        byTimes: true,
      }
  }
  return null
}

/** "4 of our A100s" */
const isOf = (context: Context, at: number): boolean => /^(?:of|our|my|your|these|those)$/.test(context.textAt(at))

/** A number with no unit and no magnitude: 8 of "8 H100s". */
const isCount = ({ measure, magnitude, change }: Amount): boolean =>
  measure === null && magnitude === '' && change === undefined

/** "8xH100 node", "four 8xH100 nodes": the word after the GPU counts machines, the number before them how many. */
function composeTrailingNodes(context: Context, index: number, first: number): void {
  const mark = context.marks[index + 1]
  if (!isKind(mark, 'measure') || mark.sense.measure !== 'nodes') return
  const before = context.past(first, -1, 'sign', 'article', 'times')
  const amount = context.marks[before]
  if (isKind(amount, 'amount') && isCount(amount.sense) && !context.used.has(before)) {
    context.claim(
      { role: 'nodes', value: amount.sense.value, across: false, from: amount.from, to: mark.to },
      before,
      index + 1,
    )
  }
}

function composeNodes(context: Context, index: number, amount: Amount, mark: Mark): void {
  const before = context.kindAt(context.past(index, -1, 'article', 'limit'))
  const across = before === 'across' || before === 'place'
  context.claim({ role: 'nodes', value: amount.value, across, ...span(mark) }, index)
}

/** "80GB A100", "a 24 GB card", "48 GB VRAM": the memory of a GPU, not an amount of text. */
function composeMemory(context: Context, index: number, amount: Amount, mark: Mark): void {
  const isVram = amount.measure === 'vram'
  const gigabytes = isVram ? amount.value : amount.value / 1e9
  const next = context.marks[index + 1]
  const isSize = gigabytes >= 8 && gigabytes <= 400
  const isListed = context.kindAt(index - 1) === 'comma' && !isKind(next, 'glue', 'measure')
  const owner = context.marks[isListed ? index - 2 : context.past(index, -1, 'sign', 'place', 'article')]
  const isAsked = /\benough\b/.test(`${context.textAt(index + 1)} ${context.textAt(index + 2)}`)
  const isBesideData = context.marks.some(
    (one, at) =>
      at !== index && isKind(one, 'amount') && (one.sense.measure === 'tokens' || one.sense.measure === 'examples'),
  )
  // With tokens given, "24GB" alone is a card and "40 GB of text" a contradiction.
  const isCard = isBesideData && (isAsked || !isKind(next, 'glue', 'moot', 'measure', 'unknown'))
  const isOfGpu = (isKind(next, 'gpu') || isKind(owner, 'gpu') || isCard) && isSize
  const bound = context.marks[context.past(index, -1, 'article', 'is')]
  const isCap = isKind(bound, 'limit') && bound.sense.bound === 'most'
  const isLeast = isKind(bound, 'limit') && bound.sense.bound === 'least'
  if (!isVram && !isOfGpu && !((isCap || isLeast) && isSize && !isKind(next, 'glue', 'measure', 'moot'))) return
  if (isCap) {
    const sentence = 'A cap on memory is not read: name the GPUs, or say "24 GB GPUs".'
    context.claim({ role: 'wrong', kind: 'unknown', sentence, from: bound.from, to: mark.to }, index)
    return
  }
  context.claim({ role: 'memory', gigabytes: Math.round(gigabytes), isLeast, ...span(mark) }, index)
  if (isVram) composeCount(context, index)
}
