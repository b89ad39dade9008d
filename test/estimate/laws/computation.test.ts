/** One thing changed in a run, what is computed: which way it must move time and memory. */
import { expect, test } from 'vitest'
import { full, withSoftware, violations, type Law, lora, qlora, stateFigures } from './law.ts'

test.each<Law>([
  [
    'nothing is recomputed',
    full,
    { ...full, recomputation: 'none' },
    { down: ['linear', 'attention', 'perToken'], up: ['activations', 'allocated'], same: stateFigures },
  ],
  [
    'a part is recomputed',
    full,
    { ...full, recomputation: 'selective' },
    { down: ['linear', 'attention'], up: ['activations'], same: stateFigures },
  ],
  [
    'twice the sequence, half the rows',
    full,
    { ...full, sequenceLength: 8192, microBatch: 1 },
    { up: ['attention', 'perToken'], same: ['linear', ...stateFigures] },
  ],
  [
    'twice the rows',
    full,
    { ...full, microBatch: 4 },
    { up: ['linear', 'step', 'activations', 'logits'], down: ['perToken'], same: stateFigures },
  ],
  [
    'adapters instead',
    full,
    lora,
    { down: ['linear', 'perToken', 'optimizer', 'communication', ...stateFigures], up: ['adapters'] },
  ],
  [
    'a higher rank',
    lora,
    { ...lora, rank: 64 },
    { up: ['adapters', 'perToken', ...stateFigures], same: ['linear', 'attention', 'logits'] },
  ],
  [
    'adapters on attention alone',
    lora,
    { ...lora, targets: 'attn' },
    { down: ['adapters', 'live', ...stateFigures], same: ['linear', 'activations'] },
  ],
  [
    'adapters on query and value alone',
    { ...lora, targets: 'attn' },
    { ...lora, targets: 'qv' },
    { down: ['adapters', ...stateFigures] },
  ],
  [
    'embeddings trained beside them',
    lora,
    { ...lora, embeddingsTrained: true },
    { up: ['adapters', 'persistent'], same: ['linear', 'gradients'] },
  ],
  [
    'weights in four bits',
    { ...qlora, method: 'lora', weights: 'bf16', software: { ...qlora.software, quantizer: null } },
    qlora,
    { down: ['persistent', 'allocated'], up: ['adapters', 'perToken'], same: ['linear'] },
  ],
  [
    'unpacked by another kernel',
    qlora,
    withSoftware(qlora, { quantizer: 'gptq' }),
    { same: ['linear', 'attention', ...stateFigures] },
  ],
  ['weights in eight bits', qlora, { ...qlora, weights: 'int8' }, { up: ['persistent'] }],
  ['weights in 32 bits', lora, { ...lora, weights: 'fp32' }, { up: ['persistent'], same: ['gradients'] }],
  [
    'norms and head kept in fp32',
    qlora,
    withSoftware(qlora, { kbitUpcast: true, autocast: true }),
    { up: ['persistent', 'activations', 'live', 'memoryBound'], same: ['logits'] },
  ],
  [
    'a head in fp32 where no autocast takes it back',
    withSoftware(qlora, { kbitUpcast: true, autocast: true, loss: 'lean' }),
    withSoftware(qlora, { kbitUpcast: true, autocast: false, loss: 'lean' }),
    { up: ['logits', 'live', 'allocated'], same: ['persistent', 'activations'] },
  ],
  [
    'norms and head are left as they are in a sharded base',
    { ...qlora, gpuCount: 8, sharding: 'fsdp' },
    withSoftware(qlora, { kbitUpcast: true }, { gpuCount: 8, sharding: 'fsdp' }),
    { same: ['persistent', 'activations', 'logits', 'live'] },
  ],
  [
    'adapters kept in fp32',
    lora,
    withSoftware(lora, { adapter: 'fp32' }),
    { up: ['live', ...stateFigures], same: ['activations'] },
  ],
])('%s', (...law) => {
  expect(violations(law)).toEqual([])
})
