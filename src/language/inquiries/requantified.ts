/** A question with one of its amounts as a reply has it: "it's 41M then" of 180M passages, "90 minutes" of 6 hours, "720p" of 480p. */
import { typedNumber } from '../text/typed-number.ts'

const soundTime = /(?<![\w.$€£])(\d[\d.,]{0,9})( ?k)? ?-?(hours?|hrs?|h|minutes?|mins?)\b/giu
const side = /(?<![\w.])(\d{3,4}) ?(?:p|px|pixels?)\b/iu
const scaled = /(?<![\w.$€£])(\d{1,4}(?:[.,]\d{1,3})?) ?(k|m|mio|million|thousand|bn|billion)\b(?! ?(?:params?|parameters|tokens?|€|\$|eur|usd|dollars|bucks))/giu // prettier-ignore
const epochs = /(?<![\w.])(\d{1,4}) ?(?:epochs?|passes|rounds)\b/iu
const stopsEarly = /\b(?:early[- ]stop\w*|stops? early|converge[sd]?|plateau\w*|patience|kicks? in|best (?:epoch|checkpoint))\b/iu // prettier-ignore
const bare = /(?<![\w.,$€£])(\d{1,6}(?:[.,]\d{3})*)(?![\w%]|[.,]\d)(?! ?(?:%|percent|gb|x\b|×|€|\$|gpus?|cards?|usd|dollars|bucks|cents|euros?|days?|weeks?|months?|nodes?|am\b|pm\b))/giu // prettier-ignore
const maxReply = 160

const minutesOf = (digits: string, kilo: string, unit: string): number =>
  typedNumber(digits, kilo.trim()) * (/^m/iu.test(unit) ? 1 : 60)

/** Null where the reply has no amount in the place of one of the question's. */
export function requantified(question: string, reply: string): string | null {
  if (reply.length > maxReply) return null
  const alone = ofSound(question, reply) ?? ofSameAgain(question, reply)
  const isSupposed = !reply.includes('?') || /\b(?:if|instead|what about|how about|only)\b/iu.test(reply)
  const anew = [ofSide, ofEarlyStop, ofTokensEach, ...(isSupposed && alone === null ? [ofScaled] : [])].reduce(
    (text, put) => put(text, reply) ?? text,
    alone ?? question,
  )
  if (anew === question) return null
  const passes = epochs.exec(reply)?.[1]
  return passes === undefined ? anew : anew.replace(epochs, (typed) => typed.replace(/\d+/u, passes))
}

const tokensEach = /(?<![\w.])(\d[\d,]{0,6}) ?tok(?:en)?s?\b(?: each| per \w+| a (?:page|text|doc\w*|row))/iu

/** "Pages are more like 900 tokens each" */
function ofTokensEach(question: string, reply: string): string | null {
  const [had, now] = [tokensEach.exec(question), tokensEach.exec(reply)]
  if (now === null) return null
  return had === null ? `${question}, ${now[1] ?? ''} tokens each` : question.replace(had[0], () => now[0])
}

/** The longest time that a question has is that of its sound, and the last one of a reply is what holds. */
function ofSound(question: string, reply: string): string | null {
  const [had] = [...question.matchAll(soundTime)].toSorted((one, other) => minutesIn(other) - minutesIn(one))
  const said = [...reply.matchAll(soundTime)]
  const before = had === undefined ? 0 : minutesIn(had)
  const now = said.findLast((match) => minutesIn(match) !== before)
  if (had === undefined || now === undefined || ofTheRun.test(reply)) return null
  return question.replace(had[0], () => now[0])
}
const minutesIn = ([, digits = '', kilo = '', unit = '']: RegExpMatchArray): number => minutesOf(digits, kilo, unit)
/** A time that the run may take, or took. */
const ofTheRun =
  /\b(?:in|within|under|below|by|took|takes?|needs?|deadline|done|finish\w*|runs?|running|gpu|every|per|wait\w*|late\w*|sooner|longer|office)\b/iu

function ofSide(question: string, reply: string): string | null {
  const [had, now] = [side.exec(question), side.exec(reply)]
  // "Bump it to 768": a side as people say it, of a picture whose side is told.
  const bareSide = now === null ? /\b(?:at|to|in|with|of|resolution|size) (\d{3,4})(?![\w.%]| ?(?:images?|photos?|pictures?|epochs?|steps|hours?|h\b|usd|dollars|€|\$|gpus?|cards?))/iu.exec(reply)?.[1] : undefined // prettier-ignore
  const next = now?.[1] ?? (Number(bareSide) % 32 === 0 ? bareSide : undefined)
  if (had === null || next === undefined || had[1] === next) return null
  return question.replace(had[0], (typed) => typed.replace(/\d+/u, next))
}

/** "Early stopping kicks in around 35": epochs, where the question has so many of them. */
function ofEarlyStop(question: string, reply: string): string | null {
  const had = epochs.exec(question)
  if (had === null || !stopsEarly.test(reply)) return null
  const numbers = [...reply.matchAll(bare)].map(([, digits = '']) => digits)
  const now = epochs.exec(reply)?.[1] ?? (numbers.length === 1 ? numbers[0] : undefined)
  return now === undefined || now === had[1] || Number(now) > Number(had[1]) * most ? null : question.replace(had[0], () => `${now} epochs`) // prettier-ignore
}
const most = 20

/** "Then it's 41M": where either has one such number. */
function ofScaled(question: string, reply: string): string | null {
  const [had, ...others] = [...question.matchAll(scaled)]
  const said = [...reply.matchAll(scaled)]
  const now = said.length > 1 ? said.findLast(({ index }) => sumsUp.test(reply.slice(0, index))) : said[0]
  if (had === undefined || now === undefined || others.length > 0) return null
  const noun = /^ ?([\p{L}-]{3,})/u.exec(reply.slice(now.index + now[0].length))?.[1]?.toLowerCase()
  const isOther = noun !== undefined && !between.has(noun) && !question.toLowerCase().includes(noun.replace(/s$/u, ''))
  if (isOther || /\b(?:every|per|each|at|does|around|about) $/iu.test(reply.slice(0, now.index))) return null
  return had[0].toLowerCase() === now[0].toLowerCase() ? null : question.replace(had[0], () => now[0].trim())
}

const countsNothing = /^\s{0,3}(?:$|[.,;:!?)]|(?:or|then|instead|at most|max|tops|now|really|left|maybe|only)\b)/iu

/** "So 43k now", "makes it 130k". */
const sumsUp = /\b(?:so|now|makes?(?: it)?|total(?: of)?|then|altogether|to) $/iu

/** Words that stand behind a number and count nothing. */
const between = new Set(
  'then and but now instead only left total please pls maybe because after once not for with that this which'.split(
    ' ',
  ),
)

/** "Does that 340h include silence? We're at like 210": the same number once more, and another in its place. */
function ofSameAgain(question: string, reply: string): string | null {
  const had = [...question.matchAll(/(?<![\w.,$€£])\d[\d.,]{0,9}\d(?=[\p{L}\s]|$)/giu)].find(([digits]) =>
    new RegExp(String.raw`(?<![\w.,])${digits.replaceAll('.', String.raw`\.`)}(?=[\p{L}\s]|$)`, 'iu').test(reply),
  )?.[0]
  if (had === undefined) return null
  const numbers = [...reply.matchAll(bare)]
    .filter((match) => countsNothing.test(reply.slice(match.index + match[0].length)))
    .map(([, digits = '']) => digits)
    .filter((digits) => digits !== had)
  const [now] = numbers
  return now === undefined || numbers.length > 1 ? null : question.replace(had, () => now)
}
