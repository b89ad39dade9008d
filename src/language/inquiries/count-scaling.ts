/** "4 H100 take 11 h, would 8 be done by noon?", "do 4 GPUs halve the 20 hours on 2?": a time on so many GPUs, and the number it is asked of. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from '../questions/same-run-again.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

export type CountScaling = {
  readonly hours: number
  readonly from: number
  /** Null: how many are needed for the time that is hoped for is asked. */
  readonly to: number | null
  /** The time that is hoped for on the other number; null: none is named. */
  readonly hopedHours: number | null
  /** A time of day until which it is to be done, as typed; null: none is. */
  readonly until: { readonly words: string; readonly hour: number } | null
}

const counts = String.raw`\d{1,4}|one|two|three|four|six|eight|sixteen|thirty[- ]two|a single|an?(?= (?:single )?(?:${gpuPattern}|gpu|card)\b)`
/** A number with the GPU behind it, or one that a word tells to be such a number. */
const counted = new RegExp(
  String.raw`(?<![\w.,:$€£/-])(?:(${counts}) ?[x×]? ?(?:${gpuPattern}|gpus?|cards?)(?:s|['’]s)?(?![\w-])|(?<=\b(?:on|with|than|of|from|to|do|does|would|will|should|could|take|takes?|use|used|using|get|got|rent|instead of|only|just|same on|is|are) )(${counts}) ?(?:[x×](?![\w]))?(?![\w.:]|[ -]?(?:%|percent|times?\b|[x×]|h\b|hrs?\b|hours?\b|mins?\b|minutes?\b|days?\b|weeks?\b|nights?\b|k\b|m\b|b\b|am\b|pm\b|o['’]?clock|epochs?|tokens?|nodes?\b|machines?\b|box|gb\b|runs?\b)))`,
  'giu',
)
const duration = /(?<![\w.$€£-])(\d{1,4}(?:[.,]\d{1,2})?) ?-?(hours?|hrs?|h|days?)\b/giu
const asksOfTime =
  /\b(?:half|halve[sd]?|halving|twice|double|faster|quicker|how (?:long|fast|many hours|much (?:faster|quicker|longer|time))|linear(?:ly)?|done|finish(?:e[sd])?|ready|need|take|takes|be (?:it )?\d|is it|(?:\d|two|three|four) ?(?:x|times)|slower|longer|shorter|do \d|what if|what happens (?:if|with|on))\b/iu
const isOther =
  /\b(?:tokens?|examples?|samples?|rows|pages|budget|utili[sz]ation|nodes?|machines?|box(?:es)?|servers?|deadline|per (?:day|week|month)|a (?:day|week|month)|reserved?|users?|requests?|queries|concurrent\w*)\b|\b\d[\d.]* ?[mk] (?:rows|lines|pairs|docs)\b|\bQPS\b|\b\d{1,3} epochs\b/iu
const verbs = String.raw`(?:takes?|took|needs?|needed|ran|runs?|is|was|finish\w*|did|does|do|had|for)`
const between = String.raw`[^.?!;]{0,48}?`
const untilDay =
  /\b(?:by|before|until|till) (?:(noon|midday|lunch(?:time)?|midnight|breakfast)|(\d{1,2})(?::\d\d)? ?(am|pm|o['’]?clock)?)\b(?! ?(?:gpus?|cards?|[x×]|[a-z]\d))/iu
const maxLength = 300
const hourOfWord: Readonly<Record<string, number>> = { n: 12, l: 12, b: 8 }

/** Null where no time on a number of GPUs and a second number are told, or a whole job is. */
export function countScalingIn(text: string): CountScaling | null {
  if (text.length > maxLength || !asksOfTime.test(text) || isOther.test(text)) return null
  const found = [...text.matchAll(counted)].map((match) => ({
    value: countOf(match[1] ?? match[2] ?? ''),
    from: match.index,
    to: match.index + match[0].length,
  }))
  const values = new Set(found.map(({ value }) => value))
  const times = [...text.matchAll(duration)].map((match) => ({
    hours: Number((match[1] ?? '').replace(',', '.')) * (hoursOfUnit(match[2] ?? '') ?? NaN),
    from: match.index,
    to: match.index + match[0].length,
  }))
  const [time, second] = times
  const needed = values.size === 1 ? neededIn(text, found, times) : null
  if (needed !== null) return needed
  if (values.size !== 2 || time === undefined || times.length > 2 || values.has(NaN) || values.has(0)) return null
  const base = baseOf(text, found, time)
  const other = [...values].find((value) => value !== base)
  if (base === null || other === undefined || !(time.hours > 0)) return null
  return { hours: time.hours, from: base, to: other, hopedHours: second?.hours ?? bareHope(text), until: untilIn(text) }
}

const asksCount = /\bhow many(?: more)? (?:gpus?|cards?|[abhlv]\d{1,3}s?|of them)\b/iu
/** "2 GPUs take 30 h, how many for 10 h?" */
function neededIn(text: string, [count]: readonly Count[], times: readonly Time[]): CountScaling | null {
  if (count === undefined || times.length !== 2 || !asksCount.test(text)) return null
  const [hoped, known] = times.toSorted((one, other) => one.hours - other.hours)
  if (hoped === undefined || known === undefined || hoped.hours === known.hours || !(count.value >= 1)) return null
  return { hours: known.hours, from: count.value, to: null, hopedHours: hoped.hours, until: null }
}

type Time = Stretch & { readonly hours: number }
type Stretch = { readonly from: number; readonly to: number }
type Count = Stretch & { readonly value: number }

/** The number of GPUs that the time is of. */
function baseOf(text: string, found: readonly Count[], time: Stretch): number | null {
  const [first, second] = found
  if (first === undefined || second === undefined) return null
  const fromTo = /^ ?(?:to|→|->) ?$/iu.test(text.slice(first.to, second.from))
  if (fromTo) return first.value
  const behind = found.find(({ from }) => from >= time.to)
  const isBehind = behind !== undefined && onIt.test(text.slice(time.to, behind.from))
  if (isBehind) return behind.value
  const before = found.findLast(({ to }) => to <= time.from)
  if (before !== undefined && takesIt.test(text.slice(before.to, time.from))) return before.value
  // "Would 16 GPUs need half the time of 8? Now it's 26 hours."
  const against = found.find(({ from }) => /\b(?:than|of|instead of|from) $/iu.test(text.slice(0, from).slice(-12)))
  return against?.value ?? null
}
const onIt = new RegExp(String.raw`^${between}\b(?:on|with|using) (?:(?:the|our|my|a) )?$`, 'iu')
const takesIt = new RegExp(String.raw`^${between}\b${verbs}\b${between}$`, 'iu')

/** "Will two need 18?": hours that have no unit. */
function bareHope(text: string): number | null {
  const [, digits] = /\b(?:need|take|in|to|it) (?:just |only |about )?(\d{1,3}(?:\.\d)?) ?\?/iu.exec(text) ?? []
  return digits === undefined ? null : Number(digits)
}

function untilIn(text: string): CountScaling['until'] {
  const [words, word, digits, half] = untilDay.exec(text) ?? []
  if (words === undefined) return null
  if (word !== undefined) {
    const hour = word.toLowerCase() === 'midnight' ? 24 : hourOfWord[word[0]?.toLowerCase() ?? '']
    return hour === undefined ? null : { words, hour }
  }
  const hour = Number(digits) + (half?.toLowerCase() === 'pm' && Number(digits) < 12 ? 12 : 0)
  return hour > 24 ? null : { words, hour }
}
