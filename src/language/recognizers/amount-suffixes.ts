/** What stands after a number and its unit: "/s", "per example", "each", "total", "per hour". */
import type { Amount } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'

export type AmountMatch = { readonly amount: Amount; readonly to: number }

const exampleNoun =
  /^(?:example|ex|row|sample|doc|document|record|prompt|conversation|convo|pair|item|sequence|dialog|dialogue|chat|message|entry|line|instance|article|ticket|email|file|comparison|preference|question|call|review|letter|page|transcript|case|post|comment)s?$/
const secondNoun = /^(?:s|sec|second|secs|seconds)$/
const stepNoun = /^(?:step|batch|iteration|iter|update)$/
const hourlyNoun = /^(?:h|hr|hrs|hour|gpuh|month|mo|day|week|year|gpu|card|min|minute|token|tokens|mtok|mtoken|node)$/

/** "/s", "per example", "each", "total": what a measured number is of. */
export function withSuffix(tokens: readonly Token[], amount: Amount, at: number): AmountMatch {
  // "tok/s" is one word.
  if (amount.measure === 'rate') return ratePerGpu(tokens, amount, at)
  const per = skipPer(tokens, at)
  const word = tokens[per ?? at]?.text ?? ''
  if (per !== null && amount.measure === 'tokens') {
    if (secondNoun.test(word)) return ratePerGpu(tokens, { ...amount, measure: 'rate' }, per + 1)
    if (['gpu', 'card', 'device'].includes(word) && skipPer(tokens, per + 1) !== null) {
      return { amount: { ...amount, measure: 'rate', perGpu: true }, to: (skipPer(tokens, per + 1) ?? per) + 1 }
    }
    if (exampleNoun.test(word)) return { amount: { ...amount, each: true }, to: per + 1 }
    if (stepNoun.test(word)) return { amount: { ...amount, perStep: true }, to: per + 1 }
    if (word === 'epoch') return { amount, to: per + 1 }
    if (['param', 'params', 'parameter', 'parameters'].includes(word))
      return { amount: { ...amount, perParameter: true }, to: per + 1 }
    if (['day', 'week', 'month', 'hour', 'year'].includes(word)) {
      return { amount: { ...amount, error: 'Data is given in all, not for each day: say the total.' }, to: per + 1 }
    }
  }
  if (per !== null && amount.measure === 'gpus' && ['node', 'machine', 'server', 'box', 'host'].includes(word)) {
    return { amount: { ...amount, measure: 'gpusPerNode' }, to: per + 1 }
  }
  if (
    per !== null &&
    (amount.measure === 'batch' || amount.measure === 'examples') &&
    ['gpu', 'device', 'card', 'step'].includes(word)
  ) {
    return { amount: { ...amount, measure: 'batch' }, to: per + 1 }
  }
  // "128 seqs per step"
  if (per !== null && amount.measure === 'sequence' && amount.magnitude === '' && stepNoun.test(word))
    return { amount: { ...amount, measure: 'globalBatch' }, to: per + 1 }
  const side = sideAfter(tokens, at)
  // A pair is two sides.
  if (side !== null && amount.measure === 'tokens')
    return { amount: { ...amount, value: amount.value * 2, each: true }, to: side }
  if (per !== null) return { amount, to: at }
  const [next = '', after = ''] = [tokens[at]?.text, tokens[at + 1]?.text]
  if (next === 'each' && after === 'epoch') return { amount, to: at + 2 }
  const isLong =
    next === 'long' && amount.value < 1e6 && !['context', 'ctx', 'sequence', 'sequences', 'seq'].includes(after)
  if (isLong || ['each', 'apiece', 'avg', 'average', 'mean'].includes(next))
    return { amount: { ...amount, each: true }, to: at + 1 }
  if ((next === 'on' && after === 'average') || (next === 'in' && after === 'length')) {
    return { amount: { ...amount, each: true }, to: at + 2 }
  }
  const isTotal = ['total', 'overall', 'altogether'].includes(next)
  const behind = isTotal ? at + 1 : next === 'in' && after === 'total' ? at + 2 : null
  if (behind === null) return { amount, to: at }
  // "1.2k tokens total per pair"
  const of = amount.measure === 'tokens' ? skipPer(tokens, behind) : null
  return of !== null && exampleNoun.test(tokens[of]?.text ?? '')
    ? { amount: { ...amount, each: true }, to: of + 1 }
    : { amount: { ...amount, total: true }, to: behind }
}

