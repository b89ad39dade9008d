/** What Slack itself finds wrong with a field before the app hears of it. */
import { textOf } from '../json.ts'
import type { Field } from '../shown.ts'
import { type Chosen, isEmpty } from './options.ts'

/** A sentence for beside the field; null: nothing is wrong. */
export function checked({ isOptional, element }: Field, chosen: Chosen): string | null {
  if (isEmpty(chosen)) return isOptional ? null : 'Please complete this required field.'
  const type = textOf(element['type'])
  const value = textOf(chosen['value'])
  if (type === 'number_input') return checkedNumber(element, value)
  if (type === 'email_text_input' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) return 'Please enter an email address.'
  if (type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a whole web address, with https://.'
  const { min_length: least, max_length: most } = element
  if (typeof least === 'number' && value.length < least) return `Please enter at least ${least} characters.`
  if (typeof most === 'number' && value.length > most) return `Please enter at most ${most} characters.`
  return null
}

function checkedNumber(element: Field['element'], value: string): string | null {
  const number = Number(value.replaceAll(',', ''))
  if (!Number.isFinite(number)) return 'Please enter a number.'
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Please enter a whole number.'
  const [least, most] = [Number(element['min_value'] ?? -Infinity), Number(element['max_value'] ?? Infinity)]
  if (number < least) return `Please enter a number of at least ${least}.`
  return number > most ? `Please enter a number of at most ${most}.` : null
}
