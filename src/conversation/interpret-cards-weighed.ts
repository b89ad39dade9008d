/** Cards that are weighed for one job, each at its own seller: their plans side by side. */
import { cardsWeighedIn } from '../language/inquiries/cards-weighed.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { FoundInterpretation, ReadJob, ReadPart } from './part-readers.ts'

/** Null where no such cards are named, or the rest is no job. */
export function cardsWeighedOf(text: string, readJob: ReadJob, readPart: ReadPart): FoundInterpretation {
  const weighed = cardsWeighedIn(text)
  const job = weighed === null ? null : readJob(weighed.rest)
  if (weighed === null || job === null || job.spec.gpus !== null) return null
  const sides = weighed.cards.flatMap(({ words }) => {
    const { gpus, gpuCount, providers, tier } = readPart(words).draft.finish().spec
    if (gpus === null) return []
    const spec = { ...job.spec, gpus, gpuCount: gpuCount ?? 1, ...(providers === null ? {} : { providers, tier }) }
    return [
      { scenario: { ...job, spec } satisfies Scenario, name: words.replace(/^(?:an?|one|a single|single) /iu, '') },
    ]
  })
  if (sides.length < weighed.cards.length || new Set(sides.map(({ name }) => name.toLowerCase())).size < sides.length)
    return null
  const times = weighed.cards.flatMap(({ time }) => time ?? [])
  return {
    kind: 'comparison',
    thread: null,
    scenarios: sides.map(({ scenario }) => scenario),
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
