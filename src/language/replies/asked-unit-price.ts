/** "What does that come to per 1M tokens?", "per GPU-hour all in?": the plan's own total over an amount, and no other plan. */
import { isKind } from '../lexicon/meanings.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const perTokens =
  /(?:\b(?:per|each|every|an?)|\/) ?(?:\d{1,3} ?)?(?:k|m|b|t|thousand|million|billion|trillion) ?(?:tokens?|toks?)\b/u
const perGpuHour = /(?:\b(?:per|an?|each)|\/) ?(?:gpu|card)[ -]?(?:hour|hr|h)\b/u
const allIn =
  /\ball[- ]?in(?:clusive)?\b|\beverything (?:included|counted|in)\b|\beffective(?:ly)?\b|\b(?:including|with|incl\.?) (?:everything|all|the extras|overhead|idle|disk)\b|\baltogether\b|\btotal (?:divided|over|by)\b/u
const asks =
  /^(?:(?:and|so|ok|hm+),? )*(?:what|whats|what's|how much|price|cost|costs|dollars|per|in \$|give|which|total|effective)\b|\bcomes? (?:out )?(?:to|at)\b|\bwork(?:s|ed)? out\b|\?/u
/** What other things cost so much, how much more of them would, and what is sold by the token. */
const ofElse =
  /\b(?:api|apis|openai|anthropic|together|fireworks|hosted|serv\w+|inference|generat\w+|output|input|charg\w+|more|extra|another|additional|if|would|instead|with|speed|tok\/s|seconds?|minutes?|long|teacher|label\w*|usual\w*|typical\w*|normal\w*)\b/u
const maxLength = 90

/** Null where more is asked than a quotient, or anything else is named. */
export function readAskedUnitPrice(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || !asks.test(line)) return null
  const isOfHour = perGpuHour.test(line) && allIn.test(line)
  if (!isOfHour && !perTokens.test(line)) return null
  if (ofElse.test(isOfHour ? line.replace(allIn, '') : line)) return null
  const { recognized } = understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'model', 'provider', 'instance'))) return null
  if (isOfHour) {
    const args = { perHours: 1, unit: 'gpu-hours', isAllIn: true } as const
    return weighedReply(reply, { kind: 'question', topic: 'per-gpu', subject: null, args }, 'asks for all of an hour')
  }
  const { perTokens: amount } = questionArguments(recognized)
  return amount === undefined
    ? null
    : weighedReply(
        reply,
        { kind: 'question', topic: 'per-unit', subject: null, args: { perTokens: amount } },
        'asks for the price of so many tokens',
      )
}
