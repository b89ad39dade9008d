/** Below the price of a training of pictures or sound: the smallest card, and what makes it cheaper or faster. */
import type { GpuId } from '../catalog/ids.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import type { SampledAsk } from '../language/inquiries/sampled-asked.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration } from '../presentation/format/number-format.ts'
import { capitalized } from '../recommend/figure-text.ts'
import { memoryOfCard, roomOn } from '../recommend/inquiries/sampled-speed.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import type { SampledPlan } from '../recommend/inquiries/samples.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { gigabytes, precisionWords, timed } from './sampled-precision.ts'
import type { SampledFigures } from './sampled-share.ts'
import { sampledPlanFor } from './samples-response.ts'

type SampledJobAsked = InquiryOf<'samples'>
type LeanerAsk = Extract<SampledAsk, { kind: 'precision' | 'cheaper' | 'faster' | 'smallest' }>

/** Null where nothing is known to say. */
export function answerOfLeaner(ask: LeanerAsk, asked: SampledFigures): readonly string[] | null {
  if (ask.kind === 'precision') return precisionWords(ask, asked)
  return ask.kind === 'smallest' ? smallestWords(asked) : betterWords(ask.kind, asked)
}

/** The job on any card of the catalog that holds it. */
function onAnyCard({ id, method, spec }: SampledJobAsked, { catalog }: EngineContext): Spec {
  const facts = catalog.inquiryFacts.sampledModels
  const row = facts.rows.find((each) => each.id === id)
  const isHeld = (gpu: GpuId): boolean =>
    row !== undefined && roomOn(row, method, memoryOfCard(gpu, facts, catalog) ?? 0) !== 'none'
  return { ...spec, gpus: [...catalog.gpus.keys()].filter((gpu) => isHeld(gpu)), owned: null }
}

/** The smallest that hold it as usual, and with every saving, of those that somebody rents out; and of those at home. */
function smallestWords({ inquiry, plan: { row }, first, request, context }: SampledFigures): readonly string[] | null {
  const { catalog } = context
  const facts = catalog.inquiryFacts.sampledModels
  const { names } = context.renderContextOn(request)
  const { method } = inquiry
  const memoryOf = (gpu: GpuId): number => memoryOfCard(gpu, facts, catalog) ?? Infinity
  const spec = { ...onAnyCard(inquiry, context), gpuCount: 1, budgetUsd: null, deadlineHours: null }
  const rented = sampledPlanFor({ ...inquiry, spec }, request, context).choices.filter(({ offer }) => offer !== null)
  const smallest = (room: 'usual' | 'lean'): SampledChoice | undefined => {
    const fitting = rented.filter(({ gpu }) => roomOn(row, method, memoryOf(gpu)) === room)
    const least = Math.min(...fitting.map(({ gpu }) => memoryOf(gpu)))
    return fitting.find(({ gpu }) => memoryOf(gpu) === least)
  }
  const [usual, lean] = [smallest('usual'), smallest('lean')]
  const placed = (choice: SampledChoice): string =>
    `${planName({ ...choice, nodes: 1 }, names)} (${gigabytes(memoryOf(choice.gpu) / 1e9)}): ${timed(choice)}${choice.offer === null ? '' : ` at ${providerName(choice.offer, names)}`}`
  if (usual === undefined && lean === undefined) return null
  return [
    ...(usual === undefined
      ? [`No single card on record holds the usual ${gigabytes(row.memoryGb[method])}.`]
      : [`As usual it takes ${gigabytes(row.memoryGb[method])}; the smallest rented card is ${placed(usual)}.`]),
    ...(lean === undefined || row.leanGb === undefined
      ? []
      : [
          `With every saving ${gigabytes(row.leanGb[method])}, slower: ${placed(lean)}. A card of your own needs as much.`,
        ]),
    `The answer above: ${timed(first)} on ${planName({ ...first, nodes: 1 }, names)}.`,
  ]
}

/** Less than this share is no gain. */
const leastGain = 0.03

