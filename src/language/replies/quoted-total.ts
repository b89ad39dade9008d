/** "Vendor came down to 3,900", "they want 4.2k for the lot": a price for the whole job, set against the plan; and its end. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const who = '(?:vendor|vendors|they|he|she|sales|supplier|reseller|provider|broker|the (?:vendor|provider|supplier|reseller|sales guy|rep|account manager)|our (?:vendor|rep|reseller|account manager)|\\p{L}{3,14})' // prettier-ignore
const says =
  '(?:came (?:down|back) (?:to|with|at)|went down to|dropped (?:it |the price |their price )?to|is down to|are down to|want|wants|asks?(?: for)?|quoted(?: us| me)?|quote(?: us| me)?|offers?(?: us| me)?(?: it| that| the whole thing)?|offered(?: us| me)?(?: it| that| the whole thing)?|would do it|do it|does it|could do it)'
const statedTotal = new RegExp(
  `^${who} ${says}(?: (?:for|at|now|about|around|only|just))* [$]?(?<sum>\\d[\\d,]{0,9}(?:\\.\\d{1,2})?)(?<kilo>k?)(?: (?:dollars|usd|bucks))?(?: (?:flat|all in|all-in|in total|total|now|for (?:it|the (?:lot|job|run|whole thing|whole lot)|everything|this|all of it)))*[\\s.!]*$`,
  'u',
)
const leastUsd = 20
const [maxLength, maxChatter] = [100, 0.6]

/** Null where no sum for the whole is told; a price by the hour is another report. */
export function readQuotedTotal(reply: Reply): ReplyCandidate | null {
  const { line, likelyActs } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const { sum, kilo } = statedTotal.exec(reply.sentence)?.groups ?? {}
  const usd = Number((sum ?? '0').replaceAll(',', '')) * (kilo === 'k' ? 1000 : 1)
  // Without a sign a small number may be of anything.
  const isMoney = line.includes('$') || /\d,\d{3}|\dk\b|dollars|usd|bucks/u.test(line)
  if (usd < leastUsd || !isMoney || (!reply.isAddressed && likelyActs.chatter > maxChatter)) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'quoted-total', subject: null, value: usd },
    'tells a price for the whole',
  )
}

const dropped =
  /^(?:.{0,60}[\s,.;])?(?:forget|drop|ignore|scrap|scratch|disregard|strike|leave out) (?:about )?(?:the|that|this|their|his|her)? ?(?:\w{2,12} )?(?:offer|quote|deal|discount|rate|angebot|preis)[\s.!]*$/u

/** "Market price again", "i dont trust it, list prices please" */
const atMarket =
  /^(?:(?:ok|okay|so|no|nah|then|hm+|actually|well|i don'?t trust (?:it|them|that)(?: after all)?|forget it|never ?mind|back to|go back to|use|take|at|with|the)[\s,.]+){1,5}(?:market|list|public) prices?(?: (?:again|please|pls|then|instead|it is))*(?:,? (?:but|and) keep .{2,24})?[\s.!]*$/u

/** What was answered last, where an offer had been told. */
const ofQuotes: ReadonlySet<string> = new Set(['own-rate', 'quoted-total', 'price-change', 'own-rates'])
const maxChatterOfDrop = 0.5

/** "Forget the offer": the plan was at list prices all along. */
export const readDroppedQuote = (reply: Reply): ReplyCandidate | null =>
  reply.line.length <= maxLength &&
  (dropped.test(reply.line) || atMarket.test(reply.line)) &&
  (reply.isAddressed || ofQuotes.has(reply.thread?.lastAnswerId ?? '') || reply.likelyActs.chatter < maxChatterOfDrop)
    ? wholeReply(
        reply,
        { kind: 'question', topic: 'fixed', subject: null, matched: droppedQuote },
        'drops an offer that was told',
      )
    : null

const droppedQuote = {
  id: 'dropped-quote',
  says: ['Noted: the offer is left out. The plan stands as before, at the prices on record.'],
}
