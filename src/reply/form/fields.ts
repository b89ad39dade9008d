/**
 * The form of a question: every field of a scenario as an input that is filled from it, and as the words that a person
 * would have typed, so that a form and a sentence walk the same corridor.
 */
import type { InputBlock } from '@slack/types'
import { ownServers } from '../../offers/owned.ts'
import { magnitudeWords, plainNumber } from '../../scenario/spell.ts'
import type { Field, Spec } from '../../scenario/spec.ts'
import type { Choice, Choices } from './choices.ts'
import { multiInput, numberInput, selectInput, textInput } from './inputs.ts'
import type { FormState } from './state.ts'

export type FormField = {
  /** The id of its block. */
  readonly id: string
  /** What its words may set; nothing else. */
  readonly sets: readonly Field[]
  readonly input: (spec: Spec, choices: Choices, hint: string) => InputBlock
  /** What a filled form says; '' for an empty field. */
  readonly typed: (state: FormState) => string
  /** The same of a scenario. */
  readonly said: (spec: Spec) => string
}

export type FormPart = { readonly title: string; readonly fields: readonly FormField[] }

const text = (id: string, label: string, placeholder: string, sets: readonly Field[], said: FormField['said']) => ({
  id,
  sets,
  said,
  input: (spec: Spec, _: Choices, hint: string) => textInput(id, { label, hint }, said(spec), { placeholder }),
  typed: (state: FormState) => state.text(id),
})

/** The value of each choice is the words for it. */
function select(id: Field, label: string, choices: (all: Choices) => readonly Choice[], said: FormField['said']) {
  const input = (spec: Spec, all: Choices, hint: string) => selectInput(id, { label, hint }, choices(all), said(spec))
  return { id, sets: [id], said, input, typed: (state: FormState) => state.choice(id) ?? '' }
}

type Numeric = {
  readonly [F in Field]: Spec[F] extends number | null ? F : never
}[Field]

function number(id: Numeric, label: string, words: (value: number) => string, isWhole: boolean, greatest: number) {
  const least = isWhole ? 1 : 0.01
  return {
    id,
    sets: [id],
    said: (spec: Spec) => (spec[id] === null ? '' : words(spec[id])),
    input: (spec: Spec, _: Choices, hint: string) =>
      numberInput(id, { label, hint }, spec[id], { isWhole, least, greatest }),
    typed: (state: FormState) => {
      const value = state.number(id)
      return value === null ? '' : words(value)
    },
  }
}

type Listed = 'gpus' | 'excludedGpus' | 'providers' | 'excludedProviders'

function multi(id: Listed, label: string, of: 'gpus' | 'providers', before: string) {
  // One's own servers are no provider that can be chosen; they are there or not.
  const kept = (ids: readonly string[] | null) => (ids ?? []).filter((each) => each !== ownServers)
  const words = (ids: readonly string[]) => (ids.length === 0 ? '' : `${before} ${ids.toSorted().join(' or ')}`)
  return {
    id,
    sets: [id],
    said: (spec: Spec) => words(kept(spec[id])),
    input: (spec: Spec, all: Choices, hint: string) => multiInput(id, { label, hint }, all[of], kept(spec[id])),
    typed: (state: FormState) => words(state.choices(id)),
  }
}

const named = (pairs: Readonly<Record<string, string>>) => (): readonly Choice[] =>
  Object.entries(pairs).map(([id, name]) => ({ id, name }))

const methodChoices = { 'full fine-tuning': 'Full fine-tuning', lora: 'LoRA', qlora: 'QLoRA' }
const weightChoices = { bf16: 'bf16', fp32: 'fp32', fp8: 'FP8', '8-bit': '8-bit', '4-bit': '4-bit' }
const weightSaid = { bf16: 'bf16', fp32: 'fp32', fp8: 'fp8', int8: '8-bit', nf4: '4-bit' } as const
const targetChoices = { 'attention only': 'Attention only', 'all linear layers': 'All linear layers' }
const checkpointing = { 'checkpointing on': 'On: less memory, slower', 'checkpointing off': 'Off: more memory, faster' }
const saving = { checkpoints: 'Saved: a preempted run resumes', 'no checkpoints': 'Not saved: it starts over' }
const packing = { packing: 'Packed', 'no packing': 'Not packed' }
const offloading = {
  'no offload': 'None',
  'offload optimizer': 'Optimizer in host memory',
  'offload params': 'Optimizer and parameters in host memory',
}
const pricingChoices = { 'on demand': 'On demand', spot: 'Spot', reserved: 'Reserved' }
const objectiveChoices = { cheapest: 'Cheapest', fastest: 'Fastest', balanced: 'Balanced' }

const wordsFor =
  <T>(value: (spec: Spec) => T | null, words: (value: T) => string) =>
  (spec: Spec): string => {
    const said = value(spec)
    return said === null ? '' : words(said)
  }

