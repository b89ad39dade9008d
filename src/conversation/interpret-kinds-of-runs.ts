/** Several kinds of runs, each so often by so many people: what they come to in a year, and how many GPUs to reserve for them. */
import { methodNames } from '../catalog/training-method.ts'
import { kindsOfRunsIn } from '../language/inquiries/kinds-of-runs.ts'
import { kindsOfRunsSentences } from '../presentation/content/inquiries/kinds-of-runs-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { rentsOf } from '../recommend/inquiries/quote.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { formsOf, sharedName } from './named-rent.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** The card that people reserve who name none. */
const usualGpu = 'H100'

/** Null where a kind has no plan, or too little is told of it. */
export const kindsOfRunsOf: SpecReader = (text, specOf, request, context) => {
  const asked = kindsOfRunsIn(text)
  if (asked === null) return null
  const whole = specOf(asked.gpu ?? usualGpu).gpus
  const gpus = asked.gpu === null ? null : whole
  const specs = asked.kinds.map(({ job }) => specOf(job))
  const tokens = specs.find((spec) => spec.tokens !== null)?.tokens ?? null
  const kinds = asked.kinds.flatMap((kind, at) => {
    const read = specs[at]
    if (read === undefined || read.params === null || (read.tokens ?? tokens) === null) return []
    const spec: Spec = {
      ...read,
      method: read.method ?? 'lora',
      tokens: read.tokens ?? tokens,
      gpus: gpus === null ? read.gpus : [...gpus],
      gpuCount: null,
      deadlineHours: null,
      budgetUsd: null,
      pricing: null,
    }
    const plan = planOf(spec, request, context)
    return plan === null ? [] : [{ ...kind, option: plan.best, tokens: spec.tokens ?? 0, params: read.params }]
  })
  if (kinds.length < asked.kinds.length) return null
  const { rules } = context.catalog.inquiryFacts
  const machineGpus = rules.machineGpus.base
  const { names } = context.renderContextOn(request)
  const market = context.marketFor(request)
  const forms = whole === null ? [] : formsOf(whole, machineGpus, context)
  const [reserved] = rentsOf({ ...specOf(''), gpus: forms }, 'reserved', market)
  const sameCard = reserved === undefined ? forms : [reserved.gpu]
  const [onDemand] = rentsOf({ ...specOf(''), gpus: sameCard }, 'on_demand', market)
  return knownInquiry(
    'kinds-of-runs',
    kindsOfRunsSentences({
      ...asked,
      kinds: kinds.map(({ option, ...kind }) => ({
        ...kind,
        usd: option.allInUsd,
        hours: option.hours.p50,
        gpuCount: option.gpuCount,
        gpu: names.gpu(option.gpu),
        method: methodNames[option.method],
      })),
      gpu: whole === null ? usualGpu : sharedName(whole.map((id) => names.gpu(id))),
      reserved: reserved === undefined ? null : { usd: reserved.usdPerGpuHour, place: placeOfPrice(reserved, names) },
      onDemand: onDemand === undefined ? null : { usd: onDemand.usdPerGpuHour, place: placeOfPrice(onDemand, names) },
      reserve: rules.reserve.high.base,
    }),
  )
}

/** On one machine, where one holds it. */
const planOf = (spec: Spec, request: RequestContext, context: EngineContext): Recommendation | null =>
  recommendationForSpec({ ...spec, nodes: 1 }, request, context) ?? recommendationForSpec(spec, request, context)
