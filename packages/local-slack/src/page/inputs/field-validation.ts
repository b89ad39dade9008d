/** Slack's own checks of a field, before the app is asked. */
import { asString, type JsonObject } from '../../json.ts'
import type { InputBlock } from './input-block.ts'
import { type InputValue, isEmptyValue } from './input-values.ts'

/** The message beside the field; null: it is valid. */
export function fieldError({ isOptional, element }: InputBlock, chosen: InputValue): string | null {
  if (isEmptyValue(chosen)) return isOptional ? null : 'Please complete this required field.'
  const type = asString(element['type'])
  const value = asString(chosen['value'])
  if (type === 'number_input') return numberError(element, value)
  if (type === 'email_text_input' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) return 'Please enter an email address.'
  if (type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a web address that begins with https://.'
  const { min_length: min, max_length: max } = element
  if (typeof min === 'number' && value.length < min) return `Please enter at least ${min} characters.`
  if (typeof max === 'number' && value.length > max) return `Please enter at most ${max} characters.`
  return null
}

function numberError(element: JsonObject, value: string): string | null {
  const number = Number(value.replaceAll(',', ''))
  if (!Number.isFinite(number)) return 'Please enter a number.'
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Please enter a whole number.'
  const [min, max] = [Number(element['min_value'] ?? -Infinity), Number(element['max_value'] ?? Infinity)]
  if (number < min) return `Please enter a number of at least ${min}.`
  return number > max ? `Please enter a number of at most ${max}.` : null
}
