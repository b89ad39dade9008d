/** The figures of one pass of a model over data, without training. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { modelTitle } from '../presentation/content/inquiries/answer-lines.ts'
import { passesOfTraining, passRuns } from '../presentation/content/inquiries/encoding-message.ts'
import { type JobFigures, type JobOption, noFigures } from '../presentation/content/inquiries/job-figures.ts'
import { formatCount, formatTokens, formatTokensPerSecond } from '../presentation/format/number-format.ts'
import type { Spec } from '../scenario/scenario.ts'
import { encodingPlanOf } from './encoding-response.ts'
import type { EngineContext } from './engine-context.ts'
import { machineOfJob } from './machine-of-job.ts'
import type { RequestContext } from './request.ts'
import { memoryOfGpus } from './told-option.ts'

/** An untuned server takes twice as long. */
const untuned = 2

/** `says`: the lines of its answer. */
export function figuresOfPass(
  inquiry: InquiryOf<'encoding'>,
  says: readonly string[],
  request: RequestContext,
  context: EngineContext,
): JobFigures {
  const { names } = context.renderContextOn(request)
  const plan = encodingPlanOf(inquiry, request, context)
  const { spec, texts } = inquiry
  const optionsOf = (of: typeof plan): readonly JobOption[] =>
    passRuns(of.costs, of.spec, of.method, of.work).map(({ hours, usd, ...cost }) => ({
      ...machineOfJob(cost, cost, names),
      hours: { low: hours, expected: hours, high: hours * untuned },
      usd: { low: usd, expected: usd, high: usd * untuned },
    }))
  const [best] = plan.costs
  const { writtenTokens, writingTimes } = plan.work
  const read = best === undefined ? 0 : best.tokensPerSecond * passesOfTraining[plan.method]
  const model = modelTitle(spec, names)
  return {
    ...noFigures,
    kind: 'pass',
    name: `one pass of ${model}`,
    options: optionsOf(plan),
    on: (changes) => optionsOf(encodingPlanOf({ ...inquiry, spec: { ...inquiry.spec, ...changes } }, request, context)),
    memory: spec.params === null ? null : { gb: ((spec.params * 2) / 1e9) * roomToWork, leanGb: null, isFull: false },
    memoryOf: memoryOfGpus(context),
    work: `${texts === undefined ? '' : `${formatCount(texts)} texts, `}${formatTokens(spec.tokens ?? 0)} read${writtenTokens > 0 ? ` and ${formatTokens(writtenTokens)} written` : ''}`,
    pace:
      best === undefined
        ? null
        : `${formatTokensPerSecond(read / best.gpuCount)} read on each ${names.gpu(best.gpu)}${writtenTokens > 0 ? `, about ${formatTokensPerSecond(read / writingTimes / best.gpuCount)} written` : ''}`,
    assumed: [
      ...(texts === undefined ? [] : [`${formatCount(Math.round((spec.tokens ?? 0) / texts))} tokens for each text`]),
      ...(inquiry.isModelAssumed === true ? [`${model}, as no model was named`] : []),
    ],
    basis: 'The speed is worked out from that of training and not measured: an untuned server or short texts can double the time', // prettier-ignore
    size: {
      paramsB: (spec.params ?? 0) / 1e9,
      isAdapter: false,
      images: null,
      pixels: null,
      soundHours: null,
      vectors: { texts: texts ?? null, dimensions: hiddenSizeOf(spec, context) },
    },
    covers: [
      ...(texts === undefined ? [] : [`all ${formatCount(texts)} texts`]),
      `${formatTokens(spec.tokens ?? 0)} read`,
      ...(writtenTokens > 0 ? [`${formatTokens(writtenTokens)} written`] : []),
    ],
    items: texts === undefined ? null : { count: texts, noun: 'text' },
    says,
  }
}
/** Over the weights alone. */
const roomToWork = 1.2

const hiddenSizeOf = ({ model }: Spec, { catalog }: EngineContext): number | null =>
  model === null ? null : (catalog.models.get(model)?.shape.hidden ?? null)
