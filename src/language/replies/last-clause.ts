/**
 * "Pardon my french but this is too slow, 4 gpus", "… so do 8", "OK, sanity prevails. 70b.": among people, and yet its last
 * clause by itself is a wish. Of eleven such replies of ten writers that nothing else took eight were wished: asked back.
 */
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** How likely the clause by itself is a request, and how likely the whole may be talk. */
const [minRequest, maxChatter] = [0.9, 0.9]
/** The same where the clause says by its name what a field of the plan is. */
const [minRequestOfStated, maxChatterOfStated] = [0.4, 0.98]
const [maxLength, maxWords] = [300, 7]
const field =
  '(?:deadline|due date|budget|spending limit|rank|seq(?:uence)?(?: len(?:gth)?)?|context(?: length| window)?|(?:global |micro)?batch(?: size)?|region|method)'
/** "Budget is 300 euros", "800 tokens on average", "4k is all we get" */
const states = new RegExp(
  String.raw`^(?:(?:the|our|my|new|now)[\s,]+){0,2}(?:${field}(?:'s|s| is| are| will be| must be| has to be| should be| stays(?: at)?|:| =)(?: now| only| just| really| about)* \S.{0,40}|(?:they're |they are |it's |about |around |only |roughly )*\d[\d.,]{0,6}k? tokens? (?:each|apiece|on average|per \w+|long)|[$€£]?\d[\d.,]{0,9}k?(?: ?(?:dollars|bucks|usd|eur|euros?))? is (?:all|everything|the most|what) (?:that )?(?:we|i|they|there)\b.{0,30})[\s.!]*$`,
  'iu',
)
/** Of another thing than the run, or of before. */
const ofOtherThing = /\b(?:was|were|had|last|party|office|trip|travel|slides|review|abstract|meeting|lunch)\b/iu
/** "Now they cap it at 400" is told of somebody. */
const ofOthers = /^(?:not|no)\b|\b(?:they|he|she|them|his|her|their)\b/iu
const breaks = /[.!?;:…]+\s+|,\s+|\s[–—-]+\s|!!+|\s(?=so\s)/u

/** Null where the whole is one clause, where the last says nothing of the plan, or where it is more likely talk. */
export function readLastClause(reply: Reply): ReplyCandidate | null {
  const { plain, isAddressed, likelyActs, scenario, typed } = reply
  if (isAddressed || reply.isPart || typed.length > maxLength) return null
  if (typed.trimEnd().endsWith('?')) return null
  const parts = plain.text.split(breaks).filter((part) => /[\p{L}\d]/u.test(part))
  const last = (parts.at(-1) ?? '').replace(/^(?:so|and|but|then) /u, '').replace(/["”)]+\s*$/u, '')
  const isStated = states.test(last) && !ofOtherThing.test(plain.text)
  if (likelyActs.chatter > (isStated ? maxChatterOfStated : maxChatter)) return null
  if (ofOthers.test(last) || parts.length < 2 || last.split(/\s+/u).length > maxWords) return null
  // A name that is a slip of another word is none: "give that man a medal".
  if (reply.understand(last).recognized.typoFixes.length > 0) return null
  const { act, likelyActs: ofLast } = reply.readPart(last, scenario, reply.lastChanged)
  if (
    ofLast.request < (isStated ? minRequestOfStated : minRequest) ||
    act.kind !== 'amended' ||
    act.changed.length === 0
  )
    return null
  const asked = confirmationOf(reply, act.scenario, act.changed)
  return weighedReply(reply, asked, 'wishes in its last clause')
}
