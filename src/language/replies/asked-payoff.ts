/** "When does buying a 5090 pay off?", "a used 3090 is $800, after how many runs?": a card that would be bought, against the rent of the runs. */
import { isKind } from '../lexicon/meanings.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const pays =
  /\b(?:pays? (?:itself )?(?:off|back)|pays? for itself|paying (?:off|for itself)|paid (?:off|back|for)|break[- ]?even|breaks even|amorti[sz]\w*|recoup\w*|earn(?:s|ed)? (?:its|the) (?:price|money|cost)|be (?:even|cheaper|worth)|(?:is|are|gets?|becomes?) (?:\w+ ){0,3}(?:cheaper|worth|better)|worth (?:it|buying)|makes? sense)\b/u
const fromWhen =
  /\b(?:when|how (?:many|long|often|soon)|after (?:how|what)|at (?:how many|what|which)|from (?:how many|what|which|when)|until|until when|break[- ]?even|pays? for itself|pay itself)\b/u
const buys =
  /\b(?:buy|buying|bought|purchas\w+|own(?:ing)?|used|second[- ]?hand|new|cost(?:s|ing)? (?:me |us )?[$€£]?\d+|for [$€£] ?\d+|is [$€£] ?\d+|pays? (?:itself )?(?:off|back)|for itself)\b/u
const ofElse =
  /\b(?:reserv\w+|lease\w*|commit\w*|month'?s? rent|api|contract|serving|host(?:ed|ing)?|train\w* longer|epochs?|electricity|credits?)\b/u
const [maxLength, leastPrice] = [150, 50]

/** Null where no one card is named, or it is not asked from when it is paid for. */
export function readAskedPayoff(reply: Reply): ReplyCandidate | null {
  const { understanding } = reply
  const line = reply.typed.toLowerCase().replaceAll('’', "'")
  if (line.length > maxLength || !pays.test(line) || !fromWhen.test(line) || !buys.test(line) || ofElse.test(line))
    return null
  const { recognized, allSlots } = understanding
  const { mentions } = recognized
  if (mentions.some((mention) => isKind(mention, 'provider', 'model', 'instance'))) return null
  const cards = mentions.filter((mention) => isKind(mention, 'gpu'))
  const subject = subjectOf(mentions, allSlots, wordsIn(recognized))
  if (cards.length !== 1 || subject === null || subject.gpus.length === 0) return null
  const { money, moneyIn, runs } = questionArguments(recognized)
  const told = money === undefined || money < leastPrice ? {} : { money, ...(moneyIn === undefined ? {} : { moneyIn }) }
  const args = { asksPayoff: true as const, ...told, ...(runs?.per == null ? {} : { runs }) }
  return weighedReply(reply, { kind: 'question', topic: 'own', subject, args }, 'asks from when a card is paid for')
}
