/**
 * "Cheaper but not slower", "faster for the same money", "make it faster but under $1,500": better in one thing, and no
 * worse in the other than the plan that stands. What it takes and costs are the limits then. Who asks whether there is a way
 * is told it, and nothing changes.
 */
import { type Scenario, changedFields } from '../../scenario/scenario.ts'
import { fieldValue, quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const cheaper =
  /\b(?:cheaper|less expensive|for less(?: money)?|save (?:some |us )?money|(?:lower|cut|reduce|bring down|drop) (?:the |our |its )?(?:price|costs?|bill|total))\b/u
const faster =
  /\b(?:faster|quicker|sooner|shorter|in less time|speed-?up|(?:speed|hurry)(?:ing)? (?:it |this |things |the run )?up|(?:cut|reduce|shorten) the (?:time|hours|runtime))\b/u
const noSlower =
  /\b(?:(?:not|no|never|isn't|aren't|without(?: (?:being|getting|going|making it))?) (?:(?:any|be|get|getting|go|take|run|last|make it|a bit|much) ){0,2}(?:slower|longer)|(?:at least|just|equally|every bit) as (?:fast|quick|soon)|same (?:speed|time|hours|pace|duration|runtime)|without (?:(?:losing|adding|more|extra|giving up|sacrificing|costing|needing) ){1,2}(?:any |us )?(?:time|speed|hours)|without (?:taking|running|waiting|needing) (?:any )?longer|no (?:extra|more|additional) (?:time|hours|waiting))\b/u
const noDearer =
  /\b(?:same (?:money|price|costs?|budget|spend|bill|total)|without (?:(?:me|us|it) )?(?:paying|spending|costing|raising)(?: me| us)? (?:(?:any ?thing|any) )?(?:more|extra|the (?:price|cost|bill|budget))|(?:not|no|never|isn't|without) (?:(?:be|being|get|getting|any|making it) ){0,2}(?:more expensive|dearer|pricier)|(?:doesn't|does not|don't|won't|not|should not|shouldn't|must not|can't) cost(?:ing)?(?: (?:me|us|any))? (?:more|extra)|(?:without|no|at no|for no|with no) (?:any )?(?:more|extra|additional|added) (?:money|costs?|dollars|spend|spending|charge)|for free|at no cost|(?:bill|price|costs?|total|spend) (?:(?:being|to|should|must|can) )?(?:stays?|staying|remain\w*|kept|keeping) the same|keep\w* the (?:bill|price|costs?|total|spend|budget))\b/u
/** Asks for reasons, or for what the difference is. */
const asksElse = /^\s*(?:why|how(?! about)|what(?! about)|which|when|who|compare|did|does|was|were)\b/iu
/** Whether there is a way, and which. */
const asksWay =
  /^\W*(?:(?:and|so|ok|but)\W+)?(?:how (?:can|could|do|would|might|to)|is (?:there|it possible)|(?:can|could|would) (?:it|this|that)|are there|any|what(?:'s| is| would| can| could| do))\b|\b(?:tricks?|any (?:way|chance|option|idea)|possible|doable|is there)\b|^(?!.*\b(?:can|could|would|will) (?:you|we)\b)[^.!]{0,70}\?$/u
const maxLength = 110

/** How much better it has to be, so that the plan that stands is none of them. */
const better = { usd: 0.99, hours: 0.98 } as const

/** Null where it wishes for no such thing, or there is no plan to be better than. */
export function readBetteredPlan(reply: Reply): ReplyCandidate | null {
  const { lastPlan } = reply
  const text = reply.plain.text.toLowerCase().replaceAll(/\bw\/o\b/gu, 'without')
  if (
    text.length > maxLength ||
    !/cheap|less|save|low|cut|reduc|fast|quick|soon|speed|hurry|short|bring|drop/u.test(text)
  )
    return null
  const { deadlineHours: hours, budgetUsd: usd } = lastPlan
  const [isCheaper, isFaster] = [cheaper.test(text), faster.test(text)]
  if (isCheaper === isFaster) return null
  if (asksWay.test(text) && (isCheaper ? noSlower : noDearer).test(text)) {
    const topic = isCheaper ? 'cheaper' : 'faster'
    return weighedReply(
      reply,
      { kind: 'question', topic, subject: null, args: { isNoWorse: true } },
      `asks for a way that is ${topic} and no worse`,
    )
  }
  if (typeof hours !== 'number' || typeof usd !== 'number' || asksElse.test(text)) return null
  const { amendment } = reply
  const wished = amendment.kind === 'amended' ? amendment.scenario : null
  const objective = isCheaper ? 'cheapest' : 'fastest'
  const given = limitIn(wished, reply.scenario, isCheaper)
  const isKept = isCheaper ? noSlower.test(text) : noDearer.test(text)
  // "Faster, under $2,000" where it costs $1,500 lets it cost more.
  const isTighter = given !== null && given < (isCheaper ? hours : usd)
  if (!isKept && !isTighter) return null
  // Where another number of GPUs or model is meant as well, it is another job that is asked for.
  const [within, under] = isCheaper
    ? [given ?? roundedUp(hours), roundedDown(usd * better.usd)]
    : [roundedDown(hours * better.hours), given ?? roundedUp(usd)]
  const act = amendWith(reply, {
    words: isCheaper ? 'cheaper' : 'faster',
    slots: [
      quantity('deadline', within),
      quantity('budget', under),
      fieldValue({ field: 'objective', value: objective }),
    ],
  })
  if (act.kind !== 'amended') return null
  const next = wished === null ? act.scenario : withLimitsOf(wished, act.scenario)
  return wholeReply(
    reply,
    { kind: 'amended', scenario: next, changed: changedFields(next.spec, reply.scenario.spec) },
    'wishes for a plan that is better in one thing and no worse in the other',
  )
}

/** A limit that the text itself sets for what may not become worse. */
function limitIn(wished: Scenario | null, { spec }: Scenario, isCheaper: boolean): number | null {
  const field = isCheaper ? 'deadlineHours' : 'budgetUsd'
  const limit = wished?.spec[field] ?? null
  return limit === spec[field] ? null : limit
}

const withLimitsOf = (scenario: Scenario, { spec: { budgetUsd, deadlineHours, objective } }: Scenario): Scenario => ({
  ...scenario,
  spec: { ...scenario.spec, budgetUsd, deadlineHours, objective },
  setBy: { ...scenario.setBy, budgetUsd: 'asked', deadlineHours: 'asked', objective: 'asked' },
})

/** An estimate has no ten digits; the plan that just keeps it stays in. */
const roundedUp = (value: number): number => roundedWith(value, Math.ceil)
const roundedDown = (value: number): number => roundedWith(value, Math.floor)
function roundedWith(value: number, round: (value: number) => number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 3)
  return Number((round(value / unit) * unit).toPrecision(4))
}
