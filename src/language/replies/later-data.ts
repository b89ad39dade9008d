/**
 * "We'll have twice as many by June, 50k. Does it simply double? And would Gemma 3 27B cost the same?": data that are to
 * come are set beside the plan, which stays, and so is another model or card that the same text asks of.
 */
import type { Scenario } from '../../scenario/scenario.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { amend, amendWith } from './amendment.ts'
import { heldIn } from './counted-data.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const month = '(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)' // prettier-ignore
const later = new RegExp(
  String.raw`\b(?:we'?ll|we will|there'?ll|there will|it'?ll|it will|they'?ll|will|going to|gonna|expect\w*|plan to|hope to|should) (?:also |then |soon |probably |likely |maybe )?(?:have|get|be|grow|reach|double|triple)\b|\bby (?:${month}(?! ?(?:the )?\d)|(?:the )?(?:end of|next|q[1-4]|summer|spring|autumn|fall|winter|christmas|new year|year'?s end|eoy|\d{4}))\b|\b(?:next|coming|in a few|in two|in three|in six) (?:month|quarter|year|half|spring|summer|autumn|winter)s?\b|\bin ${month}\b|\bover time\b|\beventually\b`,
  'u',
)
const times =
  /\b(?:(?<word>twice|double|triple|two times|three times|four times|five times|ten times)|(?<digits>\d{1,2}(?:\.\d)?) ?(?:x|times))(?: (?:as (?:many|much)|that|the (?:data|amount|number|size|volume)|our (?:data|corpus)|(?:of )?(?:it|this|them)|more))/u
const timesOf: Readonly<Record<string, number>> = {
  twice: 2, double: 2, 'two times': 2, triple: 3, 'three times': 3, 'four times': 4, 'five times': 5, 'ten times': 10,
} // prettier-ignore
const count =
  /(?<![\w.$€£])(?<digits>\d[\d,]{0,9}(?:\.\d{1,2})?)(?<scale>k|m|b)?(?: (?:of (?:them|those|these)|[a-z]{3,14}s))?(?=[\s,.;!?]|$)/u
const others =
  /\b(?:gpus?|cards?|nodes?|epochs?|budget|deadline|seq|sequences?|context|ctx|len|length|rank|batch|dollars?|hours?|days?|weeks?)\b|[$€£]/u
const [maxLength, maxFactor, maxOthers, maxChatter] = [170, 50, 2, 0.9]

/** Null where no data of a later time are told, in a number or in times of those of the plan. */
export function readLaterData(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !later.test(line) || others.test(line)) return null
  const { scenario } = reply
  // “So one RTX 6000 is what it will be” tells of no data.
  if (reply.understanding.recognized.mentions.some((mention) => isKind(mention, 'gpu')) && !/\?/u.test(line))
    return null
  const held = heldIn(scenario, '')
  if (held === null || isLikelyChatter(reply, maxChatter)) return null
  const [first = '', ...rest] = line.split(/(?<=[.?!;])\s+/u)
  const said = times.exec(first)?.groups
  const factor = said === undefined ? null : (timesOf[said['word'] ?? ''] ?? Number(said['digits']))
  const counted = countIn(first.replace(times, ' '))
  const next = counted !== null && isNear(counted, held.value) ? counted : factor === null ? null : held.value * factor
  if (next === null || next === held.value || !isNear(next, held.value)) return null
  const grown = amendWith(reply, { words: `${formatExact(next)} ${held.noun}`, slots: [quantity(held.measure, next)] })
  if (grown.kind !== 'amended') return null
  const alternatives = [scenario, grown.scenario, ...otherPlans(reply, rest)]
  return wholeReply(
    reply,
    { kind: 'control', control: 'compare', alternatives },
    'tells what the data come to later: the plan on that, beside it',
  )
}

const isNear = (value: number, held: number): boolean => value <= held * maxFactor && value * maxFactor >= held

function countIn(text: string): number | null {
  const { digits, scale } = count.exec(text)?.groups ?? {}
  return digits === undefined
    ? null
    : Number(digits.replaceAll(',', '')) * ({ k: 1e3, m: 1e6, b: 1e9 }[scale ?? ''] ?? 1)
}

/** A model or a card that a sentence behind asks of. */
function otherPlans(reply: Reply, sentences: readonly string[]): readonly Scenario[] {
  return sentences.slice(0, maxOthers).flatMap((sentence) => {
    const { recognized, wordsAt } = reply.understand(sentence)
    const named = recognized.mentions.find((mention) => isKind(mention, 'model', 'gpu'))
    const act = named === undefined ? null : amend(reply, wordsAt(named.from, named.to).trim())
    return act?.kind === 'amended' && act.changed.length > 0 ? [act.scenario] : []
  })
}
