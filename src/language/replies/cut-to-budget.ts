/** "Ok cut the data so it fits": how much data the budget of the plan pays for. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const cuts =
  /\b(?:cut|trim|reduce|shrink|lower|drop|scale down|use less|take less|less) (?:down )?(?:the |our |some |on )?(?:data(?:set)?|tokens?|examples|rows|corpus)(?: down)?(?: (?:until|so(?: that)?|such that|till) (?:it|that|this|we) (?:fits?|(?:is|are|comes? in|stays?) (?:under|within|in|below|inside)(?: (?:the )?budget)?)| to (?:fit|meet|match|stay (?:in|within|under))(?: (?:the |our |in the |into the )?(?:budget|limit|cap|money))?)/u
const maxLength = 90

/** Null where the plan has no budget, or the data are not to follow it. */
export function readCutToBudget(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  const { budgetUsd } = scenario.spec
  if (budgetUsd === null || line.length > maxLength || !cuts.test(line)) return null
  const args = { money: budgetUsd }
  return wholeReply(
    reply,
    { kind: 'question', topic: 'affordable', subject: null, args },
    'wants the data that the budget pays for',
  )
}
