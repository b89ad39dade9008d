/**
 * "Finish in 10 days and warm the cache first": a clause of a change that surely wishes something and set nothing is named,
 * so that no wish is met in half in silence.
 */
import { withUnused, wordsLeftOver } from '../resolution/unused-words.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Readers whose change is what the grammar reads in the whole text; others say what they left out by themselves. */
const readers: ReadonlySet<string> = new Set(['amendment', 'likely-change', 'likely-meant', 'change-with-reason'])
const clauseEnd = /(?<!\d),\s*|,\s+|[;:.!]\s+|\s+(?:and|but|plus)\s+|\s+[–—-]+\s+/u
const [maxLength, maxParts, minWords, maxWords] = [240, 6, 2, 9]
/** From here on a clause is a wish; reasons and news are below. */
const [minRequest, maxChatter] = [0.8, 0.15]
/** What is to be done to the run or its data; a plan has no place for it. */
const orders =
  /^(?:(?:please|pls|then|also|and|just|first|but|can you|could you) )*(?:add|include|shard|merge|log|save|enable|disable|turn|warm|mix|freeze|unfreeze|remove|filter|dedup\w*|deduplicate|split|shuffle|resume|evaluate|export|upload|push|pin|lock|reserve|book|schedule|shorten|truncate|compress|quanti[sz]e|distill?|prune|upsample|downsample|balance|weight|mask|anonymi[sz]e|encrypt) (?!\w+ (?:out|lol)$)\S/iu
/** Whether a clause tells the app to do something. */
export const isOrder = (part: string): boolean => orders.test(part) && part.split(/\s+/u).length <= maxWords

/** What keeps, greets or points back wishes nothing of its own. */
const wishesNothing =
  /\b(?:stays?|same|keep|rest|as (?:before|is|planned)|thanks?|thx|please|pls|sorry|like (?:that|this)|it is|that one|this one|go (?:for|with) (?:it|that)|do (?:it|that|this)|use (?:it|that|them)|instead)\b/u

/** The candidate, with the clauses of its text that set nothing named as not used. */
export function withUnreadParts(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act, reader = '' } = candidate
  if (act.kind !== 'amended' || act.changed.length === 0 || !readers.has(reader)) return candidate
  const left = wordsLeftOver(act.scenario)
  const unread = unreadParts(reply).filter((part) => !left.some((word) => part.includes(word)))
  return unread.length === 0 ? candidate : { ...candidate, act: { ...act, scenario: withUnused(act.scenario, unread) } }
}

function unreadParts(reply: Reply): readonly string[] {
  const { recognized, allSlots } = reply.understanding
  const text = recognized.normalized.text
  if (text.length > maxLength || text.includes('?')) return []
  const parts = text.split(clauseEnd).flatMap((part) => (part === undefined || part.trim() === '' ? [] : [part.trim()]))
  if (parts.length < 2 || parts.length > maxParts) return []
  let from = 0
  return parts.filter((part) => {
    const start = text.indexOf(part, from)
    const end = start + part.length
    from = end
    const words = part.split(/\s+/u).length
    if (words < minWords || words > maxWords || wishesNothing.test(part.toLowerCase())) return false
    const isRead = allSlots.some((slot) => {
      const [first, last] = [recognized.tokens[slot.from], recognized.tokens[slot.to - 1]]
      return first !== undefined && last !== undefined && first.start < end && start < last.end
    })
    if (isRead) return false
    if (isOrder(part)) return true
    const { request, chatter } = reply.readPart(part, reply.scenario, reply.lastChanged).likelyActs
    return request >= minRequest && chatter <= maxChatter
  })
}
