/**
 * "Ana: 8 H100s? Ben: no, 4 is fine": what several people say, passed on in one text. The last that decides something
 * holds, in the light of what was said before it; as nobody asked the app, the writer is asked.
 */
import type { SpecField, Scenario } from '../../scenario/scenario.ts'
import { changedFields } from '../../scenario/scenario.ts'
import { confirmationOf } from './confirmation.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import { noNames } from './speaker-labels.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 400
/** A name and a colon, at the beginning or behind the end of a sentence. */
const label = /(?:^|[.!?;,\n]\s{0,3}|\s[-/|]\s)\[?(\p{Lu}\p{Ll}{1,20}|\p{Ll}{2,12})\]?:\s+/gu
/** "no, 4 is fine", "agreed, a100": the decision, and what it is of. */
const around =
  /^(?:(?:no|agreed|fine|do|go with|take|use|say)[\s,.!-]{1,3}){1,2}|\s(?:is|are|would be|will do|should be)?\s?(?:fine|enough|ok|okay|good|plenty|better|sufficient|works?|it is|then|it stays)(?: (?:for (?:me|us|now)|i think))?[\s.!]*$/giu
const agreement =
  /^(?:yes|yep|yeah|ok|okay|agreed|agree|fine|sure|\+1|done|deal|sounds good|works for me|let's do (?:it|that))[\s.!]*$/iu

/** Asks the writer to confirm what was decided; null where a text has fewer than two speakers. */
export function readQuotedConversation(reply: Reply): ReplyCandidate | null {
  const said = partsOf(reply.normalized.text)
  if (said.length < 2) return null
  const decided = decisionOf(said, reply)
  if (decided === null) return wholeReply(reply, { kind: 'ignored' }, 'is what people said to one another')
  const changed = changedFields(decided.spec, reply.scenario.spec)
  if (changed.length === 0) return wholeReply(reply, { kind: 'ignored' }, 'is what people said to one another')
  return wholeReply(reply, confirmationOf(reply, decided, changed), 'tells what people decided')
}

/** What each says, without the names; empty where no two speak. */
function partsOf(text: string): readonly string[] {
  if (text.length > maxLength) return []
  const labels = [...text.matchAll(label)].filter(([, name = '']) => !noNames.has(name.toLowerCase()))
  if (labels.length < 2 || (labels[0]?.index ?? 1) > 0) return []
  return labels.map((match, at) => text.slice(match.index + match[0].length, labels[at + 1]?.index).trim())
}

/** The scenario as the last decision leaves it; null where nobody decides anything. */
function decisionOf(said: readonly string[], reply: Reply): Scenario | null {
  let proposed: Scenario | null = null
  let isDecided = false
  let lastChanged: readonly SpecField[] = []
  const { requestOf } = reply.vocabulary.replyWords.openers
  for (const [at, words] of said.entries()) {
    if (agreement.test(words)) {
      isDecided = proposed !== null
      continue
    }
    const request = requestOf(words).replaceAll(around, ' ').trim()
    const text = /^\d+k?$/.test(request) ? `make it ${request}` : request
    const act: ReplyAct = reply.readAs(text, proposed ?? reply.scenario, lastChanged)
    if (act.kind !== 'amended' || act.changed.length === 0) {
      if (at === said.length - 1) return null
      continue
    }
    proposed = act.scenario
    lastChanged = act.changed
    isDecided = at === said.length - 1
  }
  return isDecided ? proposed : null
}
