/** "Which of the three alternatives is the quickest, and how much more is it?": asks among the plans of the card. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const plans =
  '(?:alternatives?|(?:other|three|two|3|2|four|4|shown|listed) (?:options?|plans?|rows?|choices)|options|others)'
const among = new RegExp(
  `\\b(?:which|what)(?: one)?(?: (?:of|among|out of))?(?: (?:the|those|these|your|our|all|them|three|two|four|\\d))* ${plans}\\b[^.?!]{0,30}?\\b(?<first>[a-z]+est)\\b|\\b(?<second>[a-z]+est)(?: one)? (?:of|among)(?: (?:the|those|these|your|all|three|two|four|\\d))* ${plans}\\b|\\b(?:of|among)(?: (?:the|those|these|your|three|two|four|\\d))+ ${plans}\\b[^.?!]{0,20}\\bwhich\\b[^.?!]{0,20}?\\b(?<third>[a-z]+est)\\b|\\b(?<fourth>[a-z]+est) ${plans}\\b.{0,30}\\b(?:more|cost)\\b`,
  'u',
)
const fast: ReadonlySet<string> = new Set(['fastest', 'quickest', 'shortest', 'soonest'])
const cheap: ReadonlySet<string> = new Set(['cheapest', 'lowest'])
const maxLength = 160

/** Null where neither the fastest nor the cheapest of them is asked; plans that were set side by side are others. */
export function readAskedShown(reply: Reply): ReplyCandidate | null {
  const { line, thread } = reply
  if (line.length > maxLength || thread?.hasBeside === true) return null
  // "Which of the two options" is of what was changed, where something was.
  if ((reply.history?.position ?? 0) > 0 && /\b(?:two|2|both)\b/u.test(line)) return null
  const said = Object.values(among.exec(line)?.groups ?? {}).find((word) => word !== undefined) ?? ''
  if (!fast.has(said) && !cheap.has(said)) return null
  const words = fast.has(said) ? 'fastest' : 'cheapest'
  const subject = { words, gpus: [], providers: [], method: null, weights: null, count: null }
  return wholeReply(reply, { kind: 'question', topic: 'which-shown', subject }, 'asks among the plans that are shown')
}
