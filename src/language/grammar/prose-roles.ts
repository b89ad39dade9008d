/** Numbers of prose that are not sure: what they most likely count, where the plan would not be another one. */
import type { QuantityRole } from '../../catalog/quantity-roles.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** Of smaller numbers most are of nothing here: "3 of us", "at 10". */
export const minAsked = 1000

/**
 * What a number of prose counts though it is not sure: `other` where it is said again or is most likely nothing that a
 * plan is made from, a role where that is likely and leaves what else is said as it is. Null: it could be another amount
 * of data, money or time, and the plan would be another one.
 */
export function roleInProse(
  context: ParseContext,
  { index, likely, sure }: NumberReading,
  amount: Amount,
): QuantityRole | null {
  if (amount.magnitude === '' && amount.value < minAsked) return null
  const isSaidAgain = context.mentions.some(
    (one, at) =>
      at !== index && isKind(one, 'amount') && one.meaning.value === amount.value && one.meaning.measure !== null,
  )
  if (isSaidAgain) return 'other'
  const hasData = !sure.includes('no data')
  const open = likely.filter(({ role }) => !isGiven(role, sure, hasData))
  const total = open.reduce((sum, { probability }) => sum + probability, 0)
  const [best] = open
  if (best === undefined) return 'other'
  if (best.probability >= likelyShare * total && best.probability >= leastShare) return best.role
  return null
}
/** Of what the number can still count so much has to speak for one role, and so much of all. */
const likelyShare = 0.55
const leastShare = 0.4

/** Whether a text says already what the role says: one number of each is all that a plan takes. */
const isGiven = (role: QuantityRole, sure: readonly string[], hasData: boolean): boolean =>
  role === 'tokens' || role === 'examples'
    ? hasData && !sure.includes('no data')
    : role !== 'other' && (sure.includes(role) || (role === 'budget' && sure.includes('money')))

/** "40k of them", "use 3k of those"; of a data set that is given "only 3k of them are German" tells. */
export const isOfTheData = (context: ParseContext, { index, sure }: NumberReading): boolean =>
  sure.includes('no data') || [1, 2].some((back) => takingWords.has(context.lastWordAt(index - back)))
const takingWords: ReadonlySet<string> = new Set('use using take taking keep train on with'.split(' '))
