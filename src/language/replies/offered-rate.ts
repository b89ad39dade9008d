/**
 * "Our rep came back with 2.40 € per H100 hour", "Lambda would give us A100s for £1.20 an hour": what somebody offers GPUs
 * for in an hour, in whatever money: the plan on those GPUs at that price.
 */
import { usdOfOneGpu } from '../../scenario/stated-figures.ts'
import { priceCapIn } from '../inquiries/price-cap.ts'
import { ratesIn } from '../inquiries/quoted-rate.ts'
import { isKind } from '../lexicon/meanings.ts'
import { leastTermIn } from '../questions/least-term.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const offers =
  /\b(?:quot\w+|offer\w*|gave|gives?|giving|came back|comes? back|would (?:give|do|rent|let)|said|says|wants?|asks?|asking|charg\w+|sells?|deal|rep|reseller|sales|hoster|vendor|provider|partner|friend|get|got|can get|negotiated|contract|rate|price|instead)\b/iu
/** Money of other countries stands for the price of an offer by itself. */
const ofOtherMoney = /[€£]|\b(?:eur|euros?|gbp|pounds?|chf|francs?)\b/iu
const noOffer =
  /\b(?:kwh|electricity|power price|per (?:token|million|sample|request|month|year|week|day)|a (?:month|year|week|day)|storage|disk|egress|traffic|salary|lunch|coffee|parking|was|used to|last (?:year|month|week)|budget)\b|\/(?:kwh|mo|month|gb)\b/iu
const asksWhy = /^\W*(?:why|where|how come|is|does|do|will|which)\b/iu
const [maxLength, least, most, maxChatter] = [150, 0.05, 25, 0.97]

/** Null where no price of an hour is offered, or the GPU that has it is not named and the money is dollars. */
export function readOfferedRate(reply: Reply): ReplyCandidate | null {
  const text = reply.typed.replace(/(?<=\d),(?=\d{2}(?!\d))/gu, '.')
  if (text.length > maxLength || !/\d/u.test(text) || noOffer.test(text) || asksWhy.test(reply.sentence)) return null
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (rate === undefined || others.length > 0 || rate.per !== 'hour' || priceCapIn(text) !== null) return null
  // The GPU may stand within the price: "per H100 hour".
  const { recognized, allSlots } = reply.understand(found?.rest ?? '')
  const gpu = recognized.mentions.find((mention) => isKind(mention, 'gpu', 'instance'))
  const isForeign = rate.currency !== null && ofOtherMoney.test(text)
  if (gpu === undefined || !(isForeign || (offers.test(text) && rate.currency !== null))) return null
  if (!reply.isAddressed && reply.likelyActs.chatter > maxChatter) return null
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  if (subject === null || subject.gpus.length === 0) return null
  const single = /(?<![\w.])1 ?[x×](?![\w])/u.test(text) ? 1 : null
  const count = single ?? subject.count
  const value = usdOfOneGpu(rate.usd, rate.isPerGpu, count)
  if (!(value >= least && value <= most)) return null
  const leastTerm = leastTermIn(reply.typed)
  const isPlanned = subject.gpus.some((id) => id === reply.lastPlan.gpus?.[0]) && count === null
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'own-rate',
      subject: isPlanned ? null : { ...subject, providers: [], count },
      value,
      args: {
        ...(rate.currency === null ? {} : { currency: rate.currency }),
        ...(leastTerm === null ? {} : { leastTermHours: leastTerm }),
      },
    },
    'names what GPUs are offered for in an hour',
  )
}
