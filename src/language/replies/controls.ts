/** Turns that are bare commands: undo, redo, reset, help. The whole message must be one. */
import type { Control, ControlRequest } from './reply-act.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
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

/** Null where the text is more than a command. */
function controlIn({ line, bare, vocabulary }: Reply): ControlRequest | null {
  if (/^\?+$/.test(line)) return { control: 'help', times: 1 }
  const asked = bare.line
    .replace(/^(?:show|give) me /, '')
    .replace(/^(?:(?:only|just|but|still|anyway|rather|then) ){1,3}/, '')
    // "Back to how it was before Ravi fiddled with it"
    .replace(/(?<=\b(?:it|that|things|we) (?:was|were|had)(?: it)?) before .{3,40}$/, ' before')
    .replace(/[\s,]+what (?:was|were|did) (?:it|that|they|we (?:have|had|start with))$/, '')
  const repetition = repeatedControl.exec(asked)
  if (repetition !== null) {
    const times = repeatCounts[repetition[3] ?? ''] ?? Number(repetition[3])
    return times > 0 ? { control: repetition[1] === 'redo' ? 'redo' : 'undo', times } : null
  }
  const named = (text: string) => controls.find((each) => vocabulary.intentPhrases.controls[each].test(text))
  const control = named(asked) ?? severalIn(asked, named)
  return control === undefined ? null : { control, times: 1 }
}

/** "Undo that, back to the first": each part is a command, and the one that goes farthest back holds. */
function severalIn(asked: string, named: (text: string) => Control | undefined): Control | undefined {
  const parts = asked.split(/\s*[,;.:–-]\s+|\s+and\s+/u).filter((part) => part !== '')
  if (parts.length < 2 || parts.length > mostParts) return undefined
  const found = parts.map(named)
  if (found.includes(undefined) || found.includes('help')) return undefined
  return found.includes('reset') ? 'reset' : found[0]
}
const mostParts = 3
