/** A reply without the name of the app, and without what only opens it. */
import type { ConversationRequest } from './request.ts'

/** "@gpucost, is that enough?" is said to the app, and its name is no word of what is asked. */
export function withoutOwnName(reply: Extract<ConversationRequest, { kind: 'reply' }>): typeof reply {
  const called = reply.text.replace(ownName, '')
  const text = called.replace(opening, '')
  if (text === reply.text || text.trim() === '') return reply
  return { ...reply, text, isAddressed: reply.isAddressed || called !== reply.text }
}
/** "Approved, take the cheapest", "remind me what rate you took": what stands behind it is asked. */
const opening =
  /^\W{0,3}(?:(?:(?:ok(?:ay)?|great|good|fine|perfect|all right|alright)[\s,]{1,2})?approved\s?[,.;:!–-]\s{0,2}(?=\S.{9})|(?:can you |pls |please )?remind me (?=(?:what|which|how|why|where)\b))/iu
/** As people write it, and as Slack sends it where the app keeps its name or is the one of the local Slack. */
const ownName = /^\s{0,9}(?:@gpucost\b|<@U\w{0,12}GPUCOST>|<@[UW]\w{2,20}\|gpucost>)[\s,:]{0,4}/iu
