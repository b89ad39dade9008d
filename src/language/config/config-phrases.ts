/** What a configuration asks: each of its settings as a slot of the scenario, and in words ("rank 32"). */
import { addGeneration, addLayout, addObjective, addSharding } from './objective-phrases.ts'
import { addCheckpoints } from './checkpoint-phrases.ts'
import { addLaunchedGpus, addLaunchedProvider } from './launcher-phrases.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { fieldValue, quantity } from '../grammar/preset-slots.ts'
import type { AddPhrase, ConfigInput, ConfigPhrase } from './config-phrase.ts'
import type { ConfigValues } from './config-values.ts'
import type { CanonicalKey } from './key-aliases.ts'

/** Everything but the model. */
export function phrasesOf(input: ConfigInput): readonly ConfigPhrase[] {
  const phrases: ConfigPhrase[] = []
  const add: AddPhrase = (topic, words, slots, canonicalKeys = [], note = '') => {
    phrases.push({ topic, words, slots: 'role' in slots ? [slots] : slots, ...(note === '' ? {} : { note }) })
    for (const canonicalKey of canonicalKeys) input.values.markUsed(canonicalKey, words)
  }
  for (const { write } of configRules) write(input, add)
  return phrases
}

const weights = (value: NonNullable<Spec['weights']>) => fieldValue({ field: 'weights', value })

/** Full, LoRA or QLoRA, and the stored form of the weights. */
function addMethod({ values, hasModel }: ConfigInput, add: AddPhrase): void {
  const named = values.text('adapter')?.toLowerCase() ?? ''
  const component = (values.text('component') ?? '').toLowerCase()
  const bits = values.number('bits')
  const is4bit = values.isOn('in4bit') === true || bits === 4 || /\.qlora_/.test(component) || named === 'qlora'
  const is8bit = !is4bit && (values.isOn('in8bit') === true || bits === 8)
  const isAdapted =
    /lora|dora|oft|ia3|adalora|vera/.test(named) ||
    /\.(?:q?lora|q?dora)_/.test(component) ||
    values.isOn('peft') === true ||
    values.isOn('dora') === true ||
    values.number('rank') !== null ||
    (values.entry('targets') !== null && values.entry('rank')?.value !== 0) ||
    is4bit ||
    is8bit
  for (const canonicalKey of ['adapter', 'peft', 'component'] as const)
    values.markUsed(canonicalKey, isAdapted ? 'LoRA' : 'full')
  if (is4bit) add('method', 'qlora', fieldValue({ field: 'method', value: 'qlora' }), ['in4bit', 'bits'])
  else if (isAdapted) add('method', 'lora', fieldValue({ field: 'method', value: 'lora' }))
  else if (hasModel && named !== 'freeze') {
    const isNamed = values.entry('adapter') !== null || component !== ''
    const full = fieldValue({ field: 'method', value: 'full' })
    add('method', 'full fine-tuning', full, [], isNamed ? '' : 'The configuration names no adapter: full fine-tuning.')
  }
  if (is8bit) add('weights', '8-bit', weights('int8'), ['in8bit', 'bits'])
  else if (!is4bit) addPrecision(values, isAdapted, add)
  values.markUsed('in4bit', is4bit ? '4-bit' : 'not 4-bit')
  values.markUsed('in8bit', is8bit ? '8-bit' : 'not 8-bit')
}

function addPrecision(values: ConfigValues, isAdapted: boolean, add: AddPhrase): void {
  const dtype = values.text('dtype')?.toLowerCase() ?? ''
  const mixed = values.text('precision')?.toLowerCase() ?? ''
  const isHalf =
    values.isOn('bf16') === true || values.isOn('fp16') === true || /^(?:bf|fp|float|bfloat)16$/.test(mixed)
  for (const canonicalKey of ['bf16', 'fp16', 'precision'] as const) values.markUsed(canonicalKey, 'computes in bf16')
  if (/(?:bf|bfloat|fp|float)16$|half/.test(dtype)) add('weights', 'bf16', weights('bf16'), ['dtype'])
  else if (/(?:fp|float)32$/.test(dtype) && !isHalf) add('weights', 'fp32', weights('fp32'), ['dtype'])
  else if (isHalf && isAdapted) add('weights', 'bf16', weights('bf16'))
}

const feedForward = /\*_proj|gate_proj|up_proj|down_proj|\bw[123]\b|fc_?[12]|\bmlp\b|dense_|all|c_fc|ffn/i

