/** "What is an H100?": what a GPU is, and nothing of the plan. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asksMeaning =
  /^(?:.{0,14}\s)?(?:what(?:'s|s| is| are| even is)|explain|define|who or what is|tell me (?:about|what)|what do you mean by|never heard of)(?: (?:a|an|the|this|these|those))? (.{2,24}?)(?: (?:again|exactly|anyway|actually|even|please|pls|then|is|card|gpu|thing)){0,2}[\s?!.]*$/u

/** Null unless the whole question is of GPUs of one name. */
export function readDefinition(reply: Reply): ReplyCandidate | null {
  const words = reply.line.length > 70 ? undefined : asksMeaning.exec(reply.line)?.[1]
  if (words === undefined) return null
  const { mentions, tokens } = reply.understand(words).recognized
  const [mention, ...others] = mentions.filter((one) => !isKind(one, 'sentence-end'))
  if (others.length > 0 || !isKind(mention, 'gpu') || mention.to - mention.from !== tokens.length) return null
  const subject = { words, gpus: mention.meaning.ids, providers: [], method: null, weights: null, count: null }
  return bareReply(reply, { kind: 'question', topic: 'what-is', subject }, 'asks what a card is')
}
