/** "Only 2.6B of it is danish and we want to mix 1:1": a part of the data, and as much of something else beside it. */
import { formatExact } from '../../scenario/format-values.ts'
import { withLastNote } from '../../scenario/noted-scenario.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const part =
  /(?<![\w.])(?:only |just |about |~)?(?<value>\d{1,4}(?:\.\d{1,2})?) ?(?<magnitude>[kmb])(?: tok(?:en)?s?)?(?: of (?:it|that|them|those|which|the \d{1,4}(?:\.\d{1,2})?[kmb]))? (?:is|are|of|in|being|actually|left|really)\b/u
const mixed =
  /\bmix(?:ed|ing|es)?\b.{0,30}?(?<![\w.:])(?<own>\d{1,2}) ?(?::|\/|to|-|–) ?(?<other>\d{1,2})(?![\w.:])|\bmix(?:ed|ing)?\b.{0,20}\b(?<half>half and half|fifty[- ]fifty|equal(?:ly| parts| shares)?)\b/u
const [maxLength, maxRatio] = [140, 20]
const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }

/** Null where no part of the plan's tokens is told, or no ratio that it is mixed in. */
export function readMixedData(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const held = reply.scenario.corpus?.tokensPerEpoch ?? reply.scenario.spec.tokens
  if (held === null || line.length > maxLength || !line.includes('mix')) return null
  const ratio = mixed.exec(line)?.groups
  const told = part.exec(line)?.groups
  if (ratio === undefined || told === undefined) return null
  const [own, other] = ratio['half'] === undefined ? [Number(ratio['own']), Number(ratio['other'])] : [1, 1]
  const value = Number(told['value']) * (scales[told['magnitude'] ?? ''] ?? NaN)
  if (!(own > 0) || !(other > 0) || other / own > maxRatio || !(value > 0) || value > held) return null
  const beside = Math.round((value * other) / own)
  const words = `${formatExact(value + beside)} tokens`
  const act = amendWith(reply, { words, slots: [quantity('tokens', value + beside)] })
  if (act.kind !== 'amended') return null
  const note = `${formatExact(value)} tokens and ${formatExact(beside)} of other text beside them, as ${own}:${other} is read: ${words}.`
  return wholeReply(
    reply,
    { ...act, scenario: withLastNote(act.scenario, note) },
    'mixes a part of the data with other text',
  )
}
