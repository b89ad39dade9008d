/** "Jobs max 24h there so restarts", "Slurm kills jobs after 12 h": how long a scheduler lets a job run; no deadline. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofScheduler =
  /\b(?:wall ?-?time|time ?-?limit|(?:queue|partition|scheduler|slurm|pbs|lsf|job|jobs|qos) .{0,24}(?:max(?:imum)?|limit(?:s|ed)?|kill(?:s|ed)?|cut(?:s)?|stop(?:s|ped)?|end(?:s)?|capped?|run)|(?:max(?:imum)?|limit) .{0,16}(?:per|a|each) job|per job)\b/u
const asks = /\?|\b(?:what|what's|whats|how)\b/u
const maxLength = 120

/** Null where no such limit is told. */
export function readJobLimit(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || asks.test(line) || !ofScheduler.test(line)) return null
  const amounts = understanding.recognized.mentions.filter((mention) => isKind(mention, 'amount'))
  const [amount] = amounts
  if (amounts.length !== 1 || !isKind(amount, 'amount') || amount.meaning.measure !== 'hours') return null
  const value = amount.meaning.value
  if (!(value > 0)) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'job-limit', subject: null, value },
    'tells how long a job may run',
  )
}
