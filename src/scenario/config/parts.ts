/** What a configuration asks, as words of our own language: "lora", "rank 32", "seq 4096". */
import type { Framework } from './framework.ts'
import type { Keyed } from './keyed.ts'
import type { Meaning } from './keys.ts'

/** What a part speaks of: a part gives way where the person says it otherwise. */
export type Topic =
  | 'model'
  | 'method'
  | 'weights'
  | 'loraRank'
  | 'loraTargets'
  | 'sequenceLength'
  | 'batch'
  | 'globalBatch'
  | 'accumulation'
  | 'epochs'
  | 'steps'
  | 'examples'
  | 'gradientCheckpointing'
  | 'packed'
  | 'offload'
  | 'gpuCount'
  | 'nodes'
  | 'stack'

/** `note`: what to know about how it was read, as a sentence. */
export type Part = { readonly topic: Topic; readonly words: string; readonly note?: string }

/** Everything but the model. */
export function partsOf(keyed: Keyed, framework: Framework | null, hasModel: boolean): readonly Part[] {
  const parts: Part[] = []
  const say: Say = (topic, words, meanings = [], note = '') => {
    parts.push({ topic, words, ...(note === '' ? {} : { note }) })
    for (const meaning of meanings) keyed.use(meaning, words)
  }
  sayMethod(keyed, hasModel, say)
  sayAdapter(keyed, say)
  saySizes(keyed, say)
  sayData(keyed, say)
  saySwitches(keyed, framework, hasModel, say)
  sayFleet(keyed, say)
  sayStack(keyed, framework, say)
  return parts
}

type Say = (topic: Topic, words: string, meanings?: readonly Meaning[], note?: string) => void

/** Full, LoRA or QLoRA, and the stored form of the weights. */
function sayMethod(keyed: Keyed, hasModel: boolean, say: Say): void {
  const named = keyed.words('adapter')?.toLowerCase() ?? ''
  const component = (keyed.words('component') ?? '').toLowerCase()
  const bits = keyed.number('bits')
  const is4bit = keyed.isOn('in4bit') === true || bits === 4 || /\.qlora_/.test(component) || named === 'qlora'
  const is8bit = !is4bit && (keyed.isOn('in8bit') === true || bits === 8)
  const isAdapted =
    /lora|dora|oft|ia3|adalora|vera/.test(named) ||
    /\.(?:q?lora|q?dora)_/.test(component) ||
    keyed.isOn('peft') === true ||
    keyed.entry('rank') !== null ||
    keyed.entry('targets') !== null ||
    is4bit ||
    is8bit
  for (const meaning of ['adapter', 'peft', 'component'] as const) keyed.use(meaning, isAdapted ? 'LoRA' : 'full')
  if (is4bit) say('method', 'qlora', ['in4bit', 'bits'])
  else if (isAdapted) say('method', 'lora')
  else if (hasModel && named !== 'freeze') {
    const isNamed = keyed.entry('adapter') !== null || component !== ''
    say('method', 'full fine-tuning', [], isNamed ? '' : 'The configuration names no adapter: full fine-tuning.')
  }
  if (is8bit) say('weights', '8-bit', ['in8bit', 'bits'])
  else if (!is4bit) sayPrecision(keyed, isAdapted, say)
  keyed.use('in4bit', is4bit ? '4-bit' : 'not 4-bit')
  keyed.use('in8bit', is8bit ? '8-bit' : 'not 8-bit')
}

function sayPrecision(keyed: Keyed, isAdapted: boolean, say: Say): void {
  const dtype = keyed.words('dtype')?.toLowerCase() ?? ''
  const mixed = keyed.words('precision')?.toLowerCase() ?? ''
  const isHalf = keyed.isOn('bf16') === true || keyed.isOn('fp16') === true || /^(?:bf|fp|float|bfloat)16$/.test(mixed)
  for (const meaning of ['bf16', 'fp16', 'precision'] as const) keyed.use(meaning, 'computes in bf16')
  if (/(?:bf|bfloat|fp|float)16$|half/.test(dtype)) say('weights', 'bf16', ['dtype'])
  else if (/(?:fp|float)32$/.test(dtype) && !isHalf) say('weights', 'fp32', ['dtype'])
  else if (isHalf && isAdapted) say('weights', 'bf16')
}

const feedForward = /gate_proj|up_proj|down_proj|\bw[123]\b|fc_?[12]|\bmlp\b|dense_|all|c_fc|ffn/i

function sayAdapter(keyed: Keyed, say: Say): void {
  const rank = keyed.number('rank')
  if (rank !== null) say('loraRank', `rank ${rank}`, ['rank'])
  const targets = keyed.words('targets')
  const mlp = keyed.isOn('mlp')
  if (keyed.isOn('linear') === true) say('loraTargets', 'all linear layers', ['linear', 'targets'])
  else if (mlp !== null) say('loraTargets', mlp ? 'all linear layers' : 'attention only', ['mlp', 'attention'])
  else if (targets !== null)
    say('loraTargets', feedForward.test(targets) ? 'all linear layers' : 'attention only', ['targets'])
}

