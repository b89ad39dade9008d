/** "We can only get 8", "only 6 are free", "quota is 12": how many GPUs can be had. A number that nothing else counts is of GPUs. */
import { isKind } from '../lexicon/meanings.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const opening = '(?:(?:right now|for now)[\\s,:]+)?'
const who = '(?:we|i|they|you|he|she|one|it looks like we|looks like we|the (?:provider|vendor|cluster|cloud|lab|uni)|\\p{L}{2,14})' // prettier-ignore
const gets =
  '(?:get|have|got|find|book|reserve|rent|grab|secure|obtain|use|give us|gave us|offer|offered|spare|free up|allocate)'
const modal = "(?:can|could|will|would|may|might|am able to|are able to|managed to|'ll|ve|'ve)"
const hedge = '(?: (?:only|just|at most|up to|max|maximum|like|about|maybe|a max of|a maximum of|no more than))*'
const number = '(?<count>\\d{1,4}|one|two|three|four|six|eight|twelve|sixteen)'
const thing = '(?: (?:of (?:them|those|these|it)|gpus?|cards?|pieces))?'
const where =
  '(?:[\\s,]+(?:right now|at the moment|atm|now|today|tonight|tomorrow|this week|next week|this month|there|here|left|free|available|in stock|from them|at once|at a time|max|tops|total|in total|in all|unfortunately|sadly|sorry|though|tho|quota|apparently|til \\w+|until \\w+))*'
const frames: readonly RegExp[] = [
  `(?:${who} )?(?:${modal} )?only (?:${modal} )?(?:be able to )?${gets}${hedge} ${number}${thing}${where}`,
  `${who} ${modal} ${gets}(?: only| just| at most| up to| max| no more than){1,2} ${number}${thing}${where}`,
  `${who} (?:only|just) (?:have|has|had|got)${hedge} ${number}${thing}${where}`,
  `(?:there(?:'s|s| is| are) )?(?:only|just)(?: about| like)? ${number}${thing}(?: (?:are|is))?(?: (?:still|currently))? (?:free|left|available|in stock|to be had|on offer)${where}`,
  `(?:the |our )?(?:max(?:imum)?|most|limit|best)(?: (?:that )?(?:we|i|they|you)(?: (?:can|could|will|are able to))? ${gets}) (?:is|are|would be)${hedge} ${number}${thing}${where}`,
  `${number}${thing} (?:is|are) (?:all|the (?:most|max|best|limit)) (?:that )?(?:we|i|they|you)(?: (?:can|could|will|are able to))? ${gets}(?: us)?${where}`,
  `(?:the |our |my )?(?:gpu )?(?:quota|allocation|allowance)(?: there| at \\w+)?(?: is| are| was|'s| allows| gives us| says| caps at| of)(?: only| just| at)? ${number}${thing}${where}`,
].map((frame) => new RegExp(`^${opening}${frame}[\\s.!]*$`, 'u'))
const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, six: 6, eight: 8, twelve: 12, sixteen: 16 } // prettier-ignore
const [maxLength, maxChatter, maxCount] = [90, 0.6, 1024]
/** So many times the planned GPUs, and "left" of them. */
const farMore = 8
const namesNothing = /^(?!.*\b(?:gpus?|cards?|pieces|of (?:them|those|these))\b).*\bleft\b/u

/** Null where no number of GPUs that can be had is told, or it is said between people. */
export function readObtainableCount(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding } = reply
  if (sentence.length > maxLength) return null
  const said = frames.flatMap((frame) => frame.exec(sentence)?.groups?.['count'] ?? [])[0]
  const count = said === undefined ? 0 : (words[said] ?? Number(said))
  if (count < 1 || count > maxCount || isLikelyChatter(reply, maxChatter)) return null
  // "We only have 40 left" of a budget of 60 is money.
  const { budgetUsd, gpuCount } = reply.scenario.spec
  const planned = gpuCount ?? reply.lastPlan.gpuCount ?? 1
  const isOfMoney = budgetUsd !== null && count > farMore * planned && count <= budgetUsd && namesNothing.test(sentence)
  if (isOfMoney) {
    const money = amend(reply, `budget $${String(count)}`)
    return money.kind === 'amended'
      ? wholeReply(
          reply,
          confirmationOf(reply, money.scenario, money.changed),
          `may tell that $${String(count)} are left`,
        )
      : null
  }
  const { recognized } = understanding
  const at = recognized.mentions.find((mention) => isKind(mention, 'provider'))
  const there = at === undefined ? '' : ` at ${wordsIn(recognized)(at.from, at.to).trim()}`
  const act = amend(reply, `${count} ${count === 1 ? 'gpu' : 'gpus'}${there}`)
  return wholeReply(reply, act, `tells that ${count} GPUs can be had`)
}
