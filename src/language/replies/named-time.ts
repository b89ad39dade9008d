/**
 * "Three days, the demo moved", "Friday noon at the latest", "demo is wednesday 10am, must be trained by then": the one time
 * of a reply, as the deadline of the plan, where it is more likely wished than told.
 */
import { isTimeOfWork } from './named-durations.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { numberWords } from '../text/number-words.ts'
import { isBareTime } from './amendment-coverage.ts'
import { confirmationOf } from './confirmation.ts'
import { newsOfRun } from './likely-meant.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 120
const [minRequest, maxChatter, minRequestToAct, maxChatterToAct, maxChatterOfWish] = [0.75, 0.47, 0.75, 0.2, 0.85]
/** The time is of the run itself: what is wished of "it". */
export const timeOfRun =
  /\b(?:it|this|that)(?:'s| has|s) (?:got|gotta)(?: to)?\b|\b(?:needs?|wants?|must have|have to have|has to have|had better have)\b[^,.;]{0,16}\b(?:it|this|that|the (?:model|run|job|training|checkpoint|weights|adapter))\b|\b(?:it|this|the (?:model|run|job|training|checkpoint|weights|adapter))(?:'d| had)? (?:better|must|has to|needs to|have to)\b/u
const limits =
  /\b(?:latest|must|needs?|has to|have to|had to|deadline|by|within|before|max|until|till|cutoff|only|no later|better|make it|half (?:of )?(?:that|the|this)(?: time)?|less time)\b/u
/** When it begins, how long something took, what an hour costs, what comes and goes. */
const ofElse =
  /\b(?:starts?|starting|begins?|kick(?:s|ed|ing)? off|launched|from|since|after|took|takes|ago|last|every|each|per|a month|free|away|out|off|back|holiday|vacation|meet|call|sorry)\b/u
/** "The weekend is free so 48 hours": what all before it comes to. */
const concludes =
  /\b(?:so|call it|make it|say|that's|that is|meaning)(?: (?:about|only|just|like|we have|it's))? (?:\d{1,3}|an?|one|two|three|four|five|six|seven|ten) ?(?:hours?|hrs?|days?|weeks?|h|d)(?: (?:max|tops|total|in total|then))?[\s.!]*$/u
