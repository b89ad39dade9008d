/** "Does the 4090 have NVLink?", "no nvlink on 4090 is the problem or what": how GPUs of one name are joined. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks = /\?|\bor (?:what|not|no)\b|^(?:is|are|isn't|isnt|does|do|has|have|what|how|why|which|can)\b/u
const advised =
  /\b(?:need|needs|needed|want|require[ds]?|matter|matters|worth|help|helps|without|important|necessary|should|if|what is|what's|whats|why)\b/u
const maxLength = 120

/** Null unless the link of a named GPU is asked about. */
export function readGpuLink(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding } = reply
  if (sentence.length > maxLength || !reply.vocabulary.intentPhrases.gpuLink.test(sentence) || !asks.test(sentence))
    return null
  const cards = understanding.recognized.mentions.filter(
    (mention) => isKind(mention, 'gpu') && mention.meaning.group !== true,
  )
  const [card] = cards
  if (cards.length > 1) return null
  const planned = reply.lastPlan.gpus ?? []
  // "Is that with NVLink?" is of the GPUs of the plan; "do we need NVLink?" asks for advice.
  if (!isKind(card, 'gpu') && (planned.length === 0 || advised.test(sentence))) return null
  const words = isKind(card, 'gpu') ? understanding.wordsAt(card.from, card.to).trim() : ''
  const named = isKind(card, 'gpu') ? card.meaning.ids : planned
  const own = named.filter((id) => planned.includes(id))
  const subject = { words, gpus: own.length > 0 ? own : named, providers: [], method: null, weights: null, count: null }
  return wholeReply(reply, { kind: 'question', topic: 'gpu-link', subject }, 'asks how a card is joined')
}
