/** A stack of the catalog as the software of a run. */
import type { Stack } from '../../catalog/stack.ts'
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

/** How `stack` behaves on a method and a stored form of the weights. */
export function softwareOf(
  stack: Stack,
  { weights, packed }: { readonly weights: StoredPrecision; readonly packed: boolean },
): Software {
  const isVendor = stack.tier === 'vendor'
  return {
    framework: stack.framework,
    tier: stack.tier,
    attention: isVendor ? 'vendor' : stack.attention,
    loss: stack.loss,
    elementwise: stack.elementwise,
    optimizer: isVendor ? 'distributed' : optimizerKinds[stack.optimizer],
    paged: stack.optimizer === 'adamw-paged-8bit',
    inBackward: false,
    trained: stack.trained.full === 'bf16-master' ? 'master' : stack.trained.full,
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
    gather: stack.gather,
    deepspeed: stack.deepspeed,
    fp8: isVendor ? 'tuned' : 'torch',
    variableLength: !packed,
    year: Math.min(stack.year, 2026),
    kernels: stack.kernels,
  }
}
