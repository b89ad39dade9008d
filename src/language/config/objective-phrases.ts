/** What a configuration trains for: preferences, reinforcement, its optimizer, precision and layout. */
import { type TaskId, taskIds, tasksOf } from '../../catalog/training-method.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { fieldValue, quantity } from '../grammar/preset-slots.ts'
import type { AddPhrase, ConfigInput } from './config-phrase.ts'
import { keyAliases } from './key-aliases.ts'

/** What trainers call an objective of preferences or of reinforcement besides its id, and the others at all. */
const objectiveNames: readonly (readonly [pattern: RegExp, task: TaskId])[] = [
  [/^(?:ipo|hinge|sigmoid|robust|bco_pair|sppo_hard|exo_pair)$/, 'dpo'],
  [/^kto_pair$/, 'kto'],
  [/^cpo$/, 'simpo'],
  [/^(?:p?rm|reward_trainer)$/, 'reward'],
  [/^(?:gspo|dapo|dr_grpo|group_norm|bnpo|grpo_passk|remax|reinforce(?:_plus_plus)?(?:_baseline)?)$/, 'grpo'],
  [/^(?:gae|ppo_ray)$/, 'ppo'],
  [/^(?:pt|pretrain)$/, 'pretrain'],
  [/^sft$/, 'sft'],
]

/** Keys that only one trainer has, where nothing names the objective. */
const objectiveKeys: readonly (readonly [keys: readonly string[], task: TaskId])[] = [
  [['num_generations', 'max_completion_length'], 'grpo'],
  [['desirable_weight', 'undesirable_weight'], 'kto'],
  [['precompute_ref_log_probs', 'rpo_alpha', 'use_weighting', 'dpo_alpha', 'pref_ftx'], 'dpo'],
  [['center_rewards_coefficient'], 'reward'],
]

/** What a configuration calls an objective where that is not its id. */
const objectiveWords: Readonly<Partial<Record<TaskId, string>>> = {
  reward: 'reward model',
  pretrain: 'continued pretraining',
}

type ConfigObjective = { readonly task: TaskId; readonly words: string; readonly note?: string }

const objectiveOfTask = (task: TaskId): ConfigObjective => ({
  task,
  words: objectiveWords[task] ?? task,
  ...(task === 'pretrain' ? { note: 'Continued pretraining trains every parameter, unless LoRA is asked for.' } : {}),
})

const fromScratch: ConfigObjective = {
  task: 'pretrain',
  words: 'pretraining from scratch',
  note: 'Every parameter is trained, from scratch.',
}

const namedById = taskIds.filter((id) => tasksOf('preference').has(id) || tasksOf('reinforcement').has(id))

function taskNamed(typed: string): TaskId | undefined {
  const name = typed.toLowerCase()
  return namedById.find((id) => id === name) ?? objectiveNames.find(([pattern]) => pattern.test(name))?.[1]
}

function objectiveOf({ values }: Pick<ConfigInput, 'values'>): ConfigObjective | null {
  const keys = new Set(values.entries.map(({ key }) => key))
  // A DeepSpeed file beside a trainer's has a "stage" of its own: only a name that is one counts.
  for (const alias of keyAliases.objective) {
    const named = values.entries.filter(({ key, path }) => (alias.includes('.') ? path.endsWith(alias) : key === alias))
    const task = named.flatMap(({ value }) => taskNamed([value].flat().map(String).join(',')) ?? [])[0]
    if (task !== undefined) return objectiveOfTask(task)
  }
  if (keys.has('pretraining_dataset') || values.entries.some(({ path }) => path.startsWith('pretraining_dataset.')))
    return objectiveOfTask('pretrain')
  // torchtitan starts from nothing unless it is told where the weights are.
  if (values.entries.some(({ path, value }) => path === 'checkpoint.initial_load_in_hf' && value === false))
    return fromScratch
  const task = objectiveKeys.find(([telling]) => telling.some((key) => keys.has(key)))?.[1]
  return task === undefined ? null : objectiveOfTask(task)
}

const optimizers: readonly (readonly [pattern: RegExp, optimizer: NonNullable<Spec['optimizer']>])[] = [
  [/paged/i, 'paged-adamw'],
  [/galore/i, 'galore'],
  [/adam.*(?:8bit|8_bit)|(?:8bit|8_bit).*adam|adamw?8bit|bnb_8bit|low_?bit/i, 'adamw-8bit'],
  [/adafactor/i, 'adafactor'],
  [/lion/i, 'lion'],
  [/muon/i, 'muon'],
  [/sgd/i, 'sgd'],
  [/adam/i, 'adamw'],
]

/** Whether a frozen reference stands beside the model; null: as the objective has it. */
function referenceOf(values: ConfigInput['values']): Spec['reference'] {
  if (values.isOn('noReference') === true) return 'none'
  if (values.isOn('cachedReference') === true) return 'cached'
  return values.isOn('klLoss') === true ? 'model' : null
}

