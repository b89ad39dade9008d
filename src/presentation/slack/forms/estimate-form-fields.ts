/**
 * The form of a question: every field of a scenario as an input that is filled from it, and as the words that a person
 * would have typed, so that a form and a sentence walk the same corridor.
 */
import { formatMagnitude, formatExact } from '../../../scenario/format-values.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { trainingPhrases, type TrainingField } from '../../../scenario/training-phrases.ts'
import {
  type FormField,
  textField,
  multiSelectField,
  numberField,
  selectField,
  staticChoices,
} from './form-field-kinds.ts'

export type FormSection = { readonly title: string; readonly fields: readonly FormField[] }

const methodChoices = { 'full fine-tuning': 'Full fine-tuning', lora: 'LoRA', qlora: 'QLoRA' }
const weightChoices = { bf16: 'bf16', fp32: 'fp32', fp8: 'FP8', '8-bit': '8-bit', '4-bit': '4-bit' }
const weightText = { bf16: 'bf16', fp32: 'fp32', fp8: 'fp8', int8: '8-bit', nf4: '4-bit' } as const
const targetChoices = { 'attention only': 'Attention only', 'all linear layers': 'All linear layers' }
const checkpointingChoices = {
  'checkpointing on': 'On: less memory, slower',
  'checkpointing off': 'Off: more memory, faster',
}
const checkpointSavingChoices = {
  checkpoints: 'Saved: a preempted run resumes',
  'no checkpoints': 'Not saved: it starts over',
}
const packingChoices = { packing: 'Packed', 'no packing': 'Not packed' }
const offloadChoices = {
  'no offload': 'None',
  'offload optimizer': 'Optimizer in host memory',
  'offload params': 'Optimizer and parameters in host memory',
}
const pricingChoices = { 'on demand': 'On demand', spot: 'Spot', reserved: 'Reserved' }
const objectiveChoices = { cheapest: 'Cheapest', fastest: 'Fastest', balanced: 'Balanced' }

const textIfSet =
  <T>(value: (spec: Spec) => T | null, toText: (value: T) => string) =>
  (spec: Spec): string => {
    const fieldValue = value(spec)
    return fieldValue === null ? '' : toText(fieldValue)
  }

const trainingField = (id: string, label: string, placeholder: string, sets: readonly TrainingField[]) =>
  textField(id, label, placeholder, sets, (spec) => trainingPhrases(spec, sets).join(', '))

