/** The other figures of an answer: further options, ways that do not fit, hosted services. */
import { jobFormulas } from './formulas.ts'
import type { Opened, ReceiptLine } from './receipt.ts'
import { hoursLines } from './receipt-hours.ts'
import { lineOf } from './receipt-line.ts'
import type { Option } from './recommendation.ts'
import { sourceOf } from './receipt-sources.ts'

/** Each option that the answer may show beside the first: dollars and hours by their formula, memory. */
export function otherLines(opened: Opened): readonly ReceiptLine[] {
  const { recommendation, option: first } = opened
  const { best, cheapest, fastest, options } = recommendation
  const others = [...new Set([best, cheapest, fastest, ...options])].filter((option) => option !== first)
  return [...others.flatMap((option) => optionLines(option, opened)), ...hostedLines(opened)]
}

function optionLines(option: Option, { scenario, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const { gpuCount, provider, tier, pricing, hours, usd } = option
  const gpu = catalog.gpus.get(option.gpu)
  const name = `${gpuCount} × ${gpu?.name ?? option.gpu}, ${option.method}, ${provider}${tier === null ? '' : ` ${tier}`}${pricing === 'on_demand' ? '' : ` ${pricing}`}`
  const price = sourceOf(catalog, option.priceSource, option.priceAsOf)
  const rate = option.usdPerGpuHour
  const plain = (figure: string, value: number, unit: string, sources = [price]): ReceiptLine => ({
    part: 'others',
    figure: `${name}: ${figure}`,
    value,
    unit,
    sources,
  })
  const memory = [sourceOf(catalog, 'saved-tensors')]
  return [
    lineOf(
      'others',
      `${name}: dollars in total`,
      usd.p50,
      jobFormulas.dollars,
      { hours: hours.p50, gpus: gpuCount, rate },
      [price],
    ),
    ...hoursLines('others', `${name}: `, option, scenario.spec.tokens ?? NaN, catalog),
    plain('dollars, low end', usd.p10, 'USD'),
    plain('dollars, high end', usd.p90, 'USD'),
    plain('peak memory of one GPU', option.peakMemoryGiB.p50, 'GiB', memory),
    plain('peak memory of one GPU, high end', option.peakMemoryGiB.p95, 'GiB', memory),
    plain(
      'usable memory of one GPU',
      option.usableMemoryGiB,
      'GiB',
      gpu === undefined ? [] : [sourceOf(catalog, gpu.usableMemory.source, gpu.usableMemory.asOf)],
    ),
  ]
}

function hostedLines({ recommendation, books: { catalog } }: Opened): readonly ReceiptLine[] {
  return recommendation.apiAlternatives.flatMap(({ provider, usd, asOf, note }) => {
    const listed = catalog.hosted.get(provider)?.entries.find(({ usable }) => usable)
    const sources = listed === undefined ? [] : [sourceOf(catalog, listed.low.source, asOf ?? listed.low.asOf)]
    const line = (figure: string, value: number): ReceiptLine => ({
      part: 'others',
      figure: `${provider}, hosted: ${figure}`,
      value,
      unit: 'USD',
      sources,
      note,
    })
    return [line('low', usd.low), line('high', usd.high)]
  })
}
