/** "Cap 12k", "limit it to 6k" of a job whose model writes its own data: the longest that a response may be, and no money. */
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const caps =
  /^(?:cap|limit|clip|truncate|max|max len|max length)(?: (?:it|them|that|those|everything|responses|rollouts|completions|is|at|to|of|the|length|=))* ?(?<count>\d{1,3}(?:\.\d)?)k(?: (?:tokens|tok|toks|each|then|instead|please|pls|max))*[\s.!?]*$/u
const named = /\b(?:responses|rollouts|completions|tokens|tok|toks|length|len)\b/u

/** Null where the job generates nothing, or money is named. Asked back where nothing says what is capped. */
export function readResponseCap(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary } = reply
  const count = line.length > 80 ? undefined : caps.exec(reply.request)?.groups?.['count']
  const { task, budgetUsd } = scenario.spec
  if (count === undefined || task === null || vocabulary.objectives.get(task)?.generates !== true) return null
  // A budget that holds is moved by such a number too.
  if (budgetUsd !== null && !named.test(line)) return null
  const act = amend(reply, `response cap ${Number(count) * 1000} tokens`)
  return act.kind === 'amended'
    ? wholeReply(
        reply,
        named.test(line) ? act : confirmationOf(reply, act.scenario, act.changed),
        'caps the length of a response',
      )
    : null
}
