/** Where data comes from: the tokenizer that counted it, the model that wrote it, what goes in and comes out. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** Fills what was counted, and passes over a model's name that looks like a rank. */
export function fillSourcesOfData(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount'))
    if (
      !context.used.has(index) &&
      !fillPerHour(context, index, mention) &&
      !fillCounted(context, index, mention) &&
      !dropReasoner(context, index, mention)
    )
      fillInAndOut(context, index, mention)
}

/** "500 hours of calls, 9k words per hour": what somebody measured of their recordings holds before what is usual. */
function fillPerHour(context: ParseContext, index: number, { meaning }: Mention<Amount>): boolean {
  const isSplit = !perHour.test(context.textAt(index))
  if (isSplit && !perHour.test(`${context.textAt(index)} ${context.textAt(index + 1)}`)) return false
  const at = context.mentions.findIndex((_, other) => /\bhours? of /u.test(context.textAt(other)))
  const recordings = context.mentions[at]
  if (!isKind(recordings, 'amount') || context.used.has(at) || recordings.meaning.measure !== 'tokens') return false
  const { error: _, ...rate } = meaning
  const value = recordings.meaning.unitValue * rate.value
  const amount: Amount = { ...rate, value, unitValue: value, measure: 'tokens' }
  context.add(
    { role: 'quantity', measure: 'tokens', amount, ...spanOf(recordings) },
    index,
    at,
    ...(isSplit ? [index + 1] : []),
  )
  return true
}
const perHour = /(?:words|tokens) (?:per|an|each|\/|every) ?(?:hour|hr|h)$/u

/** "300 in 700 out", "300 in, 700 out each": the lengths of a prompt and its answer; together that of an example where none is drawn. */
function fillInAndOut(context: ParseContext, index: number, mention: Mention<Amount>): void {
  if (!isLength(mention.meaning) || context.textAt(index + 1) !== 'in') return
  const at = context.skip(index + 1, 1, 'comma', 'sign', 'and', 'plus')
  const other = context.mentions[at]
  if (!isKind(other, 'amount') || context.used.has(at) || !isLength(other.meaning) || context.textAt(at + 1) !== 'out')
    return
  const used = [index, index + 1, at, at + 1]
  if (!drawn.test(context.textBetween(Math.max(0, index - drawnReach), index))) {
    const value = mention.meaning.value + other.meaning.value
    const amount: Amount = { ...mention.meaning, value, unitValue: value, measure: 'length' }
    context.add({ role: 'quantity', measure: 'length', amount, from: mention.from, to: other.to + 1 }, ...used)
    return
  }
  for (const [one, measure] of [
    [mention, 'promptTokens'],
    [other, 'responseTokens'],
  ] as const)
    context.add({ role: 'quantity', measure, amount: { ...one.meaning, measure }, ...spanOf(one) }, ...used)
}
const isLength = ({ measure, value, magnitude }: Amount): boolean =>
  (measure === null || measure === 'tokens') && ['', 'k'].includes(magnitude) && value >= 16 && value < 1e5
const drawn = /\b(?:rollouts?|samples? per prompt|generations?|completions? per prompt|group size|prompts?)\b/u
const drawnReach = 24

/** "The tokenizer script prints 152,344,019", "tiktoken says 80M": what was counted holds, whatever somebody thinks. */
function fillCounted(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  if ((meaning.measure !== null && meaning.measure !== 'tokens') || meaning.value < fewestCounted) return false
  if (!counter.test(context.textBetween(index - 7, index)) || isKind(context.mentions[index + 1], 'measure'))
    return false
  const amount: Amount = { ...meaning, measure: 'tokens' }
  context.add({ role: 'quantity', measure: 'tokens', amount, from, to, holds: true }, index)
  return true
}
const fewestCounted = 1e5
const counter =
  /(?:^| )(?:tokeni[sz]er|tiktoken|sentencepiece|token (?:count(?:er)?|script|counting script))(?: (?:script|output|run|tool|itself|actually|now|here|on (?:it|them|the \w{1,20}))){0,3} (?:says?|prints?|printed|gives?|gave|shows?|counts?|counted|counts out|reports?|reported|outputs?|spits out|returns?|returned|yields?|gets|finds|comes (?:to|out at|up with)|is|:|=)(?: (?:just|only|about|exactly|me|us|more like|around|roughly)){0,2}$/u

/** "Traces we got out of R1", "generated with R1": the model that wrote them, and no rank. */
function dropReasoner(context: ParseContext, index: number, { meaning }: Mention<Amount>): boolean {
  if (meaning.measure !== 'rank' || meaning.value !== 1 || !/^r ?-? ?1$/u.test(context.textAt(index))) return false
  const isSource =
    /^(?:of|from|by|via|using|with|deepseek|'s)$/u.test(context.lastWordAt(index - 1)) ||
    /^(?:'s |- ?)?(?:traces?|distill\w*|distillation|reasoning|outputs?|style|cot|generated)\b/u.test(
      context.textAt(index + 1),
    )
  if (isSource) context.used.add(index)
  return isSource
}
