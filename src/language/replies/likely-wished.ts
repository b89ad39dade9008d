/**
 * What is wished where no rule is sure of it: every reader proposes the change that it would make, and what speaks for each
 * tells how likely it is meant, as people marked the changes of some hundred replies. It is shown to its writer, to be applied or not.
 */
import { confirmationOf } from './confirmation.ts'
import { changeEvidence } from './change-evidence.ts'
import { isNotUnderstood } from './judged-reply.ts'
import { type ProposedChange, proposedChanges } from './proposed-changes.ts'
import { type ReplyCandidate, weighedReply, wholeReply } from './reply-candidate.ts'
import type { ReplyEvidence } from './reply-evidence.ts'
import type { Reply, ReplyOptions } from './reply-input.ts'

/** From this chance on it is shown, where it is likelier than what is done otherwise. */
const least = 0.5
/** What is said in fewer words is read by rules; nobody wishes one thing in more. */
const [fewestWords, maxLength] = [6, 300]
/** Readers that know what it is, and that it is nothing. */
const ofTalk: ReadonlySet<string> = new Set(['laughed-sum', 'small-talk'])

/** A change that may be wished, with what speaks for it and for what is done otherwise. */
export type WeighedChange = { readonly change: ProposedChange; readonly evidence: ReplyEvidence }

/** All that readers propose. */
export function weighedChanges(reply: Reply, candidate: ReplyCandidate): readonly WeighedChange[] {
  const proposed = proposedChanges(reply)
  return proposed.map((change) => ({ change, evidence: changeEvidence(reply, candidate, change, proposed) }))
}

/** The candidate, or the likeliest change as a question to its writer where nothing comes of the reply. */
export function withLikelyWish(reply: Reply, candidate: ReplyCandidate, options: ReplyOptions): ReplyCandidate {
  const isWhole = reply.history !== null && !reply.isPart && options.isAlone !== true && options.isByRules !== true
  if (!isWhole || options.data !== undefined || reply.line.length > maxLength || !mayBeMeant(reply, candidate))
    return candidate
  const judge = reply.vocabulary.judgeChange
  const [best] = weighedChanges(reply, candidate)
    .map(({ change, evidence }) => ({ change, chances: judge(evidence) }))
    .toSorted((one, other) => other.chances.words - one.chances.words)
  if (best === undefined || best.chances.words < Math.max(least, best.chances.rules)) return candidate
  const { scenario, changed } = best.change
  return weighedReply(reply, confirmationOf(reply, scenario, changed), 'is likely meant')
}

/** Nothing came of it. An answer stays: of 558 wishes it stood in the place of six that would have been found. */
const mayBeMeant = ({ line }: Reply, candidate: ReplyCandidate): boolean =>
  line.split(' ').length >= fewestWords &&
  !ofTalk.has(candidate.reader ?? '') &&
  (candidate.act.kind === 'ignored' || isNotUnderstood(candidate))

/** What no reader takes for anything. */
export const ignoredReply = (reply: Reply): ReplyCandidate =>
  wholeReply(reply, { kind: 'ignored' }, 'nothing of it is meant')
