/** "Turn it back on", "checkpointing was off whoops, its on now": a switch that is named before, or was thrown last. */
import type { SpecField } from '../../scenario/scenario.ts'
import { type PresetPhrase, fieldValue } from '../grammar/preset-slots.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const mended =
  /^(?:(?:it was me|my bad|found it|got it)[\s,:]+)?(?:the |our |my )?(?<thing>[\w -]{2,28}?) (?:was|were|had been|wasn't|weren't) (?:still |actually |turned |switched |set to )?(?:on|off|disabled|enabled|false|true|missing)\b[^\d?]{0,24}?[\s,.;-]+(?:and |but |so |now )?(?:it(?:'s| is|s)|they(?:'re| are)|(?:i|we)(?:'ve)? (?:turned|switched|put|set) it|turned it|switched it|is|now|back) (?:now |back |turned |switched )?(?<state>on|off|enabled|disabled)(?: (?:now|again|then|properly))*[\s.!]*$/u
const maxLength = 110

/** What was wrong, and how it is now; null where it is no setting that is known. */
export function readMendedSwitch(reply: Reply): ReplyCandidate | null {
  const line = reply.normalized.text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
  const { thing, state } =
    line.length > maxLength ? {} : (mended.exec(reply.vocabulary.replyWords.openers.sentenceOf(line))?.groups ?? {})
  if (thing === undefined || state === undefined) return null
  const act = amend(reply, `${thing} ${state === 'enabled' || state === 'on' ? 'on' : 'off'}`)
  return act.kind === 'amended' ? wholeReply(reply, act, 'tells how a setting is now') : null
}

export const switchReply = /^(?:turn|switch|put) (?:it|that|this) (?:back )?(?<state>on|off)$/

/** "turn it back on": the switch that was thrown last. */
export function resolveSwitch(state: string, lastChanged: readonly SpecField[]): PresetPhrase | null {
  const value = state === 'on'
  if (lastChanged.includes('gradientCheckpointing'))
    return { words: `checkpointing ${state}`, slots: [fieldValue({ field: 'gradientCheckpointing', value })] }
  if (lastChanged.includes('packed'))
    return { words: value ? 'packing' : 'no packing', slots: [fieldValue({ field: 'packed', value })] }
  return lastChanged.includes('offload') && !value
    ? { words: 'no offload', slots: [fieldValue({ field: 'offload', value: 'none' })] }
    : null
}
