/** One thing changed in a run, where it is kept: which way it must move time and memory. */
import { expect, test } from 'vitest'
import { full, having, broken, type Law, lora, one, states } from './law.ts'

/** One GPU that has not room for everything. */
const small = { ...one, hardware: { ...one.hardware, usableMemory: 40e9 } }

test.each<Law>([
  ['one GPU has nothing to gather', one, { ...one, sharding: 'fsdp' }, { same: ['allocated', 'exchange'] }],
  [
    'an optimizer in eight bits',
    full,
    having(full, { optimizer: '8bit' }),
    { down: ['held'], same: ['gradients', 'linear'] },
  ],
  [
    'a paged optimizer that the card has room for',
    one,
    having(one, { paged: true }),
    { down: ['held'], same: ['gradients', 'optimizer', 'perToken'] },
  ],
  [
    'a paged optimizer that spills',
    small,
    having(small, { paged: true }),
    { down: ['held'], up: ['optimizer', 'perToken'], same: ['gradients'] },
  ],
  [
    'a paged optimizer that spills less, in eight bits',
    having(small, { paged: true }),
    having(small, { paged: true, optimizer: '8bit' }),
    { down: ['optimizer', 'perToken'] },
  ],
  ['a paged optimizer of adapters costs nothing', lora, having(lora, { paged: true }), { same: ['optimizer', 'held'] }],
  [
    'gradients let go in the backward pass',
    one,
    having(one, { inBackward: true }),
    { down: ['gradients', 'allocated'], same: ['held'] },
  ],
  ['fp32 trained weights', full, having(full, { trained: 'fp32' }), { up: states }],
  [
    'nothing sharded',
    full,
    { ...full, sharding: 'none' },
    { up: [...states, 'optimizer'], same: ['linear', 'logits'] },
  ],
  [
    'the optimizer alone sharded',
    { ...full, sharding: 'none' },
    { ...full, sharding: 'zero1' },
    { down: ['held', 'optimizer'], same: ['gradients'] },
  ],
  [
    'gradients sharded besides',
    { ...full, sharding: 'zero1' },
    { ...full, sharding: 'zero2' },
    { down: ['gradients'], same: ['held'] },
  ],
  ['gathered whole', full, having(full, { gather: 'whole' }), { up: states, down: ['gathered'] }],
  [
    'the optimizer on the host',
    full,
    { ...full, offload: { ...full.offload, optimizer: true } },
    { down: ['held'], up: ['optimizer', 'perToken'], same: ['gradients'] },
  ],
  [
    'the weights on the host',
    full,
    { ...full, offload: { ...full.offload, params: true } },
    { down: states, up: ['optimizer', 'perToken'] },
  ],
  [
    'the weights on the host, and too few tokens to hide their way',
    { ...lora, sequenceLength: 64 },
    { ...lora, sequenceLength: 64, offload: { ...lora.offload, params: true } },
    { down: ['held'], up: ['step', 'perToken'], same: ['linear'] },
  ],
  [
    'frozen weights on the host',
    lora,
    { ...lora, offload: { ...lora.offload, params: true } },
    { down: ['held'], up: ['optimizer', 'perToken'], same: ['gradients'] },
  ],
  [
    'activations on the host, on their way while others are computed',
    full,
    { ...full, offload: { ...full.offload, activations: true } },
    { down: ['activations'], same: ['optimizer', 'perToken', ...states] },
  ],
  [
    'one step an optimizer step',
    full,
    { ...full, accumulation: 1 },
    { up: ['optimizer', 'perToken'], same: ['linear', 'held'] },
  ],
  ["DeepSpeed's buffers", full, having(full, { deepspeed: true }), { up: ['gathered', ...states] }],
  ['heavy hooks at each layer', full, having(full, { gather: 'hooks' }), { up: ['gathered', 'exchange'] }],
  ['one GPU gathers nothing', full, one, { down: ['gathered'], up: [...states, 'optimizer'] }],
  [
    'an embedding tied to the head',
    full,
    { ...full, shape: { ...full.shape, tiedEmbeddings: true } },
    { down: ['gathered'], same: states },
  ],
])('%s', (...law) => {
  expect(broken(law)).toEqual([])
})
