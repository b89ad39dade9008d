/** One thing changed in a run, how it is computed: which way it must move time and memory. */
import { expect, test } from 'vitest'
import { adaptedExperts, broken, full, having, type Law } from './law.ts'

test.each<Law>([
  [
    'a tuned attention kernel',
    full,
    having(full, { attention: 'flash3' }),
    { down: ['attention'], same: ['linear', 'activations'] },
  ],
  [
    'no attention kernel',
    full,
    having(full, { attention: 'eager' }),
    { up: ['attention', 'live'], same: ['linear', 'activations'] },
  ],
  [
    'whole logits',
    having(full, { loss: 'fused' }),
    having(full, { loss: 'eager' }),
    { up: ['logits', 'memoryBound'], same: ['linear', 'activations'] },
  ],
  [
    'gradients of logits written over them',
    having(full, { loss: 'lean' }),
    having(full, { loss: 'inplace' }),
    { down: ['logits'], same: ['linear', 'memoryBound', 'activations'] },
  ],
  [
    'a memory laid out once',
    having(full, { tier: 'expert' }),
    having(full, { tier: 'custom' }),
    { down: ['device'], same: ['held', 'logits'] },
  ],
  [
    'everything elementwise by itself',
    having(full, { elementwise: 'compiled' }),
    having(full, { elementwise: 'eager' }),
    { up: ['memoryBound', 'launch', 'live'], same: ['linear', 'attention'] },
  ],
  [
    'rows padded to their length',
    { ...full, sequenceLength: 512, microBatch: 32 },
    having(full, { variableLength: true }, { sequenceLength: 512, microBatch: 32 }),
    { up: ['step', 'perToken', 'device'], same: ['linear', 'allocated'] },
  ],
  [
    'one padded row is no waste',
    { ...full, sequenceLength: 512, microBatch: 1 },
    having(full, { variableLength: true }, { sequenceLength: 512, microBatch: 1 }),
    { same: ['step', 'perToken'] },
  ],
  ['long padded rows are no waste', full, having(full, { variableLength: true }), { same: ['step', 'perToken'] }],
  ['8-bit products', full, { ...full, compute: 'fp8' }, { down: ['linear'], up: ['memoryBound'], same: ['attention'] }],
  [
    '8-bit products of another kind',
    { ...full, compute: 'fp8' },
    having(full, { fp8: 'rowwise' }, { compute: 'fp8' }),
    { up: ['linear'] },
  ],
  [
    '8-bit products where the GPU has none',
    { ...full, hardware: { ...full.hardware, peakFp8: 0 } },
    { ...full, compute: 'fp8', hardware: { ...full.hardware, peakFp8: 0 } },
    { same: ['linear', 'memoryBound', 'step'] },
  ],
  [
    'a lower power limit',
    full,
    { ...full, hardware: { ...full.hardware, powerFraction: 0.6 } },
    { up: ['linear', 'attention', 'perToken'], same: ['memoryBound'] },
  ],
  [
    'a measured ceiling of half the peak',
    full,
    { ...full, hardware: { ...full.hardware, matmulFraction: 0.5 } },
    { up: ['linear', 'attention'], same: ['memoryBound'] },
  ],
  [
    'twice the memory bandwidth',
    full,
    { ...full, hardware: { ...full.hardware, bandwidth: 2 * full.hardware.bandwidth } },
    { down: ['memoryBound', 'perToken'] },
  ],
  [
    'software of a later year',
    full,
    having(full, { year: full.software.year + 1 }),
    { down: ['linear'], same: ['attention', 'memoryBound'] },
  ],
  [
    'experts looped over rather than in one grouped product',
    having(adaptedExperts, { experts: 'grouped' }),
    having(adaptedExperts, { experts: 'stock' }),
    { up: ['linear', 'perToken'], same: ['attention', 'memoryBound'] },
  ],
  ['stock expert kernels without experts', full, having(full, { experts: 'stock' }), { same: ['linear', 'step'] }],
])('%s', (...law) => {
  expect(broken(law)).toEqual([])
})
