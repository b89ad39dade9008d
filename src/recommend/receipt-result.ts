/** The figures of the headline: dollars, hours, speed, memory, price, with their ranges. */
import { flopsPerToken } from '../estimate/gate.ts'
import { runOf, sizesOfPlan } from '../estimate/estimate.ts'
import { jobFormulas } from './formulas.ts'
import { planOfOption } from './option-plan.ts'
import type { Opened, ReceiptLine } from './receipt-parts.ts'
import { hoursLines } from './receipt-hours.ts'
import { lineOf } from './receipt-line.ts'
import { eachOnce, sourceOf, sourceOfFact } from './receipt-sources.ts'

const range = 'eight in ten comparable runs fall inside'

/** Lines in the order in which a reader doubts: money first. */
export function resultLines(opened: Opened): readonly ReceiptLine[] {
  return [...moneyLines(opened), ...timeLines(opened), ...speedLines(opened), ...fitLines(opened)]
}

function moneyLines({ option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const { usd, hours, gpuCount, usdPerGpuHour, priceRange } = option
  const price = sourceOf(catalog, option.priceSource, option.priceAsOf)
  const age = sourceOfFact(catalog, catalog.priceAge.list)
  return [
    lineOf(
      'result',
      'dollars in total',
      usd.p50,
      jobFormulas.dollars,
      { hours: hours.p50, gpus: gpuCount, rate: usdPerGpuHour },
      [price],
    ),
    end('dollars, low end', usd.p10, 'USD', [price, age], `${range}: the speed’s range and the price’s, in quadrature`),
    end(
      'dollars, high end',
      usd.p90,
      'USD',
      [price, age],
      `${range}: the speed’s range and the price’s, in quadrature`,
    ),
    end('price of one GPU', usdPerGpuHour, 'USD/h', [price], 'as observed'),
    ...(priceRange === undefined
      ? []
      : [
          end('price of one GPU today, low end', priceRange.low, 'USD/h', [price, age], 'its age and its kind'),
          end('price of one GPU today, high end', priceRange.high, 'USD/h', [price, age], 'its age and its kind'),
        ]),
  ]
}

function timeLines({ scenario, option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const { startup } = catalog
  const provider = catalog.providers.get(option.provider)
  const parts = [startup.environment, startup.download, startup.loading, startup.compile, startup.warmup]
  const sources = eachOnce(
    [...(provider === undefined ? [] : [provider.startup]), ...parts].map((part) => sourceOfFact(catalog, part)),
  )
  const fitted = sourceOf(catalog, 'roofline-fit')
  return [
    ...hoursLines('result', '', option, scenario.spec.tokens ?? NaN, catalog),
    end('hours, low end', option.hours.p10, 'h', [fitted], range),
    end('hours, high end', option.hours.p90, 'h', [fitted], range),
    end(
      'start-up',
      option.startupHours,
      'h',
      sources,
      'machine, environment, download and loading of the weights, compiling; paid before the first step',
    ),
  ]
}

function speedLines({ option, working, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const { p10, p50, p90 } = option.tokensPerSecond
  const fitted = sourceOf(catalog, 'roofline-fit')
  const { correction } = working.speed
  return [
    lineOf(
      'result',
      'tokens per second, all GPUs',
      p50,
      jobFormulas.jobSpeed,
      { perGpu: p50 / option.gpuCount, gpus: option.gpuCount },
      [],
    ),
    end('tokens per second, all GPUs, low end', p10, 'token/s', [fitted], option.basis),
    end('tokens per second, all GPUs, high end', p90, 'token/s', [fitted], option.basis),
    lineOf(
      'result',
      'tokens per second, one GPU',
      working.speed.value.p50,
      jobFormulas.correctedSpeed,
      { physics: working.physics, shift: correction.shift },
      [fitted],
    ),
  ]
}

function fitLines({ scenario, option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const plan = planOfOption(option, scenario.spec, catalog)
  const run = runOf(plan)
  const flops = flopsPerToken(run, sizesOfPlan(plan))
  const perGpu = option.tokensPerSecond.p50 / option.gpuCount
  const { peak } = run.hardware
  const rated = plan.gpu.peak.bf16 ?? plan.gpu.peak.fp16
  const gpu = rated === null ? [] : [sourceOfFact(catalog, rated)]
  return [
    end(
      'peak memory of one GPU',
      option.peakMemoryGiB.p50,
      'GiB',
      [sourceOf(catalog, 'saved-tensors')],
      'worked out below',
    ),
    end(
      'peak memory of one GPU, high end',
      option.peakMemoryGiB.p95,
      'GiB',
      [sourceOf(catalog, 'saved-tensors')],
      'nineteen in twenty comparable runs stay under it',
    ),
    end(
      'usable memory of one GPU',
      option.usableMemoryGiB,
      'GiB',
      [sourceOfFact(catalog, plan.gpu.usableMemory)],
      'what the device reports',
    ),
    lineOf('result', 'MFU', option.mfu, jobFormulas.utilisation, { flops: flops.model, perGpu, peak }, gpu),
    lineOf('result', 'HFU', option.hfu, jobFormulas.utilisation, { flops: flops.hardware, perGpu, peak }, gpu),
  ]
}

const end = (
  figure: string,
  value: number | null,
  unit: string,
  sources: ReceiptLine['sources'],
  note: string,
): ReceiptLine => ({ part: 'result', figure, value, unit, sources, note })
