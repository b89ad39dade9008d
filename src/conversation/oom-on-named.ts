/** "We get OOM, micro-batch 2, 4x A100 80": memory ran out on GPUs that are named: what was expected on those, and what helps there. */
import { understand } from '../language/pipeline.ts'
import { lateIn } from '../language/replies/late-out-of-memory.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { lateOutOfMemory } from '../presentation/questions/memory.ts'
import { methodName, planName } from '../presentation/format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatParameters,
  formatUsd,
} from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { bestInThread, saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

const ranOut =
  /\b(?:oom(?:s|ed|ing)?|out of (?:gpu |cuda )?(?:memory|vram)|ran out of (?:gpu )?(?:memory|vram)|(?:cuda|memory) error|doesn'?t fit in (?:memory|vram))\b/iu
const supposes = /\?\W*$|\b(?:would|will|could|might|if|won'?t|does it|can it)\b/iu
const maxLength = 200
/** Bytes of a parameter with Adam in mixed precision: weights, gradients, and states in fp32. */
const bytesTrained = 16

type Remedy = { readonly words: string; readonly set: Partial<Spec> }

/** Null where memory did not run out, or no GPU is named. */
export function oomOnNamed(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (thread.shown === null || text.length > maxLength || !ranOut.test(text) || supposes.test(text)) return null
  const current = currentScenario(thread.conversation)
  const { vocabulary } = context
  const { draft } = understand(text.replace(ranOut, ' '), { mode: 'thread', vocabulary, today: request.today, base: null })
  const gpus = draft.get('gpus')
  if (gpus === null) return null
  const { best } = thread.shown
  const gpuCount = draft.get('gpuCount') ?? 1
  const batch = draft.get('batch')
  const sequenceLength = draft.get('sequenceLength') ?? current.spec.sequenceLength ?? best.sequenceLength
  const open = { nodes: null, mostGpus: null, excludedGpus: null, providers: null, excludedProviders: null, tier: null, region: null, pricing: null, budgetUsd: null, deadlineHours: null, owned: null, objective: null } as const
  const told: Spec = { ...current.spec, ...open, gpus, gpuCount, batch: batch ?? current.spec.batch, sequenceLength, method: current.spec.method ?? best.method, weights: current.spec.weights ?? best.weights }
  const onThem = (set: Partial<Spec>): Option | null => {
    const option = bestInThread({ ...current, spec: { ...told, ...set } }, thread, request, context)
    return option === null || option.offload !== 'none' || option.peakMemoryGiB.p50 > option.usableMemoryGiB ? null : option
  }
  const late = lateIn(text)
  const { names } = context.renderContextOn(request)
  const shown = onThem({})
  const kind = shown === null ? `${formatCount(gpuCount)} × ${names.gpu(gpus[0] ?? '')}` : planName(shown, names)
  const params = current.spec.params
  const states =
    told.method === 'full' && params !== null
      ? `The states alone are ${bytesTrained} bytes × ${formatParameters(params)} = ${formatCount(Math.round((params * bytesTrained) / 1e9))} GB with AdamW, ${formatCount(Math.round((params * bytesTrained) / gpuCount / 1e9))} GB a GPU where ${formatCount(gpuCount)} share them and all of it on each where they do not.`
      : ''
  const remedies: readonly Remedy[] = [
    { words: 'micro-batch 1, with more accumulation', set: { batch: 1 } },
    { words: 'micro-batch 1 and gradient checkpointing', set: { batch: 1, gradientCheckpointing: true } },
    ...(gpuCount > 1 ? [{ words: 'micro-batch 1, checkpointing and full sharding (FSDP or ZeRO-3)', set: { batch: 1, gradientCheckpointing: true, sharding: 'fsdp' as const } }] : []),
    { words: 'all that and 8-bit AdamW', set: { batch: 1, gradientCheckpointing: true, optimizer: 'adamw-8bit' } },
    { words: `a sequence of ${formatCount(Math.round(sequenceLength / 2))}`, set: { batch: 1, gradientCheckpointing: true, sequenceLength: Math.round(sequenceLength / 2) } },
    { words: 'LoRA in place of all weights', set: { batch: 1, method: 'lora', weights: 'bf16' } },
    { words: `${formatCount(gpuCount * 2)} of them`, set: { batch: 1, gpuCount: gpuCount * 2 } },
  ]
  // Each that is named takes less memory than those before it.
  let least = shown?.peakMemoryGiB.p50 ?? Infinity
  const helping = remedies.flatMap(({ words, set }) => {
    const option = told.method !== 'full' && set.method === 'lora' ? null : onThem(set)
    if (option === null || option.peakMemoryGiB.p50 > least - leastGain) return []
    least = option.peakMemoryGiB.p50
    return [`${words}: ${memoryWords(option)}, ${formatDuration(option.hours.p50)}${usdWords(option)}`]
  })
  const lead =
    shown === null
      ? `On ${kind} no set-up on record holds ${methodText(told)} with batch ${formatCount(batch ?? 1)} at sequence length ${formatCount(sequenceLength)}.`
      : `${kind}, ${methodName(shown)}, batch ${formatCount(shown.microBatch)}, sequence length ${formatCount(sequenceLength)} should take ${memoryWords(shown)}, with ${shown.recomputation === 'none' ? 'no checkpointing' : 'gradient checkpointing'}${gpuCount > 1 ? ' and the states shared over all GPUs (FSDP or ZeRO-3)' : ''}${late === null ? ': out on the first step, one of these is not on, or something else sits on the card.' : '.'}`
  const says = [
    ...(late === null ? [] : [lateOutOfMemory(late)]),
    lead,
    states,
    helping.length === 0 ? (shown === null ? 'Nothing short of more or larger GPUs helps.' : '') : `${shown === null ? 'What holds there' : 'What takes less'}: ${helping.slice(0, maxNamed).join('; ')}.`,
    `The plan stays ${planName(best, names)}; say “on ${kind}” to plan yours.`,
  ]
  return saidInThread(thread, 'oom', says)
} // prettier-ignore

const maxNamed = 3
/** GiB. */
const leastGain = 1

const memoryWords = ({ peakMemoryGiB, usableMemoryGiB }: Option): string =>
  `${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)} a GPU`
const usdWords = ({ allInUsd }: Option): string => ` and ${formatUsd(allInUsd.p50)} rented`
const methodText = ({ method }: Spec): string =>
  method === 'full' ? 'full fine-tuning' : method === 'qlora' ? 'QLoRA' : 'LoRA'
