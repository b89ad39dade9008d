/** What trainers and nvidia-smi print, line by line. Written by hand after the formats that each of them documents. */
import { describe, expect, test } from 'vitest'
import { readTrainerLog } from '../../../src/language/replies/trainer-log.ts'

const GIB = 2 ** 30

test.each([
  [
    'torchtune',
    'Step 12 | loss:1.42 lr:2e-05 tokens_per_second_per_gpu:2345.67 peak_memory_active:17.2 peak_memory_alloc:17.5 peak_memory_reserved:19.25',
    { tokensPerSecond: 2345.67, perGpu: true, peak: { bytes: 19.25 * GIB, metric: 'reserved' } },
  ],
  [
    'Axolotl',
    "{'loss': 2.03, 'grad_norm': 0.5, 'learning_rate': 4.9e-06, 'memory/max_mem_active(gib)': 34.89, 'memory/max_mem_allocated(gib)': 34.89, 'memory/device_mem_reserved(gib)': 41.25, 'epoch': 2.0}",
    { perGpu: null, peak: { bytes: 41.25 * GIB, metric: 'reserved' } },
  ],
  [
    'Axolotl, newer',
    "{'loss': 1.1, 'memory/max_allocated (GiB)': 20.5, 'memory/device_reserved (GiB)': 24.0, 'tokens_per_second_per_gpu': 4100.5}",
    { tokensPerSecond: 4100.5, perGpu: true, peak: { bytes: 24 * GIB, metric: 'reserved' } },
  ],
  [
    'HF Trainer, the end of a run',
    "{'train_runtime': 2219.0, 'train_samples_per_second': 1.474, 'train_steps_per_second': 0.185, 'train_loss': 0.72, 'epoch': 3.0}",
    { samplesPerSecond: 1.474, secondsPerStep: 1 / 0.185, perGpu: null },
  ],
  ['HF Trainer with tokens', "{'train_tokens_per_second': 2300.5}", { tokensPerSecond: 2300.5, perGpu: false }],
  [
    'LLaMA-Factory',
    "{'loss': 0.9, 'num_input_tokens_seen': 1048576, 'throughput': '2,311.4'}",
    { tokensPerSecond: 2311.4, perGpu: false },
  ],
  [
    'torchtitan',
    '[rank0]:[titan] 2026-02-24 19:46:17,508 - root - INFO - step:  4  loss:  7.62  grad_norm: 26.6  memory: 66.91GiB(37.51%)  tps: 10,050  tflops: 314.71  mfu: 13.99%',
    { tokensPerSecond: 10050, perGpu: true, peak: { bytes: 66.91 * GIB, metric: 'reserved' } },
  ],
  [
    'Megatron',
    ' [2026-04-06 03:02:12] iteration 71/ 100 | consumed samples: 9088 | elapsed time per iteration (ms): 5361.6 | throughput per GPU (TFLOP/s/GPU): 243.6 | learning rate: 1.4E-05 | global batch size:   128 | lm loss: 1.81E+00 |',
    { secondsPerStep: 5.3616, flopsPerGpu: 243.6e12, globalBatch: 128, perGpu: null },
  ],
  [
    'NeMo',
    'Training epoch 0, iteration 9/99 | lr: 3e-05 | consumed_samples: 1280 | global_batch_size: 128 | global_step: 9 | reduced_train_loss: 1.2 | train_step_timing in s: 4.21',
    { secondsPerStep: 4.21, globalBatch: 128, perGpu: null },
  ],
  ['Axolotl, by its older name', "{'tokens/train_per_sec_per_gpu': 1832.5}", { tokensPerSecond: 1832.5, perGpu: true }],
  ['NeMo, its flops', 'TFLOPS_per_GPU: 412.5', { flopsPerGpu: 412.5e12, perGpu: null }],
  ['steps by the second', 'step 12: 3.5 s/step', { secondsPerStep: 3.5, perGpu: null }],
  [
    'torchtune without what is reserved',
    'peak_memory_allocated:17.5',
    { perGpu: null, peak: { bytes: 17.5 * GIB, metric: 'allocated' } },
  ],
  ['a progress bar', ' 12%|█▏        | 120/1000 [05:12<38:01,  2.59s/it]', { secondsPerStep: 2.59, perGpu: null }],
  ['a fast progress bar', '67%|███| 2/3 [00:01<00:00,  1.68it/s]', { secondsPerStep: 1 / 1.68, perGpu: null }],
  [
    'nvidia-smi',
    '| 30%   45C    P2    320W / 350W |  17342MiB / 24564MiB |     98%      Default |',
    { perGpu: null, peak: { bytes: 17342 * 2 ** 20, metric: 'smi' } },
  ],
  [
    'nvidia-smi in CSV',
    'memory.used [MiB], memory.total [MiB]\n17342 MiB, 24564 MiB',
    { perGpu: null, peak: { bytes: 17342 * 2 ** 20, metric: 'smi' } },
  ],
] as const)('%s', (_, line, said) => {
  const { from, ...reading } = readTrainerLog(line) ?? { from: '' }
  expect(from).not.toBe('')
  expect(reading).toEqual(said)
})

describe('several lines', () => {
  test('the first, which carries the warm-up, is dropped, and the middle one counts', () => {
    const lines = [400, 2300, 2310, 2290].map((speed, step) => `Step ${step} | tokens_per_second_per_gpu:${speed}`)
    expect(readTrainerLog(lines.join('\n'))?.tokensPerSecond).toBe(2300)
  })

  test('of memory the largest counts', () => {
    const lines = [10, 18, 12].map((size) => `peak_memory_reserved:${size}`)
    expect(readTrainerLog(lines.join('\n'))?.peak?.bytes).toBe(18 * GIB)
  })
})

test.each([
  'thanks!',
  'our throughput: is it good?',
  'tps: what does it mean',
  '8 H100s',
  'we measured 2,300 tok/s',
  "{'loss': 1.2, 'epoch': 0.1}",
  '',
])('no log: %s', (text) => {
  expect(readTrainerLog(text)).toBeNull()
})

test('hostile texts take no time worth mentioning', () => {
  for (const text of ['1'.repeat(1e6), 'tokens_per_second_per_gpu: '.repeat(4e4), '9,'.repeat(5e5), ' '.repeat(1e6)])
    expect(() => readTrainerLog(text)).not.toThrow()
})
