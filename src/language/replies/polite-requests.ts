/**
 * "Could I see this with reserved pricing?", "would you mind checking Crusoe?": a wish that is asked for politely changes the
 * plan, whatever question its other words are near to.
 */
import { readAmendment } from './amendment.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const lead = String.raw`(?:(?:ok|okay|hey|hi|and|so|then|maybe|also|please|pls|actually|hmm+|alright|sorry)[,\s]{1,2}){0,3}`
const soft = '(?:(?:please|pls|maybe|perhaps|just|also|kindly|quickly) ){0,2}'
/** What stands for the plan, and for the figures of one. */
const plan = `(?:it|this|that|the same(?: thing| one)?|the (?:plan|job|run)|(?:a|the) (?:price|cost|quote|estimate|numbers?|figures?|plan) (?:for|on|with|at)(?= ))`
const object = String.raw`(?:${plan}(?:\s|$))`
const asked = `(?:can|could|would|will) (?:you|we|i) ${soft}`
const frames: readonly RegExp[] = [
  new RegExp(`^${lead}${asked}(?:see|get|have|put|run|try|show(?: me| us)?|price|redo|rerun|re-run|give (?:me|us)|move|plan) ${object}`, 'u'),
  new RegExp(`^${lead}${asked}(?:check|try|price|use|take|switch to|go with|go for|look at|swap in|move to) `, 'u'),
  new RegExp(`^${lead}${asked}(?:re-?calculate|recalc|re-?compute|re-?plan|re-?price|re-?estimate|redo|rerun|re-run|(?:do|run|redo) (?:the |your )?(?:numbers|maths?|plan|estimate|figures))(?: (?:it|this|that|the plan|everything))? (?=(?:with|for|on|using|at|in|as)\\b)`, 'u'),
  new RegExp(`^${lead}(?:(?:would|do) you )?mind (?:seeing|putting|running|trying|showing (?:me|us)|pricing|redoing|rerunning|giving (?:me|us)|moving) ${object}`, 'u'),
  new RegExp(`^${lead}(?:(?:would|do) you )?mind (?:checking|trying|pricing|using|taking|switching to|going with|looking at|moving to) `, 'u'),
  new RegExp(`^${lead}(?:gimme|give (?:me|us)|show (?:me|us)|let me see|let's see|lets see|i'd like(?: to see)?|i would like(?: to see)?|we'd like(?: to see)?) (?:${object})?`, 'u'),
] // prettier-ignore
/** What is asked for is an answer: its reason, a figure, how two compare. */
const asksForAnswer =
  /\b(?:why|how|what|what's|whats|which|who|whether|if|when|where|difference|compared?|comparison|versus|vs|both|either|side by side|again|enough|possible|allowed|able|breakdown|math|receipt|details|sources?|invoice|discount|table)\b/u

/** What is wished behind such a frame, as it is said without it; null where none stands first, or an answer is asked for. */
export function politeWish(line: string): string | null {
  if (line.length > maxLength || asksForAnswer.test(line)) return null
  const frame = frames.map((each) => each.exec(line)).find((found) => found !== null)
  if (frame === undefined || frame === null) return null
  // It asks no more without its frame.
  const wish = line.slice(frame[0].length).replace('?', '.').trim()
  return wish === '' || wish.includes('?') ? null : wish
}
const maxLength = 200
const clauseEnd = /[,.;]\s+/u

/** Null where nothing is wished so, or what is wished is no change by itself. */
export function readPoliteRequest(reply: Reply): ReplyCandidate | null {
  const { line, scenario, lastChanged, isAddressed } = reply
  const wish = politeWish(line)
  if (wish === null) return null
  const read = (text: string): ReplyAct =>
    isAddressed ? reply.readAs(text, scenario, lastChanged) : reply.readPart(text, scenario, lastChanged).act
  const isChange = ({ kind, ...act }: ReplyAct): boolean =>
    kind === 'asks' || (kind === 'amended' && 'changed' in act && act.changed.length > 0)
  // "The fastest one you have, Bea is pitching right now": the rest says why.
  const [first = '', ...why] = wish.split(clauseEnd)
  // "Would you recalculate with Granite? The licence is the same": the question mark ends the wish.
  const isApart = !line.includes('?') || line.includes('? ')
  const texts = why.length > 0 && !/\d/u.test(why.join(' ')) && isApart ? [wish, first] : [wish]
  const act = texts.map(read).find(isChange)
  if (act === undefined) return null
  const whole = readAmendment(reply)?.act
  // With its frame it may say more; "let's see it with 150 million" is no size.
  const isMore = whole?.kind === 'amended' && !(whole.changed.includes('params') && whole.scenario.spec.model === null)
  return wholeReply(reply, isMore ? whole : act, 'asks politely for a change')
}