function addAdapter({ values }: ConfigInput, add: AddPhrase): void {
  const rank = values.number('rank')
  if (rank !== null) add('loraRank', `rank ${rank}`, quantity('rank', rank), ['rank'])
  const targets = values.text('targets')
  const mlp = values.isOn('mlp')
  const addTargets = (isAll: boolean, keys: readonly CanonicalKey[]): void =>
    add(
      'loraTargets',
      isAll ? 'all linear layers' : 'attention only',
      fieldValue({ field: 'loraTargets', value: isAll ? 'attn+mlp' : 'attn' }),
      keys,
    )
  if (values.isOn('linear') === true) addTargets(true, ['linear', 'targets'])
  else if (mlp !== null) addTargets(mlp, ['mlp', 'attention'])
  else if (targets !== null) addTargets(feedForward.test(targets), ['targets'])
}

function addSizes({ values }: ConfigInput, add: AddPhrase): void {
  const sequence = values.number('sequence')
  if (sequence !== null) add('sequenceLength', `seq ${sequence}`, quantity('sequence', sequence), ['sequence'])
  const batch = values.number('batch')
  if (batch !== null) add('batch', `batch ${batch}`, quantity('batch', batch), ['batch'])
}

/** Epochs, steps and examples: what a file says of the data. Accumulation counts only where steps do. */
function addData({ values, areStepsSaid }: ConfigInput, add: AddPhrase): void {
  if (addGeneration({ values }, add)) return
  const steps = values.number('steps')
  const perEpoch = values.number('stepsPerEpoch')
  const epochs = values.number('epochs')
  const examples = values.number('examples')
  const globalBatch = values.number('globalBatch')
  const stepCount = steps ?? (perEpoch === null ? null : perEpoch * (epochs ?? 1))
  if (stepCount !== null) {
    const isFull = values.isOn('packing') === true || values.isOn('padding') === true
    add(
      'steps',
      `${stepCount} steps`,
      quantity('steps', stepCount),
      [steps === null ? 'stepsPerEpoch' : 'steps', 'padding'],
      isFull
        ? ''
        : 'Steps are counted as full sequences; unpacked data has fewer tokens, so this is the most it can be.',
    )
    if (globalBatch !== null)
      add('globalBatch', `global batch ${globalBatch}`, quantity('globalBatch', globalBatch), ['globalBatch'])
  } else if (examples !== null) {
    const files = values.text('dataset')?.split(',').length ?? 1
    add(
      'examples',
      `${examples * files} examples`,
      quantity('examples', examples * files),
      ['examples', 'dataset'],
      'The largest number of samples is taken for their number, each as long as a sequence: less data costs less.',
    )
  }
  const accumulation = stepCount === null && !areStepsSaid ? null : values.number('accumulation')
  if (accumulation !== null && globalBatch === null)
    add('accumulation', `grad accum ${accumulation}`, quantity('accumulation', accumulation), ['accumulation'])
  if (stepCount === null && globalBatch !== null)
    add('globalBatch', `global batch ${globalBatch}`, quantity('globalBatch', globalBatch), ['globalBatch'])
  if (stepCount !== null && epochs !== null) {
    values.markUsed('epochs', steps === null ? 'the steps are those of every epoch' : 'the number of steps decides')
    return
  }
  if (epochs !== null)
    add('epochs', `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`, quantity('epochs', epochs), ['epochs'])
}

function addSwitches({ values, framework, hasModel }: ConfigInput, add: AddPhrase): void {
  const off = values.isOn('noCheckpointing')
  const on = values.isOn('checkpointing')
  const addCheckpointing = (isOn: boolean, key: CanonicalKey): void =>
    add(
      'gradientCheckpointing',
      `checkpointing ${isOn ? 'on' : 'off'}`,
      fieldValue({ field: 'gradientCheckpointing', value: isOn }),
      [key],
    )
  if (off !== null) addCheckpointing(!off, 'noCheckpointing')
  else if (on !== null) addCheckpointing(on, 'checkpointing')
  const packing = values.isOn('packing')
  const packed = (value: boolean) => fieldValue({ field: 'packed', value })
  if (packing !== null) add('packed', packing ? 'packing' : 'no packing', packed(packing), ['packing'])
  // All of them pack only when told to.
  else if (framework !== null && hasModel) add('packed', 'no packing', packed(false))
}

