/** A job on machines that nobody else may be on: whole ones, of sellers that rent them as bare metal. */
import { soleTenancyIn } from '../language/inquiries/sole-tenancy.ts'
import { soleTenancySentence } from '../presentation/content/inquiries/sole-tenancy-sentences.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { withAnswersBefore } from './interpretation-extras.ts'
import { type FoundInterpretation, type ReadRest } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where nobody asks for them, or the rest is no job that is rented. */
export function soleTenancyOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = soleTenancyIn(text)
  const read = asked === null ? null : readRest(asked.rest)
  if (asked === null || read?.kind !== 'start' || read.scenario.spec.owned === true) return null
  const { scenario } = read
  const { spec } = scenario
  const { catalog } = context
  const sellers = Object.entries(catalog.providerTerms.providers)
    .filter(([id, { bareMetal }]) => bareMetal !== undefined && catalog.providers.has(id))
    .map(([id]) => id)
  const whole = {
    gpuCount: spec.gpuCount ?? catalog.inquiryFacts.rules.machineGpus.base,
    hosting: spec.hosting ?? ('data-centre' as const),
  }
  const onWhole = (providers: Scenario['spec']['providers']): Scenario => ({
    ...scenario,
    spec: { ...spec, ...whole, providers },
  })
  const names = context.renderContextOn(request).names
  const isOpen = spec.providers === null
  const ofSellers = isOpen ? onWhole(sellers) : onWhole(spec.providers)
  const isMet = recommendationFor(ofSellers, request, context) !== null
  return withAnswersBefore({ ...read, scenario: isMet ? ofSellers : scenario }, [
    soleTenancySentence(asked.words, isMet, isOpen ? sellers.map((id) => names.provider(id)) : null),
  ])
}
