/** A name is known as a whole or not at all: "zephyr-7b" is not a 7B model, and "our support bot" is one unknown. */
import type { Mention } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'

/** Mentions with every unknown word widened to all that touches it. */
export function mergeCompoundNames(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  const merged: Mention[] = []
  let index = 0
  while (index < mentions.length) {
    const mention = mentions[index]
    if (mention === undefined) break
    const isModel = mention.meaning.kind === 'out-of-catalog' && mention.meaning.what === 'model'
    if (mention.meaning.kind !== 'unknown' && !isModel) {
      merged.push(mention)
      index += 1
      continue
    }
    let { from, to } = mention
    // What was read already and touches this word goes with it.
    while (merged.length > 0 && isAttached(tokens, from)) {
      const previous = merged.pop()
      if (previous === undefined) break
      from = previous.from
    }
    let next = index + 1
    while (next < mentions.length && isAttached(tokens, to)) {
      to = mentions[next]?.to ?? to
      next += 1
    }
    merged.push({ from, to, meaning: mention.meaning })
    index = next
  }
  return merged
}

/**
 * In prose a name that the catalog lacks tells its size: "NLLB-3.3B". A command is asked about it.
 */
export const withSizesOfNames = (tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] =>
  mentions.map((mention) => {
    const [size, unit] = tokens.slice(mention.to - 2, mention.to)
    const isSized =
      mention.meaning.kind === 'unknown' &&
      mention.to - mention.from > 3 &&
      tokens[mention.from]?.kind === 'word' &&
      size?.kind === 'number' &&
      size.value > 0 &&
      unit?.text === 'b'
    if (!isSized) return mention
    const value = size.value * 1e9
    const amount = {
      kind: 'amount',
      value,
      unitValue: value,
      magnitude: 'b',
      capital: true,
      measure: 'params',
    } as const
    return { ...mention, meaning: { ...amount, inWords: false } }
  })

/** Whether nothing but a joint stands between the tokens on both sides of the border before `at`. */
function isAttached(tokens: readonly Token[], at: number): boolean {
  const [previous, here, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (previous === undefined || here?.adjacent !== true) return false
  if (here.kind !== 'sign')
    return (
      previous.kind !== 'sign' || (isCompoundJoiner(previous) && previous.adjacent && tokens[at - 2]?.kind !== 'sign')
    )
  return isCompoundJoiner(here) && next?.adjacent === true && next.kind !== 'sign' && previous.kind !== 'sign'
}

const compoundJoiners = new Set(['-', '_', '.', '/', '+', '@', '#'])
const isCompoundJoiner = (token: Token): boolean => compoundJoiners.has(token.text)
