/** Names of models that nobody knows, and that tell their size: "Krikri-8B", "jais-30b-v3", "BLOOM-7B1", "EXAONE-3.5-7.8B". */
import type { Mention } from '../lexicon/meanings.ts'
import { looksLikeGpu } from '../lexicon/nearest-words.ts'
import { modelSizeAt } from '../lexicon/model-names.ts'
import type { Token } from '../text/tokenize.ts'

/** Fewer or more parameters than these are no model that is trained. */
const [fewest, most] = [1e7, 2e12]

/**
 * Such a name is read as its size. Where another model or size is named it is one of something else, such as data or
 * what is compared.
 */
export function withSizesOfNames(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  const isNamed = mentions.some(
    (mention) =>
      (mention.meaning.kind === 'model' && mention.meaning.reference.kind !== 'not-found') || isSize(mention),
  )
  if (isNamed) return mentions
  return mentions.map((mention, index) => {
    const { from, to, meaning } = mention
    const isLacking = meaning.kind === 'out-of-catalog' && meaning.what === 'model'
    if ((meaning.kind !== 'unknown' && !isLacking) || to - from < shortest) return mention
    // "corpus-10B tokens" counts them.
    if (mentions[index + 1]?.meaning.kind === 'measure') return mention
    const value = sizeIn(tokens, mention)
    if (value === null) return mention
    const size = { kind: 'amount', value, unitValue: value, magnitude: 'b', capital: true, measure: 'params' } as const
    return { ...mention, meaning: { ...size, inWords: false } }
  })
}
/** A word, a number and its unit. */
const shortest = 3

const isSize = ({ meaning }: Mention): boolean =>
  meaning.kind === 'amount' &&
  (meaning.measure === 'params' || (meaning.measure === null && meaning.magnitude === 'b' && meaning.value <= most))

/** The first size of the name; null where it has none, or what stands before it is called as a GPU is. */
function sizeIn(tokens: readonly Token[], { from, to, meaning }: Mention): number | null {
  if (tokens[from]?.kind !== 'word') return null
  for (let at = from + 1; at < to; at += 1) {
    const before = tokens[at - 1]
    // "exaone32b", "command-r7b", and not "trn1".
    const isApart = before?.kind === 'sign' || tokens[at]?.adjacent === false
    const isJoined =
      before?.kind === 'word' && (meaning.kind === 'out-of-catalog' || before.text.length >= fewestLetters)
    if (!isApart && !isJoined) continue
    const params = modelSizeAt(tokens, at)?.params ?? sizeWithDigitAt(tokens, at)
    if (params === null || Number.isNaN(params) || params < fewest || params > most) continue
    const name = tokens.slice(from, before?.kind === 'sign' ? at - 1 : at).map(({ text }) => text)
    return looksLikeGpu(name.join('')) ? null : params
  }
  return null
}
const fewestLetters = 4

/** The "7b1" of BLOOM-7B1, which is 7.1 billion. */
function sizeWithDigitAt(tokens: readonly Token[], at: number): number | null {
  const [whole, tenths] = [tokens[at], tokens[at + 2]]
  const isUnit = tokens[at + 1]?.text === 'b' && tokens[at + 1]?.adjacent === true
  if (whole?.kind !== 'number' || !isUnit || tenths?.adjacent !== true || !/^\d$/u.test(tenths.text)) return null
  return Number(`${whole.text}.${tenths.text}`) * 1e9
}
