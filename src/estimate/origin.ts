/** Where the number behind each input of a formula comes from: a receipt names it, so that no figure hangs in the air. */
import type { Formula } from './formula.ts'

/**
 * `gpu`, `model`: facts of the catalog. `offer`: a price. `plan`: how the run is set up. `fitted`: a constant of data/calibration.json.
 * `recipe`: bytes and counts that the method or the number format fixes. `worked out`: an earlier line of the working.
 */
export type InputOrigin = 'gpu' | 'model' | 'plan' | 'offer' | 'fitted' | 'recipe' | 'worked out'

const usual: Readonly<Record<InputOrigin, readonly string[]>> = {
  gpu: ['peak', 'fraction', 'bandwidth', 'ridge', 'low', 'high', 'network', 'link'],
  model: [
    'P',
    'hidden',
    'ffn',
    'layers',
    'layerCount',
    'vocab',
    'query',
    'keyValue',
    'kvWidth',
    'block',
    'rest',
    'norms',
    'inner',
    'embedding',
    'params',
    'routes',
    'span',
  ],
  plan: [
    'tokens',
    'tensorParallel',
    'stages',
    'accumulation',
    'virtualStages',
    'portion',
    'inFlight',
    'recomputed',
    'trained',
    'weightShards',
    'gradientShards',
    'optimizerShards',
    'group',
    'nodes',
    'crossing',
    'mlpAdapted',
    'gpus',
  ],
  offer: [],
  fitted: [
    'efficiency',
    'tokensHalf',
    'widthHalf',
    'routedHalf',
    'spanHalf',
    'share',
    'passes',
    'overlap',
    'perLayer',
    'recompute',
    'adapters',
    'latency',
    'perDoubling',
    'scale',
    'fragmentation',
    'variable',
    'copies',
    'root',
    'extra',
    'local',
    'boundary',
    'live',
    'context',
  ],
  recipe: [
    'F',
    'weight',
    'gradient',
    'optimizer',
    'stored',
    'kept',
    'reduced',
    'width',
    'perNorm',
    'mlp',
    'bytes',
    'traffic',
    'sweeps',
    'experts',
    'secondsPerHour',
  ],
  'worked out': [
    'rate',
    'gain',
    'flops',
    'gpu',
    'launch',
    'step',
    'compute',
    'held',
    'activations',
    'logits',
    'accumulated',
    'gradients',
    'transient',
    'gathered',
    'unpacked',
    'layer',
    'casts',
    'routed',
    'physics',
    'shift',
    'perGpu',
    'speed',
    'startup',
    'hours',
  ],
}

/** Where a name means something else than usual. */
const special: Readonly<Record<string, Readonly<Record<string, InputOrigin>>>> = {
  'matmul-rate': { width: 'model' },
  'expert-rate': { width: 'model' },
  'adapter-time': { flops: 'recipe', width: 'model' },
  'kept-activations': { live: 'recipe' },
  'gathered-layers': { layers: 'fitted' },
  logits: { bytes: 'fitted' },
  'loss-time': { traffic: 'fitted' },
  'cast-time': { traffic: 'fitted' },
  'peak-memory': { live: 'worked out' },
  'device-memory': { peak: 'worked out' },
  'exposed-time': { traffic: 'worked out' },
  'precision-gain': { share: 'fitted' },
  'shard-latency': { perLayer: 'fitted', share: 'fitted' },
  'tokens-per-second': { scale: 'worked out' },
  dollars: { rate: 'offer' },
}

const byName = new Map(Object.entries(usual).flatMap(([origin, names]) => names.map((name) => [name, origin] as const)))

/** Where the input `name` of `formula` comes from. Throws for a name that has no origin: a formula without a receipt. */
export function originOf(formula: Formula, name: string): InputOrigin {
  const origin = special[formula.id]?.[name] ?? byName.get(name)
  if (origin === undefined) throw new Error(`formula ${formula.id}: nobody says where ${name} comes from`)
  return origin as InputOrigin
}
