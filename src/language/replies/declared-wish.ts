/**
 * "The board approved 1.5k for this", "400 all in is the ceiling", "has to fit in 24h", "we decided on a 32b yesterday": a value of
 * the plan with the words that say that it holds. It is made, though people say so to one another, where the text says
 * nothing else; what was approved for something else, or by others for theirs, is talk.
 */
import type { SpecField } from '../../scenario/scenario.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { unusedWords } from '../resolution/unused-words.ts'
import { given } from './numeric-fields.ts'
import { amendWith } from './amendment.ts'
import { amounts, misstated, notThat, settles, slipped, staysUnder, usesCount, usesLength } from './declared-forms.ts'
import { isNotUnderstood } from './judged-reply.ts'
import { namedFields } from './named-wish.ts'
import { type ReplyCandidate, typedLine, weighedReply } from './reply-candidate.ts'
import type { Amended, ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'
import { ofZeroSlip, valueForHeld } from './value-for-held.ts'

const currency = '(?:dollars?|bucks?|usd|\\$)'
const sum = `(?<sign>\\$ ?)?(?<digits>\\d[\\d,]{0,8}(?:\\.\\d{1,2})?) ?(?<magnitude>k)?(?<unit> ?${currency})?`
const thisRun =
  '(?<ours>,? (?:for|on|towards) (?:this|it|this one|(?:the|this|our|that) (?:run|runs|training|job|fine-?tun\\w+|compute|gpus?|gpu time|model|experiment|hobby)|compute|training|gpus?))?'
/** What may stand behind the value: nothing that it would be for. */
const tail =
  ',?(?: (?:all in|in total|total|max|tops|at most|(?<bound>not more|no more|not a cent more|and not more)|yesterday|today|this (?:morning|week|month)|last (?:week|night|month)|for now|btw|tbh|now|instead|fyi|then|please|pls|thanks|after all|in the end|finally|in (?:the|(?:today|yesterday|this morning|last week).s) (?:meeting|standup|call|review|sync|planning)),?)*[\\s.!]*$'
const opening = '^(?:(?:ok|okay|so|good news|btw|hey|update|fyi|hi|well|ah|oh)[,:!]* ){0,3}'
/** Whoever decides of the money of the plan; not what others do, and no condition. */
const who =
  "(?!(?:who|if|when|once|until|unless|did|has|have|do|does|can|could|will|their|his|another|as soon|nobody|no one|what|how)\\b)(?:(?!other\\b|another\\b|team [ab]\\b|they\\b|not\\b|never\\b|n't\\b)[\\p{L}'’-]{1,15} ){1,4}?"
const grant =
  "(?:(?:has|have|had|just|finally|already|now|'s|only) ){0,2}(?:approved?|okayed|ok'?d|agreed (?:to|on)|said yes to|signed off(?: on)?|cleared|granted|green-?lit|allow(?:s|ed)?(?: us| me)?|gave (?:us|me)|gives (?:us|me)|allotted|allocated|released|set aside|went up to)"
const bound = '(?: (?:up to|a total of|at most|a budget of|a max(?:imum)? of|about|around|only|just))?'
const granted = new RegExp(`${opening}${who}${grant}${bound} ${sum}${thisRun}${tail}`, 'u')
/** "Client just told me 400 all in is the ceiling", "my limit without approval is 40 dollars, …" */
const ceiling =
  '(?:ceiling|limit|cap|max|maximum|upper limit|most (?:we|i) can (?:spend|pay)|all (?:we|i) (?:have|can spend|get))'
const capped = [
  new RegExp(
    `(?:^|^[^\\d?]{0,60}? )${sum}(?: all in| in total| total| max)? is (?:the|my|our|his|her|their|an?) (?:absolute |hard |upper )?${ceiling}${thisRun}(?<end>${tail}|[,;.])`,
    'u',
  ),
  new RegExp(
    `^(?:[^\\d?,.;]{0,40}[,;] )?(?:my|our|the|the client'?s|his|her) (?:absolute |hard |spending |upper )?${ceiling}(?: without (?:approval|asking)| here)?${thisRun.replace('<ours>', '<ourRun>')} is ${sum}${thisRun}(?<end>${tail}|[,;.])`,
    'u',
  ),
] as const
const time = '(?<time>\\d{1,3}(?:\\.\\d)? ?(?:h|hrs?|hours?|d|days?))'
const ends =
  '(?:fit|finish|end|complete|run|be (?:done|finished|ready|through|over|complete))(?:e[sd]|s|ed)?(?: through| up)?'
const due = [
  new RegExp(
    `${opening}(?:(?:it|this|the (?:run|training|job|whole thing)) )?(?:has|have|needs?|must|got|hast?) (?:to )?${ends} ?(?:in|within|inside|under|into) ${time}${tail}`,
    'u',
  ),
  new RegExp(
    `${opening}(?:i|we) (?:want|need|would like|'d like|must have) (?:that )?(?:it|this|the (?:run|training|job)) (?:to )?(?:is |be |gets? )?(?:finish(?:es|ed)?|ends?|done|ready|over|through|completes?|completed) (?:in|within|inside|under) ${time}${tail}`,
    'u',
  ),
] as const
/** "So 72 hours is ok": of a plan that has a time to be met. */
const allowed = new RegExp(
  `^(?:[^\\d?]{0,100}[,.;] )?(?:(?:so|and|then) ){0,2}${time} (?:is|are|would be|will be) (?:ok|okay|fine|alright|all right|enough|acceptable|possible|(?:even |much |a bit )?better) ?(?:now|then|too|with (?:us|me)|for (?:us|me|this))?[\\s.!]*$`,
  'u',
)
/** "36h would be better" */
const bettered = new RegExp(
  `^(?:(?:hm+|ok|okay|well|so|actually|tbh)[, ]+){0,2}${time} (?:is|would be|'d be|will be) (?:even |much |a bit )?(?:better|nicer|preferable|ideal|great)(?: (?:for us|for me|though|actually|tbh))*[\\s.!]*$`,
  'u',
)
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next week)'
const moved = new RegExp(
  `^(?:the )?${weekday} (?:is|isn't|was|wasn't) (?:not |no )?(?:so |that |really |very |a )?(?:import[ae]nt|critical|strict|necessary|needed|urgent|hard|fixed|must|deadline)(?: any ?more)?[,;.]? (?:so |and |but )?(?<day>${weekday}) (?:also |would |will )?(?:works?|is (?:ok|okay|fine|enough|early enough|soon enough|good enough|possible)|do)(?: too| as well| also)?[\\s.!]*$`,
  'u',
)
/** "Monday is fine too" */
const alsoFine = new RegExp(
  `^(?:(?:ok|okay|well|actually|hm+)[, ]+)?(?<day>${weekday}) (?:is|works|would be|will do|would do|would work) ?(?:ok|okay|fine|enough|early enough|good enough|possible|good)? ?(?:too|as well|also|for (?:us|me)(?: too)?)(?: btw| actually)?[\\s.!]*$`,
  'u',
)
const preferred =
  /^(?:(?:hm+|ok|okay|well|so|then|no|nah|actually)[, ]+){0,2}(?<name>[a-z\d][a-z\d. -]{1,18})(?<! (?:is|are|was|looks|seems)) better(?: then| instead)?[\s.!]*$/u
