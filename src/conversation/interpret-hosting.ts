/** "What does serving it cost a month?", in a thread: the model that is trained there, hosted. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'

const asksForMoney = /\b(?:costs?|price|how much|pay|bill|monthly|(?:per|a|each|every) month)\b/iu
const asks = /\?\s*$|^(?:and |so |ok |but )?(?:what|how much)\b/iu
/** The model of the thread, and what else has no place beside its name. */
const ownModel =
  /\b(?:it|this|that|them|(?:the|our|this|that) (?:fine-?tuned |trained |finished |resulting )?(?:model|result|thing))\b/giu

/** Null where nothing is to be served, or something else is asked as well. */
export function hostingOfThread(
  text: string,
  { model, params }: Spec,
  today: string,
  { catalog, vocabulary }: EngineContext,
): Extract<Inquiry, { kind: 'hosting' }> | null {
  const { words } = catalog.inquiryFacts
  if (
    text.length > longest ||
    !words.hosting.test(text) ||
    !asksForMoney.test(text) ||
    !asks.test(text) ||
    words.training.test(text)
  )
    return null
  const name = model ?? (params === null ? null : `${Number((params / 1e9).toPrecision(3))}b`)
  if (name === null) return null
  const asked = `${name}: ${text.replaceAll(ownModel, ' ')}`
  const inquiry = readInquiry(asked, vocabulary, catalog.inquiryFacts, today)
  return inquiry?.kind === 'hosting' ? inquiry : null
}
const longest = 160
