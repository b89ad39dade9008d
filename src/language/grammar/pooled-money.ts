/** "5 of us, each puts in 20€", "3 students with 60 dollars each": a budget that several people make up. */
import { isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** Fills the budget that the sums of all come to; a total that is told besides says the same. */
export function fillPooledMoney(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { measure, hourly, value, change } = mention.meaning
    if ((measure !== 'money' && measure !== 'budget') || hourly === true || change !== undefined) continue
    if (
      !eachBefore.test(context.textBetween(index - 8, index)) &&
      !eachBehind.test(context.textBetween(index + 1, index + 4))
    )
      continue
    const people = peopleOf(context)
    if (people < 2) return
    const total = value * people
    const span = spanOf(mention)
    const amount = { ...mention.meaning, value: total, unitValue: total, measure: 'budget' } as const
    context.add({ role: 'quantity', measure: 'budget', amount, ...span, holds: true }, index)
    context.add({ role: 'remark', note: `The sum of one is counted for all ${people}.`, ...span })
    for (const other of context.unused('amount')) {
      const isMoney = [null, 'money', 'budget'].includes(other.mention.meaning.measure)
      if (isMoney && other.mention.meaning.value === total) context.used.add(other.index)
    }
    return
  }
}

const eachBefore =
  /(?:^| )(?:each|everyone|everybody|every one|all of us)(?: (?!run\b|epoch\b)[\p{L}\d]{1,12}){0,4} (?:puts?|pays?|chips?|throws?|gives?|contributes?|has|have|adds?|brings?|pitch(?:es)?)(?: (?:in|about|up to|around)){0,2}$/u
const eachBehind =
  /^(?:each|apiece|per (?:head|person|student|member|team|lab|capita|group)|a head|from (?:each|everyone|everybody))(?: (?:of us|in|,|\.|;|\)|\?|!|and|so|for)|$| *$)/u

/** How many people make it up; 0: that is not told. */
function peopleOf(context: ParseContext): number {
  const at = context.mentions.findIndex(
    (mention, index) =>
      isKind(mention, 'amount') &&
      Number.isInteger(mention.meaning.value) &&
      mention.meaning.value <= mostPeople &&
      crowd.test(context.textBetween(index, index + 4)),
  )
  const mention = context.mentions[at]
  return isKind(mention, 'amount') ? mention.meaning.value : 0
}
const mostPeople = 200
const crowd =
  /^[\p{L}\d]{1,12} (?:of us|(?:[\p{L}-]{1,12} )?(?:students|friends|people|persons|labs|groups|teams|colleagues|members|partners|founders|researchers|companies|departments|universities|guys|flatmates|contributors))\b/u
