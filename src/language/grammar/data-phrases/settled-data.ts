/** One amount of all that a text tells of its data: each step is taken in its order, and every figure has to agree. */
import { type DataItem, type DataStep, agree, fewestCounted, fewestTokens, isComposed } from './data-item.ts'
import { shareOf } from './phrase-rules.ts'

export type Settled = { readonly data: DataItem; readonly indices: readonly number[] }

type Ledger = {
  /** The data so far. */
  data: DataItem | null
  operations: number
  lastShare: number
  /** Figures that no step has used. */
  readonly told: DataItem[]
  /** Figures that were come by. */
  readonly computed: number[]
  readonly used: number[]
}

/** The data after all steps; null where a figure stays unexplained, or nothing was put together. */
export function settled(steps: readonly DataStep[], lengths: readonly DataItem[]): Settled | null {
  const ledger: Ledger = { data: null, operations: 0, lastShare: 0, told: [], computed: [], used: [] }
  const hasTests = steps.some(({ role }) => role === 'aside')
  for (const step of steps) if (!takes(ledger, step, hasTests)) ledger.told.push(step)
  return ledger.data === null ? null : explained(ledger.data, ledger, steps, lengths)
}

/** Whether a step of its role is taken, or says nothing of an amount. */
function takes(ledger: Ledger, step: DataStep, hasTests: boolean): boolean {
  const { data } = ledger
  const { role, sign, value, indices } = step
  if (role === 'open') return !'NS'.includes(sign)
  if (role === 'base') return begins(ledger, step)
  if (data === null)
    // "Train split 48k, val 4k and test 4k"
    return (
      role === 'aside' ||
      ((role === 'rest' || role === 'instead') &&
        (sign !== 'N' || (hasTests && value >= fewestCounted)) &&
        begins(ledger, step))
    )
  switch (role) {
    case 'split':
    case 'share':
      // "100M tokens, 10% eval split": tokens that are told are those of the training.
      if (role === 'split' && data.sign === 'T') return true
      // "80 % for training, 20 % for tests" say one thing.
      if (agree(value, ledger.lastShare)) ledger.used.push(...indices)
      else record(ledger, step, shareOf(data, value, data.indices))
      ledger.lastShare = value
      return true
    case 'aside':
      if (isPart(data, step)) record(ledger, step, data)
      return true
    case 'off':
      return sign !== 'Q' && isPart(data, step) && record(ledger, step, less(data, step))
    case 'rest':
    case 'instead': {
      const said = `${step.said} of ${data.said}`
      return (
        (role === 'rest' ? isPart : isOther)(data, step) &&
        record(ledger, step, { ...data, value, tokens: (data.tokens * value) / data.value, said })
      )
    }
  }
}

function record(ledger: Ledger, { indices }: DataItem, data: DataItem): true {
  ledger.data = data
  ledger.operations += 1
  ledger.used.push(...indices)
  ledger.computed.push(data.value)
  return true
}

/** The first amount of data; one that tells of its parts holds for it. */
function begins(ledger: Ledger, step: DataItem): boolean {
  const { data } = ledger
  // "48k mails: 40k of 300 tokens and 8k of 1,200"
  if (data !== null)
    return data.sign === 'C' && step.sign === 'Q' && agree(step.value, data.value) && record(ledger, step, step)
  record(ledger, step, step.sign === 'N' ? { ...step, sign: 'C' } : step)
  if (!isComposed(step)) ledger.operations -= 1
  if (step.sign === 'Q') ledger.computed.push(step.tokens)
  return true
}

const isOfKind = (whole: DataItem, { sign, measure, value }: DataItem): boolean =>
  (sign === 'N' || (sign === whole.sign && measure === whole.measure)) &&
  value >= (whole.sign === 'T' ? fewestTokens : fewestCounted)
const isPart = (whole: DataItem, part: DataItem): boolean =>
  isOfKind(whole, part) && part.value < whole.value && part.value * mostParts > whole.value
const mostParts = 500
/** "No, 22k": of the same size. */
const isOther = (whole: DataItem, other: DataItem): boolean =>
  isOfKind(whole, other) && Math.abs(Math.log(other.value / whole.value)) < Math.log(10)

const less = (whole: DataItem, { value, said }: DataItem): DataItem => ({
  ...whole,
  value: whole.value - value,
  tokens: whole.tokens * (1 - value / whole.value),
  said: `${whole.said} − ${said}`,
})

/** The data, where all that is told besides agrees with a figure that was come by. */
function explained(
  data: DataItem,
  ledger: Ledger,
  steps: readonly DataStep[],
  lengths: readonly DataItem[],
): Settled | null {
  const { told, computed, used } = ledger
  const passes = steps.filter(({ sign }) => sign === 'P')
  const times = steps.filter(({ sign }) => sign === 'p')
  const [length, ...others] = lengths
  const products = length === undefined || others.length > 0 ? [] : computed.map((value) => value * length.value)
  const figures = [...computed, ...products, ...(data.sign === 'Q' ? [data.tokens] : [])]
  const known = [...figures, ...figures.flatMap((value) => passes.map((count) => value * count.value))]
  const [first, last] = [Math.min(...used), Math.max(...used)]
  const indices = [...used]
  let [sum, agreeing] = [data, ledger.operations]
  for (const item of told) {
    const isOf = (factor: number): boolean => data.sign === 'T' && agree(item.value, data.value * factor)
    // "44M tokens altogether (22M, two passes)": the passes are in the larger figure already.
    const isOnePass = passes.some(({ value }) => value > 1 && isOf(1 / value))
    // "12M tokens, we run it 3x, so 36M"
    const isAll = [...times, ...passes].some(({ value }) => value > 1 && isOf(value))
    const isKnown = item.sign !== 'S' && known.some((value) => agree(item.value, value))
    if (isOnePass || isAll || isKnown) {
      indices.push(
        ...item.indices,
        ...(isOnePass || isAll ? [...times, ...passes].flatMap((count) => count.indices) : []),
      )
      if (isAll) sum = { ...data, value: item.value }
      if (isOnePass || isAll || (item.value >= fewestAgreeing && !agree(item.value, figures[0] ?? 0))) agreeing += 1
      continue
    }
    // "650 tokens for the good answer, 350 for the bad one"
    if (item.sign === 'N' && lengths.some(({ value }) => item.value < value * 8 && value < item.value * 8)) continue
    const isInside = item.indices.some((index) => index > first && index < last)
    if ('CTQ'.includes(item.sign) || (isInside && (item.sign === 'S' || item.value >= fewestCounted))) return null
  }
  return agreeing === 0 ? null : { data: sum, indices }
}
/** Smaller figures agree by chance. */
const fewestAgreeing = 1000
