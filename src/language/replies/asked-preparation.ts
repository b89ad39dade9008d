/** "What's the very first thing I should do now before renting?": what is done while no machine is paid for yet, in its order. */
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const beforePaid =
  /\b(?:before|prior to|until|ahead of|while (?:no|we have no)) (?:(?:i|we|you|even|actually|the|any|a|an|our|my|it|that|this) ){0,3}(?:rent\w*|book\w*|pay(?:ing)?|spend(?:ing)?|(?:gpu|gpus|card|cards|machine|machines|box|instance|node|server|clock|meter)\b(?: \w+){0,2} (?:runs?|running|ticks?|ticking|starts?|started|up|on|billed|rented|booked|there|ready|costs?))/u
const prepares =
  /\b(?:prepare[sd]?|preparing|preparation|ready|in place|do (?:first|now|myself|ourselves|at home|locally)|(?:should|can|must|could|do|to) (?:i|we|you)? ?(?:\w+ )?(?:do|have|need|get)|first (?:thing|step)s?|step one|to-?do|homework|get done|sort(?:ed)? out)\b/u
const asks = /\b(?:what|whats|what's|which|anything|how|list)\b/u
/** Checks of the start itself, sums, and what is owed have answers of their own. */
const ofElse =
  /[$€£]|\b(?:how (?:much|many|long)|cost\w*|price|check\w*|verify|contract|nda|agreement|sign|legal|dpa|budget|approval|quota|cheaper|need to (?:know|tell)|ask (?:them|the (?:vendor|seller|provider)))\b/u
const [maxLength, maxChatter] = [120, 0.8]

/** Null where nothing is asked of the time before a machine is paid for. */
export function readAskedPreparation(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !beforePaid.test(line) || !prepares.test(line) || !asks.test(line)) return null
  if (ofElse.test(line) || !asksInForm(reply) || isLikelyChatter(reply, maxChatter)) return null
  const told = reply.vocabulary.questionCues.questions.get('before-renting')
  return told === undefined
    ? null
    : weighedReply(
        reply,
        { kind: 'question', topic: 'fixed', subject: null, matched: { ...told, isExample: true } },
        'asks what to prepare before renting',
      )
}
