/** "Why A100 and not H100, H100 is faster no?": a GPU against the one of the plan, on as many of them. */
import { isKind } from '../lexicon/meanings.ts'
import { whyNeeded } from './gpu-need.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asksWhy = /^(?:why|how come|what(?:'s| is) the point of)\b/u
const setsAgainst =
  /\b(?:and not|but not|instead of|rather than|over|not|vs\.?|versus|compared (?:to|with)|than)\b|\b(?:is|are)(?:n't|nt| not)\b/u
const maxLength = 140

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
  const other = scenario.spec.gpus === null ? cards[1] : others[0]
  if (other === undefined) return null
  const subject = {
    words: understanding.wordsAt(other.from, other.to).trim(),
    gpus: other.ids,
    providers: [],
    method: null,
    weights: null,
    count: scenario.spec.gpuCount,
  }
  const question = { kind: 'question', topic: 'other-gpu', subject } as const
  const [first] = cards
  const isOfPlan = (ids: readonly string[]): boolean => reply.lastPlan.gpus?.some((id) => ids.includes(id)) !== false
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
