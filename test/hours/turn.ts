/** A row of an hour: who does what, what they must see, and the act in words. */
import type { FilledInputs } from 'local-slack/payload-builders'

export const people = { Ann: 'U0ANN', Bob: 'U0BOB', Cleo: 'U0CLEO' } as const
export type Person = keyof typeof people

/** What somebody does. `to`, `under`: the name of a message that an earlier turn brought. */
export type Act =
  | { readonly command: string }
  | { readonly reply: string; readonly to: string }
  | { readonly direct: string }
  /** In the thread of the direct message that was answered under that name. */
  | { readonly directReply: string; readonly to: string }
  | { readonly mention: string }
  /** A mention inside a thread. */
  | { readonly mentionReply: string; readonly to: string }
  | { readonly press: string; readonly under: string }
  | { readonly choose: string | RegExp; readonly of: string; readonly under: string }
  /** Fills the form that a command opens. */
  | { readonly settings: string; readonly filled: FilledInputs }
  /** Fills the form that the button Edit… opens. */
  | { readonly edit: FilledInputs; readonly under: string }
  | { readonly opens: 'Home' }
  | { readonly homeButton: string }
  | { readonly looksAt: string }
  /** Types what a message suggests in its n-th pair of backticks, in its thread or as the command that it is. */
  | { readonly typesBack: number; readonly of: string }
  /** What a trainer posts with the token that the message of that name brought. */
  | { readonly trainerPosts: string | object; readonly tokenOf: string }

export type Turn = {
  readonly who: Person
  readonly does: Act
  /** `nothing`: it was not for the app. */
  readonly sees: RegExp | 'nothing'
  /** Must not be in the answer. */
  readonly without?: RegExp
  /** What the message is called from here on. */
  readonly as?: string
  /** The bill in the headline, against that of an earlier message. */
  readonly bill?: readonly ['less' | 'more' | 'the same', string]
  /** A message that was posted before, as it stands afterwards. */
  readonly after?: readonly [name: string, shows: RegExp]
  /** Hours that go by before it. */
  readonly later?: number
}

/** The act in words. */
export function actText(act: Act): string {
  if ('command' in act) return `/gpucost ${act.command}`
  if ('reply' in act) return `in the thread: ${act.reply}`
  if ('direct' in act) return `by direct message: ${act.direct}`
  if ('directReply' in act) return `in the direct message: ${act.directReply}`
  if ('mention' in act) return `@gpucost ${act.mention}`
  if ('mentionReply' in act) return `in the thread: @gpucost ${act.mentionReply}`
  if ('press' in act) return `presses ${act.press} under “${act.under}”`
  if ('choose' in act) return `chooses “${String(act.choose)}” under “${act.under}”`
  if ('settings' in act) return `/gpucost ${act.settings}, and fills in ${Object.keys(act.filled).join(', ')}`
  if ('edit' in act) return `Edit… under “${act.under}”: ${JSON.stringify(act.edit)}`
  if ('opens' in act) return `opens ${act.opens}`
  if ('homeButton' in act) return `Home: ${act.homeButton}`
  if ('looksAt' in act) return `looks at “${act.looksAt}”`
  if ('typesBack' in act) return `types suggestion ${act.typesBack + 1} of “${act.of}”`
  return `the trainer posts ${typeof act.trainerPosts === 'string' ? act.trainerPosts : JSON.stringify(act.trainerPosts)}`
}
