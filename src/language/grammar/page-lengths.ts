/** Lengths of examples that are told in pages, and in tokens besides: "documents of 4 pages (I reckon 500 tokens a page)". */
import { type Amount, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** "Documents of 4 pages (I reckon 500 tokens a page)": as long as it is said, not as pages usually are. */
export function fillPieces(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    if (
      mention.meaning.measure !== 'tokens' ||
      mention.meaning.value > longestPiece ||
      mention.meaning.note !== undefined
    )
      continue
    const at = context.skip(index, 1, 'per', 'article', 'each', 'sign')
    const piece = context.mentions[at]
    if (at === index + 1 || !isKind(piece, 'measure') || !isPiece.test(context.textAt(at))) continue
    const pieces = [...context.unused('amount')].filter(
      (one) => one.mention.meaning.note !== undefined && isPiece.test(context.textAt(one.index)),
    )
    const [counted] = pieces
    if (counted === undefined || pieces.length > 1) return
    const { meaning } = counted.mention
    const from = Math.min(counted.mention.from, mention.from)
    const to = Math.max(counted.mention.to, piece.to)
    const value = meaning.unitValue * mention.meaning.value
    const hasExamples = context.mentions.some((one) => isKind(one, 'amount') && isMany(one.meaning))
    const measure = hasExamples || meaning.each === true ? 'length' : 'tokens'
    context.add(
      { role: 'quantity', measure, amount: { ...mention.meaning, value, unitValue: value, measure }, from, to },
      counted.index,
      index,
      at,
    )
    return
  }
}
/** "Four pages each (call it 2,000 tokens)": the tokens are those of the pages, and an example is as long. */
export function fillCountedPieces(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    if (mention.meaning.each !== true || mention.meaning.note === undefined) continue
    const at = context.skip(index, 1, 'sign', 'unknown', 'function-word', 'limit', 'equals', 'or', 'comma')
    const counted = context.mentions[at]
    if (!isKind(counted, 'amount') || context.used.has(at) || counted.from - mention.to > wordsBetween) continue
    const { measure, note, value, magnitude } = counted.meaning
    const isLength = measure === 'tokens' && note === undefined && value >= leastTokens && value <= mostTokens
    if (!isLength || (magnitude !== '' && magnitude !== 'k')) continue
    const amount: Amount = { ...counted.meaning, measure: 'length' }
    context.add({ role: 'quantity', measure: 'length', amount, from: mention.from, to: counted.to }, index, at)
    return
  }
}
const wordsBetween = 5

const isPiece = /(?:^| )(?:page|pages|seite|seiten)(?: each)?$/
const longestPiece = 4000
/** An example is longer than the first, and shorter than the second. */
const [leastTokens, mostTokens] = [8, 65_536]

/** Whether an amount counts the examples of a job. */
export const isMany = ({ measure, value }: Amount): boolean => measure === 'examples' && value >= minExamples
const minExamples = 50