export const formSections: readonly FormSection[] = [
  {
    title: 'The job',
    fields: [
      textField('model', 'Model', 'llama 3.1 8b, or 70b', ['model', 'params', 'shape'], (spec) =>
        spec.model !== null
          ? spec.model
          : spec.params === null
            ? ''
            : [`${formatMagnitude(spec.params)} params`, ...trainingPhrases(spec, ['shape'])].join(', '),
      ),
      textField('data', 'Training data', '100M tokens, or 20k examples x 600 tokens x 3 epochs', ['tokens'], (spec) =>
        spec.tokens === null ? '' : `${formatMagnitude(spec.tokens)} tokens`,
      ),
    ],
  },
  {
    title: 'How to train',
    fields: [
      selectField(
        'method',
        'Method',
        staticChoices(methodChoices),
        textIfSet(
          ({ method }) => method,
          (method) => (method === 'full' ? 'full fine-tuning' : method),
        ),
      ),
      selectField(
        'weights',
        'Precision of the base weights',
        staticChoices(weightChoices),
        textIfSet(
          ({ weights }) => weights,
          (weights) => weightText[weights],
        ),
      ),
      numberField('loraRank', 'LoRA rank', (rank) => `rank ${rank}`, true, 4096),
      selectField(
        'loraTargets',
        'LoRA layers',
        staticChoices(targetChoices),
        textIfSet(
          ({ loraTargets }) => loraTargets,
          (targets) => (targets === 'attn' ? 'attention only' : 'all linear layers'),
        ),
      ),
      numberField('sequenceLength', 'Sequence length, tokens', (length) => `seq ${length}`, true, 10_000_000),
      numberField('batch', 'Batch, sequences on each GPU', (batch) => `batch ${batch}`, true, 4096),
      selectField(
        'gradientCheckpointing',
        'Gradient checkpointing',
        staticChoices(checkpointingChoices),
        textIfSet(
          ({ gradientCheckpointing }) => gradientCheckpointing,
          (on) => `checkpointing ${on ? 'on' : 'off'}`,
        ),
      ),
      selectField(
        'packed',
        'Sequences',
        staticChoices(packingChoices),
        textIfSet(
          ({ packed }) => packed,
          (packed) => (packed ? 'packing' : 'no packing'),
        ),
      ),
      selectField(
        'offload',
        'Offload',
        staticChoices(offloadChoices),
        textIfSet(
          ({ offload }) => offload,
          (offload) => (offload === 'none' ? 'no offload' : `offload ${offload}`),
        ),
      ),
      selectField(
        'stack',
        'Software stack',
        ({ stacks }) => stacks.map(({ id, name }) => ({ id: `stack ${id}`, name })),
        textIfSet(
          ({ stack }) => stack,
          (stack) => `stack ${stack}`,
        ),
      ),
    ],
  },
  {
    title: 'Details of the training',
    fields: [
      trainingField('task', 'Objective', 'dpo, or grpo, or pretrain', ['task']),
      trainingField('recipe', 'Adapter, optimizer, precision', 'dora, adamw-8bit, fp8 training', [
        'adapter',
        'optimizer',
        'precision',
        'globalBatch',
      ]),
      trainingField('layout', 'Layout', 'zero3, or tp 8, pp 2', ['sharding', 'tp', 'pp', 'cp', 'ep']),
      trainingField('kernels', 'Kernels', 'flash attention, fused loss, compile', [
        'attentionKernel',
        'fusedLoss',
        'compile',
      ]),
      trainingField('images', 'Images', '10k images, 1k tokens per image', ['imageCount', 'imageTokens']),
      trainingField('generation', 'Generation', '10k prompts, 8 samples per prompt, response length 2k', [
        'prompts',
        'samplesPerPrompt',
        'promptTokens',
        'responseTokens',
      ]),
    ],
  },
  {
    title: 'Where',
    fields: [
      multiSelectField('gpus', 'GPUs', 'gpus', 'on'),
      numberField(
        'gpuCount',
        'How many GPUs in all',
        (count) => `${count} ${count === 1 ? 'gpu' : 'gpus'}`,
        true,
        4096,
      ),
      numberField('nodes', 'Machines', (nodes) => `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`, true, 512),
      multiSelectField('excludedGpus', 'Not on these GPUs', 'gpus', 'not on'),
      multiSelectField('providers', 'Providers', 'providers', 'at'),
      multiSelectField('excludedProviders', 'Not at these providers', 'providers', 'not at'),
      selectField(
        'tier',
        'Tier',
        ({ tiers }) => tiers.map(({ id, name }) => ({ id: `${id.replaceAll('_', ' ')} tier`, name })),
        textIfSet(
          ({ tier }) => tier,
          (tier) => `${tier.replaceAll('_', ' ')} tier`,
        ),
      ),
      selectField(
        'pricing',
        'Price',
        staticChoices(pricingChoices),
        textIfSet(
          ({ pricing }) => pricing,
          (pricing) => pricing.replace('_', ' '),
        ),
      ),
    ],
  },
  {
    title: 'Limits',
    fields: [
      numberField(
        'budgetUsd',
        'Budget in US dollars, for the whole job',
        (usd) => `under $${formatExact(usd)}`,
        false,
        1e9,
      ),
      numberField('deadlineHours', 'Deadline in hours', (hours) => `within ${formatExact(hours)} h`, false, 1e5),
      numberField(
        'hoursBetweenPreemptions',
        'On spot, hours between preemptions',
        (hours) => `preempted every ${formatExact(hours)} h`,
        false,
        1e5,
      ),
      selectField(
        'savesCheckpoints',
        'On spot, checkpoints of the run',
        staticChoices(checkpointSavingChoices),
        textIfSet(
          ({ savesCheckpoints }) => savesCheckpoints,
          (saves) => (saves ? 'checkpoints' : 'no checkpoints'),
        ),
      ),
      selectField(
        'objective',
        'What matters most',
        staticChoices(objectiveChoices),
        textIfSet(
          ({ objective }) => objective,
          (objective) => objective,
        ),
      ),
    ],
  },
]

export const formFields: readonly FormField[] = formSections.flatMap(({ fields }) => fields)
