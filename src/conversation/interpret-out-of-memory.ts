/** "OOM on 7B lora 4k seq batch 4 on a 24GB card": what takes less memory on the same card, in order, with what each saves. */
import { noPresetSlots } from '../language/grammar/preset-slots.ts'
import { labelGpuMemory } from '../language/inquiries/fit-inquiry.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type OutOfMemory, outOfMemoryIn } from '../language/inquiries/out-of-memory.ts'
import { understand } from '../language/pipeline.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { lateMemorySentences } from '../presentation/content/inquiries/late-memory-sentences.ts'
import { memoryLadderSentences } from '../presentation/content/inquiries/memory-ladder-sentences.ts'
import { type MemoryLadder, memoryLadderOf } from '../recommend/inquiries/memory-ladder.ts'
import { GIB } from '../catalog/units.ts'
import { formatCount, formatGib } from '../presentation/format/number-format.ts'
import { sequenceLengthOf } from '../recommend/search/global-batch.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { specOfShown, type ThreadState } from './thread-state.ts'

/** What stands for cards that are meant by their memory alone. */
const usualCards = ['rtx-4090', 'rtx-3090']
/** Forms of one card. */
const maxForms = 3

/** Null where memory did not run out, or no model and card are told. */
export const outOfMemoryOf: SpecReader = (text, specOf, request, context) => {
  const told = outOfMemoryIn(text)
  // Two lengths ask why it runs out at the longer one.
  if (told === null || told.lengths.length > 1) return null
  const spec = specOf(labelGpuMemory(`${told.rest} fits?`, context.catalog.inquiryFacts.words))
  if (spec.params === null || spec.gpus === null || spec.tokens !== null) return null
  const says = outOfMemorySays(told, spec, request, context)
  return says.length === 0 ? null : inquiryOf({ kind: 'known', id: 'out of memory', says })
}

/** "CUDA out of memory at batch 2 on our 4x A100 80", below a plan: the same of its job. Null where no batch is told, or nothing is asked. */
export function outOfMemoryOfThread(
  text: string,
  { isAddressed, thread }: { readonly isAddressed: boolean; readonly thread: ThreadState },
  request: RequestContext,
  context: EngineContext,
): InquiryOf<'known'> | null {
  const told = outOfMemoryIn(text)
  if (told === null || told.lengths.length > 1) return null
  const isAsked = isAddressed && asks.test(text)
  if (told.batch === null && !isAsked) return null
  const { spec: named } = understand(told.rest, {
    mode: 'message',
    vocabulary: context.vocabulary,
    today: request.today,
    given: noPresetSlots,
  }).draft.finish()
  const { spec } = currentScenario(thread.conversation)
  const shown = specOfShown(thread.shown)
  const job: Spec = {
    ...spec,
    gpus: named.gpus ?? spec.gpus ?? shown.gpus ?? null,
    gpuCount: named.gpuCount ?? (named.gpus === null ? (spec.gpuCount ?? shown.gpuCount ?? null) : null),
    nodes: null,
    method: named.method ?? spec.method ?? shown.method ?? null,
    sequenceLength: spec.sequenceLength ?? shown.sequenceLength ?? null,
    batch: spec.batch ?? shown.batch ?? null,
  }
  if (job.params === null) return null
  const says = outOfMemorySays(told, job, request, context)
  return says.length === 0 ? null : { kind: 'known', id: 'out of memory', says }
}
const asks = /\?|\b(?:what (?:now|next|can|do|should|helps|to)|how (?:do|can|to)|fix|any (?:idea|tip|advice)\w*)\b/iu

/** Of a parameter in mixed precision: weight, gradient, fp32 master and two moments; and with all in bf16 and 8-bit states. */
const [usualBytes, leanBytes] = [16, 6]
/** The rest is for activations. */
const mostOfCard = 0.8

/** What the first optimizer step takes, and the least that the same GPUs have to hold for it. */
function statesSays({ start, steps }: MemoryLadder, { gpuCount }: Spec, params: number): readonly string[] {
  const usable = start?.usableMemoryGiB ?? steps.find(({ fit }) => fit !== null)?.fit?.usableMemoryGiB ?? 0
  const all = (bytes: number): string => formatGib((params * bytes) / GIB)
  const lean = (params * leanBytes) / GIB / (gpuCount ?? 1)
  const each = (gpuCount ?? 1) > 1 ? `, ${formatGib(lean)} on each GPU` : ''
  return [
    ...(lean <= usable * mostOfCard
      ? [
          `The cheapest way out, on the same cards: 8-bit or paged AdamW over a model that is loaded in bf16, with no fp32 masters: ${formatCount(leanBytes)} bytes a parameter, ${all(leanBytes)} in all${each}, and activations.`,
        ]
      : []),
    `The first optimizer step is when AdamW makes its states: at the usual ${formatCount(usualBytes)} bytes a parameter ${all(usualBytes)} in all. A smaller batch, shorter sequences or more checkpointing do not help there.`,
  ]
}

/** Empty where nothing is known of the job's memory. */
export function outOfMemorySays(
  { batch, lengths, after, atStates }: OutOfMemory,
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  const { gpus } = spec
  if (gpus === null) return []
  const usual = gpus.length > maxForms ? gpus.find((id) => usualCards.includes(id)) : undefined
  const length = lengths.at(-1) ?? spec.sequenceLength
  const job: Spec = {
    ...spec,
    gpus: usual === undefined ? gpus : [usual],
    gpuCount: spec.gpuCount ?? 1,
    method: spec.method ?? (spec.task === 'pretrain' ? 'full' : 'lora'),
    batch: batch ?? spec.batch ?? 1,
    globalBatch: null,
    sequenceLength: length ?? sequenceLengthOf(spec, context.catalog.batches),
    // What is run already waits for no price and no place.
    tokens: null,
    owned: null,
    deadlineHours: null,
    budgetUsd: null,
    providers: null,
    region: null,
    pricing: null,
  }
  const { names } = context.renderContextOn(request)
  const found = memoryLadderOf(
    job,
    (spec) => context.advisor.fitAlone(spec, request.today, context.askerContext(request, null)),
    atStates,
  )
  const ladder = memoryLadderSentences(found, job, length !== null, names)
  if (atStates && ladder.length > 0 && job.method === 'full' && job.params !== null) {
    const states = statesSays(found, job, job.params)
    // What the same cards hold is the verdict, where they do.
    return [...states, ...ladder.slice(states.length - 1)]
  }
  if (after === null || ladder.length === 0) return ladder
  const vocabulary = spec.model === null ? null : (context.catalog.models.get(spec.model)?.shape.vocab ?? null)
  const late = lateMemorySentences(after, job, vocabulary)
  return after === 'evaluation' ? late : [...late, ...ladder.slice(0, -1)]
}
