/** The GPU money of people who try things for some months: switched off in the evening, and never. */
import { type RareRun, teamSpanIn } from '../language/inquiries/team-span.ts'
import { teamSpanSentences } from '../presentation/content/inquiries/team-span-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { hoursOfYear } from '../scenario/hours-of-time.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { sellerOf, sharedName } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** The card that people take who try models of usual sizes. */
const usualGpu = 'H100'
/** Machines have one, two, four or eight. */
const counts = [1, 2, 4, 8]

/** Null where no people and months are told, or a whole job or money is. */
export const teamSpanOf: SpecReader = (text, specOf, request, context) => {
  const span = teamSpanIn(text)
  if (span === null) return null
  const read = specOf(span.rest)
  if (read.tokens !== null || read.budgetUsd !== null || read.owned === true) return null
  const gpus = read.gpus ?? specOf(usualGpu).gpus
  if (gpus === null) return null
  const { rules } = context.catalog.inquiryFacts
  const memory = Math.min(...gpus.map((id) => context.catalog.gpus.get(id)?.memory.base ?? Infinity))
  const needed = read.params === null ? 1 : (read.params * rules.states.loraOnCard.base) / memory
  const each = read.gpuCount ?? counts.find((count) => count >= needed) ?? 8
  const { names } = context.renderContextOn(request)
  const market = context.marketFor(request)
  // "Over one year" is how long they work, and no reservation.
  const pricing = read.pricing === 'spot' ? read.pricing : null
  const record = rentOnRecord({ ...read, gpus: [...gpus], gpuCount: each, pricing }, market)
  if (record === null) return null
  const says = teamSpanSentences({
    ...span,
    rare: span.rare === null ? null : rareRunOf(span.rare, span.hours, specOf, request, context),
    people: span.team.people,
    each,
    gpu: sharedName(gpus.map((id) => names.gpu(id))),
    isGpuAssumed: read.gpus === null,
    seller: sellerOf(record.lowest, gpus, names),
    low: record.lowest.usdPerGpuHour,
    middle: record.median,
    workHoursOfMonth: rules.workHoursOfMonth.base,
    reserve: rules.reserve.high.base,
  })
  return inquiryOf({ kind: 'known', id: 'team budget', says })
}

/** Runs of another size in the span, each on an amount of data that is usual, as none is told; null: no plan is known. */
function rareRunOf(
  { words, job, perYear }: RareRun,
  hours: number,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
) {
  const read = specOf(job)
  if (read.params === null) return null
  const tokens = context.catalog.inquiryFacts.goals.pricesTokens.base
  const spec: Spec = { ...read, method: read.method ?? 'lora', tokens }
  const scenario = { spec, setBy: {}, notes: [] }
  const answer = context.advisor.answer(scenario, request.today, context.askerContext(request, null))
  if (answer.kind !== 'recommendation') return null
  const usdOfOne = answer.recommendation.best.allInUsd.p50
  const runs = Math.max(1, Math.round((perYear * hours) / hoursOfYear))
  return { words, runs, usdOfOne, tokens, isFull: spec.method === 'full' }
}
