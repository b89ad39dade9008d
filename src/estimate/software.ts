/** A stack of the catalog as the software of a run. */
import type { Stack } from '../catalog/stack.ts'
import type { Plan } from './plan.ts'
import type { Software } from './run.ts'

const optimizers = {
  'adamw-foreach': 'foreach',
  'adamw-fused': 'fused',
  'adamw-8bit': '8bit',
  'adamw-paged-8bit': '8bit',
  adafactor: '8bit',
  sgd: '8bit',
} as const

/** How `stack` behaves on a method and a stored form of the weights. */
export function softwareOf(stack: Stack, { weights, packed }: Pick<Plan, 'weights' | 'packed'>): Software {
  const vendor = stack.tier === 'vendor'
  const huggingFace = stack.framework === 'hf'
  return {
    framework: stack.framework,
    tier: stack.tier,
    attention: vendor ? 'vendor' : stack.attention,
    loss: stack.loss,
    elementwise: stack.elementwise,
    optimizer: vendor ? 'distributed' : optimizers[stack.optimizer],
    paged: stack.optimizer === 'adamw-paged-8bit',
    inBackward: false,
    trained: stack.trained.full === 'bf16-master' ? 'master' : stack.trained.full,
    adapter: stack.trained.adapter,
    autocast: huggingFace && stack.trained.adapter === 'fp32',
    kbitUpcast: stack.kbitUpcast,
    quantizer: weights === 'nf4' ? 'bnb' : weights === 'int8' ? 'int8' : null,
    experts: vendor ? 'vendor' : huggingFace ? 'stock' : 'grouped',
    dispatch: 'tuned',
    gather: huggingFace ? 'hooks' : 'lean',
    deepspeed: stack.deepspeed,
    fp8: vendor ? 'tuned' : 'torch',
    variableLength: !packed,
    year: Math.min(stack.year, 2026),
    kernels: stack.kernels,
  }
}
