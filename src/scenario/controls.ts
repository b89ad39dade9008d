/** Turns that are bare commands: undo, redo, reset, help. The whole message must be one. */

export type Control = 'undo' | 'redo' | 'reset' | 'help'

const around =
  /^(?:(?:ok|okay|please|pls|plz|hmm|oops|sorry|actually|no|wait|hey|can you|could you|can we|let's|lets|and|now|thanks|thx|bot|gpucost|just|go ahead and|whoops|nvm|never mind)[\s,!.-]+){0,5}/
const after = /(?:[\s,!.-]+(?:please|pls|plz|thanks|thx|for me|then|now|again))?[\s!.?]*$/

const commands: readonly (readonly [Control, RegExp])[] = [
  [
    'undo',
    /^(?:undo|un-do|revert|rollback|roll back|go back|step back|take (?:that|it) back|scratch that|cancel that|undo (?:that|this|it|last|the last|the last (?:one|change|step|edit)|last change|my last change)|revert (?:that|this|it|last change|the last change)|go back (?:one|a step|one step|to (?:the )?(?:previous|last|prior)(?: (?:one|version|plan|estimate|answer|setup|config))?)|(?:the )?previous (?:one|version|plan|estimate|setup)|back to (?:the )?previous(?: (?:one|version|plan))?)$/,
  ],
  [
    'redo',
    /^(?:redo|re-do|redo (?:that|this|it|the last change|last change)|reapply|undo (?:the|that|my) undo|go forward|forward)$/,
  ],
  [
    'reset',
    /^(?:reset|reset (?:it|that|this|all|everything|please|the (?:plan|scenario|estimate|thread))|start over|start again|start from scratch|from the (?:start|beginning|top)|back to (?:the )?(?:start|original|beginning|first)(?: (?:one|plan|question|estimate|version|setup))?|(?:go )?back to (?:square one|where we started|what we had)|(?:the )?original(?: (?:one|plan|question|estimate|version|setup))?|go back to (?:the )?(?:start|original|beginning|first)(?: (?:one|plan|question|estimate|version|setup))?|clear (?:all|everything)|forget (?:all|everything)|undo (?:all|everything))$/,
  ],
  [
    'help',
    /^(?:help|\?|usage|commands|options\?|help me|what can (?:you|i|we) (?:do|ask|say|type|change)(?: here)?|how does this work|how do (?:i|we) use (?:this|you|it)|what are my options)$/,
  ],
]

/** Null where the message is more than a command. */
export function controlIn(plain: string): Control | null {
  if (plain.length > 120) return null
  const text = plain.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  if (/^\?+$/.test(text)) return 'help'
  const bare = text.replace(around, '').replace(after, '').trim()
  return commands.find(([, pattern]) => pattern.test(bare))?.[0] ?? null
}
