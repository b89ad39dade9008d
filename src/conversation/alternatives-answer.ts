/** Wishes side by side, with what the text says of all of them: how often they run, and how the data were counted. */
import type { Alternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { seriesIn } from '../language/questions/series.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatCount, formatUsd } from '../presentation/format/number-format.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

type Comparison = Extract<Interpretation, { kind: 'comparison' }>

/** The comparison of `alternatives`, which `text` leaves open. */
export function comparisonOf(
  { scenarios, names, assumed, unused }: Omit<Alternatives, 'decided'>,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Comparison {
  const series = seriesIn(text)?.series ?? null
  const ask = context.answerWith(request, null)
  const sums = (series === null ? [] : scenarios).flatMap((scenario, at) => {
    const answer = ask(scenario)
    return answer.kind === 'recommendation'
      ? [`${formatUsd(answer.recommendation.best.allInUsd.p50 * (series?.count ?? 1))} for ${names[at] ?? ''}`]
      : []
  })
  const often =
    series === null || sums.length < scenarios.length
      ? []
      : [
          `“${series.words}”: ${formatCount(series.count)} such runs ${series.per === null ? 'in all' : `a ${series.per}`} cost ${sums.join(', ')}.`,
        ]
  const remarks = (scenarios[0]?.remarks ?? []).flatMap(({ field, text: remark }) =>
    field === 'tokens' ? [remark] : [],
  )
  const served = isOfServing.test(text) ? servedOf({ scenarios, names }, request, context) : []
  const generalAnswers = [...often, ...new Set(remarks), ...served]
  return {
    kind: 'comparison',
    thread: null,
    scenarios,
    names,
    assumed,
    unused,
    ...(generalAnswers.length === 0 ? {} : { generalAnswers }),
  }
}

const isOfServing = /\b(?:serv(?:e|es|ing)|host(?:ing)?|inference|deploy(?:ing|ment)?)\b/iu

/** A month of each as a service, which is said where each has a model of its own. */
function servedOf(
  { scenarios, names }: Pick<Alternatives, 'scenarios' | 'names'>,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  if (new Set(scenarios.map(({ spec }) => spec.model ?? spec.params)).size < scenarios.length) return []
  const market = context.marketFor(request)
  const display = context.renderContextOn(request).names
  const months = scenarios.flatMap(({ spec }, at) => {
    const trained = { ...emptySpec, model: spec.model, variant: spec.variant, params: spec.params, shape: spec.shape }
    const wish = { users: null, areConcurrent: false, isOfficeHours: false, tokensPerSecond: null }
    const [best] = hostingPlanOf(trained, wish, market)?.options ?? []
    return best === undefined
      ? []
      : [
          `${names[at] ?? ''} about ${formatUsd(best.usdPerMonth.p50)} a month on ${planName(best, display)} at ${providerName(best, display)}`,
        ]
  })
  return months.length < scenarios.length
    ? []
    : [`To serve, day and night: ${months.join('; ')}. Quantized weights and an API by the token make it less.`]
}
