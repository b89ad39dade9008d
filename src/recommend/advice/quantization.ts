/** bf16, 8-bit or 4-bit: memory, speed, dollars and measured quality on the same machines. */
import type { Plan } from '../../estimate/plan.ts'
import { oncePerTitle, sourceOfFact } from '../receipt-sources.ts'
import { gib, hours, usd } from '../words.ts'
import { type Advice, type Case, type Variant, variantOf } from './advice.ts'
import { lossOf, lossWords } from './quality.ts'
import { largest } from './largest.ts'

type Form = Pick<Plan, 'method' | 'weights'> & { readonly name: string }

const adapters: readonly Form[] = [
  { method: 'lora', weights: 'bf16', name: 'bf16 LoRA' },
  { method: 'lora', weights: 'int8', name: '8-bit LoRA' },
  { method: 'qlora', weights: 'nf4', name: '4-bit QLoRA' },
]
const full: Form = { method: 'full', weights: 'bf16', name: 'bf16, full fine-tuning' }

/** Each form on the GPUs of the best option, its largest micro-batch that fits, at the same price. */
export function quantizationAdvice(given: Case): Advice {
  const { plan, catalog } = given
  const forms = plan.method === 'full' ? [full, ...adapters] : adapters
  const rows = forms.map((form) => rowOf(form, given))
  const nf4 = lossOf('nf4', plan.shape.params, catalog)
  const int8 = lossOf('int8', plan.shape.params, catalog)
  const sources = [...(nf4?.of ?? []), ...(int8?.of ?? [])].map(({ increase }) => sourceOfFact(catalog, increase))
  const isSmall = plan.shape.params < 4e9
  return {
    topic: 'quantization',
    title: 'Which precision',
    answer: answerOf(given),
    table: { columns: ['Weights', 'GiB per GPU', 'Speed, all GPUs', 'Time', 'Total', 'Quality'], rows, noted: true },
    lines: [
      ...(isSmall
        ? ['Small models lose most to 4-bit: 9 to 11 % of perplexity at 1 to 2B, where it was measured.']
        : []),
      'For what customers see, and where the memory is there: bf16, or 8-bit. For internal, high-volume or trial runs: 4-bit. This is a rule of thumb; your own test set decides.',
      'The precision of training does not bind that of serving: a merged adapter can be served in any.',
    ],
    sources: oncePerTitle(sources),
  }
}

/** What is planned, and what 4-bit would gain or lose on the same machines. */
function answerOf(given: Case): string {
  const { plan, best, catalog } = given
  const planned = plan.weights === 'nf4' ? '4-bit' : plan.weights === 'int8' ? '8-bit' : plan.weights
  const now = `${planned} is planned: ${hours(best.hours.p50)}, ${usd(best.usd.p50)} in total.`
  if (plan.weights === 'nf4') {
    const loss = lossWords(lossOf('nf4', plan.shape.params, catalog))
    return `${now} What it costs in quality: ${loss}. With memory to spare, bf16 loses nothing.`
  }
  const four = changed(adapters[2], given)
  if (four === null) return `${now} It loses nothing to quantization, and 4-bit does not run here.`
  const share = Math.round(100 * (four.usd / best.usd.p50 - 1))
  const dear = share === 0 ? 'as much' : `${Math.abs(share)} % ${share > 0 ? 'more' : 'less'}`
  return `${now} 4-bit on the same GPUs would cost ${dear} and take ${hours(four.hours)}${share >= 0 ? ': it saves memory, not money' : ''}.`
}

/** The largest micro-batch of a form that fits; null where none does. */
function changed(form: Form | undefined, given: Case): Variant | null {
  if (form === undefined) return null
  const { name: _, ...way } = form
  const stack = stackFor(given.plan, form, given)
  if (stack === null) return null
  const lora = given.plan.lora ?? { rank: given.scenario.spec.loraRank ?? 16, targets: 'attn+mlp' as const }
  const change = { ...way, lora, stack }
  const micro = largest(given, change)
  return micro === null ? null : variantOf(given, { ...change, ...micro })
}

function rowOf({ name, ...form }: Form, given: Case): readonly string[] {
  const { plan, catalog, scenario } = given
  const lora =
    form.method === 'full' ? null : (plan.lora ?? { rank: scenario.spec.loraRank ?? 16, targets: 'attn+mlp' as const })
  const stack = stackFor(plan, form, given)
  const quality =
    form.weights === 'bf16'
      ? 'nothing lost to quantization'
      : lossWords(lossOf(form.weights === 'nf4' ? 'nf4' : 'int8', plan.shape.params, catalog))
  if (stack === null) return [name, '–', '–', '–', 'no known software does this here', quality]
  const change = { ...form, lora, stack }
  const micro = largest(given, change)
  if (micro === null) {
    const least = variantOf(given, { ...change, microBatch: 1, recomputation: 'full' })
    return [name, `${gib(least.estimate.peakMemory.p50)}: does not fit`, '–', '–', '–', quality]
  }
  const variant = variantOf(given, { ...change, ...micro })
  const { tokensPerSecond, peakMemory } = variant.estimate
  return [
    name,
    gib(peakMemory.p50),
    `${Math.round(tokensPerSecond.p50).toLocaleString('en-US')} tok/s`,
    hours(variant.hours),
    usd(variant.usd),
    quality,
  ]
}

/** The plan's own software where it can, else one that can. */
function stackFor({ stack, gpu, gpuCount }: Plan, { method, weights }: Omit<Form, 'name'>, { catalog }: Case) {
  const can = (other: Plan['stack']) =>
    other.methods.includes(method) &&
    other.weights.includes(weights) &&
    other.vendors.includes(gpu.vendor) &&
    (gpuCount === 1 || other.multiGpu)
  return can(stack) ? stack : ([...catalog.stacks.values()].find(can) ?? null)
}