/** What takes less, by its hours and dollars; the best first. */
function betterWords(
  wish: 'cheaper' | 'faster',
  { inquiry, plan, first, setup, text, request, context }: SampledFigures,
): readonly string[] {
  const { names } = context.renderContextOn(request)
  const { spec, data } = inquiry
  const of = (choice: SampledChoice): number => (wish === 'cheaper' ? choice.usd.expected : choice.hours.expected)
  const best = (words: string, changed: SampledJobAsked): readonly BetterChoice[] => {
    const [choice] = sampledPlanFor(changed, request, context)
      .choices.filter(({ offer }) => offer !== null || first.offer === null)
      .toSorted((one, other) => of(one) - of(other))
    return choice === undefined || of(choice) > of(first) * (1 - leastGain) ? [] : [{ words, choice }]
  }
  const withSpec = (change: Partial<Spec>): SampledJobAsked => ({ ...inquiry, spec: { ...spec, ...change } })
  const side = plan.pixels
  const small = side === null || side < leastSide ? null : Math.round((side * 3) / 4 / 32) * 32
  const halved = halfOf(data, plan)
  // Less to do is told on the same card.
  const onSame = withSpec({ gpus: [first.gpu], gpuCount: first.gpuCount })
  const others = { ...onAnyCard(inquiry, context), gpuCount: wish === 'cheaper' ? 1 : first.gpuCount }
  const more = Math.min(mostCards, first.gpuCount * 4)
  const machines: readonly (readonly [string, Partial<Spec>])[] =
    wish === 'cheaper'
      ? [
          ['on another card', others],
          ['on spot, which may be taken back, so save often', { ...others, pricing: 'spot' }],
        ]
      : [
          ['on another card', others],
          [`on ${more} of the same`, { gpus: [first.gpu], gpuCount: more, owned: null }],
        ]
  const onMachines = machines.flatMap(([words, change]) => best(words, withSpec(change)))
  // "Would a smaller image size make it cheaper?" is asked of that.
  const [isOfSide, isOfPasses] = [ofSide.test(text), ofPasses.test(text)]
  const isOfAny = !isOfSide && !isOfPasses
  const found = [
    // A machine that may be taken back has to be the cheaper one.
    ...onMachines.filter(
      ({ choice }) =>
        isOfAny &&
        (choice.offer?.pricing !== 'spot' || onMachines.every(({ choice: other }) => of(other) >= of(choice))),
    ),
    ...(halved === null || !(isOfAny || isOfPasses)
      ? []
      : best(`with ${halved.words}, if they are enough`, { ...onSame, data: halved.data })),
    ...(small === null || !(isOfAny || isOfSide)
      ? []
      : best(`at ${small} pixels instead of ${side}`, { ...onSame, data: { ...data, pixels: small } })),
  ]
  const now = `${timed(first)} on ${planName({ ...first, nodes: 1 }, names)}`
  const start = `${formatDuration(setup)} of it are to start, which nothing shortens.`
  if (found.length === 0 && !isOfAny) return [`Not by that: it stays ${now}.`]
  if (found.length === 0)
    return [`Hardly: ${now} is the ${wish === 'cheaper' ? 'cheapest' : 'fastest'} on record. ${capitalized(start)}`]
  return [
    `Yes, from ${now}:`,
    ...found.map(
      ({ words, choice }) =>
        `${capitalized(words)}: ${timed(choice)} on ${planName({ ...choice, nodes: 1 }, names)}${choice.offer === null ? '' : ` at ${providerName(choice.offer, names)}`}.`,
    ),
    ...(setup > first.hours.expected * muchOfIt ? [capitalized(start)] : []),
    ...(found.some(({ choice }) => choice.from !== undefined)
      ? ['The speed of such another card is put over from one on record, by its arithmetic and bandwidth.']
      : []),
  ]
}
type BetterChoice = { readonly words: string; readonly choice: SampledChoice }
/** Of one machine. */
const mostCards = 8
const [leastSide, muchOfIt] = [256, 0.2]
const ofSide = /\b(?:size|resolution|pixels?|px)\b/iu
const ofPasses = /\b(?:epochs?|steps?|passes|iterations?)\b/iu

/** Half of the passes, or of the steps; null where that is nothing. */
function halfOf(
  data: SampledJobAsked['data'],
  { samples, runs }: SampledPlan,
): { readonly words: string; readonly data: SampledJobAsked['data'] } | null {
  const { epochs, steps, batch } = data
  if (epochs !== null && epochs > 1 && steps === null) {
    const half = Math.ceil(epochs / 2)
    return { words: `${formatCount(half)} epochs`, data: { ...data, epochs: half } }
  }
  const half = Math.ceil(samples / runs / (batch ?? 1) / 2)
  return steps === null ? null : { words: `${formatCount(half)} steps`, data: { ...data, steps: half } }
}
