/** "Let's go H100 then if it's the same money": a change, and whether the condition that it is made on holds. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { amend } from './amendment.ts'

const it =
  "(?:it|that|this|they)(?:'s|s|'re| is| are| comes?(?: out)?(?: at| to)?| turns out| would be| costs?| stays?)?"
const hedge = '(?: (?:only|about|roughly|around|more or less|actually|really|overall|still|also|not|no|any|much|way|the|a bit|as|at|for))*' // prettier-ignore
const measured =
  '(?:same (?:money|price|cost|costs|budget)|same|cheaper|less|less expensive|dearer|more expensive|more|faster|quicker|sooner|slower|cheap|fast)'
const conditional = new RegExp(
  `^(?<change>.{2,80}?)[\\s,]+(?:but |and )?(?:only |just )?(?:if|as long as|provided) ${it}${hedge} (?<condition>${measured})(?: (?:money|price|cost|overall|in total|then))?[\\s.!?]*$`,
  'u',
)

/** Null where no change is made on a condition of money or time. */
export function readConditionalChange(reply: Reply): ReplyCandidate | null {
  const { change, condition } = conditional.exec(reply.line)?.groups ?? {}
  if (change === undefined || condition === undefined) return null
  const act = amend(reply, change.replace(/[\s,]+(?:but|only|just|then)$/u, ''))
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const subject = { words: condition, gpus: [], providers: [], method: null, weights: null, count: null }
  const asked = { kind: 'question', topic: 'condition', subject, asked: reply.scenario } as const
  return wholeReply(reply, { ...act, asked }, 'changes the plan on a condition')
}
