/** "Make an AI that reads letters, we got around 12 thousand": of somebody without words of the trade a number of what there is counts examples. */
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Understanding } from '../resolution/understanding.ts'

const [fewest, most] = [100, 1e8]
const years = [1950, 2050] as const
/** As far before the number as it is said that it is there, and behind it what it may count, in characters. */
const [reachBefore, reachBehind] = [36, 24]

/** The text with its one number named as examples, where it has a goal, no data and no model; else as it is. */
export function labelThings(text: string, understanding: Understanding, words: InquiryWords): string {
  const { draft, unrecognized, slots, wordsAt } = understanding
  const isOpen = draft.get('tokens') === null && draft.get('params') === null && draft.get('gpus') === null
  if (!isOpen || !(words.goal.test(text) || words.task.test(text)) || words.hosting.test(text)) return text
  const bare = unrecognized.flatMap((mention) => {
    if (!isKind(mention, 'amount') || mention.meaning.measure !== null) return []
    const { value, magnitude } = mention.meaning
    const isYear = magnitude === '' && value >= years[0] && value <= years[1]
    return value < fewest || value > most || isYear ? [] : [wordsAt(mention.from, mention.to)]
  })
  const unclear = slots.flatMap((slot) =>
    slot.role === 'invalid' && slot.alternatives?.some((each) => each.endsWith(' examples')) === true
      ? [wordsAt(slot.from, slot.to)]
      : [],
  )
  const [number, ...others] = [...bare, ...unclear]
  if (number === undefined || others.length > 0) return text
  const at = text.indexOf(number)
  const behind = at + number.length
  const isThere = at >= 0 && words.holding.test(`${text.slice(Math.max(0, at - reachBefore), at)} `)
  if (!isThere || words.people.test(text.slice(behind, behind + reachBehind))) return text
  return `${text.slice(0, behind)} examples${text.slice(behind)}`
}
