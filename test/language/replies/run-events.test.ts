/** Lines of trainers and words of people that say how far a run is, and wishes to be told of a price. */
import { expect, test } from 'vitest'
import { readLoggedStep, readTrainingProgress } from '../../../src/language/replies/training-progress.ts'
import { readReply } from '../../../src/language/replies/reply.ts'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

const progress = (step: number, totalSteps: number, elapsedHours: number | null) => ({
  kind: 'progress',
  step,
  totalSteps,
  elapsedHours,
})

test.each([
  [' 30%|███       | 1200/4000 [5:00:00<11:40:00, 15.0s/it]', progress(1200, 4000, 5)],
  ['Map: 100%|██████████| 5000/5000 [00:10<00:00, 500 examples/s]', null],
  [
    'Map: 100%|██████████| 5000/5000 [00:10<00:00, 500 examples/s]\n  1%|  | 12/1,200 [30:00<40:00:00, 150s/it]',
    progress(12, 1200, 0.5),
  ],
  [
    '{"current_steps": 50, "total_steps": 200, "loss": 1.2, "percentage": 25.0, "elapsed_time": "1 day, 2:00:00", "remaining_time": "3 days"}',
    progress(50, 200, 26),
  ],
  [
    ' iteration     1200/    4000 | consumed samples:  1 | elapsed time per iteration (ms): 15000.0 | loss: 1',
    progress(1200, 4000, 5),
  ],
  ["{'loss': 1.2, 'learning_rate': 1e-05, 'epoch': 0.31}", null],
])('%s', (text, expected) => {
  expect(readTrainingProgress(text)).toEqual(expected)
})

test('torchtitan says the step alone', () => {
  const log = '[rank0]: step: 1200  loss:  1.2034  memory: 70.1GiB(88.2%)  tps: 1,120'
  expect(readLoggedStep(log, 4000)).toEqual(progress(1200, 4000, null))
  expect(readLoggedStep(log, null)).toBeNull()
})

const parsed = parseCommand('70b 2B tokens', vocabulary, today)
if ('problem' in parsed) throw new Error('no job')
const { scenario } = parsed
const read = (text: string, isAddressed: boolean) => readReply(scenario, text, vocabulary, today, { isAddressed })

test.each([
  ['we are at step 1200 of 4000 after 5 hours', progress(1200, 4000, 5)],
  ['step 1.2k/4k, 5h 30m in', progress(1200, 4000, 5.5)],
  ['45% after 2 days', progress(45, 100, 48)],
  ['we just kicked off the training', { kind: 'started' }],
  ['we launched it at noon', { kind: 'started' }],
  ['it crashed after 6 hours', { kind: 'crashed', elapsedHours: 6 }],
  ['resumed from the checkpoint at step 1000', { kind: 'resumed', step: 1000 }],
  ['the run is 80% done', progress(80, 100, null)],
])('%s is news, whoever hears it', (text, event) => {
  expect(read(text, false)).toMatchObject({ kind: 'run', event })
})

test.each([
  ['we stopped it', { kind: 'stopped', elapsedHours: null }],
  ['done', { kind: 'finished', elapsedHours: null, usd: null }],
])('%s is news where the app is meant, and talk elsewhere', (text, event) => {
  expect(read(text, true)).toMatchObject({ kind: 'run', event })
  expect(read(text, false).kind).not.toBe('run')
})

test.each([
  ['tell me when it drops below $500', { kind: 'price', belowUsd: 500 }],
  ['can you ping us once the bill is under 1,200 dollars', { kind: 'price', belowUsd: 1200 }],
  [
    'alert me when 8 h100 sxm are available at lambda',
    { kind: 'stock', gpus: ['h100-sxm'], gpuCount: 8, provider: 'lambda' },
  ],
  ['stop watching', { kind: 'stop' }],
  ['cancel the alert please', { kind: 'stop' }],
  ['tell me when h100 is below $2/h', { kind: 'hourly', usdPerGpuHour: 2 }],
  ['price alert if it goes under 0.25/hr', { kind: 'hourly', usdPerGpuHour: 0.25 }],
  ['ping us once b200s cost less than $3/h', { kind: 'hourly', usdPerGpuHour: 3, within: { gpus: ['b200'] } }],
  ['warn me when spot comes under $400', { kind: 'price', belowUsd: 400, within: { pricing: 'spot' } }],
  [
    'alert us when 8 h100 sxm at lambda are below $2,000',
    { kind: 'price', belowUsd: 2000, within: { gpus: ['h100-sxm'], gpuCount: 8, providers: ['lambda'] } },
  ],
  ['keep an eye on this and tell me once the price falls by 15%', { kind: 'cheaper', by: 0.15 }],
  ['let me know if it gets 10% cheaper on runpod', { kind: 'cheaper', by: 0.1, within: { providers: ['runpod'] } }],
  ['stop all alerts', { kind: 'stop' }],
  ['turn off my alert please', { kind: 'stop' }],
  ['no need to watch it any more', { kind: 'stop' }],
  ['you can stop watching now', { kind: 'stop' }],
])('%s', (text, request) => {
  expect(read(text, false)).toMatchObject({ kind: 'watch', request })
})

test.each(['tell me when you are back', 'let me know if that works', 'stop it', 'watch this', 'no more spot'])(
  '%s is no watch',
  (text) => {
    expect(read(text, true).kind).not.toBe('watch')
  },
)
