/** The figures of the headline: dollars, hours, speed, memory, price, with their ranges; and the bill, part by part. */
import { weightsFetch } from '../../offers/startup-hours.ts'
import { flopsPerToken } from '../../estimate/physics/flops.ts'
import { runOf, sizesOfPlan } from '../../estimate/estimate.ts'
import { jobFormulas } from '../job-formulas.ts'
import { planFromOption } from '../option-plan.ts'
import type { ReceiptContext, ReceiptLine } from './receipt-line.ts'
import { hoursLines } from './physics-lines.ts'
import { formulaLine } from './formula-line.ts'
import { uniqueSources, sourceOf, sourceOfFact } from './receipt-sources.ts'

const rangeNote = 'eight in ten comparable runs fall inside'

/** Lines in the order in which a reader doubts: money first. */
export function resultLines(context: ReceiptContext): readonly ReceiptLine[] {
  return [...moneyLines(context), ...timeLines(context), ...speedLines(context), ...fitLines(context)]
}

function moneyLines({ option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { usd, allInUsd, hours, gpuCount, usdPerGpuHour, priceRange } = option
  const price = sourceOf(catalog, option.priceSource, option.priceAsOf)
  const age = sourceOfFact(catalog, catalog.priceAge.list)
  return [
    figureLine('dollars in total', allInUsd.p50, 'USD', [price], 'the whole bill, part by part below'),
    figureLine('dollars in total, low end', allInUsd.p10, 'USD', [price, age], 'the range of hours and price'),
    figureLine('dollars in total, high end', allInUsd.p90, 'USD', [price, age], 'the range of hours and price'),
    formulaLine(
      'result',
      'dollars of GPU time',
      usd.p50,
      jobFormulas.dollars,
      { hours: hours.p50, gpus: gpuCount, rate: usdPerGpuHour },
      [price],
    ),
    figureLine(
      'dollars of GPU time, low end',
      usd.p10,
      'USD',
      [price, age],
      `${rangeNote}: the speed’s range and the price’s, in quadrature`,
    ),
    figureLine(
      'dollars of GPU time, high end',
      usd.p90,
      'USD',
      [price, age],
      `${rangeNote}: the speed’s range and the price’s, in quadrature`,
    ),
    figureLine('price of one GPU', usdPerGpuHour, 'USD/h', [price], 'as observed'),
    ...(priceRange === undefined
      ? []
      : [
          figureLine('price of one GPU today, low end', priceRange.low, 'USD/h', [price, age], 'its age and its kind'),
          figureLine(
            'price of one GPU today, high end',
            priceRange.high,
            'USD/h',
            [price, age],
            'its age and its kind',
          ),
        ]),
  ]
}

function timeLines({ scenario, option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { startup } = catalog
  const provider = catalog.providers.get(option.provider)
  const parts = [startup.environment, startup.download, startup.loading, startup.compile, startup.warmup]
  const sources = uniqueSources(
    [...(provider === undefined ? [] : [provider.startup]), ...parts].map((part) => sourceOfFact(catalog, part)),
  )
  const fitted = sourceOf(catalog, 'roofline-fit')
  return [
    ...hoursLines('result', '', option, scenario.spec.tokens ?? NaN, catalog),
    figureLine('hours, low end', option.hours.p10, 'h', [fitted], rangeNote),
    figureLine('hours, high end', option.hours.p90, 'h', [fitted], rangeNote),
    figureLine(
      'start-up',
      option.startupHours,
      'h',
      sources,
      'machine, environment, download and loading of the weights, compiling; paid before the first step',
    ),
    figureLine(
      'of it the weights',
      weightsFetch(planFromOption(option, scenario.spec, catalog).shape.params, startup).seconds / 3600,
      'h',
      [startup.download, startup.loading].map((part) => sourceOfFact(catalog, part)),
      'fetched from the hub and loaded, on each machine',
    ),
  ]
}

function speedLines({ option, trace, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { p10, p50, p90 } = option.tokensPerSecond
  const fitted = sourceOf(catalog, 'roofline-fit')
  const { correction } = trace.speed
  return [
    formulaLine(
      'result',
      'tokens per second, all GPUs',
      p50,
      jobFormulas.jobSpeed,
      { perGpu: p50 / option.gpuCount, gpus: option.gpuCount },
      [],
    ),
    figureLine('tokens per second, all GPUs, low end', p10, 'token/s', [fitted], option.basis),
    figureLine('tokens per second, all GPUs, high end', p90, 'token/s', [fitted], option.basis),
    formulaLine(
      'result',
      'tokens per second, one GPU',
      trace.speed.value.p50,
      jobFormulas.correctedSpeed,
      { physics: trace.physicsTokensPerSecond, shift: correction.shift },
      [fitted],
    ),
  ]
}

function fitLines({ scenario, option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const plan = planFromOption(option, scenario.spec, catalog)
  const run = runOf(plan)
  const flops = flopsPerToken(run, sizesOfPlan(plan))
  const perGpu = option.tokensPerSecond.p50 / option.gpuCount
  const { peakFlops: peak } = run.hardware
  const rated = plan.gpu.peak.bf16 ?? plan.gpu.peak.fp16
  const gpu = rated === null ? [] : [sourceOfFact(catalog, rated)]
  return [
    figureLine(
      'peak memory of one GPU',
      option.peakMemoryGiB.p50,
      'GiB',
      [sourceOf(catalog, 'saved-tensors')],
      'worked out below',
    ),
    figureLine(
      'peak memory of one GPU, high end',
      option.peakMemoryGiB.p95,
      'GiB',
      [sourceOf(catalog, 'saved-tensors')],
      'nineteen in twenty comparable runs stay under it',
    ),
    figureLine(
      'usable memory of one GPU',
      option.usableMemoryGiB,
      'GiB',
      [sourceOfFact(catalog, plan.gpu.usableMemory)],
      'what the device reports',
    ),
    formulaLine('result', 'MFU', option.mfu, jobFormulas.utilisation, { flops: flops.model, perGpu, peak }, gpu),
    formulaLine('result', 'HFU', option.hfu, jobFormulas.utilisation, { flops: flops.hardware, perGpu, peak }, gpu),
  ]
}

const figureLine = (
  figure: string,
  value: number | null,
  unit: string,
  sources: ReceiptLine['sources'],
  note: string,
): ReceiptLine => ({ part: 'result', figure, value, unit, sources, note })

/** Each part with its formula where one ran; what nobody has priced says so. */
export function billReceiptLines({ dependencies: { bill, catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const parts = bill.parts.map(({ id, usd, says, sources: ids, calculation }): ReceiptLine => {
    const sources = ids.map((source) => sourceOf(catalog, source))
    const figure = `bill: ${id}`
    if (calculation === undefined || usd === null)
      return { part: 'bill', figure, value: usd, unit: 'USD', sources, note: says }
    return { ...formulaLine('bill', figure, usd, calculation.formula, calculation.inputs, sources), note: says }
  })
  const { p10, p50, p90 } = bill.total
  const total = (figure: string, value: number, note: string): ReceiptLine => {
    return { part: 'bill', figure, value, unit: 'USD', sources: [sourceOf(catalog, 'definition')], note }
  }
  return [
    ...parts,
    total('bill: everything', p50, 'the sum of the parts that are known'),
    total('bill: everything, low end', p10, 'the range of hours and price'),
    total('bill: everything, high end', p90, 'the range of hours and price'),
  ]
}