/** "Team decided on 32b yesterday", "we went with the A100s in the end" */
const decided = new RegExp(
  `${opening}(?:${who}(?:(?:has|have|'ve|just|finally|now) ){0,2})(?:decided|settled|agreed|landed|set+led) (?:on|for|to (?:use|go with|go for|take)|upon) (?<value>[^,;?!]{2,30}?)${tail}`,
  'u',
)
const maxLength = 160
/** A sum of the plan is raised or lowered by so much at most, where nothing says that it is money. */
const maxFactor = 10

/** The candidate, or the change that a text says to hold. */
export function withDeclaredWish(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { line, isPart, history } = reply
  if (isPart || history === null || line.length > maxLength || line.includes('?')) return candidate
  const { act } = candidate
  if (act.kind === 'asks') {
    const isRead = !act.reading.includes('(not used')
    const isOnly = (...fields: readonly SpecField[]): boolean =>
      isRead && act.changed.length > 0 && act.changed.every((field) => fields.includes(field))
    const declared: Amended = { kind: 'amended', scenario: act.scenario, changed: act.changed }
    if (isOnly('budgetUsd', 'objective') && isCapped(line)) return made(reply, declared)
    if (isOnly('deadlineHours') && due.some((form) => form.test(line))) return made(reply, declared)
    if (isOnly('gpuCount') && usesCount.test(line)) return made(reply, declared)
    if (isOnly('budgetUsd') && staysUnder.test(line)) return made(reply, declared)
    if (isOnly('sequenceLength') && usesLength.test(line)) return made(reply, declared)
    if (isOnly('model', 'params') && notThat.test(line)) return made(reply, declared)
    const isSlip = slipped[0].test(reply.normalized.text.toLowerCase()) && slipped[1].test(line)
    if (isOnly('tokens') && (isSlip || [misstated, ...amounts].some((form) => form.test(line))))
      return made(reply, declared)
    const isNamed = isOnly(...namedFields)
    if (isNamed && settles.some((form) => form.test(line))) return made(reply, declared)
  }
  if (act.kind === 'amended' && !act.changed.includes('budgetUsd')) return withCap(reply, candidate, act)
  const isOpen = act.kind === 'ignored' || act.kind === 'asks' || isNotUnderstood(candidate)
  const open = isOpen
    ? (moneyIn(reply) ??
      decidedIn(reply) ??
      dueIn(reply, due) ??
      movedIn(reply) ??
      preferredIn(reply) ??
      valueForHeld(reply))
    : null
  return open === null || open.changed.length === 0 ? orHeld(reply, candidate) : made(reply, open)
}

