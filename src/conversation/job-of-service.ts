/** The figures of a model that is served, by the month. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { modelTitle } from '../presentation/content/inquiries/answer-lines.ts'
import { hostingAssumptions } from '../presentation/content/inquiries/hosting-message.ts'
import { type JobFigures, type JobOption, noFigures } from '../presentation/content/inquiries/job-figures.ts'
import { planName } from '../presentation/format/display-names.ts'
import { formatCount, formatGib } from '../presentation/format/number-format.ts'
import { placeMarket } from '../offers/market.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { machineOfJob } from './machine-of-job.ts'
import type { RequestContext } from './request.ts'
import { memoryOfGpus } from './told-option.ts'

/** Null where the model is not known. `says`: the lines of its answer. */
export function figuresOfService(
  { spec, users, areConcurrent, isOfficeHours, tokensPerSecond }: InquiryOf<'hosting'>,
  says: readonly string[],
  request: RequestContext,
  context: EngineContext,
): JobFigures | null {
  const { names } = context.renderContextOn(request)
  const wish = { users, areConcurrent, isOfficeHours, tokensPerSecond: tokensPerSecond ?? null }
  const planIn = (of: Spec) => hostingPlanOf(of, wish, placeMarket(context.marketFor(request), of))
  const plan = planIn(spec)
  if (plan === null) return null
  const optionsOf = (of: typeof plan): readonly JobOption[] =>
    of.options.map((option) => ({
      ...machineOfJob(option, option, names),
      hours: null,
      usd: { low: option.usdPerMonth.p10, expected: option.usdPerMonth.p50, high: option.usdPerMonth.p90 },
    }))
  const [first] = plan.options
  return {
    ...noFigures,
    kind: 'service',
    name: `hosting ${modelTitle(spec, names)}`,
    options: optionsOf(plan),
    on: (changes) => {
      const other = planIn({ ...spec, ...changes })
      return other === null ? [] : optionsOf(other)
    },
    memory: { gb: (plan.memoryGiB * 2 ** 30) / 1e9, leanGb: null, isFull: false },
    memoryOf: memoryOfGpus(context),
    work: `${formatCount(plan.sequences)} answers at once`,
    pace:
      first === undefined
        ? null
        : `${Number(first.tokensPerSecondOfUser.toPrecision(2))} tokens a second for each of ${formatCount(plan.sequences)} answers at once on ${planName({ ...first, nodes: 1 }, names)}`,
    assumed: hostingAssumptions(plan, spec, isOfficeHours),
    basis: `Speeds are reckoned from memory bandwidth and ${formatGib(plan.cacheGiB)} of the memory is for conversations: none was measured here`,
    size: {
      paramsB: plan.params / 1e9,
      isAdapter: false,
      images: null,
      pixels: null,
      soundHours: null,
      vectors: null,
    },
    hoursPerMonth: plan.hoursPerMonth,
    says,
  }
}
