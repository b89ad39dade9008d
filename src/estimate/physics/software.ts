/** A stack of the catalog as the software of a run. */
import type { ComputePrecision, ShardingKind, Stack } from '../../catalog/stack.ts'
import type { StoredPrecision } from '../../catalog/parameter-bytes.ts'
import type { Software } from './training-run.ts'

const optimizerKinds = {
  'adamw-foreach': 'foreach',
  'adamw-fused': 'fused',
  'adamw-8bit': '8bit',
  'adamw-paged-8bit': '8bit',
  adafactor: '8bit',
  sgd: '8bit',
} as const

type SoftwareUse = {
  readonly weights: StoredPrecision
  readonly packed: boolean
  readonly compute?: ComputePrecision
  readonly layout?: { readonly sharding: ShardingKind }
}

/** How `stack` behaves on a stored form of the weights, in what it computes and as it shards. */
export function softwareOf(stack: Stack, { weights, packed, compute, layout }: SoftwareUse): Software {
  const isVendor = stack.tier === 'vendor'
  const isZero = layout?.sharding === 'zero1' || layout?.sharding === 'zero2'
  const trained = stack.trained.full === 'bf16-master' ? 'master' : stack.trained.full
  return {
    // Nothing is filed under it: the range is that of software nobody measured.
    framework: stack.speedsLike === null ? stack.framework : 'unknown',
    tier: stack.tier,
    attention: isVendor ? 'vendor' : stack.attention,
    loss: stack.loss,
    elementwise: stack.elementwise,
    optimizer: isVendor ? 'distributed' : optimizerKinds[stack.optimizer],
    paged: stack.optimizer === 'adamw-paged-8bit',
    inBackward: false,
    // Loss scaling of fp16 works on fp32 weights alone.
    trained: compute === 'fp16' || weights === 'fp32' ? 'fp32' : trained,
    adapter: stack.trained.adapter,
    autocast: stack.autocast && stack.trained.adapter === 'fp32',
    kbitUpcast: stack.kbitUpcast,
    nf4: 'double',
    quantizesHead: false,
    keepsQuantizedInputs: false,
    checkpointsQuantized: true,
    optimizerTraffic: stack.optimizerTraffic.base,
    parameterBytes: stack.parameterBytes,
    quantizer: weights === 'nf4' ? 'bnb' : weights === 'int8' ? 'int8' : null,
    experts: isVendor ? 'vendor' : stack.experts,
    dispatch: 'tuned',
    overlapsTensor: isVendor,
    gather: stack.gather,
    deepspeed: stack.deepspeed === 'always' || (stack.deepspeed === 'zero' && isZero),
    fp8: isVendor ? 'tuned' : 'torch',
    variableLength: !packed,
    year: Math.min(stack.year, 2026),
    kernels: stack.kernels,
  }
}