/** Behind "each side", "per side", "on either side"; null where nothing is said of sides. */
function sideAfter(tokens: readonly Token[], at: number): number | null {
  const start = ['on', 'for', 'in'].includes(tokens[at]?.text ?? '') ? at + 1 : at
  const isEach = ['each', 'per', 'a', 'either', 'every', '/'].includes(tokens[start]?.text ?? '')
  return isEach && tokens[start + 1]?.text === 'side' ? start + 2 : null
}

function ratePerGpu(tokens: readonly Token[], amount: Amount, at: number): AmountMatch {
  const per = skipPer(tokens, at)
  const isGpu = ['gpu', 'card', 'device'].includes(tokens[per ?? at]?.text ?? '')
  return per !== null && isGpu ? { amount: { ...amount, perGpu: true }, to: per + 1 } : { amount, to: at }
}

/** The index after "/" or "per", where one stands at `at`. */
function skipPer(tokens: readonly Token[], at: number): number | null {
  const text = tokens[at]?.text
  if (text === '/' || text === 'per') return at + 1
  const next = tokens[at + 1]?.text ?? ''
  const isArticle = text === 'a' || text === 'an' || text === 'every'
  // "450 words a page", of one page
  const isOne = exampleNoun.test(next) && !next.endsWith('s') && tokens[at + 2]?.text !== 'of'
  return isArticle && (isOne || secondNoun.test(next) || stepNoun.test(next)) ? at + 1 : null
}

/** "4 per GPU", "8 per node"; "2.99 per GPU hour" is a price, and so is "2.99 per GPU": a batch is whole. */
export function withPerGpuSuffix(tokens: readonly Token[], amount: Amount, at: number): AmountMatch {
  const per = skipPer(tokens, at)
  const word = tokens[per ?? at]?.text ?? ''
  if (per !== null && ['gpu', 'device', 'card'].includes(word)) {
    const hours = hoursBehind(tokens, per + 1)
    const isPrice = amount.magnitude === '' && (hours !== null || !Number.isInteger(amount.value))
    return isPrice
      ? { amount: { ...amount, measure: 'money', hourly: true }, to: hours ?? per + 1 }
      : { amount: { ...amount, measure: 'batch' }, to: per + 1 }
  }
  if (per !== null && ['node', 'machine', 'server', 'box', 'host'].includes(word)) {
    return { amount: { ...amount, measure: 'gpusPerNode' }, to: per + 1 }
  }
  return { amount, to: at }
}

/** Behind the "hour" of "per GPU hour", "per gpu/hr", "per card and hour"; null where none stands at `at`. */
function hoursBehind(tokens: readonly Token[], at: number): number | null {
  const joined = /^(?:-|\/|per|and|an?)$/.test(tokens[at]?.text ?? '') ? at + 1 : at
  return /^(?:h|hr|hrs|hours?)$/.test(tokens[joined]?.text ?? '') ? joined + 1 : null
}

/** "$2/hr" is no budget. */
export function withMoneySuffix(tokens: readonly Token[], amount: Amount, at: number): AmountMatch {
  const isArticle = tokens[at]?.text === 'an' || tokens[at]?.text === 'a'
  const per = isArticle ? at + 1 : skipPer(tokens, at)
  if (per !== null && hourlyNoun.test(tokens[per]?.text ?? '')) {
    const second = skipPer(tokens, per + 1)
    // "$1.90 an hour per H100": the name of a GPU is no unit.
    const again =
      second !== null && tokens[second + 1]?.kind === 'number' && tokens[second + 1]?.adjacent === true ? null : second
    const to = tokens[per + 1]?.text === '-' || tokens[per + 1]?.text === 'hour' ? per + 2 : per + 1
    return { amount: { ...amount, hourly: true }, to: again === null ? to : again + 1 }
  }
  if (tokens[at]?.text === 'hourly') return { amount: { ...amount, hourly: true }, to: at + 1 }
  if (['total', 'overall', 'altogether'].includes(tokens[at]?.text ?? ''))
    return { amount: { ...amount, total: true }, to: at + 1 }
  return { amount, to: at }
}
