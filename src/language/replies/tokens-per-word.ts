/** "Comes to 2.2 tokens a word": how many tokens a word has, where the plan counts its data in words. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 160
/** No language takes more for a word. */
const mostTokens = 20
const maxChatter = 0.6

/** Null where no such figure is told, or it is asked about. */
export function readTokensPerWord(reply: Reply): ReplyCandidate | null {
  const { line, understanding, scenario } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const said = tokensPerWordIn(understanding.recognized.mentions)
  if (said === null || isLikelyChatter(reply, maxChatter)) return null
  const { corpus } = scenario
  const countsWords = (scenario.remarks ?? []).some(
    ({ field, text }) => field === 'tokens' && /\bwords?\b/iu.test(text),
  )
  // Of data that were counted in tokens it changes nothing.
  if (corpus === undefined || corpus === null || !countsWords)
    return wholeReply(reply, { kind: 'ignored' }, 'tells the tokens of a word, in which nothing is counted')
  const each = corpus.tokensPerExample
  const [measure, held] = each === null ? (['tokens', corpus.tokensPerEpoch] as const) : (['length', each] as const)
  const value = Math.round((held * said.told) / said.usual)
  const words = `${formatExact(value)} tokens${measure === 'length' ? ' each' : ''}`
  return wholeReply(reply, amendWith(reply, { words, slots: [quantity(measure, value)] }), 'tells the tokens of a word')
}

/** Null unless one amount of tokens is that of a word. */
function tokensPerWordIn(mentions: readonly Mention[]): { readonly told: number; readonly usual: number } | null {
  for (const [index, mention] of mentions.entries()) {
    const [per, word] = [mentions[index + 1], mentions[index + 2]]
    if (!isKind(mention, 'amount') || mention.meaning.measure !== 'tokens' || mention.meaning.value > mostTokens)
      continue
    if (!isKind(per, 'per', 'article', 'each') || !isKind(word, 'measure') || word.meaning.measure !== 'tokens')
      continue
    const usual = word.meaning.factor ?? 1
    if (usual > 1 && usual < mostTokens) return { told: mention.meaning.value, usual }
  }
  return null
}