/** Objective, reference, adapter variant, optimizer and FP8. */
export function addObjective(input: ConfigInput, add: AddPhrase): void {
  const { values } = input
  const objective = objectiveOf(input)
  if (objective !== null) {
    const { task, words, note } = objective
    const slot = fieldValue({ field: 'task', value: task, ...(note === undefined ? {} : { note }) })
    add('task', words, slot, ['objective'])
  }
  if (values.isOn('dora') === true) add('adapter', 'dora', fieldValue({ field: 'adapter', value: 'dora' }), ['dora'])
  else if (values.isOn('rslora') === true)
    add('adapter', 'rslora', fieldValue({ field: 'adapter', value: 'rslora' }), ['rslora'])
  const reference = objective === null ? null : referenceOf(values)
  if (reference !== null) {
    const words = { model: 'frozen reference model', cached: 'cached reference', none: 'no reference model' }[reference]
    const keys = ['cachedReference', 'noReference', 'klLoss'] as const
    add('reference', words, fieldValue({ field: 'reference', value: reference }), keys)
  }
  const named = values.text('optimizer') ?? ''
  const optimizer = optimizers.find(([pattern]) => pattern.test(named))?.[1]
  if (optimizer !== undefined)
    add('optimizer', optimizer, fieldValue({ field: 'optimizer', value: optimizer }), ['optimizer'])
  if (values.isOn('fp8') === true)
    add('precision', 'fp8 training', fieldValue({ field: 'precision', value: 'fp8' }), ['fp8'])
}

/** Tensor, pipeline, context and expert parallelism beyond one. */
export function addLayout({ values }: ConfigInput, add: AddPhrase): void {
  for (const name of ['tp', 'pp', 'cp', 'ep'] as const) {
    // How the rollout engine is split is no layout of the training.
    const isOfRollout = values.entry(name)?.path.includes('rollout') === true
    const size = isOfRollout ? null : values.number(name)
    if (size !== null && size > 1) add('layout', `${name} ${size}`, quantity(name, size), [name])
    else values.markUsed(name, 'not split')
  }
}

const zeroShardings = { 1: 'zero1', 2: 'zero2', 3: 'zero3' } as const

/** DeepSpeed's stage by its own file or by the usual names of one ("ds_z3_config.json"), FSDP by what switches it on. */
function shardingOf({ values }: Pick<ConfigInput, 'values'>): Spec['sharding'] {
  const stage = values.number('zeroStage') ?? Number(/z(?:ero)?[_-]?([1-3])/.exec(values.text('deepspeed') ?? '')?.[1])
  const zero = stage === 1 || stage === 2 || stage === 3 ? zeroShardings[stage] : null
  if (zero !== null) return zero
  if (values.number('shardGroup') === 1) return 'none'
  const strategy = values.text('fsdp')?.toLowerCase() ?? ''
  if (/shard_grad_op/.test(strategy)) return 'zero2'
  return /fsdp|full_shard|^[12]$/.test(strategy) || (values.number('shardDegree') ?? 1) > 1 ? 'fsdp' : null
}

/** How weights, gradients and optimizer states are shared out. */
export function addSharding(input: ConfigInput, add: AddPhrase): void {
  const sharding = shardingOf(input)
  if (sharding !== null)
    add(
      'sharding',
      sharding === 'none' ? 'no sharding' : sharding,
      fieldValue({ field: 'sharding', value: sharding }),
      ['zeroStage', 'deepspeed', 'fsdp', 'shardDegree', 'shardGroup'],
    )
}

/** Prompts, samples and lengths of reinforcement learning; whether it is that. */
export function addGeneration({ values }: Pick<ConfigInput, 'values'>, add: AddPhrase): boolean {
  const task = objectiveOf({ values })?.task
  if (!tasksOf('reinforcement').has(task)) return false
  const samples = values.number('samples')
  const prompt = values.number('promptLength')
  const response = values.number('responseLength')
  if (samples !== null)
    add('generation', `${samples} samples per prompt`, quantity('samplesPerPrompt', samples), ['samples'])
  if (prompt !== null) {
    const slot = quantity('promptTokens', prompt)
    add('generation', `prompt length ${prompt}`, slot, ['promptLength'], longest('Prompts'))
  }
  if (response !== null) {
    const slot = quantity('responseTokens', response)
    add('generation', `response length ${response}`, slot, ['responseLength'], longest('Responses'))
    const cap = quantity('responseCap', response)
    add('generation', `response cap ${response}`, cap, ['responseLength'])
  }
  const steps = values.number('steps')
  // verl counts prompts; the others count responses.
  const responses = values.number('globalBatch')
  const batch =
    values.number('trainPrompts') ?? (responses === null ? null : Math.max(1, Math.round(responses / (samples ?? 1))))
  if (steps !== null && batch !== null) {
    add('steps', `${steps * batch} rl prompts`, quantity('prompts', steps * batch), [
      'steps',
      'globalBatch',
      'trainPrompts',
    ])
    return true
  }
  if (steps !== null) {
    add('steps', `${steps} steps`, quantity('steps', steps), ['steps'])
    const accumulation = values.number('accumulation')
    if (accumulation !== null)
      add('accumulation', `grad accum ${accumulation}`, quantity('accumulation', accumulation), ['accumulation'])
  }
  const examples = values.number('examples')
  if (examples !== null) add('examples', `${examples} rl prompts`, quantity('prompts', examples), ['examples'])
  const epochs = values.number('epochs')
  if (epochs !== null)
    add('epochs', `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`, quantity('epochs', epochs), ['epochs'])
  return true
}

const longest = (what: string): string =>
  `${what} are taken at the longest that the configuration allows: shorter ones cost less.`