const made = (reply: Reply, declared: Amended): ReplyCandidate =>
  weighedReply(reply, declared, 'says what holds from now on')

/** What takes the place of a value that the plan holds, however the rest was read. */
function orHeld(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const held = allowedIn(reply) ?? ofZeroSlip(reply)
  return held === null || held.changed.length === 0 ? candidate : made(reply, held)
}

/** "Our cap without asking is 75 dollars, so whatever is cheapest": the sum is wished beside what decides. */
function withCap(reply: Reply, candidate: ReplyCandidate, act: Amended): ReplyCandidate {
  const { digits, sign, unit, magnitude } = capped[1].exec(reply.line)?.groups ?? {}
  if (digits === undefined || (sign === undefined && unit === undefined)) return orHeld(reply, candidate)
  const next = reply.readAs(`under $${digits}${magnitude ?? ''}`, act.scenario)
  if (next.kind !== 'amended' || next.changed.join() !== 'budgetUsd') return orHeld(reply, candidate)
  return { ...candidate, act: { ...act, scenario: next.scenario, changed: [...act.changed, 'budgetUsd'] } }
}

const isCapped = (line: string): boolean => capped.some((form) => form.test(line))

/** The sum that was granted or that is the most, where it is of the plan: it is money, or the plan has a budget near it. */
function moneyIn(reply: Reply): Amended | null {
  const found = (granted.exec(reply.line) ?? capped.map((form) => form.exec(reply.line)).find((one) => one !== null))
    ?.groups
  if (found === undefined) return null
  const { sign, digits = '', magnitude, unit, ours, ourRun, bound: most } = found
  const value = Number(digits.replaceAll(',', '')) * (magnitude === undefined ? 1 : 1000)
  const held = reply.scenario.spec.budgetUsd
  const isNear = held !== null && value <= held * maxFactor && held <= value * maxFactor
  const isForRun = ours !== undefined || ourRun !== undefined || most !== undefined
  const isMoney = sign !== undefined || unit !== undefined
  // "The landlord agreed to 250": of the plan where it has a budget, or where its run is named.
  if (!(value >= leastSum) || !(isNear || (isForRun && (isMoney || value >= leastBare)))) return null
  return changeOnly(amendWith(reply, given(`budget $${formatExact(value)}`, 'budget', value)), ['budgetUsd'])
}
const [leastSum, leastBare] = [5, 60]

function decidedIn(reply: Reply): Amended | null {
  // Of the line "decided on" was read as a wish.
  const typed = typedLine(reply)
  const value = decided.exec(typed)?.groups?.['value']?.replace(/^(?:the|an?) /u, '')
  if (value === undefined || !/[a-z]/u.test(value)) return null
  return readWhole(reply, `use ${value}`, [...namedFields])
}

function dueIn(reply: Reply, forms: readonly RegExp[]): Amended | null {
  const said = forms.map((form) => form.exec(reply.line)?.groups?.['time']).find((one) => one !== undefined)
  return said === undefined ? null : changeOnly(reply.readAs(`within ${said}`, reply.scenario), ['deadlineHours'])
}

/** "Friday is not so important, Sunday also works": the day that holds gives way to another. */
function movedIn(reply: Reply): Amended | null {
  const day =
    reply.scenario.spec.deadlineHours === null
      ? undefined
      : (moved.exec(reply.line) ?? alsoFine.exec(reply.line))?.groups?.['day']
  return day === undefined ? null : changeOnly(reply.readAs(`by ${day}`, reply.scenario), ['deadlineHours'])
}

/** "4090 better", "bf16 better then": another value of what the plan names. */
function preferredIn(reply: Reply): Amended | null {
  const name = preferred.exec(reply.line)?.groups?.['name']
  if (name === undefined || !/[a-z]|\d{4}/u.test(name)) return null
  const act = readWhole(reply, `use ${name}`, [
    'gpus',
    'providers',
    'model',
    'params',
    'method',
    'weights',
    'precision',
  ])
  return act !== null && act.changed.every((field) => reply.scenario.spec[field] !== null) ? act : null
}

/** A time that is fine, where one must be met. */
const allowedIn = (reply: Reply): Amended | null =>
  reply.scenario.spec.deadlineHours === null
    ? null
    : (dueIn(reply, [bettered]) ?? (reply.likelyActs.request < leastRequest ? null : dueIn(reply, [allowed])))
const leastRequest = 0.5

const changeOnly = (act: ReplyAct, fields: readonly SpecField[]): Amended | null =>
  act.kind === 'amended' && act.changed.every((field) => fields.includes(field)) ? act : null

/** The same where none of the words is left over: "pizza for friday". */
function readWhole(reply: Reply, words: string, fields: readonly SpecField[]): Amended | null {
  const read = reply.understand(words)
  if (read.unrecognized.length > 0 || unusedWords(read).length > 0) return null
  return changeOnly(reply.readAs(words, reply.scenario), fields)
}
