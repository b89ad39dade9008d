/** "What would OpenAI charge?": the service that is named, and the cheapest. */
import { costAlternatives } from '../content/total-cost/alternatives.ts'
import { toOneLine } from '../format/truncate.ts'
import { describePlanned, asSentence, describeAlternative } from './alternatives.ts'
import { lettersAndDigits } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** "what would OpenAI charge?": the service that is named, and the cheapest. */
export function hostedAnswer({ totalCost, renderContext, ...context }: QuestionContext): readonly string[] {
  // “Hosted or rented?” names no service.
  const subjectText = /^(?:rent|own)/iu.test(context.subjectText) ? '' : context.subjectText
  if (totalCost === undefined) return ['What hosted services charge is worked out with the whole cost: see Details.']
  const services = context.args?.services ?? []
  const asked = services.length > 0 ? services : [subjectText.replace(/['’]s$/iu, '')].filter((name) => name !== '')
  const names = (service: string, name: string): boolean => lettersAndDigits(name).includes(lettersAndDigits(service))
  const isNamed = (name: string): boolean => asked.some((service) => names(service, name))
  // The table has room for the cheapest only: the one that is asked about goes before them.
  const namedServices = totalCost.hosted.filter(({ provider }) => isNamed(renderContext.names.service(provider)))
  const hosted = [...namedServices, ...totalCost.hosted.filter((one) => !namedServices.includes(one))]
  const rows = costAlternatives({ ...totalCost, hosted }, renderContext).filter(
    ({ kind, cost }) => kind === 'Hosted' && cost !== '–',
  )
  const named = rows.filter(({ where }) => isNamed(where))
  const others = rows.filter((row) => !named.includes(row)).slice(0, named.length > 0 ? 1 : 2)
  const missing = asked.filter((service) => !named.some(({ where }) => names(service, where)))
  const noteOn = (service: string): string | undefined => totalCost.closing.find((note) => names(service, note))
  const unknown = missing.filter((service) => noteOn(service) === undefined).map((service) => toOneLine(service, 40))
  const unpriced = [
    ...missing.flatMap((service) => noteOn(service) ?? []).map(asSentence),
    unknown.length === 0 ? '' : `No price of ${unknown.join(' or ')} for this is on record.`,
  ]
  return [
    rows.length === 0 ? 'No hosted fine-tuning service on record trains this.' : '',
    ...named.map(describeAlternative),
    ...unpriced,
    ...others.map(describeAlternative),
    describePlanned(totalCost),
  ]
}
