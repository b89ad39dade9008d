/** One thing changed in a run, how it is computed: which way it must move time and memory. */
import { expect, test } from 'vitest'
import { moeLora, violations, full, withSoftware, type Law } from './law.ts'

test.each<Law>([
  [
    'a tuned attention kernel',
    full,
    withSoftware(full, { attention: 'flash3' }),
    { down: ['attention'], same: ['linear', 'activations'] },
  ],
  [
    'no attention kernel',
    full,
    withSoftware(full, { attention: 'eager' }),
    { up: ['attention', 'live'], same: ['linear', 'activations'] },
  ],
  [
    'whole logits',
    withSoftware(full, { loss: 'fused' }),
    withSoftware(full, { loss: 'eager' }),
    { up: ['logits', 'memoryBound'], same: ['linear', 'activations'] },
  ],
  [
    'gradients of logits written over them',
    withSoftware(full, { loss: 'lean' }),
    withSoftware(full, { loss: 'inplace' }),
    { down: ['logits'], same: ['linear', 'memoryBound', 'activations'] },
  ],
  [
    'a memory laid out once',
    withSoftware(full, { tier: 'expert' }),
    withSoftware(full, { tier: 'custom' }),
    { down: ['device'], same: ['persistent', 'logits'] },
  ],
  [
    'everything elementwise by itself',
    withSoftware(full, { elementwise: 'compiled' }),
    withSoftware(full, { elementwise: 'eager' }),
    { up: ['memoryBound', 'launch', 'live'], same: ['linear', 'attention'] },
  ],
  [
    'rows padded to their length',
    { ...full, sequenceLength: 512, microBatch: 32 },
    withSoftware(full, { variableLength: true }, { sequenceLength: 512, microBatch: 32 }),
    { up: ['step', 'perToken', 'device'], same: ['linear', 'allocated'] },
  ],
  [
    'one padded row is no waste',
    { ...full, sequenceLength: 512, microBatch: 1 },
    withSoftware(full, { variableLength: true }, { sequenceLength: 512, microBatch: 1 }),
    { same: ['step', 'perToken'] },
  ],
  ['long padded rows are no waste', full, withSoftware(full, { variableLength: true }), { same: ['step', 'perToken'] }],
  ['8-bit products', full, { ...full, compute: 'fp8' }, { down: ['linear'], up: ['memoryBound'], same: ['attention'] }],
  [
    '8-bit products of another kind',
    { ...full, compute: 'fp8' },
    withSoftware(full, { fp8: 'rowwise' }, { compute: 'fp8' }),
    { up: ['linear'] },
  ],
  [
    '8-bit products where the GPU has none',
    { ...full, hardware: { ...full.hardware, peakFlopsFp8: 0 } },
    { ...full, compute: 'fp8', hardware: { ...full.hardware, peakFlopsFp8: 0 } },
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
    withSoftware(full, { year: full.software.year + 1 }),
    { down: ['linear'], same: ['attention', 'memoryBound'] },
  ],
  [
    'experts looped over rather than in one grouped product',
    withSoftware(moeLora, { experts: 'grouped' }),
    withSoftware(moeLora, { experts: 'loop' }),
    { up: ['linear', 'perToken'], same: ['attention', 'memoryBound'] },
  ],
  ['stock expert kernels without experts', full, withSoftware(full, { experts: 'loop' }), { same: ['linear', 'step'] }],
])('%s', (...law) => {
  expect(violations(law)).toEqual([])
})
