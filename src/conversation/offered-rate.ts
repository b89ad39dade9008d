/**
 * "Our rep came back with 2.40 € per H100 hour", "Lambda would give us A100s for £1.20 an hour": what somebody offers GPUs
 * for in an hour, in whatever money: the plan on those GPUs at that price.
 */
import { priceCapIn } from '../language/inquiries/price-cap.ts'
import { localRequest } from '../language/locales/local-request.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { understand } from '../language/pipeline.ts'
import { leastTermIn } from '../language/questions/least-term.ts'
import { subjectOf } from '../language/questions/subject.ts'
import { wordsIn } from '../language/recognizers/recognized-text.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

const offers =
  /\b(?:quot\w+|offer\w*|gave|gives?|giving|came back|comes? back|would (?:give|do|rent|let)|said|says|wants?|asks?|asking|charg\w+|sells?|deal|rep|reseller|sales|hoster|vendor|provider|partner|friend|get|got|can get|negotiated|contract|rate|price|instead)\b/iu
/** Money of other countries stands for the price of an offer by itself. */
const ofOtherMoney = /[€£]|\b(?:eur|euros?|gbp|pounds?|chf|francs?)\b/iu
const noOffer =
  /\b(?:kwh|electricity|power price|per (?:token|million|sample|request|month|year|week|day)|a (?:month|year|week|day)|storage|disk|egress|traffic|salary|lunch|coffee|parking|was|used to|last (?:year|month|week)|budget)\b|\/(?:kwh|mo|month|gb)\b/iu
/** Who names a price names that of a GPU. */
const ofSeller = /\b(?:rep|reseller|sales|hoster|vendor|provider|supplier|seller|partner|offers)\b/iu
const asksWhy = /^\W*(?:why|where|how come|is|does|do|will|which)\b/iu
const [maxLength, least, most] = [150, 0.05, 25]

/** Null where no price of an hour is offered, or the GPU that has it is not named. */
export function offeredInThread(
  thread: ThreadState,
  typed: string,
  request: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation | null {
  if (thread.shown === null || typed.length > maxLength || !/\d/u.test(typed)) return null
  const english = ofOtherMoney.test(typed) ? (localRequest(typed, vocabulary, true)?.english ?? typed) : typed
  const text = english.replace(/(?<=\d),(?=\d{2}(?!\d))/gu, '.')
  if (thread.shown === null || text.length > maxLength || !/\d/u.test(text) || noOffer.test(text) || asksWhy.test(text))
    return null
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate === undefined || others.length > 0 || rate.per !== 'hour' || priceCapIn(text) !== null)
    return null
  // In dollars it is read with the other prices.
  if (rate.currency === null || !(ofOtherMoney.test(text) || offers.test(text))) return null
  // The GPU may stand within the price: "per H100 hour".
  const { recognized, allSlots } = understand(found.rest, {
    mode: 'thread',
    vocabulary,
    today: request.today,
    base: null,
  })
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  // "The provider wants €2.10/h": of the GPU that is planned.
  const isUnnamed = subject === null || subject.gpus.length === 0
  if (isUnnamed && !ofSeller.test(text)) return null
  const count = /(?<![\w.])1 ?[x×](?![\w])/u.test(text) ? 1 : (subject?.count ?? null)
  const value = usdOfOneGpu(rate.usd, rate.isPerGpu, count)
  if (!(value >= least && value <= most)) return null
  const leastTerm = leastTermIn(text)
  const isPlanned = isUnnamed || (count === null && subject.gpus.some((id) => id === thread.shown?.best.gpu))
  return {
    kind: 'question',
    question: {
      kind: 'question',
      topic: 'own-rate',
      subject: isPlanned ? null : { ...subject, providers: [], count },
      value,
      args: { currency: rate.currency, ...(leastTerm === null ? {} : { leastTermHours: leastTerm }) },
    },
    thread,
  }
}
