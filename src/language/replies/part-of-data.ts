/** "Legal only cleared 32k of the 40k examples", "2k of our 9k chats were duplicates": a part of the data that the plan counts. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { heldIn } from './counted-data.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 200
/** From the first on it is talk, from the second on it is asked back; what is counted by its name is less likely talk. */
const [maxChatter, maxChatterOfPart, maxChatterOfCounted] = [
  [0.7, 0.35],
  [0.7, 0.55],
  [0.97, 0.6],
] as const
/** What stands between the part and the whole: "of the", "out of our". */
const between: ReadonlySet<string> = new Set(['of', 'out', 'the', 'our', 'those', 'these', 'all', 'my', 'about'])

/** Null unless a number is told as a part of the data: before the one that the plan counts, or as what stays or falls away. */
export function readPartOfData(reply: Reply): ReplyCandidate | null {
  const { line, understanding, scenario, vocabulary, isAddressed } = reply
  if (line.length > maxLength || /\?\W*$/u.test(line)) return null
  const held = heldIn(scenario, '')
  const named = held === null ? null : partOf(understanding.recognized.mentions, held.value, reply)
  const part = held === null ? null : (named ?? stayingPart(reply, held))
  if (held === null || part === null) return null
  const { slots } = understanding
  const isCounted = named === null && slots.some((slot) => slot.role === 'quantity' && slot.measure === 'examples')
  const [most, mostToAct] = isCounted ? maxChatterOfCounted : named === null ? maxChatterOfPart : maxChatter
  const { chatter } = reply.likelyActs
  if (isLikelyChatter(reply, most)) return null
  const isOut = named === null ? !stays.test(line) && !comesTo.test(line) : vocabulary.intentPhrases.leftOut.test(line)
  const next = isOut ? held.value - part : part
  const words = `${formatExact(next)} ${held.noun}`
  const passes = slots.filter((slot) => slot.role === 'quantity' && slot.measure === 'epochs')
  const act = amendWith(reply, { words, slots: [quantity(held.measure, next), ...passes] })
  if (act.kind !== 'amended') return null
  const isSure = isAddressed || chatter < mostToAct
  const heard = isSure ? act : confirmationOf(reply, act.scenario, act.changed)
  return weighedReply(reply, heard, 'names a part of the data')
}

/** The number before the whole; null where another stands there, or none. */
function partOf(mentions: readonly Mention[], whole: number, { understanding }: Reply): number | null {
  const at = mentions.findIndex(
    (mention) => isKind(mention, 'amount') && isData(mention.meaning) && mention.meaning.value === whole,
  )
  let before = at - 1
  let hasOf = false
  for (let mention = mentions[before]; mention !== undefined; mention = mentions[--before]) {
    const words = understanding.wordsAt(mention.from, mention.to).toLowerCase().split(' ')
    if (!words.every((word) => between.has(word))) break
    hasOf ||= words.includes('of')
  }
  const part = mentions[before]
  if (at < 0 || !hasOf || !isKind(part, 'amount') || !isData(part.meaning)) return null
  return part.meaning.value > 0 && part.meaning.value < whole ? part.meaning.value : null
}

/** Data that stay, that fall away, and numbers that are of something else. */
const stays =
  /\b(?:only|just|left|leaves|leaving|remain(?:s|ed|ing)?|usable|surviv\w{1,4}|kept|keep|down to|(?:may|can|could) use|good enough|trust|use (?:those|these))\b/u
/** "wc -l says 17302 now" */
const comesTo =
  /\b(?:says?|shows|(?:it|that|there)(?:'s| is| are)) (?:about |around |only )?\d[\d.,]*k?\b|\b\d[\d.,]*k? now\b/u
const fallsAway =
  /\b(?:those|these|they|them)(?: all)? (?:have|has|need|needs|got) to (?:go|come out|be removed)\b|\b(?:must not|mustn't|may not|can't|cannot|shouldn't|should not|not allowed to) (?:go in|be in|be used|use|keep|include)\b/u
const ofOther =
  /\b(?:average|avg|mean|median|each|apiece|per|longest|shortest|context|seq(?:uence)?s?|length|rank|batch|steps?|tokens? (?:long|an? )|gpus?|cards?|grants?|budget|money|funds?|funding|credits?|kitty|finance|dollars|euros|bucks)\b|\d (?:users|people|times|kwh|watts?)\b|[$€£]/u
/** Fewer than this may be of anything, unless the whole is named too or they fall away; and less than this part of the data. */
const [minPart, minPartOut, minShareOfData] = [1024, 100, 0.05]

/** "Only 6200 have consent forms, use those", "that leaves us with 11,400": how many stay, or fall away, of what the plan counts. */
function stayingPart(reply: Reply, held: NonNullable<ReturnType<typeof heldIn>>): number | null {
  const { line, understanding, scenario, vocabulary } = reply
  const { takenOff } = vocabulary.intentPhrases
  if (held.measure !== 'examples' || line.includes('$') || ofOther.test(line)) return null
  if (!stays.test(line) && !takenOff.test(line) && !fallsAway.test(line)) return null
  const { slots, recognized } = understanding
  if (slots.some((slot) => !(slot.role === 'remark' || (slot.role === 'quantity' && ofData.has(slot.measure)))))
    return null
  const amounts = recognized.mentions.flatMap((mention) => (isKind(mention, 'amount') ? [mention.meaning] : []))
  const numbers = amounts.filter((amount) => isData(amount) && !amount.inWords)
  const isNamed = numbers.some(({ value }) => value === held.value)
  const [part, ...others] = numbers.filter(({ value }) => value !== held.value)
  if (part === undefined || others.length > 0 || part.value >= held.value) return null
  if (isNamed) return part.value
  if (!stays.test(line)) return part.value < minPartOut ? null : part.value
  if (part.value <= minPart || part.value < held.value * minShareOfData) return null
  // "8000" of a budget of 6000 is money.
  const isNearer = [scenario.spec.budgetUsd, scenario.corpus?.tokensPerExample ?? null].some(
    (other) => other !== null && isNear(part.value, other) && !isNear(part.value, held.value),
  )
  return isNearer ? null : part.value
}
const ofData: ReadonlySet<string> = new Set(['examples', 'sequence', 'epochs'])
const isNear = (value: number, other: number): boolean => value < other * 4 && other < value * 4

const isData = ({ measure, change }: Amount): boolean =>
  change === undefined && (measure === null || measure === 'examples' || measure === 'tokens')
