/** Wishes side by side, with what the text says of all of them: how often they run, and how the data were counted. */
import type { Alternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { seriesIn } from '../language/questions/series.ts'
import { formatCount, formatUsd } from '../presentation/format/number-format.ts'
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
  const asker = context.askerContext(request, null)
  const sums = (series === null ? [] : scenarios).flatMap((scenario, at) => {
    const answer = context.advisor.answer(scenario, request.today, asker)
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
  const generalAnswers = [...often, ...new Set(remarks)]
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
