/**
 * Lengths of the texts that make one example, whatever they are called: "30 tokens for the English plus 35 for the Kikuyu in
 * each pair", "article is cut to 480 tokens and headline is 20 tokens, so 500". An example is as long as all of them.
 */
import { tasksOf } from '../../catalog/training-method.ts'
import { formatRounded } from '../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { anywhere, wholeText } from './once-per-text.ts'
import { isMany } from './page-lengths.ts'
import type { ParseContext } from './parse-context.ts'
import { isLength, isOfTokens } from './part-lengths.ts'

type TextLength = { readonly index: number; readonly mention: Mention<Amount> }

/** As far as one stands from the next, and what they come to from the last, in mentions. */
const reach = 14
const mostSides = 4
/** Figures that are rounded still agree. */
const slack = 0.03
const preferenceTasks = tasksOf('preference')
const generatingTasks = tasksOf('reinforcement')

/** Fills the length of an example where its texts have one each, and the text says that they belong together. */
export function fillSidesOfPair(context: ParseContext): void {
  if (!(hasExamples(context) || /\b(?:triples|triplets)\b/u.test(wholeText(context))) || hasOtherTask(context)) return
  const all = [...context.unused('amount')].filter(({ mention: { meaning } }) => isLength(meaning))
  const first = all.find(({ mention }) => isOfTokens(mention.meaning))
  if (first === undefined) return
  const sides = sidesFrom(context, all, first)
  const total = totalOf(context, all, sides)
  const parts = total === null ? sides : sides.filter(({ index }) => index < total.index)
  const isTold = total !== null && sumOf(parts) > 0
  if (parts.length < 2 || parts.length > mostSides || isMixture(context, parts)) return
  if (!isTold && !(areOfPair(context, parts) && parts.every((side) => isNamed(context, side)))) return
  const value = sumOf(parts)
  const last = total ?? parts.at(-1) ?? first
  const span = { from: first.mention.from, to: last.mention.to }
  const { unit: _, each: _each, ...amount } = first.mention.meaning
  const used = [...parts, ...(total === null ? [] : [total])].map(({ index }) => index)
  context.add(
    { role: 'quantity', measure: 'length', amount: { ...amount, value, unitValue: value, measure: 'length' }, ...span },
    ...used,
  )
  context.add({
    role: 'remark',
    note: `One example is ${formatRounded(value)} tokens long, all its texts together.`,
    ...span,
  })
}

const sumOf = (sides: readonly TextLength[]): number =>
  sides.reduce((sum, { mention }) => sum + mention.meaning.value, 0)

const hasExamples = anywhere((mention) => isKind(mention, 'amount') && isMany(mention.meaning))
const hasOtherTask = anywhere(
  ({ meaning }) =>
    meaning.kind === 'field-value' &&
    meaning.field === 'task' &&
    (preferenceTasks.has(meaning.value) || generatingTasks.has(meaning.value)),
)

/** Lengths that follow one another in one sentence; a bare number among them is one as well. */
function sidesFrom(context: ParseContext, all: readonly TextLength[], first: TextLength): readonly TextLength[] {
  const sides = [first]
  for (const side of all) {
    const last = sides.at(-1) ?? first
    if (side.index <= last.index) continue
    if (side.index - last.index > reach || context.mentions.slice(last.index, side.index).some(isEnd)) break
    sides.push(side)
  }
  return sides
}
const isEnd = (mention: Mention): boolean => isKind(mention, 'sentence-end', 'question')

/** The number behind that all before it come to. */
function totalOf(context: ParseContext, all: readonly TextLength[], sides: readonly TextLength[]): TextLength | null {
  const [first] = sides
  if (first === undefined) return null
  const near = all.filter(({ index }) => index > first.index && index - first.index <= reach * 2)
  for (const [place, side] of near.entries()) {
    const before = [first, ...near.slice(0, place)].filter(({ index }) => sides.some((one) => one.index === index))
    const words = context.textBetween(Math.max(0, side.index - 4), side.index)
    const isAll = /(?:^| )(?:so|=|of|makes|total|together|in all|that's|is|thus|hence|giving)(?: |$)/u.test(words)
    const sum = sumOf(before)
    if (before.length > 1 && isAll && Math.abs(sum / side.mention.meaning.value - 1) <= slack) return side
  }
  return null
}

/** "Half are 200 tokens, the others 900", "most have 300": of each example it is one, and no sum. */
const isMixture = (context: ParseContext, parts: readonly TextLength[]): boolean => {
  const from = (parts[0]?.index ?? 0) - 6
  const to = (parts.at(-1)?.index ?? 0) + 4
  return /(?:^| )(?:half|rest|others?|most|some|few|%|or|third|quarter|short|long|longer|shorter|between|min|max|p50|p95|median|each)(?: |$)/u.test(
    context.textBetween(Math.max(0, from), to).replaceAll(/\b(?:in|per|for) each\b/gu, ''),
  )
}

/** "In each pair", "both versions", "1.5 million sentence pairs". */
const areOfPair = (context: ParseContext, parts: readonly TextLength[]): boolean => {
  const from = (parts[0]?.index ?? 0) - reach
  const to = (parts.at(-1)?.index ?? 0) + reach
  return /\b(?:pairs?|pairings|triples?|triplets?|bitexts?|both|joined|together|concatenated|combined|(?:per|each|every) example)\b/u.test(
    context.textBetween(Math.max(0, from), to),
  )
}

/** "For the English version", "25 tokens Finnish": behind its number, or "article is", "query:" before it. */
function isNamed(context: ParseContext, { index }: TextLength): boolean {
  const behind = context.textBetween(index + 1, index + 5)
  const before = context.textBetween(Math.max(0, index - 4), index)
  return (
    /^(?:(?:for|of|in|on) (?:the |an? )?)?(?!(?:and|or|per|each|in|for|of|plus|long|with|at|to|the|a)\b)[a-z]{3,}/u.test(
      behind,
    ) ||
    /[a-z]{3,} (?:is|are|has|have|averages|=|:|takes|about|with)(?: (?:cut|trimmed|about|around|to|at|~)){0,3}$/u.test(
      before,
    ) ||
    /[a-z]{3,} (?:side|part|half|text|version)(?: (?:is|at|has|about|=|:|~)){0,2}$/u.test(before)
  )
}
