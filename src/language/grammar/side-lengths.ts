/**
 * Lengths of the two answers of a preference pair: "chosen and rejected about 500 tokens each", "400 on the chosen side and
 * the same on the rejected", "650 tokens for the good answer, 350 for the bad one". A pair is as long as both.
 */
import { tasksOf } from '../../catalog/training-method.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { isLength, isOfTokens } from './part-lengths.ts'
import { anywhere } from './once-per-text.ts'

const pairedTasks = tasksOf('preference')

/** Fills the length of each answer, or of both together, where a text of preferences says it of its sides. */
export function fillSideLengths(context: ParseContext): void {
  if (!isOfPairs(context)) return
  const lengths = [...context.unused('amount')].filter(({ mention: { meaning } }) => isLength(meaning))
  const spans = lengths.map(({ index, mention }) => wordsAround(context, index, mention))
  for (const { index, mention, before, own, behind } of spans) {
    const isSaidOfTokens = isSaidInTokens(mention.meaning)
    const isEach =
      sideOwn.test(own) ||
      sideBehind.test(behind) ||
      sideBeforeEach.test(before) ||
      (bothNamed.test(before) && (eachWord.test(`${own} ${behind}`) || eachBefore.test(before))) ||
      (sameBehind.test(behind) && (chosenWord.test(before) || chosenBehind.test(behind)))
    if (!isSaidOfTokens || !isEach) continue
    // The unit of "300 tokens a side" counts both.
    fill(context, index, mention, sideOwn.test(own) ? mention.meaning.unitValue : mention.meaning.value)
    return
  }
  fillBothSides(context, spans)
}

/** "650 tokens for the good answer, 350 for the bad one": as long as both on average. */
function fillBothSides(context: ParseContext, spans: readonly Around[]): void {
  // What stands behind the first number stands before the second.
  const isNamedBehind = ['chosen', 'rejected'].every((side) =>
    spans.some(({ behind }) => sideNamed(sideNext, behind) === side),
  )
  const sideOf = ({ before, behind }: Around) =>
    isNamedBehind ? sideNamed(sideNext, behind) : sideNamed(sideBefore, before)
  const [one, ...moreChosen] = spans.filter((span) => sideOf(span) === 'chosen')
  const [other, ...moreRejected] = spans.filter((span) => sideOf(span) === 'rejected')
  if (one === undefined || other === undefined || moreChosen.length + moreRejected.length > 0) return
  if (![one, other].some(({ mention }) => isSaidInTokens(mention.meaning))) return
  const [first, last] = one.index < other.index ? [one, other] : [other, one]
  if (last.index - first.index > reach) return
  const mean = (one.mention.meaning.value + other.mention.meaning.value) / 2
  const mention = { ...first.mention, to: last.mention.to }
  fill(context, first.index, mention, mean, last.index)
}

/** As far as the two lengths stand apart, in mentions. */
const reach = 12
/** As far as words of a side stand from their number, in mentions. */
const wordReach = 9

const sideNames = '(?:side|sides|answer|answers|response|responses|completion|completions|reply|replies)'
const chosenNames = '(?:chosen|preferred|good|better|winning|winner|accepted|picked)'
const rejectedNames = '(?:rejected|dispreferred|bad|worse|losing|loser|refused|discarded)'
const sideOwn = new RegExp(`(?:\\b(?:a|per|each|every)|/) ${sideNames}$`, 'u')
const sideBehind = new RegExp(
  `^(?:in |on |for |of )?(?:a|per|each|every|/|either) (?:of the two )?${sideNames}\\b`,
  'u',
)
const bothNamed = new RegExp(
  `\\b(?:${chosenNames} (?:and|&|\\+|/) (?:the )?${rejectedNames}|both(?: the)? ${sideNames})\\b`,
  'u',
)
const eachWord = /\b(?:each|apiece)\b/u
/** "Chosen and rejected are each about 400 tokens" */
const eachBefore = /\beach(?: (?:about|around|roughly|some|~|at|of)){0,2}$/u
const chosenWord = new RegExp(`\\b${chosenNames}\\b`, 'u')
const chosenBehind = new RegExp(`^(?:for |on |in |of )?(?:the |a )?${chosenNames}\\b`, 'u')
const sameBehind = new RegExp(`\\b(?:the )?same (?:for|on|in|again for|with) (?:the )?${rejectedNames}\\b`, 'u')
const filler = '(?: (?!both\\b|each\\b|together\\b)(?:[a-z]+|~|:|=|-)){0,6}'
const sideBeforeEach = new RegExp(`\\b(?:each|every|either) ${sideNames}${filler}$`, 'u')
const sideBefore = new RegExp(`\\b(?:(${chosenNames})|(${rejectedNames}))${filler}$`, 'u')
const sideNext = new RegExp(`^(?:for |on |in |of )?(?:the |a )?(?:(${chosenNames})|(${rejectedNames}))\\b`, 'u')

/** The answer that words beside a number name. */
function sideNamed(pattern: RegExp, words: string): 'chosen' | 'rejected' | null {
  const named = pattern.exec(words)
  return named === null ? null : named[1] === undefined ? 'rejected' : 'chosen'
}

const isSaidInTokens = (amount: Amount): boolean => isOfTokens(amount) || amount.measure === 'responseTokens'

const isOfPairs = anywhere(
  ({ meaning }) => meaning.kind === 'field-value' && meaning.field === 'task' && pairedTasks.has(meaning.value),
)

type Around = {
  readonly index: number
  readonly mention: Mention<Amount>
  readonly before: string
  readonly own: string
  readonly behind: string
}

/** The words of the sentence around a number, up to the next length. */
function wordsAround(context: ParseContext, index: number, mention: Mention<Amount>): Around {
  const read = (step: 1 | -1): string => {
    const words: string[] = []
    for (let at = index + step; Math.abs(at - index) <= wordReach; at += step) {
      const next = context.mentions[at]
      if (next === undefined || isKind(next, 'sentence-end', 'question')) break
      if (isKind(next, 'amount') && !next.meaning.inWords && isLength(next.meaning)) break
      if (!isKind(next, 'comma', 'sign')) words.push(context.textAt(at))
    }
    return (step === 1 ? words : words.reverse()).join(' ')
  }
  const own = context.textAt(index)
  // "Answer is about 400 tokens"
  const [named = ''] = /^\D{0,60}/u.exec(own) ?? []
  return { index, mention, before: `${read(-1)} ${named}`.trim(), own, behind: read(1) }
}

function fill(
  context: ParseContext,
  index: number,
  { meaning, from, to }: Mention<Amount>,
  value: number,
  ...others: readonly number[]
): void {
  const { isRange: _, unit: _unit, each: _each, ...amount } = meaning
  // "300 tokens a side, prompt included": nothing comes on top.
  const last = Math.max(index, ...others)
  const behind = [1, 2, 3, 4].map((step) => context.textAt(last + step))
  const at = promptIncluded.test(behind.join(' ')) ? behind.findLastIndex((text) => isPrompt.test(text)) : -1
  const end = at < 0 ? to : (context.mentions[last + 1 + at]?.to ?? to)
  context.add(
    {
      role: 'quantity',
      measure: 'responseTokens',
      amount: { ...amount, value, unitValue: value, measure: 'responseTokens' },
      from,
      to: end,
    },
    index,
    ...others,
  )
}
const isPrompt = /^(?:prompts?|questions?)\b/u
const promptIncluded =
  /^\W{0,3}(?:(?:prompts?|questions?) (?:is |are )?(?:included|incl)|(?:incl|including|with|included) (?:the |their )?(?:prompts?|questions?))\b/u
