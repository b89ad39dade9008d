/** What to change where memory ran out, in the order in which it costs least, with what each saves of this job. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { FitOfMethod } from '../../../recommend/inquiries/fit.ts'
import type { MemoryLadder, MemoryStep } from '../../../recommend/inquiries/memory-ladder.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatGib } from '../../format/number-format.ts'
import { modelTitle } from './answer-lines.ts'

/** Less than this share is no saving to speak of. */
const slightly = 0.03

/** `isLengthTold`: else the length is assumed. */
export function memoryLadderSentences(
  { start, steps, more }: MemoryLadder,
  spec: Spec,
  isLengthTold: boolean,
  names: DisplayNames,
): readonly string[] {
  const first = steps.find(({ fit }) => fit !== null)?.fit ?? start
  if (first === null) return []
  const batch = spec.batch ?? 1
  const place = planName({ ...first, gpuCount: spec.gpuCount ?? first.gpuCount }, names)
  const each = first.gpuCount > 1 ? ' a GPU' : ''
  const told = `micro-batch ${formatCount(batch)}, ${formatCount(spec.sequenceLength ?? 0)} tokens${isLengthTold ? '' : ' (assumed)'}`
  const usable = `${formatGib(first.usableMemoryGiB)}${each} are usable`
  const startWords =
    start === null
      ? usable
      : `without any of these it takes ${start.peakMemoryGiB.p95 === null ? 'at least' : 'about'} ${formatGib(start.peakMemoryGiB.p50)}${each}, and ${usable}`
  return [
    verdictOf(steps, start, `${methodNames[spec.method ?? 'lora']} of ${modelTitle(spec, names)} on ${place}`),
    ...(more === null
      ? []
      : [
          `Or with nothing given up on ${planName({ ...more.fit, gpuCount: more.gpuCount }, names)}, about ${formatGib(more.fit.peakMemoryGiB.p50)} a GPU: more cards end it sooner, so the run costs about the same.`,
        ]),
    `In this order, each on top of the ones before (${told}; ${startWords}):`,
    ...rows(steps, start, spec),
    ...(spec.method === 'full'
      ? []
      : ['An 8-bit or paged optimizer saves next to nothing here: the states are those of the adapter alone.']),
    ...(first.gpuCount > 1
      ? [
          `Counted with weights${spec.method === 'full' ? ', gradients and states' : ''} sharded over the ${formatCount(first.gpuCount)} GPUs (FSDP, ZeRO-3): in plain DDP each holds all of them.`,
        ]
      : []),
    'Where it should fit and does not: see in nvidia-smi what else is on the card, that evaluation has the same small batch, and set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True against fragments.',
  ]
}

function verdictOf(steps: readonly MemoryStep[], start: FitOfMethod | null, job: string): string {
  if (start?.verdict === 'yes')
    return `By the estimate it fits as it is: ${job}, about ${formatGib(start.peakMemoryGiB.p50)}. Something of what follows is off, or something else is on the card.`
  const at = steps.findIndex(({ fit }) => fit?.verdict === 'yes')
  const held = steps[at]
  if (held?.fit == null)
    return `None of this is sure to hold ${job}: take the steps below, and where they do not do, more GPUs or a card with more memory.`
  const last = at + 1
  const memory = `about ${formatGib(held.fit.peakMemoryGiB.p50)} of ${formatGib(held.fit.usableMemoryGiB)}`
  const until = last === 1 ? 'the first step' : `the first ${formatCount(last)} steps`
  const isAdapter = steps.slice(0, last).some(({ id }) => id === 'adapter')
  const tight = steps.findIndex(({ fit }, index) => index < at && fit?.verdict === 'unsure')
  const least = steps[tight]?.fit
  if (least != null) {
    const those = tight === 0 ? 'the first step' : `the first ${formatCount(tight + 1)} steps`
    const sure = isAdapter ? `as ${methodNames[held.fit.method]}` : `with ${until}`
    return `${isAdapter ? 'Only just' : 'You need no larger card, but only just'}: with ${those} ${job} takes about ${formatGib(least.peakMemoryGiB.p50)} of ${formatGib(least.usableMemoryGiB)}; ${sure} it is safe, ${memory}. Without them it runs out of memory.`
  }
  if (isAdapter)
    return `No, not with every weight trained: with all savings below ${job} does not fit; as ${methodNames[held.fit.method]} it takes ${memory}.`
  return `${held.id === 'shorter' ? 'Not without giving something up: with' : 'You need no larger card: with'} ${until} ${job} should fit, ${memory}.`
}

const rows = (steps: readonly MemoryStep[], start: FitOfMethod | null, spec: Spec): readonly string[] => {
  let before = start
  return steps.map(({ id, fit }, at) => {
    const saved = savedWords(before, fit, id)
    before = fit ?? before
    return `${at + 1}. ${textOf(id, spec)}${saved}`
  })
}

function savedWords(before: FitOfMethod | null, after: FitOfMethod | null, id: MemoryStep['id']): string {
  if (after === null) return ''
  const from = before?.peakMemoryGiB.p50 ?? null
  const to = after.peakMemoryGiB.p50
  if (from !== null && to > from * (1 - slightly))
    return id === 'flash' ? ': nothing, unless eager attention was on' : ': hardly anything for this job'
  return `: ${from === null ? '' : `${formatGib(from)} → `}${formatGib(to)}${after.verdict === 'unsure' ? ', only just' : ''}`
}

function textOf(id: MemoryStep['id'], { batch, sequenceLength }: Spec): string {
  switch (id) {
    case 'batch':
      return `micro-batch 1 with ${formatCount(batch ?? 1)} steps of accumulation (the same effective batch and cost)`
    case 'checkpointing':
      return 'gradient checkpointing (about a quarter slower)'
    case 'flash':
      return 'FlashAttention or SDPA, never eager attention (faster too)'
    case 'fused loss':
      return 'a fused or chunked cross-entropy, such as that of Liger (nothing is lost)'
    case '4-bit':
      return '4-bit weights, QLoRA (a little quality and speed)'
    case '8-bit optimizer':
      return '8-bit or paged AdamW'
    case 'bf16 states':
      return 'weights and gradients in bf16 alone, with no fp32 masters (small updates round away: a higher rate or stochastic rounding)'
    case 'adapter':
      return 'LoRA instead of every weight (another training)'
    case 'shorter':
      return `${formatCount(Math.round((sequenceLength ?? 0) / 2))} tokens at most, if the samples are mostly shorter`
  }
}
