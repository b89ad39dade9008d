/** LoRA, QLoRA or full: what each costs for this amount of data, what is known of its quality, and which rank holds it. */
import { GIB } from '../../catalog/units.ts'
import { sizesOf } from '../../estimate/physics/sizes.ts'
import type { Option } from '../recommendation.ts'
import { newestPerTitle, sourceOfFact } from '../receipt/receipt-sources.ts'
import { gibText, gpuName, hoursText as hoursWords, countText, usdText, capitalized } from '../figure-text.ts'
import { type Advice, type AdviceContext, variantOf } from './advice.ts'

const methodNames = { lora: 'LoRA', qlora: 'QLoRA', full: 'Full fine-tuning' } as const
const RANKS = [8, 16, 32, 64, 128, 256]

/** The best plan of each method for the same question, and the ranks on the plan in hand. */
export function methodAdvice(context: AdviceContext): Advice {
  const { catalog, plan, tokens } = context
  const { methods, capacity } = catalog.quality
  const methodPlans = (['lora', 'qlora', 'full'] as const).map((method) => {
    return { method, option: context.recommendWith({ method, weights: null })?.best ?? null }
  })
  const rows = methodPlans.map(({ method, option }) => {
    const evidence = methods
      .filter((row) => row.method === method)
      .map(({ says }) => says)
      .join('; ')
    return [methodNames[method], ...planCells(option, context), evidence]
  })
  const neededParams = (tokens * capacity.bitsPerToken.base) / capacity.bitsPerParam.base
  const rankCapacity = (rank: number) => sizesOf(plan.shape, 'lora', rank, 'attn+mlp').adapterParams
  const sufficientRank = RANKS.find((rank) => rankCapacity(rank) >= neededParams)
  const capacityWords =
    sufficientRank === undefined
      ? `By that rule ${countText(tokens)} tokens hold more than rank ${RANKS.at(-1)} can take in: full fine-tuning, or less and better data`
      : `By that rule rank ${sufficientRank} is enough for ${countText(tokens)} tokens`
  return {
    topic: 'method',
    title: 'Which method',
    answer: answerOf(methodPlans, context, sufficientRank),
    table: { columns: ['Method', 'Plan', 'Time', 'Total', 'GiB per GPU', 'What is known'], rows, noted: true },
    lines: [
      `Rule of thumb, not evidence: a token teaches at most about ${capacity.bitsPerToken.base} bit, an adapter parameter holds about ${capacity.bitsPerParam.base}. ${capacityWords}. Style and format need far less.`,
      ...rankLines(context),
    ],
    sources: newestPerTitle([...methods, capacity.bitsPerParam].map((row) => sourceOfFact(catalog, row))),
  }
}

type MethodPlan = { readonly method: keyof typeof methodNames; readonly option: Option | null }

const lowerCaseName = (method: MethodPlan['method']) => (method === 'full' ? 'full fine-tuning' : methodNames[method])

/** What is planned, what the others cost, and whether the data asks for another. */
function answerOf(
  methodPlans: readonly MethodPlan[],
  { best, tokens }: AdviceContext,
  sufficientRank: number | undefined,
): string {
  const planned = `${methodNames[best.method]} is planned: ${hoursWords(best.hours.p50)}, ${usdText(best.allInUsd.p50)} in total.`
  const others = methodPlans
    .filter(({ method }) => method !== best.method)
    .map(({ method, option }) =>
      option === null
        ? `${lowerCaseName(method)} does not fit`
        : `${lowerCaseName(method)} would take ${hoursWords(option.hours.p50)} and ${usdText(option.allInUsd.p50)}`,
    )
  const dataSentence =
    sufficientRank === undefined && best.method !== 'full'
      ? ` ${countText(tokens)} tokens of new material are more than an adapter holds by the rule below: consider full.`
      : ''
  return `${verdictOf(tokens)} ${planned} ${capitalized(others.join('; '))}.${dataSentence}`
}

/** Tokens from which on full fine-tuning learns more than adapters do. */
const MANY_TOKENS = 1e9

/** Which method the amount of data asks for. */
const verdictOf = (tokens: number): string =>
  tokens < MANY_TOKENS
    ? `LoRA is enough for ${countText(tokens)} tokens: on data of that size it equals full fine-tuning, with adapters on all linear layers.`
    : `Full fine-tuning is worth it for ${countText(tokens)} tokens of new material, as in continued pretraining, where LoRA falls behind; on instruction data LoRA equals it.`

function planCells(option: Option | null, { catalog }: AdviceContext): readonly string[] {
  if (option === null) return ['nothing fits', '–', '–', '–']
  const gpu = catalog.gpus.get(option.gpu)
  return [
    `${option.gpuCount} × ${gpu === undefined ? option.gpu : gpuName(gpu)}`,
    hoursWords(option.hours.p50),
    usdText(option.allInUsd.p50),
    gibText(option.peakMemoryGiB.p50 * GIB),
  ]
}

/** What a larger rank costs on the same machines: memory and time. */
function rankLines(context: AdviceContext): readonly string[] {
  const { plan } = context
  if (plan.lora === null) return []
  const { targets } = plan.lora
  const words = [16, 64, 256].map((rank) => {
    const { estimate, hours } = variantOf(context, { lora: { rank, targets } })
    return `rank ${rank}: ${gibText(estimate.peakMemory.p50)} a GPU, ${hoursWords(hours)}`
  })
  return [`On this plan, ${words.join('; ')}.`]
}
