/** "I don't care who rents it to us", "whatever the card": of which fields any value will do. */
import type { SpecField } from '../../scenario/scenario.ts'

const openers = '(?:(?:honestly|really|frankly|also|just|and|so|but|boss|legal|finance|i|we|they) )*'
const thing =
  '(?<thing>who(?:ever|m)?|where(?:ver)?|sellers?|providers?|clouds?|vendors?|compan(?:y|ies)|hosts?|regions?|countr(?:y|ies)|places?|location|data ?cent(?:er|re)|cards?|gpus?|hardware|chips?|accelerators?)'
const forms: readonly RegExp[] = [
  new RegExp(
    `^${openers}(?:don't|dont|do not|couldn't|could not|doesn't|doesnt|does not)(?: really| much)? (?:care|mind|matter)(?: to (?:me|us))?(?: much)? (?:about )?(?:the |which |what |whose |which of the )?${thing}\\b`,
    'u',
  ),
  new RegExp(
    `(?:^|[, ])(?:no matter|whatever|whichever|regardless of|irrespective of|never mind) (?:the |which |what |whose )?${thing}\\b`,
    'u',
  ),
  new RegExp(
    `^${openers}(?:which|what|the|whose) ${thing} (?:it is |we use |we take )?(?:doesn't|doesnt|does not|is not|isn't) (?:matter|important)`,
    'u',
  ),
]

/** The fields that a clause leaves open; empty where it leaves none. */
export function indifferentTo(clause: string): readonly SpecField[] {
  const said = forms.map((form) => form.exec(clause)?.groups?.['thing']).find((words) => words !== undefined)
  if (said === undefined) return []
  if (/^(?:who|seller|provider|cloud|vendor|compan|host)/u.test(said)) return ['providers', 'excludedProviders']
  return /^(?:where|region|countr|place|location|data)/u.test(said) ? ['region'] : ['gpus', 'excludedGpus']
}
