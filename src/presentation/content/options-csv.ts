/** Every option with every figure as CSV, for a spreadsheet: one row an option, raw numbers, units in the head. */
import { stringify } from 'csv-stringify/sync'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { allOptions } from './option-rows.ts'

/** Six digits, and of what is larger two places: what is estimated is known to fewer. */
const rounded = <Value>(value: Value): Value | number => {
  if (typeof value !== 'number' || Number.isInteger(value)) return value
  return Number(Math.abs(value) < 10_000 ? value.toPrecision(6) : value.toFixed(2))
}

type CsvColumn = readonly [head: string, of: (option: Option) => string | number | boolean | null]

const csvColumns: readonly CsvColumn[] = [
  ['gpu', ({ gpu }) => gpu],
  ['gpu_count', ({ gpuCount }) => gpuCount],
  ['nodes', ({ nodes }) => nodes],
  ['provider', ({ provider }) => provider],
  ['tier', ({ tier }) => tier],
  ['region', ({ region }) => region ?? null],
  ['pricing', ({ pricing }) => pricing],
  ['method', ({ method }) => method],
  ['weights', ({ weights }) => weights],
  ['compute', ({ compute }) => compute],
  ['lora_rank', ({ loraRank }) => loraRank],
  ['stack', ({ stack }) => stack],
  ['sharding', ({ layout }) => layout.sharding],
  ['tensor_parallel', ({ layout }) => layout.tp],
  ['pipeline_parallel', ({ layout }) => layout.pp],
  ['context_parallel', ({ layout }) => layout.cp],
  ['offload', ({ offload }) => offload],
  ['micro_batch', ({ microBatch }) => microBatch],
  ['accumulation', ({ accumulation }) => accumulation],
  ['sequence_length', ({ sequenceLength }) => sequenceLength],
  ['packed', ({ packed }) => packed],
  ['recomputation', ({ recomputation }) => recomputation],
  ['tokens_per_second_all_gpus_p10', ({ tokensPerSecond }) => tokensPerSecond.p10],
  ['tokens_per_second_all_gpus_p50', ({ tokensPerSecond }) => tokensPerSecond.p50],
  ['tokens_per_second_all_gpus_p90', ({ tokensPerSecond }) => tokensPerSecond.p90],
  ['hours_p10', ({ hours }) => hours.p10],
  ['hours_p50', ({ hours }) => hours.p50],
  ['hours_p90', ({ hours }) => hours.p90],
  ['startup_hours', ({ startupHours }) => startupHours],
  ['usd_total_p10', ({ allInUsd }) => allInUsd.p10],
  ['usd_total_p50', ({ allInUsd }) => allInUsd.p50],
  ['usd_total_p90', ({ allInUsd }) => allInUsd.p90],
  ['usd_gpu_time_p10', ({ usd }) => usd.p10],
  ['usd_gpu_time_p50', ({ usd }) => usd.p50],
  ['usd_gpu_time_p90', ({ usd }) => usd.p90],
  ['usd_per_gpu_hour', ({ usdPerGpuHour }) => usdPerGpuHour],
  ['usd_per_gpu_hour_low', ({ priceRange }) => priceRange?.low ?? null],
  ['usd_per_gpu_hour_high', ({ priceRange }) => priceRange?.high ?? null],
  ['price_as_of', ({ priceAsOf }) => priceAsOf],
  ['price_source', ({ priceSource }) => priceSource],
  ['hours_between_preemptions', ({ interruption }) => interruption?.betweenHours ?? null],
  ['hours_without_preemptions', ({ interruption }) => interruption?.workHours ?? null],
  ['peak_memory_gib_per_gpu_p50', ({ peakMemoryGiB }) => peakMemoryGiB.p50],
  ['peak_memory_gib_per_gpu_p95', ({ peakMemoryGiB }) => peakMemoryGiB.p95],
  ['usable_memory_gib_per_gpu', ({ usableMemoryGiB }) => usableMemoryGiB],
  ['mfu', ({ mfu }) => mfu],
  ['hfu', ({ hfu }) => hfu],
  ['basis', ({ basis }) => basis],
  ['warnings', ({ warnings }) => warnings.join('; ')],
]

/** The three named options and the frontier, each once. A cell that a spreadsheet would run as a formula is quoted. */
export function optionsCsv(recommendation: Recommendation): string {
  const { best, cheapest, fastest } = recommendation
  const roles = (option: Option): string =>
    [option === best ? 'best' : '', option === cheapest ? 'cheapest' : '', option === fastest ? 'fastest' : '']
      .filter((name) => name !== '')
      .join(' and ')
  const rows = allOptions(recommendation).map((option) => [
    roles(option),
    ...csvColumns.map(([, valueOf]) => rounded(valueOf(option))),
  ])
  return stringify([['standing', ...csvColumns.map(([head]) => head)], ...rows], {
    escape_formulas: true,
    cast: { boolean: String },
  })
}
