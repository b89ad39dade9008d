/** A short wish in a part of a reply, whatever is said around it. */
import type { Reply } from './reply-input.ts'

/** "No spot, last time we got yanked": a wish that is clear by itself, and why it is wished, without a number. */
export function beginsWithWish([wish = '', ...why]: readonly string[], reply: Reply): boolean {
  return !why.some((part) => /[\d?]/u.test(part)) && isShortWish(wish, reply)
}

/** A short part that changes the plan, and by itself is surely a wish. */
export function isShortWish(wish: string, reply: Reply): boolean {
  if (wish.length > maxWish) return false
  const { act, likelyActs } = reply.readPart(wish, reply.scenario, reply.lastChanged)
  // "8b. Data is the tickets" is a part of the job.
  if (act.kind !== 'amended' || act.changed.some((field) => field === 'params' || field === 'tokens')) return false
  return likelyActs.request > minRequestOfWish && likelyActs.chatter < maxChatter
}
const [maxWish, minRequestOfWish, maxChatter] = [40, 0.85, 0.15]
