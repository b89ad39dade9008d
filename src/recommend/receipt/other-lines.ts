/** The other figures of an answer: further options, ways that do not fit, hosted services. */
import { jobFormulas } from '../job-formulas.ts'
import type { ReceiptContext, ReceiptLine } from './receipt-line.ts'
import { hoursLines } from './physics-lines.ts'
import { formulaLine } from './formula-line.ts'
import type { Option } from '../recommendation.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'

/** Each option that the answer may show beside the first: dollars and hours by their formula, memory. */
export function otherLines(context: ReceiptContext): readonly ReceiptLine[] {
  const { recommendation, option: first } = context
  const { best, cheapest, fastest, options } = recommendation
  const others = [...new Set([best, cheapest, fastest, ...options])].filter((option) => option !== first)
  return [
    ...others.flatMap((option) => optionLines(option, context)),
    ...spotLines(context),
    ...fallbackLines(context),
    ...misfitLines(context),
    ...hostedLines(context),
    ...ruleLines(context),
  ]
}

function optionLines(option: Option, { scenario, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { gpuCount, provider, tier, pricing, hours, usd, allInUsd } = option
  const gpu = catalog.gpus.get(option.gpu)
  const name = `${gpuCount} × ${gpu?.name ?? option.gpu}, ${option.method}, ${provider}${tier === null ? '' : ` ${tier}`}${pricing === 'on_demand' ? '' : ` ${pricing}`}`
  const price = sourceOf(catalog, option.priceSource, option.priceAsOf)
  const rate = option.usdPerGpuHour
  const plainLine = (figure: string, value: number, unit: string, sources = [price]): ReceiptLine => ({
    part: 'others',
    figure: `${name}: ${figure}`,
    value,
    unit,
    sources,
  })
  const memory = [sourceOf(catalog, 'saved-tensors')]
  return [
    plainLine('dollars in total', allInUsd.p50, 'USD'),
    plainLine('dollars in total, low end', allInUsd.p10, 'USD'),
    plainLine('dollars in total, high end', allInUsd.p90, 'USD'),
    formulaLine(
      'others',
      `${name}: dollars of GPU time`,
      usd.p50,
      jobFormulas.dollars,
      { hours: hours.p50, gpus: gpuCount, rate },
      [price],
    ),
    ...hoursLines('others', `${name}: `, option, scenario.spec.tokens ?? NaN, catalog),
    plainLine('dollars of GPU time, low end', usd.p10, 'USD'),
    plainLine('dollars of GPU time, high end', usd.p90, 'USD'),
    plainLine('peak memory of one GPU', option.peakMemoryGiB.p50, 'GiB', memory),
    plainLine('peak memory of one GPU, high end', option.peakMemoryGiB.p95, 'GiB', memory),
    plainLine(
      'usable memory of one GPU',
      option.usableMemoryGiB,
      'GiB',
      gpu === undefined ? [] : [sourceOf(catalog, gpu.usableMemory.source, gpu.usableMemory.asOf)],
    ),
  ]
}

function hostedLines({ recommendation, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  return recommendation.apiAlternatives.flatMap(({ provider, usd, asOf, note }) => {
    const listedEntry = catalog.hosted.get(provider)?.entries.find(({ usable }) => usable)
    const sources =
      listedEntry === undefined ? [] : [sourceOf(catalog, listedEntry.low.source, asOf ?? listedEntry.low.asOf)]
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

/** What spot would come to for the GPUs of the first option. */
function spotLines({
  recommendation: { spotInstead },
  dependencies: { catalog },
}: ReceiptContext): readonly ReceiptLine[] {
  if (spotInstead === null || spotInstead === undefined) return []
  const { usd, hours, provider, betweenHours, said: isTeamFigure, priceSource, priceAsOf } = spotInstead
  const price = [sourceOf(catalog, priceSource, priceAsOf)]
  const line = (figure: string, value: number, unit: string, sources = price): ReceiptLine => {
    return { part: 'others', figure: `the same GPUs on spot at ${provider}: ${figure}`, value, unit, sources }
  }
  return [
    line('dollars in total', usd, 'USD'),
    line('hours in total', hours, 'h'),
    {
      ...line('hours between preemptions', betweenHours, 'h', [sourceOfFact(catalog, catalog.spot.betweenPreemptions)]),
      note: isTeamFigure ? 'as it was said' : 'our assumption',
    },
  ]
}

/** What the best plan becomes where its memory does not do: worked out as that of the plan is. */
function fallbackLines({
  recommendation: { ifMemoryFails },
  dependencies: { catalog },
}: ReceiptContext): readonly ReceiptLine[] {
  if (ifMemoryFails === undefined) return []
  const { change, mostGiB, hours, usd } = ifMemoryFails
  const line = (figure: string, value: number, unit: string): ReceiptLine => ({
    part: 'others',
    figure: `the same GPUs with ${change}: ${figure}`,
    value,
    unit,
    sources: [sourceOf(catalog, 'saved-tensors')],
  })
  return [
    line('memory of a GPU at the high end', mostGiB, 'GiB'),
    line('hours in total', hours, 'h'),
    line('dollars in total', usd, 'USD'),
  ]
}

/** What does not fit: what a GPU would need, and has. */
function misfitLines({ recommendation, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  return recommendation.ruledOut.flatMap(({ gpu: id, gpuCount, needsGiB, hasGiB }) => {
    const gpu = catalog.gpus.get(id)
    if (gpu === undefined || needsGiB === undefined || hasGiB === undefined) return []
    const line = (figure: string, value: number, sources: ReceiptLine['sources']): ReceiptLine => {
      return { part: 'others', figure: `${gpuCount} × ${gpu.name}: ${figure}`, value, unit: 'GiB', sources }
    }
    return [
      line('needed by one GPU', needsGiB, [sourceOf(catalog, 'saved-tensors')]),
      line('usable on one GPU', hasGiB, [sourceOfFact(catalog, gpu.usableMemory)]),
    ]
  })
}

/** Our own rules of choice that the answer tells. */
function ruleLines({ dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { hourOfWaiting, patience, patientHour, severalGpus, furtherGpu, furtherMachine, shareOfRack, armHost } =
    catalog.choice
  const line = (figure: string, fact: typeof furtherMachine, unit: string): ReceiptLine => ({
    part: 'others',
    figure,
    value: fact.base,
    unit,
    sources: [sourceOfFact(catalog, fact)],
    note: 'a judgement of ours, not a fact',
  })
  return [
    line('an hour of waiting, in the choice of the safe plan', hourOfWaiting.safe, 'USD/h'),
    line('an hour of waiting, in the choice of the cheapest', hourOfWaiting.cheapest, 'USD/h'),
    line('an hour of waiting, in the choice of the fastest', hourOfWaiting.fastest, 'USD/h'),
    line('hours of patience, in the choice of the safe plan', patience, 'h'),
    line('an hour of waiting inside them', patientHour, 'USD/h'),
    line('several GPUs, in the choice', severalGpus, 'USD'),
    line('each further GPU, in the choice', furtherGpu, 'USD'),
    line('an ARM host, in the choice', armHost, 'USD'),
    line('each further machine, in the choice', furtherMachine, 'USD'),
    line('several trays of a rack, in the choice', shareOfRack, 'USD'),
  ]
}
