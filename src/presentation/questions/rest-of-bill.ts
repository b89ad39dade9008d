/** What of a bill stands beside the parts that a question names. */
import type { CountedPart } from '../../catalog/question-forms.ts'
import { billPartTexts, hourParts } from '../content/total-cost/bill-parts.ts'
import type { QuestionContext } from './question-context.ts'

/** What of the bill was not named, where the GPU time was: with it the parts add up. */
export function restOfBill(parts: readonly CountedPart[], { totalCost, args }: QuestionContext): string {
  if (totalCost === undefined || !(args?.isOpen === true || parts.some(({ id }) => id === 'gpu-time'))) return ''
  const named = new Set(parts.flatMap(({ id, item }) => (id === 'gpu-time' ? [...hourParts] : [item])))
  const rest = billPartTexts(totalCost.bill).filter(({ id, usd }) => !named.has(id) && usd !== '$0')
  return rest.length === 0
    ? ''
    : `The rest: ${rest.map(({ usd, says }) => (usd === 'unknown' ? says : `${usd} for ${says}`)).join('; ')}.`
}
