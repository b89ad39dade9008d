/** "Legal only cleared 32k of the 40k examples", "2k of our 9k chats were duplicates": a part of the data that the plan counts. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { heldIn } from './counted-data.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 160
/** From here on it is talk; and less than this is asked back. */
const [maxChatter, maxChatterToAct] = [0.7, 0.35]
/** What stands between the part and the whole: "of the", "out of our". */
const between: ReadonlySet<string> = new Set(['of', 'out', 'the', 'our', 'those', 'these', 'all', 'my', 'about'])

/** Null unless a number stands before the one that the plan counts, as a part of it. */
export function readPartOfData(reply: Reply): ReplyCandidate | null {
  const { line, understanding, scenario, vocabulary } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const held = heldIn(scenario, '')
  const part = held === null ? null : partOf(understanding.recognized.mentions, held.value, reply)
  if (held === null || part === null || (!reply.isAddressed && reply.likelyActs.chatter > maxChatter)) return null
  const next = vocabulary.intentPhrases.leftOut.test(line) ? held.value - part : part
  const words = `${formatExact(next)} ${held.noun}`
  const act = amendWith(reply, { words, slots: [quantity(held.measure, next)] })
  if (act.kind !== 'amended') return null
  const isSure = reply.isAddressed || reply.likelyActs.chatter < maxChatterToAct
  return wholeReply(reply, isSure ? act : confirmationOf(reply, act.scenario, act.changed), 'names a part of the data')
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

const isData = ({ measure, change }: Amount): boolean =>
  change === undefined && (measure === null || measure === 'examples' || measure === 'tokens')
