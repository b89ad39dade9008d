/** Turns that are bare commands: undo, redo, reset, help. The whole message must be one. */
import type { Control, ControlRequest } from './reply-act.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const controlPatterns: readonly (readonly [Control, RegExp])[] = [
  [
    'undo',
    /^(?:undo|un-do|revert|rollback|roll back|go back|step back|take (?:that|it) back|(?:scratch|scrap|discard|strike) (?:that|this|it)|cancel that|undo (?:that|this|it|last|the last|the last (?:one|change|step|edit)|last change|my last change)|revert (?:that|this|it|last change|the last change)|go back (?:one|a step|one step|to (?:the )?(?:previous|last|prior)(?: (?:one|version|plan|estimate|answer|setup|config))?)|(?:the )?previous (?:one|version|plan|estimate|setup)|(?:back|go back|return) to (?:what|how) (?:we|it|things|that) (?:had|was|were)(?: it)? before|(?:back|go back|return) to (?:the )?(?:previous|prior|before|last)(?: (?:one|version|plan|estimate))?|(?:put|change|set|switch|turn|move|bring|flip|make|roll) (?:it|that|this|them|everything) back(?: (?:again|please|pls|then|now))?(?: (?:to )?(?:how|what|as|like|the way) (?:it|we|things|that|they|you)(?: all)? (?:was|were|had|had it)(?: before| first)?)?|(?:put it |same |back )?(?:as|like|how it was|what we had|the way it was|as it was) before|the (?:one|plan|version) before(?: (?:that|this))?|undo (?:the |my |that |our )?(?:reset|amendment|edit|change))$/,
  ],
  [
    'redo',
    /^(?:redo|re-do|redo (?:that|this|it|the last change|last change)|reapply|undo (?:the|that|my) undo|go forward|forward|one forward|redo (?:the |my )?(?:change|edit|amendment))$/,
  ],
  [
    'reset',
    /^(?:reset|reset (?:it|that|this|all|everything|please|the (?:plan|scenario|estimate|thread))|start over|start again|start from scratch|from the (?:start|beginning|top)|back to (?:the )?(?:start|original|beginning|first)(?: (?:one|plan|question|estimate|version|setup))?|(?:go )?back to (?:square one|where we started|what we had)|(?:the )?original(?: (?:one|plan|question|estimate|version|setup))?|go back to (?:the )?(?:start|original|beginning|first)(?: (?:one|plan|question|estimate|version|setup))?|clear (?:all|everything)|forget (?:all|everything)|undo (?:all|everything|all (?:of it|changes|of that|that))|(?:everything |all |it )?as (?:it was )?(?:in|at|from) the (?:start|beginning|first place)|(?:back|go back) to (?:the )?initial(?: (?:one|plan|question|estimate|version|setup))?|reset (?:to|back to) (?:the )?(?:start|original|beginning|first|initial)(?: (?:one|plan|question|estimate|version|setup))?)$/,
  ],
  [
    'help',
    /^(?:help|\?|usage|commands|options\?|help me|what can (?:you|i|we) (?:do|ask|say|type|change)(?: here)?|how does this work|how do (?:i|we) use (?:this|you|it)|what are my options)$/,
  ],
]

/** "undo twice", "undo the last 3 changes", "redo both" */
const repeatedControl =
  /^(undo|redo|revert|go back|step back)(?: the| my)?(?: last)? ?(?:(x ?)?(\d{1,2}|both|two|three|four|twice)( ?x)?)(?: (?:times|steps?|changes?|more|of them|of those|edits?|back))?$/
const repeatCounts: Readonly<Record<string, number>> = { both: 2, two: 2, twice: 2, three: 3, four: 4 }

export function readControl(reply: Reply): ReplyCandidate | null {
  const request = reply.bare.line.length > 120 ? null : controlIn(reply)
  return request === null
    ? null
    : bareReply(reply, { kind: 'control', ...request }, `is the bare command ${request.control}`)
}

/** Null where the text is more than a command. */
function controlIn({ line, bare }: Reply): ControlRequest | null {
  if (/^\?+$/.test(line)) return { control: 'help', times: 1 }
  const asked = bare.line.replace(/^(?:show|give) me /, '')
  const repetition = repeatedControl.exec(asked)
  if (repetition !== null) {
    const times = repeatCounts[repetition[3] ?? ''] ?? Number(repetition[3])
    return times > 0 ? { control: repetition[1] === 'redo' ? 'redo' : 'undo', times } : null
  }
  const match = controlPatterns.find(([, pattern]) => pattern.test(asked))
  return match === undefined ? null : { control: match[0], times: 1 }
}
