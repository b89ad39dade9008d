/** A name is known as a whole or not at all: "zephyr-7b" is not a 7B model, and "our support bot" is one unknown. */
import type { Meaning, Mention } from '../lexicon/meanings.ts'
import { isStopword } from '../lexicon/stopwords.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Token } from '../text/tokenize.ts'

/** Mentions with every unknown word widened to all that touches it. */
export function mergeCompoundNames(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  const merged: Mention[] = []
  let index = 0
  while (index < mentions.length) {
    const mention = mentions[index]
    if (mention === undefined) break
    if (mention.meaning.kind !== 'unknown' && lackingModel(mention.meaning) === null) {
      merged.push(mention)
      index += 1
      continue
    }
    let { from, to, meaning } = mention
    // What was read already and touches this word goes with it.
    while (merged.length > 0 && isAttached(tokens, from)) {
      const previous = merged.pop()
      if (previous === undefined) break
      from = previous.from
    }
    let next = index + 1
    while (next < mentions.length && isAttached(tokens, to)) {
      to = mentions[next]?.to ?? to
      // "c4ai-command-r": a part of it is a name that the catalog is known to lack.
      meaning = lackingModel(mentions[next]?.meaning) ?? meaning
      next += 1
    }
    merged.push({ from, to, meaning })
    index = next
  }
  return merged
}

const lackingModel = (meaning: Meaning | undefined): Meaning | null =>
  meaning?.kind === 'out-of-catalog' && meaning.what === 'model' ? meaning : null

/**
 * "Llava 1.6 13b", "moondream-2 1.8b": a name that the catalog lacks has its version with it, and the size behind it
 * is that of the model.
 */
export function withVersionsOfNames(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): readonly Mention[] {
  const named: Mention[] = []
  for (const mention of mentions) {
    const [name, version] = [named.at(-2), named.at(-1)]
    if (!isSize(mention) || version?.to !== mention.from) {
      named.push(mention)
      continue
    }
    if (isNamed(version, tokens, vocabulary) && tokens[version.to - 1]?.kind === 'number')
      named.splice(-1, 1, { ...version, meaning: notInCatalog })
    else if (name?.to === version.from && isVersion(version, tokens) && isNamed(name, tokens, vocabulary))
      named.splice(-2, 2, { from: name.from, to: version.to, meaning: notInCatalog })
    named.push(mention)
  }
  return named
}

const notInCatalog = {
  kind: 'out-of-catalog',
  what: 'model',
  sentence: 'Give a size instead, such as 7B: most of the cost depends on it.',
  bySize: true,
} as const

const isSize = ({ meaning }: Mention): boolean =>
  meaning.kind === 'amount' &&
  meaning.magnitude === 'b' &&
  (meaning.measure === null || meaning.measure === 'params') &&
  meaning.value <= largest
const largest = 2e12

/** "1.6", "2": a number alone, and no word. */
const isVersion = ({ from, to, meaning }: Mention, tokens: readonly Token[]): boolean =>
  meaning.kind === 'amount' &&
  meaning.measure === null &&
  meaning.magnitude === '' &&
  meaning.value < latestVersion &&
  to === from + 1 &&
  tokens[from]?.kind === 'number' &&
  !tokens[from].adjacent
const latestVersion = 20

/** A word that nobody knows, or the name of a model that the catalog lacks. */
function isNamed(
  { from, to, meaning }: Mention,
  tokens: readonly Token[],
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): boolean {
  if (meaning.kind === 'out-of-catalog') return meaning.what === 'model' && meaning.bySize === true
  const word = tokens[from]
  return (
    meaning.kind === 'unknown' &&
    word?.kind === 'word' &&
    word.text.length >= shortestName &&
    (to > from + 1 || !isStopword(word.text, vocabulary))
  )
}
const shortestName = 3

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
