/**
 * "More gpus please, 32", "tighter budget, 200", "boss says 600 is the max": a number without its unit, of the field that a
 * word beside it names.
 */
import type { Scenario } from '../../scenario/scenario.ts'
import type { Slot } from '../grammar/slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** How long a sequence is: "512 tokens is enough context", "2,048 as max length". */
const ofLength =
  /\b(?:context|ctx|seq(?:uence)?s?(?: len(?:gth)?)?|max(?:imum)? length|(?:longest|longer) (?:one|ones|doc|docs|row|rows|example|examples|than))\b/u
/** "Max length" is of the length. */
const bound = /\b(?:max|maximum|cap|the limit|at most)\b/gu
/** What names a field, and how its number is said in full. */
const fields: readonly (readonly [RegExp, (value: string) => string])[] = [
  [/\b(?:gpus?|cards?)\b/u, (value) => `on ${value} gpus`],
  [/\bnodes?\b/u, (value) => `on ${value} nodes`],
  [/\bbatch(?:es)?\b/u, (value) => `batch ${value}`],
  [/\brank\b/u, (value) => `rank ${value}`],
  [ofLength, (value) => `seq ${value}`],
  [/\b(?:epochs?|passes|rounds)\b/u, (value) => `${value} epochs`],
  [/\b(?:budget|ceiling|money|cash|dollars?|bucks|usd|afford|pay|spend|spending|max|maximum|cap|the limit)\b/u, (value) => `under $${value}`],
] // prettier-ignore
const ofTime =
  /\b(?:deadline|urgent|time|sooner|earlier|later|longer|shorter|allowed|latest|tops|at most|within|days?|hours?)\b/u
const maxLength = 100
const [minRequest, maxChatter, minRequestToAct, maxChatterToAct, maxMentions] = [0.5, 0.47, 0.75, 0.2, 24]
/** Less than this is no budget: it counts something else. */
const minBudget = 10
/** More is no money of a run: "try the 0.6b, the budget is dead". */
const maxBudget = 1e8
const between = /\bbetween\b/u
/** So many more or fewer of what holds. */
const [added, taken] = [
  /\b(?:add|adding|extra|another|on top|additional)\b/u,
  /\b(?:take away|taking away|minus|give up|remove|subtract|without)\b/u,
]

/** Null where nothing names what the number is of, or it is more likely said among people. */
export function readNamedNumber(reply: Reply): ReplyCandidate | null {
  const { line, understanding, likelyActs, isAddressed, amendment } = reply
  if (line.length > maxLength || line.includes('?') || amendment.kind === 'amended') return null
  // "512 tokens is enough context": of the length, and no data.
  const isLength = ofLength.test(line) && understanding.slots.every((slot) => slot.role === 'remark' || isTokens(slot))
  if (!isLength && understanding.slots.some(({ role }) => role !== 'remark' && role !== 'unitless')) return null
  const { request, question, report, claim, command, chatter } = likelyActs
  if (
    request < Math.max(question, 2 * report, claim, command) ||
    (!isAddressed && (request < minRequest || chatter > maxChatter))
  )
    return null
  const words = inFull(reply)
  const act = words === null ? null : amend(reply, words)
  if (act?.kind !== 'amended' || act.changed.length === 0) return null
  const isSure = isAddressed || (request > minRequestToAct && chatter < maxChatterToAct)
  const scenario = withNote(act.scenario, `Read as “${words ?? ''}” from “${line}”.`)
  return wholeReply(
    reply,
    isSure ? { ...act, scenario } : confirmationOf(reply, scenario, act.changed),
    `names what its number is of: ${words ?? ''}`,
  )
}

const isTokens = (slot: Slot): boolean => slot.role === 'quantity' && slot.measure === 'tokens'

const withNote = (scenario: Scenario, text: string): Scenario => ({
  ...scenario,
  notes: [...scenario.notes, text],
  remarks: [...(scenario.remarks ?? []), { field: null, text }],
})

/** The one number of the reply with what it is of. */
function inFull({ understanding: { recognized }, line }: Reply): string | null {
  if (recognized.mentions.length > maxMentions) return null
  const amounts = recognized.mentions.filter((mention) => isKind(mention, 'amount') && !mention.meaning.inWords)
  const [first, last = first, ...others] = amounts
  if (!isKind(first, 'amount') || !isKind(last, 'amount') || others.length > 0) return null
  if (amounts.length === 2 && !between.test(line)) return null
  const { measure, value, unitValue, hourly, currency } = last.meaning
  if (hourly === true || !(value > 0)) return null
  const [isAdded, isTaken] = [added.test(line), taken.test(line)]
  if (measure === 'money')
    return isAdded || isTaken
      ? `budget ${isAdded ? '+' : '-'}${value} ${currency ?? 'USD'}`
      : `under ${value} ${currency ?? 'USD'}`
  if (measure === 'hours') return ofTime.test(line) ? `within ${value} hours` : null
  const beside = withoutNumbers(line, amounts)
  if (ofLength.test(beside) && (measure === null || measure === 'tokens') && amounts.length === 1)
    return fields.some(([noun]) => noun !== ofLength && noun.test(beside.replaceAll(bound, ' ')))
      ? null
      : `seq ${value}`
  if (measure !== null) return null
  const named = fields.filter(([noun]) => noun.test(beside))
  const [only, ...more] = named
  if (only === undefined || more.length > 0) return null
  const isMoney = only === fields.at(-1)
  if ((isAdded || isTaken) && only === fields[0]) return `${unitValue} ${isAdded ? 'more' : 'fewer'} gpus`
  if (isAdded || isTaken) return null
  return isMoney && (value < minBudget || value > maxBudget) ? null : only[1](String(isMoney ? value : unitValue))
}

const withoutNumbers = (line: string, amounts: readonly Mention[]): string =>
  amounts.length === 0 ? line : line.replaceAll(/[\d.,]+k?/gu, ' ')
