/** When a bigger GPU pays, and when more of them do: dollars per million tokens, and the job size where two plans cross. */
import type { Option } from '../recommendation.ts'
import { gpuName, hoursText as hoursWords, countText, usdText, percentText } from '../figure-text.ts'
import { newestPerTitle, sourceOf } from '../receipt/receipt-sources.ts'
import { type Advice, type AdviceContext } from './advice.ts'

const COMPARED_COUNTS = [1, 2, 4, 8]

/** One GPU of each kind that holds the job, the best count of the recommended one, and where their dollars cross. */
export function hardwareAdvice(context: AdviceContext): Advice {
  const { catalog, best } = context
  const kinds = [...new Set<string>([...catalog.inquiryFacts.rules.comparedCards, best.gpu])]
  const single = kinds.flatMap((gpu) => cheapestOn(context, { gpus: [gpu] }))
  const counts = COMPARED_COUNTS.flatMap((gpuCount) =>
    cheapestOn(context, { gpus: [best.gpu], gpuCount, nodes: null, method: best.method, weights: best.weights }),
  )
  const rows = [...single, ...counts].filter(
    (option, at, all) =>
      all.findIndex((other) => other.gpu === option.gpu && other.gpuCount === option.gpuCount) === at,
  )
  const byPrice = rows.toSorted((a, b) => usdPerMillionTokens(a) - usdPerMillionTokens(b))
  return {
    topic: 'hardware',
    title: 'Bigger GPUs, more GPUs',
    answer: answerOf(byPrice, context),
    table: {
      columns: ['Plan', 'Per million tokens', 'Time', 'Total', 'Speed per GPU'],
      rows: byPrice.map((option) => [
        planName(option, context),
        usdText(usdPerMillionTokens(option)),
        hoursWords(option.hours.p50),
        usdText(option.allInUsd.p50),
        `${Math.round(option.tokensPerSecond.p50 / option.gpuCount).toLocaleString('en-US')} tok/s`,
      ]),
    },
    lines: [
      ...breakEvenLines(
        single.toSorted((a, b) => usdPerMillionTokens(a) - usdPerMillionTokens(b)),
        context,
      ),
      'A larger job does not make a token cheaper: only start-up, which is the same for one million tokens and for a billion, weighs less. So no amount of data makes a GPU "pay": compare the price of a token, the time, and whether the memory holds the run.',
      ...scalingLine(counts),
      'Start on one GPU, or the fewest that hold the run, until the loss falls as it should: a wrong run on eight costs eight times as much.',
      ...idleCostLine(best),
    ],
    sources: newestPerTitle(rows.map((option) => sourceOf(catalog, option.priceSource, option.priceAsOf))),
  }
}

/** The cheapest of all and the fastest, beside what is planned. */
function answerOf(byPrice: readonly Option[], context: AdviceContext): string {
  const { best } = context
  const [cheapest] = byPrice.toSorted((a, b) => a.allInUsd.p50 - b.allInUsd.p50)
  const [fastest] = byPrice.toSorted((a, b) => a.hours.p50 - b.hours.p50)
  const figures = ({ hours, allInUsd: dollars }: Option) => `${hoursWords(hours.p50)}, ${usdText(dollars.p50)} in total`
  const planned = `${planName(best, context)} is planned: ${figures(best)}.`
  if (cheapest === undefined || fastest === undefined) return planned
  const isCheaper = cheapest.allInUsd.p50 < best.allInUsd.p50 * 0.98
  const cheapestSentence = isCheaper
    ? `Cheapest: ${planName(cheapest, context)}, ${figures(cheapest)}.`
    : 'No other GPU, and no other number of these, is cheaper.'
  const fastestSentence =
    fastest.hours.p50 < best.hours.p50 * 0.98 && fastest !== cheapest
      ? ` Faster: ${planName(fastest, context)}, ${figures(fastest)}.`
      : ''
  return `${planned} ${cheapestSentence}${fastestSentence}`
}

const usdPerMillionTokens = ({ usdPerGpuHour, gpuCount, tokensPerSecond }: Option) =>
  (1e6 / tokensPerSecond.p50 / 3600) * gpuCount * usdPerGpuHour

/** The fewest dollars, whatever waiting is worth, among plans that carry no risk which nobody asked for. */
function cheapestOn(
  { recommendWith }: AdviceContext,
  change: Parameters<AdviceContext['recommendWith']>[0],
): readonly Option[] {
  const recommendation = recommendWith({ ...change, budgetUsd: null, deadlineHours: null, objective: 'cheapest' })
  if (recommendation === null) return []
  const { cheapest, options } = recommendation
  const sound = options.filter(({ risks = [] }) => risks.length === 0)
  return [cheapest, ...sound].toSorted((a, b) => a.allInUsd.p50 - b.allInUsd.p50).slice(0, 1)
}

const planName = ({ gpu, gpuCount, method }: Option, { catalog, best }: AdviceContext): string => {
  const catalogGpu = catalog.gpus.get(gpu)
  return `${gpuCount} × ${catalogGpu === undefined ? gpu : gpuName(catalogGpu)}${method === best.method ? '' : `, ${method === 'qlora' ? 'QLoRA' : method}`}`
}

/** Tokens at which the dollars of two plans are equal; null where one is cheaper at any size. */
export function breakEvenTokens(one: Option, other: Option): number | null {
  const start = (option: Option) => option.startupHours * option.gpuCount * option.usdPerGpuHour
  const slope = (usdPerMillionTokens(one) - usdPerMillionTokens(other)) / 1e6
  const tokens = (start(other) - start(one)) / slope
  return Number.isFinite(tokens) && tokens > 0 ? tokens : null
}

/** The cheapest per token against the other GPUs. */
function breakEvenLines(byPrice: readonly Option[], context: AdviceContext): readonly string[] {
  const [first, ...others] = byPrice
  if (first === undefined || others.length === 0) return []
  const lines = others.slice(0, 4).map((other) => {
    const tokens = breakEvenTokens(first, other)
    const names = `${planName(first, context)} against ${planName(other, context)}`
    return tokens === null
      ? `${names}: cheaper at any size.`
      : `${names}: cheaper from ${countText(tokens)} tokens on; below that its start-up outweighs it.`
  })
  return lines
}

function scalingLine(counts: readonly Option[]): readonly string[] {
  const [one] = counts
  const largest = counts.at(-1)
  if (one === undefined || largest === undefined || one === largest) return []
  const speedShare = largest.tokensPerSecond.p50 / largest.gpuCount / (one.tokensPerSecond.p50 / one.gpuCount)
  return [
    `From ${one.gpuCount} to ${largest.gpuCount} GPUs each keeps ${percentText(speedShare)} of its speed: ${hoursWords(one.hours.p50)} become ${hoursWords(largest.hours.p50)}, ${usdText(one.allInUsd.p50)} become ${usdText(largest.allInUsd.p50)}.`,
  ]
}

/** The article's "continuous use": what an idle machine costs. */
const idleCostLine = ({ usdPerGpuHour, gpuCount }: Option): readonly string[] => [
  `Left on after the run, these machines cost ${usdText(24 * usdPerGpuHour * gpuCount)} a day.`,
]
