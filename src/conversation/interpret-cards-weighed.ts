/** Cards that are weighed for one job, each at its own seller: their plans side by side. */
import { cardsWeighedIn } from '../language/inquiries/cards-weighed.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'
import type { EngineContext } from './engine-context.ts'
import type { FoundInterpretation, ReadJob, ReadPart } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const gpusOfMachine = 8
const longHours = 12
const daysLong = 96
const twoWeeks = 336
/** What nobody who knows only the other card expects. */
const ofSoftware = /\bROCm\b/u
/** Also at the high end, unless well less is expected. */
const ampleShare = 0.85
const holds = (best: Option | undefined): boolean =>
  best?.offload === 'none' &&
  (best.peakMemoryGiB.p95 <= best.usableMemoryGiB || best.peakMemoryGiB.p50 < ampleShare * best.usableMemoryGiB)

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
  // The fewest that hold it, where nobody counts them.
  const chosen = sides.map(({ scenarioOf, gpuCount }) => {
    const isHeld = (count: number): boolean => holds(recommendationFor(scenarioOf(count), request, context)?.best)
    return gpuCount ?? usualCounts.filter((count) => count <= gpusOfMachine).find(isHeld) ?? null
  })
  // Each of two people has one in mind: which of them is right is the question.
  const isHeldBy = sides.map(({ scenarioOf }, at) =>
    holds(recommendationFor(scenarioOf(chosen[at] ?? 1), request, context)?.best),
  )
  const areCounted = sides.some(({ gpuCount }) => gpuCount !== null)
  const times = weighed.cards.flatMap(({ time }) => time ?? [])
  const planOf = (at: number, count: number | null): Option | undefined =>
    sides[at] === undefined ? undefined : recommendationFor(sides[at].scenarioOf(count), request, context)?.best
  const fewest = sides.map((_, at) => planOf(at, chosen[at] ?? null))
  // What takes days on the fewest is weighed on as many of each as anybody would rent for it.
  const alike = !areCounted && hoursOf(fewest) > daysLong ? likePlans(sides.length, planOf) : null
  const plans = alike?.plans ?? fewest
  // Long ones are split over a machine.
  const isLong = plans.every((plan) => plan !== undefined) && hoursOf(plans) > longHours
  const eights = isLong && alike === null && !areCounted ? sides.map((_, at) => planOf(at, gpusOfMachine)) : []
  const onEight = sides.flatMap(({ name }, at) => {
    const plan = eights[at]
    return plan === undefined ? [] : [`${name} ${formatDuration(plan.hours.p50)}, ${formatUsd(plan.allInUsd.p50)}`]
  })
  const says = [
    ...(times.length === 0
      ? []
      : [
          `${times.map((time) => `“${time}”`).join(', ')}: taken as how it would be rented, and no deadline; the hours that each needs stand with it.`,
        ]),
    ...sides.flatMap(({ name, gpuCount }, at) => {
      const count = chosen[at] ?? 1
      return gpuCount === null && count > 1 && alike === null
        ? [`One ${name.replace(/s$/u, '')} does not hold it: ${count} are the fewest of them that do.`]
        : []
    }),
    ...(alike === null ? [] : [fewestSentence(sides, chosen, fewest)].filter((words) => words !== '')),
    ...(onEight.length < sides.length ? [] : [`On eight each: ${onEight.join('; ')}.`]),
    ...new Set(
      plans
        .flatMap((plan) => plan?.warnings.filter((warning) => ofSoftware.test(warning)) ?? [])
        .map((warning) => `${warning}.`),
    ),
  ]
  return {
    kind: 'comparison',
    thread: null,
    scenarios: sides.map(({ scenarioOf }, at) => scenarioOf(alike?.gpuCount ?? chosen[at] ?? null)),
    names: sides.map(({ name }) => name),
    ...(says.length === 0 ? {} : { generalAnswers: says }),
    ...(weighed.isDisagreed === true ? adviceOf(sides, isHeldBy, plans) : {}),
  }
}

const hoursOf = (plans: readonly (Option | undefined)[]): number =>
  Math.max(...plans.map((plan) => plan?.hours.p50 ?? Infinity))

/** The fewest from a machine on that are done in two weeks; the most that all sides have, where none are. */
function likePlans(
  count: number,
  planOf: (at: number, count: number) => Option | undefined,
): { readonly gpuCount: number; readonly plans: readonly Option[] } | null {
  let last: { readonly gpuCount: number; readonly plans: readonly Option[] } | null = null
  for (const gpuCount of usualCounts.filter((each) => each % gpusOfMachine === 0)) {
    const plans = Array.from({ length: count }, (_, at) => planOf(at, gpuCount)).filter((plan) => plan !== undefined)
    if (plans.length < count || !plans.every(holds)) continue
    last = { gpuCount, plans }
    if (hoursOf(plans) <= twoWeeks) return last
  }
  return last
}

/** "The fewest that hold it: 4 × H100 in 247 days, …": how few do, and how long they take. */
function fewestSentence(
  sides: readonly { readonly name: string }[],
  counts: readonly (number | null)[],
  plans: readonly (Option | undefined)[],
): string {
  const each = sides.flatMap(({ name }, at) => {
    const plan = plans[at]
    return plan === undefined
      ? []
      : [`${counts[at] ?? plan.gpuCount} × ${name} ${formatDuration(plan.hours.p50)}, ${formatUsd(plan.allInUsd.p50)}`]
  })
  return each.length < sides.length ? '' : `On the fewest that hold it: ${each.join('; ')}.`
}

/** The smaller card, where it holds the job; else the one that does. */
function adviceOf(
  sides: readonly { readonly name: string }[],
  isHeldBy: readonly boolean[],
  plans: readonly (Option | undefined)[],
): { readonly advice?: string } {
  const order = sides
    .map(({ name }, at) => ({ name, held: isHeldBy[at] === true, memory: plans[at]?.usableMemoryGiB ?? Infinity }))
    .toSorted((one, other) => one.memory - other.memory)
  const [small, large] = order
  if (small === undefined || large === undefined) return {}
  return small.held
    ? { advice: `The ${small.name} does it: the job fits.` }
    : large.held
      ? { advice: `The ${large.name}: the job does not surely fit on one ${small.name}.` }
      : {}
}
