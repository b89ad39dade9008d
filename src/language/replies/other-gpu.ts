/** "Why A100 and not H100, H100 is faster no?", "justify the B200, we only know H100": a GPU against the one of the plan, on as many of them. */
import type { GpuId } from '../../catalog/ids.ts'
import { isKind } from '../lexicon/meanings.ts'
import { numberWords } from '../text/number-words.ts'
import { whyNeeded } from './gpu-need.ts'
import { type ReplyCandidate, weighedReply, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asksWhy = /^(?:why|how come|what(?:['’]?s| is) (?:the point of|wrong with))\b/u
const asksWhyNot = /^(?:why|how come) not\b/u
const setsAgainst =
  /\b(?:and not|but not|instead of|rather than|over|not|vs\.?|versus|compared (?:to|with)|than|wrong with|(?:when|if|though|although)\b[^?]{0,40}\b(?:do|enough|cheaper|suffice|exist|work))\b|\b(?:is|are)(?:n't|nt| not)\b/u
const maxLength = 140

/** What wants the reasons of a choice, wherever it stands. */
const wantsReason =
  /\b(?:expla(?:in|nation)\b.{0,20}\b(?:why|how|choice|pick|choos\w+|selection|decision|preference|recommend\w+)|justif(?:y|ied|ication)|motivat(?:e|es|ion)|defend|elaborate on|rationale|(?:reason|reasons|reasoning|thinking|logic|thought|idea) (?:for|behind|of|why|you)|(?:what(?:'s| is| was| are|s)?|see|get|understand|know|got|any|tell (?:me|us)) (?:the|your|a|any) (?:reason|reasons|reasoning|thinking|logic|case|argument|arguments|advantage)|(?:arguments?|case) for|speaks? (?:for|in favou?r of)|(?:made|makes) (?:you|it|u)\b|so special|want(?:s)? to know why|(?:ask|asks|asked|asking|wonder\w*|tell (?:me|us)) why|(?:how (?:did|does|do|come|was|is)|why (?:did|does|do|is|are|on earth|exactly|the hell))\b.{0,30}\b(?:end(?:ed)? up|(?:on|at the) top|come out|came out|win|won|first|picked|chosen|make it|made it|on (?:the )?(?:list|table))|what (?:does|do|did|has)\b.{0,30}\b(?:have|got|going) (?:going )?(?:for|over|that))\b/u
/** "The reason for the B200 is that Lambda has no H100": it is told, and not asked for. */
const tellsReason = /\breasons?\b.{0,40}\b(?:is|was|being) (?!not clear|unclear|beyond|lost|what)|\breason:/u
const maxChatter = 0.85

/** Null unless reasons are wanted for a GPU that is planned: against another that is named, else by themselves. */
export function readAskedReason(reply: Reply): ReplyCandidate | null {
  const { line, understanding, lastPlan, scenario } = reply
  if (line.length > maxLength || !wantsReason.test(line) || tellsReason.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const cards = understanding.recognized.mentions.filter((mention) => isKind(mention, 'gpu'))
  const planned = lastPlan.gpus ?? scenario.spec.gpus ?? cards[0]?.meaning.ids ?? []
  const isPlanned = (ids: readonly GpuId[]): boolean => ids.some((id) => planned.includes(id))
  const own = cards.find(({ meaning }) => isPlanned(meaning.ids))
  if (own === undefined) return null
  const other = cards.find(({ meaning }) => !isPlanned(meaning.ids))
  const { from, to, meaning } = other ?? own
  const subject = {
    words: understanding.wordsAt(from, to).trim(),
    gpus: meaning.ids,
    providers: [],
    method: null,
    weights: null,
    count: other === undefined ? null : scenario.spec.gpuCount,
  }
  const topic = other === undefined ? 'why' : 'other-gpu'
  const asked = wholeReply(reply, { kind: 'question', topic, subject }, 'wants the reasons for a card of the plan')
  return { ...asked, isWeighed: true }
}

/** "Two", "8 normal", "4x": how many of a card are named before it. */
function countBefore(text: string): number | null {
  const typed = countEnd.exec(text.toLowerCase())?.[1]
  return typed === undefined ? null : (numberWords[typed] ?? (/^\d+$/u.test(typed) ? Number(typed) : null))
}
const countEnd =
  /(?:^|[^\w.])(\d{1,4}|a|one|two|three|four|six|eight|sixteen) ?(?:x|×)? ?(?:(?:normal|plain|regular|ordinary|standard|single|usual|cheap|cheaper|old|simple|of the|rented) ){0,2}$/u

/** "Why this GPU and not an A100?" of a plan that has one; null of any other. */
export function readPlannedRefused(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding, lastPlan } = reply
  if (sentence.length > maxLength || !asksWhy.test(sentence)) return null
  const [card, ...more] = understanding.recognized.mentions.filter((mention) => isKind(mention, 'gpu'))
  if (card === undefined || more.length > 0 || !card.meaning.ids.some((id) => lastPlan.gpus?.includes(id) === true))
    return null
  if (!refusedEnd.test(understanding.wordsAt(0, card.from).toLowerCase())) return null
  const words = understanding.wordsAt(card.from, card.to).trim()
  const subject = { words, gpus: card.meaning.ids, providers: [], method: null, weights: null, count: null }
  return weighedReply(
    reply,
    { kind: 'question', topic: 'why-not', subject },
    'asks why it is not the card that is planned',
  )
}

/** The card is named as one that was not taken. */
const refusedEnd =
  /\S .*\b(?:and not|but not|not|instead of|rather than|over)(?: (?:just|simply|only|use|using|take|an?|the|one|some))* ?$/u

/** A question about the GPU that the plan does not have; null unless two GPUs are set against each other. */
export function readOtherGpu(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding, scenario } = reply
  if (sentence.length > maxLength || !asksWhy.test(sentence) || !setsAgainst.test(sentence)) return null
  const cards = understanding.recognized.mentions.flatMap((mention) =>
    isKind(mention, 'gpu') ? [{ from: mention.from, to: mention.to, ids: mention.meaning.ids }] : [],
  )
  const others = cards.filter(({ ids }) => ids.every((id) => scenario.spec.gpus?.includes(id) !== true))
  // One name alone, "why not A100?", is of any plan with it.
  if (new Set(cards.map(({ ids }) => ids.join())).size !== 2) return null
  // Where no GPU was asked for, the one that is set against the plan's stands behind it.
  const [first, second] = cards
  const isOfPlan = (ids: readonly string[]): boolean => reply.lastPlan.gpus?.some((id) => ids.includes(id)) !== false
  // "Why not an H100 instead of the A100?" names them the other way round.
  const isTurned = asksWhyNot.test(sentence) && first !== undefined && !isOfPlan(first.ids)
  const other = scenario.spec.gpus !== null ? others[0] : isTurned ? first : second
  if (other === undefined) return null
  const subject = {
    words: understanding.wordsAt(other.from, other.to).trim(),
    gpus: other.ids,
    providers: [],
    method: null,
    weights: null,
    count: countBefore(understanding.wordsAt(0, other.from)) ?? scenario.spec.gpuCount,
  }
  const question = { kind: 'question', topic: 'other-gpu', subject } as const
  // "Why L40S and not A100?" of a plan that has neither.
  if (first !== undefined && first !== other && !isOfPlan(first.ids) && !isOfPlan(other.ids)) {
    const words = understanding.wordsAt(first.from, first.to).trim()
    return wholeReply(
      reply,
      { ...whyNeeded(reply, words, first.ids), also: [question] },
      'asks why a card that is not planned',
    )
  }
  return wholeReply(reply, question, 'sets a card against that of the plan')
}
