/** bf16, 8-bit or 4-bit: memory, speed, dollars and measured quality on the same machines. */
import type { Plan } from '../../estimate/plan.ts'
import { newestPerTitle, sourceOfFact } from '../receipt/receipt-sources.ts'
import { gibText, hoursText, usdText } from '../figure-text.ts'
import { type Advice, type AdviceContext, type PlanVariant, variantOf } from './advice.ts'
import { quantizationLoss, lossText } from './quantization-loss.ts'
import { largestMicroBatch } from './largest-micro-batch.ts'
import { canRun } from '../search/training-support.ts'

type PrecisionChoice = Pick<Plan, 'method' | 'weights'> & { readonly name: string }

const adapterChoices: readonly PrecisionChoice[] = [
  { method: 'lora', weights: 'bf16', name: 'bf16 LoRA' },
  { method: 'lora', weights: 'int8', name: '8-bit LoRA' },
  { method: 'qlora', weights: 'nf4', name: '4-bit QLoRA' },
]
const fullFineTuning: PrecisionChoice = { method: 'full', weights: 'bf16', name: 'bf16, full fine-tuning' }

/** Each form on the GPUs of the best option, its largest micro-batch that fits, at the same price. */
export function quantizationAdvice(context: AdviceContext): Advice {
  const { plan, catalog } = context
  const choices = plan.method === 'full' ? [fullFineTuning, ...adapterChoices] : adapterChoices
  const rows = choices.map((choice) => rowOf(choice, context))
  const nf4 = quantizationLoss('nf4', plan.shape.params, catalog)
  const int8 = quantizationLoss('int8', plan.shape.params, catalog)
  const sources = [...(nf4?.measurements ?? []), ...(int8?.measurements ?? [])].map(({ increase }) =>
    sourceOfFact(catalog, increase),
  )
  const isSmall = plan.shape.params < 4e9
  return {
    topic: 'quantization',
    title: 'Which precision',
    answer: `${answerOf(context)} The fewer bits, the more can be lost: bf16 is the safest, then 8-bit, then 4-bit.`,
    table: { columns: ['Weights', 'GiB per GPU', 'Speed, all GPUs', 'Time', 'Total', 'Quality'], rows, noted: true },
    lines: [
      ...(isSmall
        ? ['Small models lose most to 4-bit: 9 to 11 % of perplexity at 1 to 2B, where it was measured.']
        : []),
      'For what customers see, and where the memory is there: bf16, or 8-bit. For internal, high-volume or trial runs: 4-bit. This is a rule of thumb; your own test set decides.',
      'The precision of training does not bind that of serving: a merged adapter can be served in any.',
    ],
    sources: newestPerTitle(sources),
  }
}

/** What is planned, and what 4-bit would gain or lose on the same machines. */
function answerOf(context: AdviceContext): string {
  const { plan, best, catalog } = context
  const planned = plan.weights === 'nf4' ? '4-bit' : plan.weights === 'int8' ? '8-bit' : plan.weights
  const plannedSentence = `${planned} is planned: ${hoursText(best.hours.p50)}, ${usdText(best.allInUsd.p50)} in total.`
  if (plan.weights === 'nf4') {
    const loss = lossText(quantizationLoss('nf4', plan.shape.params, catalog))
    return `${plannedSentence} What it costs in quality: ${loss}. With memory to spare, bf16 loses nothing.`
  }
  const fourBit = variantOfChoice(adapterChoices[2], context)
  if (fourBit === null) return `${plannedSentence} It loses nothing to quantization, and 4-bit does not run here.`
  const share = Math.round(100 * (fourBit.usd / best.allInUsd.p50 - 1))
  const costWords = share === 0 ? 'as much' : `${Math.abs(share)} % ${share > 0 ? 'more' : 'less'}`
  return `${plannedSentence} 4-bit on the same GPUs would cost ${costWords} and take ${hoursText(fourBit.hours)}${share >= 0 ? ': it saves memory, not money' : ''}.`
}

/** The largest micro-batch of a form that fits; null where none does. */
function variantOfChoice(choice: PrecisionChoice | undefined, context: AdviceContext): PlanVariant | null {
  if (choice === undefined) return null
  const { name: _, ...method } = choice
  const stack = stackFor(context.plan, choice, context)
  if (stack === null) return null
  const lora = context.plan.lora ?? { rank: context.scenario.spec.loraRank ?? 16, targets: 'attn+mlp' as const }
  const change = { ...method, lora, stack }
  const batchSettings = largestMicroBatch(context, change)
  return batchSettings === null ? null : variantOf(context, { ...change, ...batchSettings })
}

function rowOf({ name, ...choice }: PrecisionChoice, context: AdviceContext): readonly string[] {
  const { plan, catalog, scenario } = context
  const lora =
    choice.method === 'full'
      ? null
      : (plan.lora ?? { rank: scenario.spec.loraRank ?? 16, targets: 'attn+mlp' as const })
  const stack = stackFor(plan, choice, context)
  const quality =
    choice.weights === 'bf16'
      ? 'nothing lost to quantization'
      : lossText(quantizationLoss(choice.weights === 'nf4' ? 'nf4' : 'int8', plan.shape.params, catalog))
  if (stack === null) return [name, '–', '–', '–', 'no known software does this here', quality]
  const change = { ...choice, lora, stack }
  const batchSettings = largestMicroBatch(context, change)
  if (batchSettings === null) {
    const least = variantOf(context, { ...change, microBatch: 1, recomputation: 'full' })
    return [name, `${gibText(least.estimate.peakMemory.p50)}: does not fit`, '–', '–', '–', quality]
  }
  const variant = variantOf(context, { ...change, ...batchSettings })
  const { tokensPerSecond, peakMemory } = variant.estimate
  return [
    name,
    gibText(peakMemory.p50),
    `${Math.round(tokensPerSecond.p50).toLocaleString('en-US')} tok/s`,
    hoursText(variant.hours),
    usdText(variant.usd),
    quality,
  ]
}

/** The plan's own software where it can, else one that can. */
function stackFor({ stack, gpu, gpuCount }: Plan, choice: Omit<PrecisionChoice, 'name'>, { catalog }: AdviceContext) {
  const isAble = (other: Plan['stack']) => canRun(other, choice, gpu, gpuCount)
  const others = [...catalog.stacks.values()].filter(
    ({ speedsLike, facts }) => speedsLike === null && facts.maintained.status !== 'ended',
  )
  return isAble(stack) ? stack : (others.find(isAble) ?? null)
}
