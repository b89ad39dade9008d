/** "What does serving it cost a month?", in a thread: the model that is trained there, hosted. */
import { hostingChangeIn } from '../language/inquiries/hosting-inquiry.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { collapseSpaces } from '../language/text/characters.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'

const asks = /\?\s*(?:$|(?:like|say|for|with|about)\b)|(?:^|[.,;!]\s+)(?:and |so |ok |but )?(?:what|how much)\b/iu
/** The model of the thread, and what else has no place beside its name. */
const ownModel =
  /\b(?:it|this|that|them|(?:the|our|this|that) (?:fine-?tuned |trained |finished |resulting )?(?:model|result|thing))\b/giu

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
  const { words } = catalog.inquiryFacts
  if (
    text.length > longest ||
    !words.hosting.test(text) ||
    !(catalog.inquiryFacts.words.money.test(text) || afterwards.test(text)) ||
    !asks.test(text) ||
    words.training.test(text)
  )
    return null
  const name = nameOf(model, params)
  if (name === null) return null
  const asked = collapseSpaces(`${name}: ${text.replaceAll(ownModel, ' ')}`)
  const inquiry = readInquiry(asked, vocabulary, catalog.inquiryFacts, today)
  return inquiry?.kind === 'hosting' ? inquiry : null
}
/** "And hosting it afterwards?" asks what it costs, whatever else is left out. */
const afterwards = /^(?:and|what about|how about|then) (?:the )?(?:hosting|serving|running|inference)\b.{0,40}\?/iu
const longest = 160
