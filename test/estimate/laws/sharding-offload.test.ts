/** One thing changed in a run, where it is kept: which way it must move time and memory. */
import { expect, test } from 'vitest'
import { full, withSoftware, violations, type Law, lora, singleGpu, stateFigures } from './law.ts'

/** One GPU that has not room for everything. */
const smallGpu = { ...singleGpu, hardware: { ...singleGpu.hardware, usableMemory: 40e9 } }
const hostOptimizer = { ...full, offload: { ...full.offload, optimizer: true } }

test.each<Law>([
  [
    'one GPU has nothing to gather',
    singleGpu,
    { ...singleGpu, sharding: 'fsdp' },
    { same: ['allocated', 'communication'] },
  ],
  [
    'an optimizer in eight bits',
    full,
    withSoftware(full, { optimizer: '8bit' }),
    { down: ['persistent'], same: ['gradients', 'linear'] },
  ],
  [
    'a paged optimizer that the card has room for',
    singleGpu,
    withSoftware(singleGpu, { paged: true }),
    { down: ['persistent'], same: ['gradients', 'optimizer', 'perToken'] },
  ],
  [
    'a paged optimizer that spills',
    smallGpu,
    withSoftware(smallGpu, { paged: true }),
    { down: ['persistent'], up: ['optimizer', 'perToken'], same: ['gradients'] },
  ],
  [
    'a paged optimizer that spills less, in eight bits',
    withSoftware(smallGpu, { paged: true }),
    withSoftware(smallGpu, { paged: true, optimizer: '8bit' }),
    { down: ['optimizer', 'perToken'] },
  ],
  [
    'a paged optimizer of adapters costs nothing',
    lora,
    withSoftware(lora, { paged: true }),
    { same: ['optimizer', 'persistent'] },
  ],
  [
    'gradients let go in the backward pass',
    singleGpu,
    withSoftware(singleGpu, { inBackward: true }),
    { down: ['gradients', 'allocated'], same: ['persistent'] },
  ],
  ['fp32 trained weights', full, withSoftware(full, { trained: 'fp32' }), { up: stateFigures }],
  [
    'nothing sharded',
    full,
    { ...full, sharding: 'none' },
    { up: [...stateFigures, 'optimizer'], same: ['linear', 'logits'] },
  ],
  [
    'the optimizer alone sharded',
    { ...full, sharding: 'none' },
    { ...full, sharding: 'zero1' },
    { down: ['persistent', 'optimizer'], same: ['gradients'] },
  ],
  [
    'gradients sharded besides',
    { ...full, sharding: 'zero1' },
    { ...full, sharding: 'zero2' },
    { down: ['gradients'], same: ['persistent'] },
  ],
  ['gathered whole', full, withSoftware(full, { gather: 'whole' }), { up: stateFigures, down: ['gathered'] }],
  [
    'the optimizer on the host',
    full,
    hostOptimizer,
    { down: ['persistent'], up: ['optimizer', 'perToken'], same: ['gradients'] },
  ],
  [
    'the weights on the host',
    full,
    { ...full, offload: { ...full.offload, params: true } },
    { down: stateFigures, up: ['optimizer', 'perToken'] },
  ],
  [
    'the weights on the host, and too few tokens to hide their way',
    { ...lora, sequenceLength: 64 },
    { ...lora, sequenceLength: 64, offload: { ...lora.offload, params: true } },
    { down: ['persistent'], up: ['step', 'perToken'], same: ['linear'] },
  ],
  [
    'frozen weights on the host',
    lora,
    { ...lora, offload: { ...lora.offload, params: true } },
    { down: ['persistent'], up: ['optimizer', 'perToken'], same: ['gradients'] },
  ],
  [
    'activations on the host, on their way while others are computed',
    full,
    { ...full, offload: { ...full.offload, activations: true } },
    { down: ['activations'], same: ['optimizer', 'perToken', ...stateFigures] },
  ],
  [
    'one step an optimizer step',
    full,
    { ...full, accumulation: 1 },
    { up: ['optimizer', 'perToken'], same: ['linear', 'persistent'] },
  ],
  [
    'an optimizer on the host, and gradients that are added there after every micro-step',
    { ...hostOptimizer, accumulation: 1 },
    { ...hostOptimizer, accumulation: 1000 },
    { up: ['optimizer', 'perToken'], same: ['linear', 'persistent'] },
  ],
  ["DeepSpeed's buffers", full, withSoftware(full, { deepspeed: true }), { up: ['gathered', ...stateFigures] }],
  ['heavy hooks at each layer', full, withSoftware(full, { gather: 'hooks' }), { up: ['gathered', 'communication'] }],
  ['one GPU gathers nothing', full, singleGpu, { down: ['gathered'], up: [...stateFigures, 'optimizer'] }],
  [
    'an embedding tied to the head',
    full,
    { ...full, shape: { ...full.shape, tiedEmbeddings: true } },
    { down: ['gathered'], same: stateFigures },
  ],
])('%s', (...law) => {
  expect(violations(law)).toEqual([])
})
