/** Somebody who wants no machine to look after: a hosted service first with its price, renting beside it. */
import { withoutOperationsIn } from '../language/inquiries/without-operations.ts'
import { withoutOperationsSentences } from '../presentation/content/inquiries/without-operations-sentences.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'

/** Null where no whole job is told, or no service on record trains it. */
export const withoutOperationsOf: SpecReader = (text, specOf, request, context) => {
  const asked = withoutOperationsIn(text)
  if (asked === null) return null
  const read = specOf(asked.rest)
  if ((read.params === null && read.model === null) || read.tokens === null || read.owned === true) return null
  const spec = { ...read, providers: null, method: read.method ?? ('lora' as const) }
  const found = recommendationForSpec(spec, request, context)
  if (found === null) return null
  const { hosted, inquiryFacts } = context.catalog
  const isNamed = (name: string): boolean => text.toLowerCase().includes(name.replace(/ AI$/u, '').toLowerCase())
  const services = found.apiAlternatives
    .map((one) => ({ ...one, name: hosted.get(one.provider)?.name ?? one.provider }))
    .toSorted((one, other) => Number(isNamed(other.name)) - Number(isNamed(one.name)) || one.usd.low - other.usd.low)
  if (services.length === 0) return null
  const { names } = context.renderContextOn(request)
  return knownInquiry(
    'without operations',
    withoutOperationsSentences({
      services: services.slice(0, 3),
      named: services.filter(({ name }) => isNamed(name)).length,
      best: found.best,
      tokens: spec.tokens ?? 0,
      setupHourUsd: inquiryFacts.rules.setupHourUsd.base,
      names,
    }),
  )
}
