/** The form of a question: every field of a scenario as an input that is filled from it. */
import { methodIds, methodNames, weightNames, weightPrecisions } from '../../../catalog/training-method.ts'
import { fieldPhrases, modelPhrase } from '../../../scenario/field-phrases.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { enumField, type FormField, multiSelectField, numberField, selectField, textField } from './form-field-kinds.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

export type FormSection = { readonly title: string; readonly fields: readonly FormField[] }

const whole = (greatest: number) => ({ isWhole: true, greatest })
const decimal = (greatest: number) => ({ isWhole: false, greatest })

/** A model by its id, else by its size and dimensions. */
const modelText = (spec: Spec): string => modelPhrase(spec) ?? fieldPhrases(spec, ['params', 'shape']).join(', ')

export const formSections: readonly FormSection[] = [
  {
    title: 'The job',
    fields: [
      textField('model', 'Model', 'llama 3.1 8b, or 70b', ['model', 'variant', 'params', 'shape'], modelText, true),
      textField(
        'data',
        'Training data',
        '100M tokens, or 20k examples x 600 tokens x 3 epochs',
        ['tokens'],
        undefined,
        true,
      ),
    ],
  },
  {
    title: 'How to train',
    fields: [
      enumField(
        'method',
        'Method',
        methodIds.map((id) => [id, capitalized(methodNames[id])]),
      ),
      enumField(
        'weights',
        'Precision of the base weights',
        weightPrecisions.map((id) => [id, weightNames[id]]),
      ),
      numberField('loraRank', 'LoRA rank', whole(4096)),
      enumField('loraTargets', 'LoRA layers', [
        ['attn', 'Attention only'],
        ['attn+mlp', 'All linear layers'],
      ]),
      numberField('sequenceLength', 'Sequence length, tokens', whole(10_000_000)),
      numberField('batch', 'Batch, sequences on each GPU', whole(4096)),
      enumField('gradientCheckpointing', 'Gradient checkpointing', [
        [true, 'On: less memory, slower'],
        [false, 'Off: more memory, faster'],
      ]),
      enumField('packed', 'Sequences', [
        [true, 'Packed'],
        [false, 'Not packed'],
      ]),
      enumField('offload', 'Offload', [
        ['none', 'None'],
        ['optimizer', 'Optimizer in host memory'],
        ['params', 'Optimizer and parameters in host memory'],
      ]),
      selectField(
        'stack',
        'Software stack',
        ({ stacks }) => stacks.map(({ id, name }) => [id, name]),
        ({ stacks }) => stacks,
      ),
    ],
  },
  {
    title: 'Details of the training',
    fields: [
      textField('task', 'Objective', 'dpo, or grpo, or pretrain', ['task']),
      textField('recipe', 'Adapter, optimizer, precision', 'dora, adamw-8bit, fp8 training', [
        'adapter',
        'optimizer',
        'precision',
        'globalBatch',
      ]),
      textField('layout', 'Layout', 'zero3, or tp 8, pp 2', ['sharding', 'tp', 'pp', 'cp', 'ep']),
      textField('kernels', 'Kernels', 'flash attention, fused loss, compile', [
        'attentionKernel',
        'fusedLoss',
        'compile',
      ]),
      textField('documents', 'Length of the texts packed into a sequence', 'document length 500', ['documentTokens']),
      textField('images', 'Images', '10k images, 1k tokens per image', ['imageCount', 'imageTokens']),
      textField('generation', 'Generation', '10k prompts, 8 samples per prompt, response length 2k', [
        'prompts',
        'samplesPerPrompt',
        'promptTokens',
        'responseTokens',
        'responseCap',
        'reference',
      ]),
    ],
  },
  {
    title: 'Where',
    fields: [
      multiSelectField('gpus', 'GPUs', 'gpus'),
      numberField('gpuCount', 'How many GPUs in all', whole(4096)),
      numberField('mostGpus', 'At most so many GPUs', whole(4096)),
      numberField('nodes', 'Machines', whole(512)),
      multiSelectField('excludedGpus', 'Not on these GPUs', 'gpus'),
      multiSelectField('providers', 'Providers', 'providers'),
      multiSelectField('excludedProviders', 'Not at these providers', 'providers'),
      selectField(
        'tier',
        'Tier',
        ({ tiers }) => tiers.map(({ id, name }) => [id, name]),
        ({ tiers }) => tiers,
      ),
      textField('region', 'Region', 'in the EU, or in Frankfurt', ['region']),
      enumField('hosting', 'Whose machines', [['data-centre', "The provider's own data centres alone"]]),
      textField('certificates', 'Certificates of the provider', 'soc 2, iso 27001', ['certificates']),
      enumField('owned', 'Own or rented', [
        [true, 'Your own GPUs: no rent'],
        [false, 'Rented'],
      ]),
      enumField('pricing', 'Price', [
        ['on_demand', 'On demand'],
        ['spot', 'Spot'],
        ['reserved', 'Reserved'],
      ]),
    ],
  },
  {
    title: 'Limits',
    fields: [
      numberField('budgetUsd', 'Budget in US dollars, for the whole job', decimal(1e9)),
      numberField('deadlineHours', 'Deadline in hours', decimal(1e5)),
      numberField('hoursBetweenPreemptions', 'On spot, hours between preemptions', decimal(1e5)),
      enumField('savesCheckpoints', 'On spot, checkpoints of the run', [
        [true, 'Saved: a preempted run resumes'],
        [false, 'Not saved: it starts over'],
      ]),
      textField('checkpoints', 'How often a checkpoint is saved', 'checkpoint every 500 steps', [
        'checkpointSteps',
        'checkpointHours',
      ]),
      enumField('objective', 'What matters most', [
        ['cheapest', 'Cheapest'],
        ['fastest', 'Fastest'],
        ['balanced', 'Balanced'],
      ]),
    ],
  },
]

/** All fields, in the order of the form. */
export const formFields: readonly FormField[] = formSections.flatMap(({ fields }) => fields)

/** What people change most: the rest is shown where it has a value, or when it is asked for. */
export const commonFields: ReadonlySet<string> = new Set([
  'model',
  'data',
  'method',
  'weights',
  'sequenceLength',
  'gpus',
  'gpuCount',
  'providers',
  'pricing',
  'budgetUsd',
  'deadlineHours',
  'objective',
])
