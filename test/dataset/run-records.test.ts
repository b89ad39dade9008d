/** What trainers and Weights & Biases write of a run, read as a measurement; and files that are none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRunFile } from '../../src/conversation/run-file.ts'
import { openDatasetFile } from '../../src/dataset/dataset-file.ts'
import { isRunRecord } from '../../src/dataset/run-record-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, content: string | Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, content)
  return openDatasetFile(path)
}

const jsonLines = (count: number, row: (step: number) => unknown): string =>
  Array.from({ length: count }, (_, at) => JSON.stringify(row(at + 1))).join('\n')

const trainerState = {
  best_metric: null,
  global_step: 375,
  log_history: [
    ...[10, 20, 30].map((step) => ({ loss: 1.5, step, num_input_tokens_seen: step * 32_000 })),
    { step: 375, train_runtime: 3600, train_samples_per_second: 3.2, train_steps_per_second: 0.1 },
  ],
  num_input_tokens_seen: 12_000_000,
}
const curve = (runs: readonly string[]): string => {
  const columns = runs.flatMap((run) => [`"${run} - train/tokens_per_second_per_gpu"`, `"${run} - x__MAX"`])
  return [['"Step"', ...columns].join(), ['"1"', ...columns.map(() => '2000')].join()].join('\n')
}
const tableOfRuns = (count: number): string =>
  ['"Name","State","Runtime","gpu_count","train/global_step","train/num_tokens"']
    .concat(Array.from({ length: count }, () => '"a","finished","3600","8","360","7200000"'))
    .join('\n')

test.each([
  [
    'trainer_state.json',
    JSON.stringify(trainerState, null, 2),
    { metrics: { from: 'HF Trainer', secondsPerStep: 10, globalBatch: 32 }, tokens: 12_000_000, steps: 375, hours: 1 },
  ],
  [
    'trainer_log.jsonl',
    jsonLines(40, (step) => ({
      current_steps: step,
      elapsed_time: `0:0${step % 6}:00`,
      throughput: step < 2 ? 9 : 2300,
    })),
    { metrics: { from: 'LLaMA-Factory', tokensPerSecond: 2300, perGpu: false }, steps: 40 },
  ],
  [
    'titan.jsonl',
    jsonLines(9, (step) => ({ step, 'throughput(tps)': step < 2 ? 70 : 7000, 'memory/max_reserved(GiB)': 60 + step })),
    {
      metrics: {
        from: 'torchtitan',
        tokensPerSecond: 7000,
        perGpu: true,
        peak: { bytes: 69 * 2 ** 30, metric: 'reserved' },
      },
    },
  ],
  [
    'wandb-summary.json',
    JSON.stringify({
      _runtime: 3600,
      _wandb: { runtime: 3600 },
      'train/global_step': 360,
      'train/num_tokens': 7_200_000,
    }),
    { metrics: { tokensPerSecond: 2000, perGpu: false, secondsPerStep: 10 }, steps: 360, hours: 1 },
  ],
  ['curve.csv', curve(['run-1']), { metrics: { tokensPerSecond: 2000, perGpu: true } }],
  ['table.csv', tableOfRuns(1), { metrics: { tokensPerSecond: 2000, secondsPerStep: 10 }, gpuCount: 8, hours: 1 }],
  ['run.log', "{'loss': 1.2, 'epoch': 0.1}\n{'train_steps_per_second': 0.5}\n", { metrics: { secondsPerStep: 2 } }],
])('%s is a run', async (name, content, expected) => {
  const file = await fileOf(name, content)
  expect(await readRunFile(file)).toMatchObject(expected)
  expect(isRunRecord(file)).toBe(true)
})

test.each([
  ['run.wandb', ':W&B\0\0\0', /^run\.wandb is the binary log .* send files\/wandb-summary\.json/],
  ['two.csv', curve(['run-1', 'run-2']), /has several runs side by side: export one/],
  ['runs.csv', tableOfRuns(2), /lists several runs: send the row of one/],
  ['cut.json', JSON.stringify(trainerState, null, 2).slice(0, 200), /is not JSON: it may have been cut off/],
  ['wide.csv', `train_runtime,${'c,'.repeat(1_000_000)}\n1`, /more than 10000 columns/],
  ['picture.json', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), /is not text/],
  [
    'chats.jsonl',
    jsonLines(3, (row) => ({ prompt: `say "train_runtime": ${row}` })),
    /says nothing of speed or memory/,
  ],
  ['large.json', `{"log_history":[\n${' '.repeat(65 * 2 ** 20)}]}`, /one JSON value of more than 64 MiB/],
])('%s is refused in a sentence', async (name, content, expected) => {
  const file = await fileOf(name, content)
  await expect(readRunFile(file)).rejects.toThrow(new RegExp(expected.source.replace(/^\^/, '')))
})

test('training data is not taken for a run', async () => {
  const rows = jsonLines(3, (row) => ({ prompt: `the log said {\\"train_runtime\\": ${row}}`, step: row }))
  expect(isRunRecord(await fileOf('data.jsonl', rows))).toBe(false)
})
