/** Cards that are weighed for one job, each at its own seller: their plans side by side. */
import { cardsWeighedIn } from '../language/inquiries/cards-weighed.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { FoundInterpretation, ReadJob, ReadPart } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no such cards are named, or the rest is no job. */
export function cardsWeighedOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const weighed = cardsWeighedIn(text)
  const job = weighed === null ? null : readJob(weighed.rest)
  if (weighed === null || job === null || job.spec.gpus !== null) return null
  const sides = weighed.cards.flatMap(({ words }) => {
    const { gpus, gpuCount, providers, tier, pricing } = readPart(words).draft.finish().spec
    if (gpus === null) return []
    const seller = { ...(providers === null ? {} : { providers, tier }), ...(pricing === null ? {} : { pricing }) }
    const scenarioOf = (count: number | null): Scenario => ({
      ...job,
      spec: { ...job.spec, gpus, gpuCount: count, ...seller },
    })
    return [{ scenarioOf, gpuCount, name: words.replace(/^(?:an?|one|a single|single) /iu, '') }]
  })
  if (sides.length < weighed.cards.length || new Set(sides.map(({ name }) => name.toLowerCase())).size < sides.length)
    return null
  // As many as it takes, where one of a card does not hold it by itself and nobody counts them.
  const isHeld = sides.every(
    ({ scenarioOf, gpuCount }) =>
      gpuCount !== null || recommendationFor(scenarioOf(1), request, context)?.best.offload === 'none',
  )
  const times = weighed.cards.flatMap(({ time }) => time ?? [])
  return {
    kind: 'comparison',
    thread: null,
    scenarios: sides.map(({ scenarioOf, gpuCount }) => scenarioOf(gpuCount ?? (isHeld ? 1 : null))),
    names: sides.map(({ name }) => name),
    ...(times.length === 0
      ? {}
      : {
          generalAnswers: [
            `${times.map((time) => `“${time}”`).join(', ')}: taken as how it would be rented, and no deadline; the hours that each needs stand with it.`,
          ],
        }),
  }
}
