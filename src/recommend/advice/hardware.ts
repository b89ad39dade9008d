/** When a bigger GPU pays, and when more of them do: dollars per million tokens, and the job size where two plans cross. */
import type { Option } from '../recommendation.ts'
import { gpuName, hours as hoursWords, shortCount, usd } from '../words.ts'
import { oncePerTitle, sourceOf } from '../receipt-sources.ts'
import { type Advice, type Case } from './advice.ts'

/** The cards that people ask about first, cheapest first. */
const ASKED = ['rtx-4090', 'a100-80-sxm', 'h100-sxm', 'h200-sxm', 'b200'] as const
const COUNTS = [1, 2, 4, 8]

/** One GPU of each kind that holds the job, the best count of the recommended one, and where their dollars cross. */
export function hardwareAdvice(given: Case): Advice {
  const { catalog, best } = given
  const kinds = [...new Set<string>([...ASKED, best.gpu])]
  const single = kinds.flatMap((gpu) => cheapestOn(given, { gpus: [gpu] }))
  const counts = COUNTS.flatMap((gpuCount) =>
    cheapestOn(given, { gpus: [best.gpu], gpuCount, nodes: null, method: best.method, weights: best.weights }),
  )
  const rows = [...single, ...counts].filter(
    (option, at, all) =>
      all.findIndex((other) => other.gpu === option.gpu && other.gpuCount === option.gpuCount) === at,
  )
  const byPrice = rows.toSorted((a, b) => perMillion(a) - perMillion(b))
  return {
    topic: 'hardware',
    title: 'Bigger GPUs, more GPUs',
    answer: answerOf(byPrice, given),
    table: {
      columns: ['Plan', 'Per million tokens', 'Time', 'Total', 'Speed per GPU'],
      rows: byPrice.map((option) => [
        nameOf(option, given),
        usd(perMillion(option)),
        hoursWords(option.hours.p50),
        usd(option.usd.p50),
        `${Math.round(option.tokensPerSecond.p50 / option.gpuCount).toLocaleString('en-US')} tok/s`,
      ]),
    },
    lines: [
      ...crossings(
        single.toSorted((a, b) => perMillion(a) - perMillion(b)),
        given,
      ),
      'Dollars per token do not fall with the size of the job: what changes is the share of start-up, which is the same for one million tokens and for a billion. So there is no number of tokens from which a card "pays"; there is a price per token, a time, and a memory that must hold the run.',
      ...scalingLine(counts),
      'Start on one GPU, or the fewest that hold the run, until the loss falls as it should: a wrong run on eight costs eight times as much.',
      ...used(best),
    ],
    sources: oncePerTitle(rows.map((option) => sourceOf(catalog, option.priceSource, option.priceAsOf))),
  }
}

/** The cheapest of all and the fastest, beside what is planned. */
function answerOf(byPrice: readonly Option[], given: Case): string {
  const { best } = given
  const [cheapest] = byPrice.toSorted((a, b) => a.usd.p50 - b.usd.p50)
  const [fastest] = byPrice.toSorted((a, b) => a.hours.p50 - b.hours.p50)
  const figures = ({ hours, usd: dollars }: Option) => `${hoursWords(hours.p50)}, ${usd(dollars.p50)} in total`
  const planned = `${nameOf(best, given)} is planned: ${figures(best)}.`
  if (cheapest === undefined || fastest === undefined) return planned
  const less = cheapest.usd.p50 < best.usd.p50 * 0.98
  const cheap = less
    ? `Cheapest: ${nameOf(cheapest, given)}, ${figures(cheapest)}.`
    : 'No other GPU, and no other number of these, is cheaper.'
  const fast =
    fastest.hours.p50 < best.hours.p50 * 0.98 && fastest !== cheapest
      ? ` Faster: ${nameOf(fastest, given)}, ${figures(fastest)}.`
      : ''
  return `${planned} ${cheap}${fast}`
}

const perMillion = ({ usdPerGpuHour, gpuCount, tokensPerSecond }: Option) =>
  (1e6 / tokensPerSecond.p50 / 3600) * gpuCount * usdPerGpuHour

function cheapestOn({ again }: Case, change: Parameters<Case['again']>[0]): readonly Option[] {
  const found = again({ ...change, budgetUsd: null, deadlineHours: null, objective: 'cheapest' })
  return found === null ? [] : [found.cheapest]
}

const nameOf = ({ gpu, gpuCount, method }: Option, { catalog, best }: Case): string => {
  const known = catalog.gpus.get(gpu)
  return `${gpuCount} × ${known === undefined ? gpu : gpuName(known)}${method === best.method ? '' : `, ${method === 'qlora' ? 'QLoRA' : method}`}`
}

/** Tokens at which the dollars of two plans are equal; null where one is cheaper at any size. */
export function crossing(one: Option, other: Option): number | null {
  const start = (option: Option) => option.startupHours * option.gpuCount * option.usdPerGpuHour
  const slope = (perMillion(one) - perMillion(other)) / 1e6
  const tokens = (start(other) - start(one)) / slope
  return Number.isFinite(tokens) && tokens > 0 ? tokens : null
}

/** The cheapest per token against the other GPUs. */
function crossings(byPrice: readonly Option[], given: Case): readonly string[] {
  const [first, ...others] = byPrice
  if (first === undefined || others.length === 0) return []
  const lines = others.slice(0, 4).map((other) => {
    const tokens = crossing(first, other)
    const names = `${nameOf(first, given)} against ${nameOf(other, given)}`
    return tokens === null
      ? `${names}: cheaper at any size.`
      : `${names}: cheaper from ${shortCount(tokens)} tokens on; below that its start-up outweighs it.`
  })
  return lines
}

function scalingLine(counts: readonly Option[]): readonly string[] {
  const [one] = counts
  const most = counts.at(-1)
  if (one === undefined || most === undefined || one === most) return []
  const kept = most.tokensPerSecond.p50 / most.gpuCount / (one.tokensPerSecond.p50 / one.gpuCount)
  return [
    `From ${one.gpuCount} to ${most.gpuCount} GPUs each keeps ${Math.round(100 * kept)} % of its speed: ${hoursWords(one.hours.p50)} become ${hoursWords(most.hours.p50)}, ${usd(one.usd.p50)} become ${usd(most.usd.p50)}.`,
  ]
}

/** The article's "continuous use": what an idle machine costs. */
const used = ({ usdPerGpuHour, gpuCount }: Option): readonly string[] => [
  `Left on after the run, these machines cost ${usd(24 * usdPerGpuHour * gpuCount)} a day.`,
]
