/**
 * "16", "2x", "ok 8 then", "3 or 4", "more", "longer": numbers and degrees that say nothing of what they are of. Below a plan
 * they are hardly said to anybody else, and nobody can carry them out: what they most likely are is asked.
 */
import type { Problem } from '../../scenario/problem.ts'
import { formatExact, quoted } from '../../scenario/format-values.ts'
import { typedNumber } from '../text/typed-number.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { openDegree, paramsOf } from './underspecified-changes.ts'

const maxWords = 6
/** From here on it is talk, such as "+2" and "404" below a plan of nobody's. */
const maxChatter = 0.85
const lone = /^(?:x(?<times>\d{1,4})|(?<digits>\d[\d.,]{0,9})(?<sign>[xk])?)$/u
/** Words that add nothing to a number. */
const small: ReadonlySet<string> = new Set(
  'ok okay so then hmm hm maybe or and make it just like about around do say try please pls instead now rather i guess think is down up to go'.split(
    ' ',
  ),
)
const degrees: ReadonlySet<string> = new Set(
  'more less fewer bigger larger smaller longer shorter higher lower'.split(' '),
)
const ofDegree: ReadonlySet<string> = new Set(
  'a bit little lot much slightly even way of the one ones please pls'.split(' '),
)

/** Null where anything else is said. */
export function readLoneWords(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  const words = line
    .replace(/[?!.…,]+(?=\s|$)/gu, '')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\d]/u.test(word))
  if (words.length === 0 || words.length > maxWords || /[+#%$€£-]/u.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const numbers = words.filter((word) => lone.test(word))
  const others = words.filter((word) => !lone.test(word) && !small.has(word))
  if (numbers.length > 0) return others.length > 0 ? null : askedOf(reply, numbers)
  const [degree, ...rest] = others.filter((word) => degrees.has(word))
  if (degree === undefined || rest.length > 0 || others.some((word) => word !== degree && !ofDegree.has(word)))
    return null
  return wholeReply(
    reply,
    { kind: 'problem', problem: openDegree(degree, paramsOf(reply)) ?? anyDegree(degree) },
    'leaves open of what',
  )
}

/** One number as what it most likely counts, several as a question. */
function askedOf(reply: Reply, [first = '', ...others]: readonly string[]): ReplyCandidate | null {
  // What the thread tells is read by it.
  if (reply.understanding.referred.length > 0) return null
  const readings = others.length > 0 ? [] : readingsOf(first)
  for (const words of readings) {
    const act = amend(reply, words)
    if (act.kind === 'amended' && act.changed.length > 0)
      return wholeReply(reply, confirmationOf(reply, act.scenario, act.changed), 'may count that')
  }
  return wholeReply(reply, { kind: 'problem', problem: openNumbers([first, ...others]) }, 'leaves open what it counts')
}

/** What one would have typed, the likeliest first: so few are GPUs, and powers of two in their thousands a sequence. */
function readingsOf(word: string): readonly string[] {
  const { times, digits, sign } = lone.exec(word)?.groups ?? {}
  const value = typedNumber(times ?? digits ?? '')
  if (!Number.isFinite(value) || value <= 0) return []
  if (times !== undefined || sign === 'x')
    return [value === 2 ? 'twice the gpus' : `${formatExact(value)}x the gpus`, `${formatExact(value)} gpus`]
  if (sign === 'k') return [`seq ${formatExact(value)}k`, `under $${formatExact(value * 1000)}`]
  if (!Number.isInteger(value)) return [`under $${formatExact(value)}`]
  if (value <= mostGpus) return [`${value} gpus`, `rank ${value}`]
  const isLength = value >= leastLength && Number.isInteger(Math.log2(value))
  return isLength ? [`seq ${value}`] : value % 10 === 0 ? [`under $${value}`] : []
}
const [mostGpus, leastLength] = [64, 512]

const openNumbers = (words: readonly string[]): Problem => ({
  kind: 'unknown',
  message: `${words.map(quoted).join(' and ')} ${words.length > 1 ? 'say' : 'says'} nothing of what is counted: tokens, epochs, GPUs, dollars or hours?`,
  terms: words,
  suggestions: words.slice(0, 2).map((word) => (word === '1' ? '1 gpu' : `${word} gpus`)),
})

/** "Longer", "more": of anything. */
const anyDegree = (degree: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(degree)} of what: the GPUs, the data, the model, the batch, the time or the budget? Say it, such as ${quoted('twice the gpus')} or ${quoted('half the data')}.`,
  terms: [degree],
  suggestions: ['twice the gpus', 'half the data', 'under $500'],
})
