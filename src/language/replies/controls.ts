/** Turns that are bare commands: undo, redo, reset, help. The whole message must be one. */
import type { Control, ControlRequest } from './reply-act.ts'
import { type ReplyCandidate, bareReply, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const controls: readonly Control[] = ['undo', 'redo', 'reset', 'help']

/** "undo twice", "undo the last 3 changes", "redo both" */
const repeatedControl =
  /^(undo|redo|revert|go back|step back)(?: the| my)?(?: last)? ?(?:(x ?)?(\d{1,2}|both|two|three|four|twice)( ?x)?)(?: (?:times|steps?|changes?|more|of them|of those|edits?|back))?$/
const repeatCounts: Readonly<Record<string, number>> = { both: 2, two: 2, twice: 2, three: 3, four: 4 }

/** Null unless the whole reply is the command. */
export function readControl(reply: Reply): ReplyCandidate | null {
  const request = reply.bare.line.length > 120 ? null : controlIn(reply)
  return request === null
    ? null
    : bareReply(reply, { kind: 'control', ...request }, `is the bare command ${request.control}`)
}

/** What is complained of before it is taken back; no wish of its own. */
const complaint =
  /^(?:(?:scratch|scrap|drop|forget|ignore|lose|never ?mind) (?:the |that |this |all (?:the|that) )(?:[\w-]{2,16} ){0,2}(?:thing|idea|stuff|part|one|bit|plan)|[^?]{0,40}\b(?:too (?:slow|long|much|expensive|dear|pricey|risky|big|small|tight|late)|way too \w+|worse|slower|dearer|not worth it|no good|no use|doesn't help|does not help|won't work|not what (?:i|we) want(?:ed)?|wrong|mistake|my bad|never ?mind|that's a lot|thats a lot|out of (?:the )?budget))?[\s!.]*$/u
/** "3 days is too slow. put it back how it was": a command, and what is wrong before it. */
export function readControlBehind(reply: Reply): ReplyCandidate | null {
  const { line, vocabulary } = reply
  if (line.length > 120 || line.includes('?')) return null
  const parts = line
    .split(/[.!;,]\s+|\s+[-–—]+\s+/u)
    .map((part) => vocabulary.replyWords.openers.requestOf(part).replace(/[\s.!]{1,9}$/u, ''))
  const last = parts.at(-1) ?? ''
  if (parts.length < 2 || parts.length > 3 || !parts.slice(0, -1).every((part) => complaint.test(part))) return null
  const control = controls.find((each) => vocabulary.intentPhrases.controls[each].test(last))
  return control === undefined || control === 'help'
    ? null
    : wholeReply(reply, { kind: 'control', control, times: 1 }, `is the command ${control} and why`)
}

/** Null where the text is more than a command. */
function controlIn({ line, bare, vocabulary }: Reply): ControlRequest | null {
  if (/^\?+$/.test(line)) return { control: 'help', times: 1 }
  const asked = bare.line
    .replace(/^(?:show|give) me /, '')
    .replace(/^(?:(?:only|just|but|still|anyway|rather|then) ){1,3}/, '')
    .replace(/[\s,]+what (?:was|were|did) (?:it|that|they|we (?:have|had|start with))$/, '')
  const repetition = repeatedControl.exec(asked)
  if (repetition !== null) {
    const times = repeatCounts[repetition[3] ?? ''] ?? Number(repetition[3])
    return times > 0 ? { control: repetition[1] === 'redo' ? 'redo' : 'undo', times } : null
  }
  const control = controls.find((each) => vocabulary.intentPhrases.controls[each].test(asked))
  return control === undefined ? null : { control, times: 1 }
}
