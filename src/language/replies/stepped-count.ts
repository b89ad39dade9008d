/** "One fewer than you said", "two less and see": so many GPUs fewer or more than the plan has, without naming them. */
import { isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 90
const maxChatter = 0.6
/** Behind the step nothing else is counted. */
const goesOn: ReadonlySet<string> = new Set([
  'than',
  'you',
  'we',
  'that',
  'and',
  'then',
  'if',
  'please',
  'pls',
  'there',
  'here',
  'now',
])

/** Null where something else is counted, or the plan has no such number of GPUs. */
export function readSteppedCount(reply: Reply): ReplyCandidate | null {
  const { line, understanding, lastPlan, scenario } = reply
  if (line.length > maxLength || line.includes('?') || reply.amendment.kind === 'amended') return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { mentions, tokens } = understanding.recognized
  // "Fewer than" is a limit where a number follows.
  const directionAt = (index: number): 'fewer' | 'more' | null => {
    const mention = mentions[index]
    if (!isKind(mention, 'fewer', 'more', 'limit')) return null
    const word = tokens[mention.from]?.text.toLowerCase() ?? ''
    return fewer.has(word) ? 'fewer' : word === 'more' ? 'more' : null
  }
  const at = mentions.findIndex((mention, index) => isKind(mention, 'amount') && directionAt(index + 1) !== null)
  const [amount, step, next] = [mentions[at], mentions[at + 1], mentions[at + 2]]
  const count = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  if (!isKind(amount, 'amount') || step === undefined || count === null || amount.meaning.measure !== null) return null
  const behind = next === undefined ? '' : (understanding.recognized.tokens[next.from]?.text.toLowerCase() ?? '')
  if (behind !== '' && !isKind(next, 'comma', 'sentence-end') && !goesOn.has(behind)) return null
  // What may be more of anything is of GPUs where they were spoken of.
  const isFewer = directionAt(at + 1) === 'fewer'
  const isOfGpus = reply.lastChanged.some((field) => field === 'gpuCount' || field === 'gpus' || field === 'nodes')
  if (!isOfGpus && (!isFewer || count < 2)) return null
  const act = amend(reply, `${amount.meaning.unitValue} ${isFewer ? 'fewer' : 'more'} gpus`)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  return wholeReply(reply, confirmationOf(reply, act.scenario, act.changed), 'steps the number of GPUs')
}

const fewer: ReadonlySet<string> = new Set(['fewer', 'less'])
