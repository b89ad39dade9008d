/** A name is known as a whole or not at all: "zephyr-7b" is not a 7B model, and "our support bot" is one unknown. */
import type { Mention } from '../lexicon/senses.ts'
import type { Token } from '../text/tokenize.ts'

/** Mentions with every unknown word widened to all that touches it. */
export function mergeCompoundNames(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  const merged: Mention[] = []
  let index = 0
  while (index < mentions.length) {
    const mention = mentions[index]
    if (mention === undefined) break
    const isModel = mention.sense.kind === 'out-of-catalog' && mention.sense.what === 'model'
    if (mention.sense.kind !== 'unknown' && !isModel) {
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
    merged.push({ from, to, sense: mention.sense })
    index = next
  }
  return merged
}

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