function saySizes(keyed: Keyed, say: Say): void {
  const sequence = keyed.number('sequence')
  if (sequence !== null) say('sequenceLength', `seq ${sequence}`, ['sequence'])
  const batch = keyed.number('batch')
  if (batch !== null) say('batch', `batch ${batch}`, ['batch'])
}

/** Epochs, steps and examples: what a file says of the data. Accumulation counts only where steps do. */
function sayData(keyed: Keyed, say: Say): void {
  const steps = keyed.number('steps')
  const perEpoch = keyed.number('stepsPerEpoch')
  const epochs = keyed.number('epochs')
  const examples = keyed.number('examples')
  if (steps !== null || perEpoch !== null) {
    const isFull = keyed.isOn('packing') === true || keyed.isOn('padding') === true
    say(
      'steps',
      `${steps ?? perEpoch} steps`,
      [steps === null ? 'stepsPerEpoch' : 'steps', 'padding'],
      isFull
        ? ''
        : 'Steps are counted as full sequences; unpacked data has fewer tokens, so this is the most it can be.',
    )
    const globalBatch = keyed.number('globalBatch')
    if (globalBatch !== null) say('globalBatch', `global batch ${globalBatch}`, ['globalBatch'])
    const accumulation = keyed.number('accumulation')
    if (accumulation !== null && globalBatch === null)
      say('accumulation', `grad accum ${accumulation}`, ['accumulation'])
  } else if (examples !== null) {
    const files = keyed.words('dataset')?.split(',').length ?? 1
    say(
      'examples',
      `${examples * files} examples`,
      ['examples', 'dataset'],
      'The largest number of samples is taken for their number, each as long as a sequence: less data costs less.',
    )
  }
  if (steps !== null && epochs !== null) {
    keyed.use('epochs', 'the number of steps decides')
    return
  }
  if (epochs !== null) say('epochs', `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`, ['epochs'])
}

function saySwitches(keyed: Keyed, framework: Framework | null, hasModel: boolean, say: Say): void {
  const off = keyed.isOn('noCheckpointing')
  const on = keyed.isOn('checkpointing')
  if (off !== null) say('gradientCheckpointing', `checkpointing ${off ? 'off' : 'on'}`, ['noCheckpointing'])
  else if (on !== null) say('gradientCheckpointing', `checkpointing ${on ? 'on' : 'off'}`, ['checkpointing'])
  const packing = keyed.isOn('packing')
  if (packing !== null) say('packed', packing ? 'packing' : 'no packing', ['packing'])
  // All of them pack only when told to.
  else if (framework !== null && hasModel) say('packed', 'no packing')
}

function sayFleet(keyed: Keyed, say: Say): void {
  const machines = keyed.number('machines')
  const perMachine = keyed.number('perMachine')
  const processes = keyed.number('processes')
  const count = processes ?? (perMachine === null ? null : perMachine * (machines ?? 1))
  if (count !== null) say('gpuCount', `${count} ${count === 1 ? 'gpu' : 'gpus'}`, ['processes', 'perMachine'])
  // One process may be the default that nobody changed; machines are said beside several.
  if (machines !== null && machines > 1 && count !== null) say('nodes', `${machines} nodes`, ['machines'])
  else keyed.use('machines', 'one machine')
  const file = keyed.words('deepspeed')?.toLowerCase() ?? ''
  const device = (meaning: Meaning): boolean => /^(?:cpu|nvme|true)$/i.test(keyed.words(meaning) ?? '')
  const params = device('offloadParams') || /offload.*(?:param|all)/.test(file)
  const optimizer = device('offloadOptimizer') || file.includes('offload')
  if (params) say('offload', 'offload params', ['offloadParams', 'offloadOptimizer'])
  else if (optimizer) say('offload', 'offload optimizer', ['offloadOptimizer'])
  for (const meaning of ['offloadParams', 'offloadOptimizer'] as const) keyed.use(meaning, 'offload')
}

/** The software stack whose measured runs the estimate rests on. */
function sayStack(keyed: Keyed, framework: Framework | null, say: Say): void {
  const liger = keyed.isOn('liger') === true
  const flash = keyed.isOn('flash') === true
  const isUnsloth = framework === 'unsloth' || keyed.isOn('unsloth') === true
  for (const meaning of ['deepspeed', 'zeroStage', 'fsdp', 'flash', 'liger', 'unsloth', 'compile'] as const) {
    keyed.use(meaning, 'the software stack')
  }
  if (isUnsloth) say('stack', 'stack unsloth')
  else if (framework === 'torchtune') {
    const isPlain = keyed.isOn('compile') === false
    say(
      'stack',
      'stack torchtune',
      [],
      isPlain ? 'torchtune is estimated compiled; with compile off it is slower.' : '',
    )
  } else if (framework === 'axolotl') {
    const missing = [...(flash ? [] : ['FlashAttention']), ...(liger ? [] : ['Liger kernels'])].join(' and ')
    const note = `Axolotl is estimated with ${missing}, which this configuration does not switch on.`
    say('stack', 'stack axolotl', [], missing === '' ? '' : note)
  } else if (framework !== null && liger) say('stack', 'stack hf-flash-liger')
  else if (framework === 'llama-factory') say('stack', 'stack llama-factory')
  else if (framework === 'trl') say('stack', 'stack trl')
}
