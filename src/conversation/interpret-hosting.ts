/** "What does serving it cost a month?", in a thread: the model that is trained there, hosted. */
import { hostingChangeIn } from '../language/inquiries/hosting-inquiry.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { collapseSpaces } from '../language/text/characters.ts'
import { requestVolumeIn } from '../language/inquiries/request-volume.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { ServingFacts } from '../catalog/inquiry-facts.ts'
import { peakTokensPerSecond, sequencesAtOnce } from '../recommend/inquiries/arithmetic.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import type { EngineContext } from './engine-context.ts'

const asks = /\?\s*(?:$|(?:like|say|for|with|about)\b)|(?:^|[.,;!]\s+)(?:and |so |ok |but )?(?:what|how much)\b/iu
/** The model of the thread, and what else has no place beside its name. */
const ownModel =
  /\b(?:it|this|that|them|(?:the|our|this|that) (?:fine-?tuned |tuned |trained |finished |resulting )?(?:model|result|thing))\b/giu

const hostingAnswer = 'hosting'
/** What a thread keeps of a model that was hosted: that it was, and whether in office hours alone. */
export const hostingAnswerId = ({ isOfficeHours }: Pick<InquiryOf<'hosting'>, 'isOfficeHours'>): string =>
  isOfficeHours ? `${hostingAnswer} in office hours` : hostingAnswer

/** "Office hours only": of the hosting that was answered last in the thread; null where it was not, or nothing is said of it. */
export function hostingAgain(
  text: string,
  lastAnswerId: string | undefined,
  { model, params }: Spec,
  today: string,
  { catalog, vocabulary }: EngineContext,
): InquiryOf<'hosting'> | null {
  const change = lastAnswerId?.startsWith(hostingAnswer) === true ? hostingChangeIn(text) : null
  const name = nameOf(model, params)
  if (change === null || name === null) return null
  const inquiry = readInquiry(`host ${name}`, vocabulary, catalog.inquiryFacts, today)
  return inquiry?.kind === 'hosting'
    ? { ...inquiry, isOfficeHours: lastAnswerId === hostingAnswerId({ isOfficeHours: true }), ...change, unused: [] }
    : null
}

const nameOf = (model: string | null, params: number | null): string | null =>
  model ?? (params === null ? null : `${Number((params / 1e9).toPrecision(3))}b`)

/** Null where nothing is to be served, or something else is asked as well. */
export function hostingOfThread(
  text: string,
  { model, params }: Spec,
  today: string,
  { catalog, vocabulary }: EngineContext,
): InquiryOf<'hosting'> | null {
  const { words, serving } = catalog.inquiryFacts
  const isOfUsers = usedBy.test(text) && hostingChangeIn(text)?.users !== undefined
  const covered = coveredSum.exec(text)?.groups
  const sum = covered?.['sum'] ?? covered?.['also']
  const isOfMoney = words.money.test(text) || sum !== undefined || afterwards.test(text) || isOfUsers
  // So many requests a day are made to nothing but a model that is served.
  const isOfRequests = requestsOf.test(text)
  const isHosted = words.hosting.test(text) || isOfUsers || isOfRequests
  if (ofRenters.test(text)) return null
  if (text.length > longest || !isHosted || !isOfMoney || !(asks.test(text) || isOfUsers) || words.training.test(text))
    return null
  const name = nameOf(model, params)
  if (name === null) return null
  if (isOfUsers && !words.hosting.test(text)) {
    const plain = readInquiry(`host ${name}`, vocabulary, catalog.inquiryFacts, today)
    const lead = asksAlways.test(text)
      ? { lead: 'No, unless answers must come day and night; reply “office hours only” for less. Kept on all month:' }
      : {}
    return plain?.kind === 'hosting' ? { ...plain, ...hostingChangeIn(text), ...lead, unused: [] } : null
  }
  const serves = isOfRequests && !words.hosting.test(text) ? `host ${name}` : name
  const asked = collapseSpaces(`${serves}: ${text.replaceAll(ownModel, ' ')}`)
  const inquiry = readInquiry(asked, vocabulary, catalog.inquiryFacts, today)
  if (inquiry?.kind !== 'hosting') return null
  const lead =
    sum === undefined ? {} : { lead: `The training takes its part of the ${sum} first. Then, month for month:` }
  return withVolume({ ...inquiry, ...lead }, text, serving)
}
/** "Community hosts against secure cloud": who rents out the machine of the training. */
const ofRenters =
  /\b(?:community|marketplace|vetted|verified|private|unverified) hosts?\b|\bhosts? (?:vs|versus|against|or) secure\b/iu

