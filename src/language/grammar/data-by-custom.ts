/** Numbers that are data by custom, whatever they are scored: "8b 500k". */
import type { Measure } from '../../catalog/lexicon-sense.ts'
import type { QuantityRole } from '../../catalog/quantity-roles.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import { type Amount, isKind } from '../lexicon/senses.ts'
import type { ParseContext } from './parse-context.ts'

/**
 * "8b 500k", "7b 10,000,000": the one large number of a command is its data, where no word says what else it counts. So
 * are millions, beside other data too: which of them to keep is asked.
 */
export function isDataByCustom(
  context: ParseContext,
  { index, likely }: NumberReading,
  isSure: boolean,
  { measure, magnitude, value }: Amount,
): boolean {
  const role = likely[0]?.role ?? 'other'
  if (measure !== null) return false
  const isCommand = context.mode === 'command'
  if (magnitude === 'm') return !isSure && (isCommand || rolesOfTokens.has(role))
  return (
    isCommand &&
    value >= minDataGuess &&
    (rolesOfTokens.has(role) || role === 'examples') &&
    context.numbers.length === 1 &&
    !hasOtherData(context, index) &&
    !likely.some((other) => other.role === 'budget' && other.probability > maxShareOfBudget) &&
    !isKind(context.mentions[index - 1], 'function-word', 'equals', 'limit', 'unknown') &&
    !(isSure && isKind(context.mentions[index + 1], 'unknown'))
  )
}
/** How likely money may be where a number is taken for data: "8b with 300k to spend" is more. */
const maxShareOfBudget = 0.1
const rolesOfTokens: ReadonlySet<QuantityRole> = new Set(['tokens', 'length', 'sequence'])
/** As of those that the rules take. */
const minDataGuess = 1e5

const dataMeasures: ReadonlySet<Measure> = new Set([
  'tokens',
  'examples',
  'bytes',
  'steps',
  'imageCount',
  'prompts',
  'params',
  'length',
])

/** Whether other words give an amount of data. */
export const hasOtherData = ({ mentions }: ParseContext, index: number): boolean =>
  mentions.some(
    (mention, at) =>
      at !== index &&
      isKind(mention, 'amount') &&
      (mention.sense.measure === null ? mention.sense.magnitude === 'm' : dataMeasures.has(mention.sense.measure)),
  )
