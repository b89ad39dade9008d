/** "What do we get if we spend the full 1000?", "what would the whole budget buy?": what more money than a run takes is good for. The plan stays. */
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

const all = '(?:full|whole|entire|complete)'
/** A bare number is money, unless a unit or what is counted stands behind it: "the full 24h", "the full 20k rows". */
const sum =
  '(?:[$€£] ?\\d[\\d.,]*k?|\\d[\\d.,]*k? (?:dollars|usd|bucks|euros?)|\\d[\\d.,]*k?(?= ?(?:[?!;)]|$|[.,](?!\\d)| (?:on|for|what|in|do|would|is|and|or|at)\\b))|budget|amount|sum|money|grant)'
/** "Spend the full 1000", "use up all of the budget", "the whole budget buys". */
const spendsAll = new RegExp(
  `\\b(?:spend|spent|spending|use(?: up)?|used|blow|put in|invest|burn)(?: (?:up|in))? (?:(?:the|our|my|that|this|all|of) ){0,3}${all} (?:of )?(?:(?:the|our|my) )?${sum}|\\b(?:spend|spent|use up|blow) all (?:of )?(?:the|our|my|that|this) ${sum}|\\b(?:the|our|my) ${all} ${sum} (?:buy|buys|get|gets|give|gives|do)\\b`,
  'u',
)
const otherwise =
  /\b(?:how many (?:tokens|examples)|full (?:fine|ft|tun)|how much data|in time|per (?:month|week|day))\b/u
const [maxLength, maxChatter] = [120, 0.95]

/** Null unless all of a sum is to be spent, and what for is asked. */
export function readAskedFullSpend(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !spendsAll.test(line) || otherwise.test(line)) return null
  if (isLikelyChatter(reply, maxChatter) || !(asksInForm(reply) || asksInClause.test(line))) return null
  const { methodNamed: _, ...args } = questionArguments(reply.understanding.recognized)
  return weighedReply(
    reply,
    { kind: 'question', topic: 'runs-for-money', subject: null, args: { ...args, spendsAll: true } },
    'asks what all of a sum would buy',
  )
}