function addHardware({ values }: ConfigInput, add: AddPhrase): void {
  const machines = values.number('machines')
  const perMachine = values.number('perMachine')
  const processes = values.number('processes')
  const count = processes ?? (perMachine === null ? null : perMachine * (machines ?? 1) + gpusApart(values))
  if (count !== null) {
    const words = `${count} ${count === 1 ? 'gpu' : 'gpus'}`
    add('gpuCount', words, quantity('gpus', count), ['processes', 'perMachine'])
  }
  // One process may be the default that nobody changed; machines are said beside several.
  if (machines !== null && machines > 1 && count !== null)
    add('nodes', `${machines} nodes`, { role: 'nodes', value: machines, across: false }, ['machines'])
  else values.markUsed('machines', 'one machine')
  const file = values.text('deepspeed')?.toLowerCase() ?? ''
  const device = (canonicalKey: CanonicalKey): boolean => /^(?:cpu|nvme|true)$/i.test(values.text(canonicalKey) ?? '')
  const params = device('offloadParams') || /offload.*(?:param|all)|z(?:ero)?_?3_?offload/.test(file)
  const optimizer = device('offloadOptimizer') || file.includes('offload')
  const offload = (value: 'params' | 'optimizer') => fieldValue({ field: 'offload', value })
  if (params) add('offload', 'offload params', offload('params'), ['offloadParams', 'offloadOptimizer'])
  else if (optimizer) add('offload', 'offload optimizer', offload('optimizer'), ['offloadOptimizer'])
  for (const canonicalKey of ['offloadParams', 'offloadOptimizer'] as const) values.markUsed(canonicalKey, 'offload')
}

/** GPUs of OpenRLHF's engines and models that have their own: one set more for each that is named, but all on the actor's. */
function gpusApart(values: ConfigValues): number {
  const engines = values.number('engines')
  const isShared = values.isOn('sharesAll') === true
  const machines = values.number('machines') ?? 1
  const beside = (['criticGpus', 'referenceGpus', 'rewardGpus'] as const).map(
    (canonicalKey) => (values.number(canonicalKey) ?? 0) * machines,
  )
  for (const canonicalKey of [
    'engines',
    'engineSplit',
    'sharesAll',
    'criticGpus',
    'referenceGpus',
    'rewardGpus',
  ] as const)
    values.markUsed(canonicalKey, isShared ? 'on the same GPUs' : 'on GPUs of their own')
  if (isShared || engines === null) return 0
  return engines * (values.number('engineSplit') ?? 1) + beside.reduce((sum, gpus) => sum + gpus, 0)
}

/** The software stack whose measured runs the estimate rests on. */
function addStack({ values, framework }: ConfigInput, add: AddPhrase): void {
  const liger = values.isOn('liger') === true
  const flash = values.isOn('flash') === true
  const isUnsloth = framework === 'unsloth' || values.isOn('unsloth') === true
  for (const canonicalKey of ['deepspeed', 'zeroStage', 'fsdp', 'flash', 'liger', 'unsloth', 'compile'] as const) {
    values.markUsed(canonicalKey, 'the software stack')
  }
  const addStackId = (id: string, note = '', name = id): void =>
    add('stack', `stack ${name}`, fieldValue({ field: 'stack', value: id }), [], note)
  if (isUnsloth) addStackId('unsloth')
  else if (framework === 'torchtune') {
    const isPlain = values.isOn('compile') === false
    addStackId('torchtune', isPlain ? 'torchtune is estimated compiled; with compile off it is slower.' : '')
  } else if (framework === 'axolotl') {
    const missing = [...(flash ? [] : ['FlashAttention']), ...(liger ? [] : ['Liger kernels'])].join(' and ')
    const note = `Axolotl is estimated with ${missing}, which this configuration does not switch on.`
    addStackId('axolotl', missing === '' ? '' : note)
  } else if (framework === 'openrlhf' || framework === 'ms-swift') addStackId(framework)
  else if (framework !== null && liger) addStackId('hf-flash-liger')
  else if (framework === 'llama-factory') addStackId('llama-factory-deepspeed', '', 'llama-factory')
  else if (framework === 'trl') addStackId('hf-trl-peft', '', 'trl')
}

/** Each says what some of the keys mean. */
export const configRules = [
  { name: 'objective', write: addObjective },
  { name: 'layout', write: addLayout },
  { name: 'sharding', write: addSharding },
  { name: 'method', write: addMethod },
  { name: 'adapter', write: addAdapter },
  { name: 'sizes', write: addSizes },
  { name: 'data', write: addData },
  { name: 'switches', write: addSwitches },
  { name: 'hardware', write: addHardware },
  { name: 'launched GPUs', write: addLaunchedGpus },
  { name: 'launched at', write: addLaunchedProvider },
  { name: 'checkpoints', write: addCheckpoints },
  { name: 'stack', write: addStack },
] as const
