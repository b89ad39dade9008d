/** Where GPUs of several kinds are named, such as H100 and A100: what would be chosen of each. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isNamed, isWithinLimits } from './candidate.ts'
import { type ChoiceWeighting, minBy, scoreOf } from './choice-rule.ts'
import type { NamedPlans } from './named-plans.ts'
import { isSubset, riskBit, withoutRisk } from './plan-risk.ts'

/** The widest family: every A100 is one kind. */
export const kindOfGpu = ({ estimate: { plan } }: Candidate): string =>
  plan.gpu.families.toSorted((one, other) => one.length - other.length)[0] ?? plan.gpu.id

/** How dollars and hours are weighed for what is asked: balanced, cheapest or fastest. */
export const weightingOf = ({ objective }: Spec): ChoiceWeighting =>
  objective === null || objective === 'balanced' ? 'safe' : objective

/**
 * By kind, the best on the GPUs that `spec` names, `best`'s own kind left out; empty where it names one kind. Memory that
 * may not do is no reason to leave out what was asked about, unless another of its kind has room.
 */
export function bestOfRequestedGpus(
  all: readonly Candidate[],
  best: Candidate,
  spec: Spec,
  choice: ChoiceFacts,
): ReadonlyMap<string, Candidate> {
  const named = spec.gpus ?? []
  if (named.length === 0) return new Map()
  const own = kindOfGpu(best)
  const asked = all.filter(
    (each) =>
      isNamed(each.estimate.plan.gpu, named) &&
      kindOfGpu(each) !== own &&
      isSubset(each.risks, best.risks | riskBit('memory')) &&
      isWithinLimits(each, spec),
  )
  // One of each, or eight of each, where the kinds are weighed against one another.
  const isAlike = ({ estimate: { plan } }: Candidate) => plan.gpuCount === best.estimate.plan.gpuCount
  const hasHeadroom = (each: Candidate) => withoutRisk(each.risks, 'memory') === each.risks
  return new Map(
    [...Map.groupBy(asked, kindOfGpu)].map(([kind, ofKind]) => {
      const withHeadroom = ofKind.filter(hasHeadroom)
      const alike = weightingOf(spec) === 'safe' ? withHeadroom.filter(isAlike) : []
      const pool = [alike, withHeadroom].find(({ length }) => length > 0) ?? ofKind
      return [kind, minBy(pool, (each) => scoreOf(each, choice, weightingOf(spec)))]
    }),
  )
}

/**
 * What is the best of its kind has a row of its own: where it costs less than the cheapest, or takes less time than the
 * fastest, it has that name, or the rows of an answer would gainsay each other.
 */
export function withRequestedGpus(
  plans: NamedPlans,
  all: readonly Candidate[],
  spec: Spec,
  choice: ChoiceFacts,
): NamedPlans {
  const { safe, best } = plans
  const ofEachKind = [...bestOfRequestedGpus(all, best, spec, choice).values()].filter(({ risks }) =>
    isSubset(risks, safe.risks),
  )
  const cheapest = minBy([plans.cheapest, ...ofEachKind], ({ usd }) => usd)
  const fastest = minBy([plans.fastest, ...ofEachKind], ({ hours }) => hours)
  const close = plans.close === cheapest || plans.close === fastest ? null : plans.close
  return {
    ...plans,
    cheapest,
    fastest,
    close,
    best: { cheapest, fastest, balanced: safe }[spec.objective ?? 'balanced'],
  }
}
