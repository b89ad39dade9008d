/** LoRA, QLoRA or full: what each costs for this amount of data, what is known of its quality, and which rank holds it. */
import { sizesOf } from '../../estimate/sizes.ts'
import type { Option } from '../recommendation.ts'
import { oncePerTitle, sourceOfFact } from '../receipt-sources.ts'
import { gib, gpuName, hours as hoursWords, shortCount, usd } from '../words.ts'
import { type Advice, type Case, variantOf } from './advice.ts'

const GIB = 2 ** 30
const names = { lora: 'LoRA', qlora: 'QLoRA', full: 'Full fine-tuning' } as const
const RANKS = [8, 16, 32, 64, 128, 256]

/** The best plan of each method for the same question, and the ranks on the plan in hand. */
export function methodAdvice(given: Case): Advice {
  const { catalog, plan, tokens } = given
  const { methods, capacity } = catalog.quality
  const ways = (['lora', 'qlora', 'full'] as const).map((method) => {
    return { method, option: given.again({ method, weights: null })?.best ?? null }
  })
  const rows = ways.map(({ method, option }) => {
    const evidence = methods
      .filter((row) => row.method === method)
      .map(({ says }) => says)
      .join('; ')
    return [names[method], ...planWords(option, given), evidence]
  })
  const needed = (tokens * capacity.bitsPerToken.base) / capacity.bitsPerParam.base
  const held = (rank: number) => sizesOf(plan.shape, 'lora', rank, 'attn+mlp').adapterParams
  const enough = RANKS.find((rank) => held(rank) >= needed)
  const capacityWords =
    enough === undefined
      ? `By that rule ${shortCount(tokens)} tokens hold more than rank ${RANKS.at(-1)} can take in: full fine-tuning, or less and better data`
      : `By that rule rank ${enough} is enough for ${shortCount(tokens)} tokens`
  return {
    topic: 'method',
    title: 'Which method',
    answer: answerOf(ways, given, enough),
    table: { columns: ['Method', 'Plan', 'Time', 'Total', 'GiB per GPU', 'What is known'], rows, noted: true },
    lines: [
      `Rule of thumb, not evidence: a token teaches at most about ${capacity.bitsPerToken.base} bit, an adapter parameter holds about ${capacity.bitsPerParam.base}. ${capacityWords}. Style and format need far less.`,
      ...rankLines(given),
    ],
    sources: oncePerTitle([...methods, capacity.bitsPerParam].map((row) => sourceOfFact(catalog, row))),
  }
}

type Way = { readonly method: keyof typeof names; readonly option: Option | null }

const named = (method: Way['method']) => (method === 'full' ? 'full fine-tuning' : names[method])

/** What is planned, what the others cost, and whether the data asks for another. */
function answerOf(ways: readonly Way[], { best, tokens }: Case, enoughRank: number | undefined): string {
  const planned = `${names[best.method]} is planned: ${hoursWords(best.hours.p50)}, ${usd(best.usd.p50)} in total.`
  const others = ways
    .filter(({ method }) => method !== best.method)
    .map(({ method, option }) =>
      option === null
        ? `${named(method)} does not fit`
        : `${named(method)} would take ${hoursWords(option.hours.p50)} and ${usd(option.usd.p50)}`,
    )
  const data =
    enoughRank === undefined && best.method !== 'full'
      ? ` ${shortCount(tokens)} tokens of new material are more than an adapter holds by the rule below: consider full.`
      : ''
  const told = others.join('; ')
  return `${planned} ${told.charAt(0).toUpperCase()}${told.slice(1)}.${data}`
}

function planWords(option: Option | null, { catalog }: Case): readonly string[] {
  if (option === null) return ['nothing fits', '–', '–', '–']
  const gpu = catalog.gpus.get(option.gpu)
  return [
    `${option.gpuCount} × ${gpu === undefined ? option.gpu : gpuName(gpu)}`,
    hoursWords(option.hours.p50),
    usd(option.usd.p50),
    gib(option.peakMemoryGiB.p50 * GIB),
  ]
}

/** What a larger rank costs on the same machines: memory and time. */
function rankLines(given: Case): readonly string[] {
  const { plan } = given
  if (plan.lora === null) return []
  const { targets } = plan.lora
  const words = [16, 64, 256].map((rank) => {
    const { estimate, hours } = variantOf(given, { lora: { rank, targets } })
    return `rank ${rank}: ${gib(estimate.peakMemory.p50)} a GPU, ${hoursWords(hours)}`
  })
  return [`On this plan, ${words.join('; ')}.`]
}