/** "I'd rather wait three days and pay less" */
const paysLess =
  /\b(?:pay(?:ing)? less|spend(?:ing)? less|save (?:some |the )?money|if (?:it|that)(?:'s| is) cheaper|for less money|and cheaper)\b/u
const slips =
  /\b(?:slip(?:s|ped)?|slides?|slid|moves?|moved|pushed|postponed|delayed|extended|shift(?:s|ed)?|late|later|back)\b(?: \w+){0,3}? by\b|\bthat much longer\b/u
const untilThen = /\b(?:by|before|until) then\b/u

const count = (name: string): string => String.raw`(?<${name}>\d{1,3}(?:\.\d)?|${Object.keys(numberWords).join('|')})`
/** "16h won't do, it's got to be through in 10": in the unit of the time that it undercuts. */
const undercut = new RegExp(
  String.raw`(?<!\w)${count('old')} ?(?<unit>h|hrs?|hours?|days?|weeks?)\b[^?]{2,90}?\b(?:within|in|under|below|inside|less than|(?:at most|max(?:imum)?|no more than|not more than))(?: (?:the|about|like|at most))? ${count('now')}(?=\s*(?:$|[.,;!)]|(?:or less|max|tops|instead|please|pls|because|cause|cos|bc|since|as|so|and|or)\b))`,
  'u',
)

/** "31 hours is too long for me. 10 tops" */
const undercutBehind = new RegExp(
  String.raw`(?<!\w)${count('old')} ?(?<unit>h|hrs?|hours?|days?|weeks?)\b[^?]{2,90}?[.,;:!–-] ?(?:so |then |make it |i'd say |say )?${count('now')} ?(?:tops|max|maximum|at most|at the most|or less)\b`,
  'u',
)

/** Null unless a number without a unit bounds the run to less than a time named before it. */
export function readUndercutTime(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, likelyActs } = reply
  const said =
    line.length > maxLengthOfUndercut ? undefined : (undercut.exec(line) ?? undercutBehind.exec(line))?.groups
  if (said === undefined) return null
  const [old, now] = [said['old'], said['now']].map((words = '') => numberWords[words] ?? Number(words))
  const { request, question, report, chatter } = likelyActs
  if (old === undefined || now === undefined || !(now > 0 && now < old)) return null
  if (!isAddressed && (chatter > maxChatterOfWish || Math.max(question, report) > request)) return null
  const act = amend(reply, `within ${now} ${said['unit'] ?? ''}`)
  if (act.kind !== 'amended' || !act.changed.includes('deadlineHours')) return null
  const isSure = isAddressed || ((request > minRequestOfUndercut || timeOfRun.test(line)) && request > minRequestOfRun)
  const heard = isSure ? act : confirmationOf(reply, act.scenario, act.changed)
  return wholeReply(reply, heard, 'bounds the run to less than a time that it names')
}
const [maxLengthOfUndercut, minRequestOfUndercut, minRequestOfRun] = [200, 0.5, 0.3]

/** Null unless one time stands in it, and nothing else that the plan could take. */
export function readNamedTime(reply: Reply): ReplyCandidate | null {
  const { line, understanding, likelyActs, isAddressed, amendment, scenario } = reply
  if (line.length > maxLength || amendment.kind === 'amended' || isBareTime(line)) return null
  const [isOfRun, isConcluded] = [timeOfRun.test(line), concludes.test(line)]
  if ((newsOfRun.test(line) && !isOfRun && !isConcluded) || line.includes('?')) return null
  if (isTimeOfWork(line)) return null
  if (ofElse.test(line) && !untilThen.test(line) && !isConcluded) return null
  const { recognized, slots, wordsAt } = understanding
  const isOfTime = slots.every(
    (slot) =>
      slot.role === 'remark' ||
      slot.role === 'deadline' ||
      (slot.role === 'quantity' && slot.measure !== 'gpus' && slot.measure !== 'budget'),
  )
  if (!isOfTime && !isConcluded) return null
  const times = recognized.mentions.filter(
    (mention) => isKind(mention, 'date') || (isKind(mention, 'amount') && mention.meaning.measure === 'hours'),
  )
  const time = isConcluded ? times.at(-1) : times[0]
  const isAlone = recognized.mentions.every(
    (mention) => times.includes(mention) || !isKind(mention, 'amount') || mention.meaning.inWords,
  )
  // "Another day" is added to what holds.
  if (isKind(time, 'amount') && (time.meaning.change !== undefined || /\b(?:another|more|extra)\b/u.test(line)))
    return null
  if (time === undefined || (times.length > 1 && !isConcluded) || !isAlone) return null
  const { request, question, report, claim, command, chatter } = likelyActs
  const isLikely =
    request >= minRequest && chatter <= maxChatter && request > Math.max(question, report, claim, command)
  const isWished = isOfRun || (/\b(?:i|we)(?:'d| would) rather\b/u.test(line) && paysLess.test(line))
  if (!isAddressed && !isLikely && !(isWished && chatter < maxChatterOfWish)) return null
  // "So who's babysitting it overnight" is asked of people.
  // "What a day" is an exclamation.
  if (
    slips.test(line) ||
    /^what an? /u.test(line) ||
    /^(?:(?:ok|so|and|then|hey)[\s,]+)*who(?:'s|s| is| will| can| has)?\b/u.test(line)
  )
    return null
  const words = isKind(time, 'date')
    ? `by ${wordsAt(time.from, time.to)
        .trim()
        .replace(/^(?:on|at|by) /iu, '')}`
    : `within ${isKind(time, 'amount') ? time.meaning.value : 0} hours`
  const act = amend(reply, paysLess.test(line) ? `${words}, cheapest` : words)
  if (act.kind !== 'amended' || !act.changed.includes('deadlineHours')) return null
  const isSure =
    isAddressed ||
    (request > minRequestToAct &&
      chatter < maxChatterToAct &&
      (isWished ||
        isConcluded ||
        limits.test(line) ||
        (scenario.spec.deadlineHours !== null && !/^(?:i|we)(?: have|'ve got)\b/u.test(line))))
  const heard = isSure ? act : confirmationOf(reply, act.scenario, act.changed)
  return wholeReply(reply, heard, `names the time that it has: ${words}`)
}

/** "The launch slipped by a week, so we have that much longer": so much is added to the time that it has. */
export function readMovedTime(reply: Reply): ReplyCandidate | null {
  const { line, understanding, scenario } = reply
  const held = scenario.spec.deadlineHours
  if (held === null || line.length > maxLength || line.includes('?') || !slips.test(line)) return null
  if (isLikelyChatter(reply, maxChatterOfWish)) return null
  const amounts = understanding.recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && mention.meaning.measure !== null ? [mention.meaning] : [],
  )
  const [time, ...others] = amounts
  if (time?.measure !== 'hours' || others.length > 0) return null
  const act = amend(reply, `within ${held + time.value} hours`)
  return act.kind === 'amended' && act.changed.includes('deadlineHours')
    ? wholeReply(reply, act, 'moves the time that it has')
    : null
}

const unitsOfTime =
  '(?:h|hrs?|hours?|days?|weeks?|am|pm|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tmrw|tmr|tonight|eod|eow|cob|noon|midnight)'
/** "48h", "mon 9am", "eod tmrw": a time and nothing else. */
const timeAlone = new RegExp(
  String.raw`^(?:(?:\d{1,3}(?:[:.]\d{1,2})? ?)?${unitsOfTime}|morning|evening|night|end of|next|this|at|the|latest|or so|ish|about|around|maybe)(?:[\s,]+(?:(?:\d{1,3}(?:[:.]\d{1,2})? ?)?${unitsOfTime}|morning|evening|night|next|this|at|latest|max|tops|or so|ish)){0,3}[\s.!]*$`,
  'u',
)
const maxChatterOfAlone = 0.6

/** A time alone may be the one that it has: asked back, unless it is likely said among people. */
export function readTimeAlone(reply: Reply): ReplyCandidate | null {
  const { isAddressed, likelyActs, amendment, scenario } = reply
  // "Monday's fine too", where there is a deadline: another one.
  const line = scenario.spec.deadlineHours !== null ? reply.line.replace(isFine, '') : reply.line
  if (amendment.kind === 'amended' || line.length > maxLengthOfAlone || !timeAlone.test(line)) return null
  const { chatter, question, report } = likelyActs
  const isLikely = chatter <= (line === reply.line ? maxChatterOfAlone : maxChatterOfHeld)
  if (!isAddressed && (!isLikely || Math.max(question, report) > maxOtherOfAlone)) return null
  const act = [`within ${line}`, `by ${line}`]
    .map((words) => reply.readAs(words, scenario))
    .find((read) => read.kind === 'amended' && read.changed.length === 1 && read.changed[0] === 'deadlineHours')
  if (act?.kind !== 'amended') return null
  const heard = isAddressed ? act : confirmationOf(reply, act.scenario, act.changed)
  return wholeReply(reply, heard, 'may be the time that it has')
}
const [maxLengthOfAlone, maxOtherOfAlone, maxChatterOfHeld] = [24, 0.5, 0.85]
/** Behind a time: that it will do. */
const isFine =
  /(?:'s| is| works| would be| would do| will do| does it)(?: also)?(?: (?:fine|ok|okay|good|enough|alright|acceptable|soon enough|early enough))?(?: (?:too|as well|also|then|for us|for me|by me|with us|with me)){0,3}[\s.!]*$/u

/** A part before it has set when it is due. */
export const isDueAlready = ({ spec }: Scenario, { spec: planned }: Scenario): boolean =>
  spec.deadlineHours !== null && spec.deadlineHours !== planned.deadlineHours
