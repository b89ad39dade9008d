/** What a reply may be taken for, where in it that stands, and why. */
import { rememberedOf } from '../../once.ts'
import type { ReplyAct, ThreadAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'
import { collapseSpaces } from '../text/characters.ts'

/** What a reply may be, as one reader sees it. */
export type ReplyCandidate = {
  readonly act: ReplyAct | ThreadAct
  /** The characters that it rests on, as indices into what was typed. */
  readonly span: { readonly start: number; readonly end: number }
  /** Why it is taken for that, in a few words. */
  readonly reason: string
  /** The name of its reader; told where all of them are tried. */
  readonly reader?: string
  /** Its reader weighed already whether it is talk. */
  readonly isWeighed?: true
}

export type ReplyActReader = {
  readonly name: string
  /** null where the reply is no such act. */
  readonly read: (reply: Reply) => ReplyCandidate | null
  /** It changes the plan, and takes in data that stand beside the reply; others would leave them out. */
  readonly takesData?: true
}

/** What only a thread can carry out is told apart from what any text can be. */
export const isReplyAct = (act: ReplyCandidate['act']): act is ReplyAct =>
  act.kind !== 'todays-prices' &&
  act.kind !== 'shown-again' &&
  act.kind !== 'policy' &&
  act.kind !== 'claim' &&
  act.kind !== 'config' &&
  act.kind !== 'pick' &&
  act.kind !== 'side-by-side'

/** An act that a whole phrase makes, whatever is said around it. */
export const bareReply = ({ bare: { span } }: Reply, act: ReplyCandidate['act'], reason: string): ReplyCandidate => ({
  act,
  span,
  reason,
})

/** An act that the whole text makes. */
export const wholeReply = ({ typed }: Reply, act: ReplyCandidate['act'], reason: string): ReplyCandidate => ({
  act,
  span: { start: 0, end: typed.length },
  reason,
})

/** The same of a reader that weighed whether it is talk. */
export const weighedReply = (reply: Reply, act: ReplyCandidate['act'], reason: string): ReplyCandidate => ({
  ...wholeReply(reply, act, reason),
  isWeighed: true,
})

/** As it was typed, in lower case, with single spaces: what is said around a wish is left off the line. */
export const typedLine: (reply: Reply) => string = rememberedOf(({ normalized }) =>
  collapseSpaces(normalized.text.toLowerCase()),
)
