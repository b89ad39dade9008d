/** "Axolotl or Unsloth?": what two trainers differ in beside the figures of their plans, by data/stacks, and which of them to take. */
import { joinWords } from '../../recommend/figure-text.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { DisplayNames, StackTraits } from '../format/display-names.ts'
import { hoursOf, usdOf } from './contrast-words.ts'

type NamedPlan = { readonly label: string; readonly option: Option }

/** '' where it is not their trainers that were named. */
export function stackChoice(
  { label, option: one }: NamedPlan,
  { label: otherLabel, option: other }: NamedPlan,
  names: DisplayNames,
): string {
  const isNamed = [label, otherLabel].every(
    (said, at) => said !== '' && names.stack((at === 0 ? one : other).stack).toLowerCase() === said.toLowerCase(),
  )
  if (!isNamed) return ''
  const sides = [one, other].map((option) => ({ option, traits: names.stackTraits(option.stack) }))
  const [first, second] = sides
  if (one.stack === other.stack || first?.traits == null || second?.traits == null) return ''
  const told = [first.traits, second.traits].map(traitsOf)
  const pick = reasonFor(first.option, first.traits, second.option, second.traits)
  return `${told.join('; ')} (by their documentation). ${pick}`
}

function traitsOf({ name, form, isMultiGpu, isMultiNode, endedSince }: StackTraits): string {
  const reach = isMultiNode
    ? 'over several machines too'
    : isMultiGpu
      ? 'over the GPUs of one machine'
      : 'on one GPU alone'
  const ended = endedSince === null ? [] : [`no longer developed since ${endedSince}`]
  return `${name}: ${joinWords([`set up by ${form}`, reach, ...ended])}`
}

/** What decides, in this order: whether it is still developed, the figures, and what it can do later. */
function reasonFor(one: Option, first: StackTraits, other: Option, second: StackTraits): string {
  const take = ({ name }: StackTraits, why: string): string => `I would take ${name}: ${why}.`
  if ((first.endedSince === null) !== (second.endedSince === null))
    return first.endedSince === null
      ? take(first, `${second.name} gets no fixes any more`)
      : take(second, `${first.name} gets no fixes any more`)
  const [usd, hours] = [usdOf(one) - usdOf(other), hoursOf(one) - hoursOf(other)]
  if (usd <= 0 && hours <= 0 && usd + hours < 0) return take(first, 'it comes out cheaper or faster here')
  if (usd >= 0 && hours >= 0 && usd + hours > 0) return take(second, 'it comes out cheaper or faster here')
  if (usd !== 0 || hours !== 0) return 'One saves money and the other time: the figures decide.'
  if (first.isMultiNode !== second.isMultiNode)
    return take(first.isMultiNode ? first : second, 'the same files go on to more machines later')
  return 'Nothing in the figures decides: take the one that your team knows.'
}