/** "Would 1,500 also cover hosting it for the first month?": one sum for the training and what comes after it. */
const coveredSum =
  /\b(?:would|will|does|do|is|can|could)\b.{0,20}?(?<sum>[$€£]?\d[\d,]{1,8}k?)\b.{0,30}\b(?:also|too|as well|both|besides|even)\b.{0,20}\b(?:cover|pay for|enough|include|host|serve|be)|\b(?:would|will|does|do|is|can|could)\b.{0,20}?(?<also>[$€£]?\d[\d,]{1,8}k?)\b.{0,20}\b(?:cover|enough|include)\b.{0,60}\b(?:also|too|as well|both)\b/iu

/** "At 5 req/s": so many answers at once, with requests of the usual length where none is said. */
function withVolume(inquiry: InquiryOf<'hosting'>, text: string, serving: ServingFacts): InquiryOf<'hosting'> {
  const usual = { tokensIn: serving.requestTokensIn.base, tokensOut: serving.requestTokensOut.base }
  const volume = requestVolumeIn(text, usual)
  if (volume === null) return inquiry
  const { tokensIn, tokensOut, requestsPerMonth } = volume
  const rate = Number((requestsPerMonth / hoursOfMonth / 3600).toPrecision(2))
  return {
    ...inquiry,
    spec: { ...inquiry.spec, sequenceLength: tokensIn + tokensOut },
    users: sequencesAtOnce(volume, serving),
    areConcurrent: true,
    tokensPerSecond: peakTokensPerSecond(volume, serving),
    unused: inquiry.unused.filter((words) => !text.includes(words)),
    lead: `For ${rate} requests a second of ${tokensIn.toLocaleString('en-US')} tokens in and ${tokensOut.toLocaleString('en-US')} out${volume.areTokensAssumed ? ' (assumed: say yours)' : ''}:`,
  }
}

const asksAlways =
  /\b(?:need|have|must)\b.{0,30}\b(?:24 ?[x/] ?7|always on|all the time|on all (?:day|month)|day and night)\b/iu
/** The model is used by so many people: "for 4 ppl, do we need to keep a gpu on 24/7", "running it for 200 users costs what". */
const usedBy =
  /\b(?:run|running|use|uses|using|used|keep|kept|serve|offer|open it)\b.*(?:\bcosts?\b|\bhow much\b|\bpay\b|\bmonth\w*\b|24 ?[x/] ?7|\balways on\b|\ball the time\b|\b(?:keep|left|leave)\b.{0,20}\b(?:on|up|running)\b)|(?:\bcosts?\b|\bhow much\b).*\b(?:run|running|use|using|serve)\b.{0,20}\bfor\b/iu
/** "And hosting it afterwards?" asks what it costs, whatever else is left out. */
const afterwards = /^(?:and|what about|how about|then) (?:the )?(?:hosting|serving|running|inference)\b.{0,40}\?/iu
const requestsOf =
  /\d ?(?:k|m)? ?(?:api )?(?:requests?|reqs?|queries|calls|prompts) ?(?:\/|per|an?|each|every) ?(?:second|sec|s|minute|min|hour|h|day|month)\b/iu
const longest = 160