export const formParts: readonly FormPart[] = [
  {
    title: 'The job',
    fields: [
      text('model', 'Model', 'llama 3.1 8b, or 70b', ['model', 'params'], (spec) =>
        spec.model !== null ? spec.model : spec.params === null ? '' : `${magnitudeWords(spec.params)} params`,
      ),
      text('data', 'Training data', '100M tokens, or 20k examples x 600 tokens x 3 epochs', ['tokens'], (spec) =>
        spec.tokens === null ? '' : `${magnitudeWords(spec.tokens)} tokens`,
      ),
    ],
  },
  {
    title: 'How to train',
    fields: [
      select(
        'method',
        'Method',
        named(methodChoices),
        wordsFor(
          ({ method }) => method,
          (method) => (method === 'full' ? 'full fine-tuning' : method),
        ),
      ),
      select(
        'weights',
        'Precision of the base weights',
        named(weightChoices),
        wordsFor(
          ({ weights }) => weights,
          (weights) => weightSaid[weights],
        ),
      ),
      number('loraRank', 'LoRA rank', (rank) => `rank ${rank}`, true, 4096),
      select(
        'loraTargets',
        'LoRA layers',
        named(targetChoices),
        wordsFor(
          ({ loraTargets }) => loraTargets,
          (targets) => (targets === 'attn' ? 'attention only' : 'all linear layers'),
        ),
      ),
      number('sequenceLength', 'Sequence length, tokens', (length) => `seq ${length}`, true, 10_000_000),
      number('batch', 'Batch, sequences on each GPU', (batch) => `batch ${batch}`, true, 4096),
      select(
        'gradientCheckpointing',
        'Gradient checkpointing',
        named(checkpointing),
        wordsFor(
          ({ gradientCheckpointing }) => gradientCheckpointing,
          (on) => `checkpointing ${on ? 'on' : 'off'}`,
        ),
      ),
      select(
        'packed',
        'Sequences',
        named(packing),
        wordsFor(
          ({ packed }) => packed,
          (packed) => (packed ? 'packing' : 'no packing'),
        ),
      ),
      select(
        'offload',
        'Offload',
        named(offloading),
        wordsFor(
          ({ offload }) => offload,
          (offload) => (offload === 'none' ? 'no offload' : `offload ${offload}`),
        ),
      ),
      select(
        'stack',
        'Software stack',
        ({ stacks }) => stacks.map(({ id, name }) => ({ id: `stack ${id}`, name })),
        wordsFor(
          ({ stack }) => stack,
          (stack) => `stack ${stack}`,
        ),
      ),
    ],
  },
  {
    title: 'Where',
    fields: [
      multi('gpus', 'GPUs', 'gpus', 'on'),
      number('gpuCount', 'How many GPUs in all', (count) => `${count} ${count === 1 ? 'gpu' : 'gpus'}`, true, 4096),
      number('nodes', 'Machines', (nodes) => `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`, true, 512),
      multi('excludedGpus', 'Not on these GPUs', 'gpus', 'not on'),
      multi('providers', 'Providers', 'providers', 'at'),
      multi('excludedProviders', 'Not at these providers', 'providers', 'not at'),
      select(
        'tier',
        'Tier',
        ({ tiers }) => tiers.map(({ id, name }) => ({ id: `${id.replaceAll('_', ' ')} tier`, name })),
        wordsFor(
          ({ tier }) => tier,
          (tier) => `${tier.replaceAll('_', ' ')} tier`,
        ),
      ),
      select(
        'pricing',
        'Price',
        named(pricingChoices),
        wordsFor(
          ({ pricing }) => pricing,
          (pricing) => pricing.replace('_', ' '),
        ),
      ),
    ],
  },
  {
    title: 'Limits',
    fields: [
      number('budgetUsd', 'Budget in US dollars, for the whole job', (usd) => `under $${plainNumber(usd)}`, false, 1e9),
      number('deadlineHours', 'Deadline in hours', (hours) => `within ${plainNumber(hours)} h`, false, 1e5),
      number(
        'hoursBetweenPreemptions',
        'On spot, hours between preemptions',
        (hours) => `preempted every ${plainNumber(hours)} h`,
        false,
        1e5,
      ),
      select(
        'savesCheckpoints',
        'On spot, checkpoints of the run',
        named(saving),
        wordsFor(
          ({ savesCheckpoints }) => savesCheckpoints,
          (saves) => (saves ? 'checkpoints' : 'no checkpoints'),
        ),
      ),
      select(
        'objective',
        'What matters most',
        named(objectiveChoices),
        wordsFor(
          ({ objective }) => objective,
          (objective) => objective,
        ),
      ),
    ],
  },
]

export const formFields: readonly FormField[] = formParts.flatMap(({ fields }) => fields)
