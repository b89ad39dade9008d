/** "They're happy, leave it exactly as it is", "no changes please": the plan stays, which is said and nothing else. */
import { clauseEnd } from './stated-share.ts'
import { partsOf } from '../text/parts-of-text.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const opening = "(?:(?:ok|okay|so|and|then|please|pls|let's|lets|just|we|we'll|you can|i'd|fine|good|great|perfect|thanks)[\\s,]+){0,4}" // prettier-ignore
const thing = '(?:it|this|that|them|everything|all|all of it|the plan|this plan|the rest|things)'
const asItIs =
  '(?:(?:exactly|just|all|precisely) )?(?:as (?:it |they )?(?:is|are|stands?|planned|was)|the (?:same|way it is)|like (?:that|this|it is)|unchanged|untouched)'
const ending = "(?: (?:for now|please|pls|then|thanks|thank you|now|today|with this one|on this one|here))*$" // prettier-ignore
const keeps: readonly RegExp[] = [
  new RegExp(`^${opening}(?:leave|keep|leaving|keeping) ${thing} ${asItIs}${ending}`, 'u'),
  new RegExp(`^${opening}(?:no|without) (?:more |further |other )?changes?(?: (?:needed|necessary|required|from us|from our side|at all|to the plan|to it))?${ending}`, 'u'), // prettier-ignore
  new RegExp(`^${opening}${thing} (?:stays?|remains?|can stay|should stay|is to stay) ${asItIs}${ending}`, 'u'),
  new RegExp(`^${opening}(?:don't|dont|do not) (?:change|touch|alter) (?:a thing|anything|it|the plan)${ending}`, 'u'),
]
const [maxLength, maxChatter] = [160, 0.9]

/** Null where something is asked or wished besides. */
export function readKeptPlan(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const { scenario, readPart } = reply
  if (line.length > maxLength || line.includes('?') || /\d/u.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const clauses = partsOf(line, clauseEnd)
  const isKept = (clause: string): boolean => keeps.some((form) => form.test(clause))
  const rest = clauses.filter((clause) => !isKept(clause))
  if (rest.length === clauses.length) return null
  const isTold = rest.every((clause) => ['ignored', 'problem'].includes(readPart(clause, scenario, []).act.kind))
  return isTold ? wholeReply(reply, { kind: 'amended', scenario, changed: [] }, 'leaves the plan as it is') : null
}
