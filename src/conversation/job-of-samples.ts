/** The figures of a training of pictures, sound or the like. */
import type { GpuId } from '../catalog/ids.ts'
import { methodNames } from '../catalog/training-method.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type JobFigures, type JobOption, noFigures } from '../presentation/content/inquiries/job-figures.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import { sampleNoun } from '../recommend/inquiries/sample-count.ts'
import type { EngineContext } from './engine-context.ts'
import { machineOfJob } from './machine-of-job.ts'
import type { RequestContext } from './request.ts'
import { sampledPlanFor } from './samples-response.ts'
import { memoryOfGpus } from './told-option.ts'

/** `says`: the lines of its answer. */
export function figuresOfSamples(
  inquiry: InquiryOf<'samples'>,
  says: readonly string[],
  request: RequestContext,
  context: EngineContext,
): JobFigures {
  const { names } = context.renderContextOn(request)
  const plan = sampledPlanFor(inquiry, request, context)
  const { row, samples } = plan
  const { data, method } = inquiry
  const cards = context.catalog.inquiryFacts.sampledModels.cards
  const nameOf = (id: GpuId): string => cards.find((card) => card.id === id)?.name ?? names.gpu(id)
  const optionOf = ({ gpu, gpuCount, hours, usd, offer }: (typeof plan.choices)[number]): JobOption => ({
    ...machineOfJob({ gpu, gpuCount }, offer, { ...names, gpu: nameOf }),
    hours,
    usd,
  })
  const setup = context.catalog.inquiryFacts.sampledModels.setupHours.base
  const [first] = plan.choices
  const rate = first === undefined ? null : samples / ((first.hours.expected - setup) * 3600)
  const noun = sampleNoun(row)
  return {
    ...noFigures,
    kind: 'training',
    name: `${row.name}, ${methodNames[method]}`,
    options: plan.choices.map(optionOf),
    on: (changes) =>
      sampledPlanFor({ ...inquiry, spec: { ...inquiry.spec, ...changes } }, request, context).choices.map(optionOf),
    memory: { gb: row.memoryGb[method], leanGb: row.leanGb?.[method] ?? null, isFull: method === 'full' },
    memoryOf: memoryOfGpus(context),
    work: `${formatCount(samples)} ${noun}`,
    pace: rate === null ? null : `${Number(rate.toPrecision(2))} ${noun} a second`,
    assumed: plan.assumed,
    basis: `No run of ${row.name} was measured here: speeds are what people report, to within a factor of two`,
    size: {
      paramsB: row.paramsB,
      isAdapter: method === 'lora',
      images: row.sample === 'images' && row.counted === undefined ? data.images : null,
      pixels: plan.pixels,
      soundHours: data.soundHours,
      vectors: null,
    },
    covers: [
      ...(data.soundHours === null ? [] : [`all ${formatCount(data.soundHours)} hours as you gave them`]),
      ...(data.images === null ? [] : [`all ${formatCount(data.images)} ${noun}`]),
      ...(data.epochs === null ? [] : [`${formatCount(data.epochs)} epochs`]),
      ...(plan.runs > 1 ? [`${formatCount(plan.runs)} such runs`] : []),
    ],
    items:
      data.soundHours !== null
        ? { count: data.soundHours, noun: 'hour of sound' }
        : data.images === null
          ? null
          : { count: data.images, noun: row.counted?.one ?? 'image' },
    runs: plan.runs,
    says,
  }
}
