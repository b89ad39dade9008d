/** "Boss raised it to 350, what would that buy us?", "they moved it to 20 hours, still possible?": a limit that moved, and what is asked of it. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import type { Question } from '../questions/question.ts'
import { amendWith } from './amendment.ts'
import { budgetGiven, hoursGiven } from './numeric-fields.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { typedNumber } from '../text/typed-number.ts'

const moves =
  '(?:raised?|upped|bumped|lifted|increased|went up|gone up|goes up|extended|pushed|cut|lowered|reduced|dropped|slashed|trimmed|shortened|went down|moved|changed|set)'
const limit = '(?:budget|cap|limit|ceiling|money|deadline|due date|it|that|this|us|everything)'
const amount = String.raw`(?<money>\$\s?)?(?<value>\d[\d,]{0,8}(?:\.\d{1,2})?)(?<kilo>k)?(?!\w)\s?(?<unit>dollars|bucks|usd|h|hrs?|hours?|days?|weeks?)?`
const forms: readonly RegExp[] = [
  new RegExp(`\\b${moves}(?: (?:the|our|my))?(?: ${limit}){0,2}(?: (?:up|down|back))? (?:from \\$?\\d[\\d,]{0,8}k? (?:h|hours|days)? ?)?to (?:about |around |only )?${amount}`, 'u'),
  new RegExp(`\\b(?:budget|cap|limit|ceiling|deadline)(?:'s|s| is| was| got| has been)?(?: (?:now|just|actually|only|at))* ${amount}`, 'u'),
] // prettier-ignore
/** "CFO gave us another 150": on top of what holds. */
const another = new RegExp(
  String.raw`\b(?:gave|gives|got|added|add|approved|found|have)(?: (?:us|me|it|we))? (?:another|an extra|an additional) ${amount}`,
  'u',
)
/** "They halved it" */
const scaled =
  /\b(?<by>halved|doubled|tripled|cut in half)(?: (?:the|our|my))?(?: (?:budget|cap|limit|ceiling|deadline|it|that|this))?/u
const factors: Readonly<Record<string, number>> = { halved: 0.5, 'cut in half': 0.5, doubled: 2, tripled: 3 }
const buys =
  /\b(?:what|which|how much|anything|any|does|would|could|can|do)\b.{0,40}\b(?:buy|buys|get|gets|gain|change[sd]?|changing|better|difference|afford|do with|mean|improve|for it|for that|faster|sooner|more)\b/u
const keeps =
  /\b(?:still|possible|ok|okay|work|works|enough|fit|fits|meet|doable|realistic|feasible|make it|fine|cheaper)\b/u
const asks = /\?|\b(?:what|which|how|does|would|could|can|is|any|will|still)\b/u
/** Of the count of cards, of an example and so on this says nothing. */
const ofOther =
  /\b(?:gpus?|cards|nodes|epochs?|tokens?|examples|rows|seq|context|batch|rank|price|rate|per hour|an hour|\/h)\b/u
const [maxLength, maxChatter, maxTimes] = [130, 0.9, 20]

/** Null where no limit that holds is said to have moved, or nothing is asked of it. */
export function readMovedLimit(reply: Reply): ReplyCandidate | null {
  const { scenario } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || !asks.test(line) || ofOther.test(line)) return null
  const step = another.exec(line)
  const said = step ?? forms.map((form) => form.exec(line)).find((match) => match !== null) ?? scaled.exec(line)
  const tail = said == null ? '' : line.slice(said.index + said[0].length)
  if (said?.groups === undefined || tail.trim() === '') return null
  const isBuying = buys.test(tail)
  if (!isBuying && !keeps.test(tail)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { money, value = '', kilo, unit = '', by } = said.groups
  // A budget that was told in euros is cut in euros.
  const isDollars = money !== undefined || /^(?:dollars|bucks|usd)$/u.test(unit)
  const number = typedNumber(value, kilo)
  // "350 dollars" are no days.
  const hours = /^(?:[hw]|days?$)/u.test(unit) ? number * (hoursOfUnit(unit) ?? 1) : null
  const { budgetUsd, deadlineHours } = scenario.spec
  const isTime = hours !== null || /\b(?:deadline|due date)\b/u.test(said[0])
  const before = isTime ? deadlineHours : budgetUsd
  const factor = by === undefined ? null : (factors[by] ?? 1)
  // "They halved it" is of the one limit that holds.
  if (factor !== null && !isTime && (deadlineHours !== null || /\bdata|dataset|rows|team|price\b/u.test(line)))
    return null
  const now =
    factor === null
      ? (isTime ? (hours ?? number) : number * (isDollars ? 1 : (scenario.extras?.bill?.money?.usdOfOne ?? 1))) +
        (step === null ? 0 : (before ?? 0))
      : (before ?? 0) * factor
  if (before === null || (isTime && money !== undefined) || !(now > 0)) return null
  if (now > before * maxTimes || now * maxTimes < before) return null
  const act = amendWith(reply, isTime ? hoursGiven(now) : budgetGiven(now))
  if (act.kind !== 'amended') return null
  // More money buys time: what is faster within it.
  const isMore = isBuying && !isTime && now > before
  const topic = isMore ? 'faster' : /\bcheaper\b/u.test(tail) ? 'cheaper' : 'limit'
  const args = { ...(isTime ? { due: now } : { money: now }), limit: 'whether' as const }
  const asked = {
    kind: 'question' as const,
    topic,
    subject: null,
    ...(topic === 'limit' ? { args } : {}),
  } satisfies Question
  return wholeReply(reply, { ...act, asked }, 'tells that a limit moved, and asks what that does')
}
