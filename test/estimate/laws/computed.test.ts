/** One thing changed in a run, what is computed: which way it must move time and memory. */
import { expect, test } from 'vitest'
import { full, having, broken, type Law, lora, qlora, states } from './law.ts'

test.each<Law>([
  [
    'nothing is recomputed',
    full,
    { ...full, recomputation: 'none' },
    { down: ['linear', 'attention', 'perToken'], up: ['activations', 'allocated'], same: states },
  ],
  [
    'a part is recomputed',
    full,
    { ...full, recomputation: 'selective' },
    { down: ['linear', 'attention'], up: ['activations'], same: states },
  ],
  [
    'twice the sequence, half the rows',
    full,
    { ...full, sequenceLength: 8192, microBatch: 1 },
    { up: ['attention', 'perToken'], same: ['linear', ...states] },
  ],
  [
    'twice the rows',
    full,
    { ...full, microBatch: 4 },
    { up: ['linear', 'step', 'activations', 'logits'], down: ['perToken'], same: states },
  ],
  [
    'adapters instead',
    full,
    lora,
    { down: ['linear', 'perToken', 'optimizer', 'exchange', ...states], up: ['adapters'] },
  ],
  [
    'a higher rank',
    lora,
    { ...lora, rank: 64 },
    { up: ['adapters', 'perToken', ...states], same: ['linear', 'attention', 'logits'] },
  ],
  [
    'adapters on attention alone',
    lora,
    { ...lora, targets: 'attn' },
    { down: ['adapters', 'live', ...states], same: ['linear', 'activations'] },
  ],
  [
    'adapters on query and value alone',
    { ...lora, targets: 'attn' },
    { ...lora, targets: 'qv' },
    { down: ['adapters', ...states] },
  ],
  [
    'embeddings trained beside them',
    lora,
    { ...lora, embeddingsTrained: true },
    { up: ['adapters', 'held'], same: ['linear', 'gradients'] },
  ],
  [
    'weights in four bits',
    { ...qlora, method: 'lora', weights: 'bf16', software: { ...qlora.software, quantizer: null } },
    qlora,
    { down: ['held', 'allocated'], up: ['adapters', 'perToken'], same: ['linear'] },
  ],
  [
    'unpacked by another kernel',
    qlora,
    having(qlora, { quantizer: 'gptq' }),
    { same: ['linear', 'attention', ...states] },
  ],
  ['weights in eight bits', qlora, { ...qlora, weights: 'int8' }, { up: ['held'] }],
  ['weights in 32 bits', lora, { ...lora, weights: 'fp32' }, { up: ['held'], same: ['gradients'] }],
  [
    'norms and head kept in fp32',
    qlora,
    having(qlora, { kbitUpcast: true, autocast: true }),
    { up: ['held', 'activations', 'live', 'memoryBound'], same: ['logits'] },
  ],
  [
    'a head in fp32 where no autocast takes it back',
    having(qlora, { kbitUpcast: true, autocast: true, loss: 'lean' }),
    having(qlora, { kbitUpcast: true, autocast: false, loss: 'lean' }),
    { up: ['logits', 'live', 'allocated'], same: ['held', 'activations'] },
  ],
  [
    'norms and head are left as they are in a sharded base',
    { ...qlora, gpuCount: 8, sharding: 'fsdp' },
    having(qlora, { kbitUpcast: true }, { gpuCount: 8, sharding: 'fsdp' }),
    { same: ['held', 'activations', 'logits', 'live'] },
  ],
  [
    'adapters kept in fp32',
    lora,
    having(lora, { adapter: 'fp32' }),
    { up: ['live', ...states], same: ['activations'] },
  ],
])('%s', (...law) => {
  expect(broken(law)).toEqual([])
})
