/** An invoice of lines with prices of their own is summed; checkpoints that are counted take their sum of bytes. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'
import { lastMeant } from './thread-driver.ts'

test.each([
  [
    'write me an invoice: 700 A100 hours at $1.50, 3 TB storage for 2 months at $0.10/GB, support $200',
    /^\$1,850\.00 in all[^]*700 h × \$1\.50 = \$1,050\.00[^]*3,000 GB × \$0\.1 × 2 months = \$600\.00[^]*support \$200: \$200\.00/,
  ],
  [
    'what does it come to in total: 8 H100 for 10 days at $2.50/h plus 5 TB disk at 0.08 per GB month',
    /^\$4,931\.51 in all[^]*8 GPUs × 240 h × \$2\.50 = \$4,800\.00[^]*where a month is billed whole it is \$400\.00, \$5,200\.00 in all/,
  ],
  ['invoice total? 300 gpu hours @ €2.10, 400 GB egress at 9 cents a GB', /^€666\.00 in all/],
])('%s', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  '8x H100 for 3 weeks at 2.6 an hour, what is the total?',
  'total cost of llama 8b lora on 50M tokens and 900 H100 hours at 2.40',
  '8 GPUs, 112 hours, 2.49 an hour, 2 TB egress at 9 cents a GB, charged $2,411: does that add up?',
])('%s: is no invoice to be written', (text) => expect(shown(text)).not.toContain('by your figures, '))

test.each([
  [
    'how many TB do eight checkpoints of a 70B need',
    /8 checkpoints in all: 7\.9 TB if each is kept .*; 1\.1 TB for the weights alone/,
  ],
  ['Storage for 30 checkpoints of a 13B, weights only?', /Keeping 30 checkpoints of 26 GB \(weights alone\)/],
])('%s', (text, said) => expect(shown(text)).toMatch(said))

test('a bill that is asked to be too high is told it is not', () => {
  expect(shown('4 A100 running day and night for 30 days, invoice 4,900 dollars. too high?')).toMatch(
    /^No, not too much/,
  )
})

test('the hours of a teacher that is asked on the fly are told beside those of its student', () => {
  const said = shown('distill a 32B teacher into a 1.5B student, 800M tokens, online logits, 8 H100')
  expect(said).toMatch(/the training alone: 8 × H100/)
  const [, passes = '', both = ''] =
    /about (\d+) H100-hours.*the 8 H100s for both in turn would take about ([\d.]+) h/su.exec(said) ?? []
  expect(Number(both)).toBeGreaterThan(Number(passes) / 8)
})

test.each<[told: string, says: RegExp]>([
  [
    'spot works for us, we save every 25 minutes',
    /^plan: [^\n]*, spot: .*Changed: spot, a checkpoint every 25 min\./su,
  ],
  ['we checkpoint every 40 min so interruptible is fine', /^plan: [^\n]*, spot: .*a checkpoint every 40 min\./su],
  ['saving every 300 steps, 4 A100s please', /Changed: .*4 GPUs, a checkpoint every 300 steps\./su],
  // What was says why, and wishes nothing.
  ['spot got taken away last time, we save every 25 minutes', /^plan: .*Changed: a checkpoint every 25 min\./su],
])('%s: how often it is saved, and what stands beside it', (told, says) =>
  expect(lastMeant(['lora on qwen2.5 32b, 70M tokens', told])).toMatch(says),
)

test.each<[job: string, told: string, says: RegExp]>([
  [
    'llama 3 8b lora 50M tokens on a single A100',
    'finished, 4h20 all in, we paid 1.50/h',
    /^run: .*4\.3 h × \$1\.50\/h = \$6\.50\.\n\$6\.50 /su,
  ],
  [
    'full ft mistral 7b 1.5B tokens, 8xH100',
    'done, 9 h, paid $2.20/h',
    /^run: .*9 h × 8 GPUs × \$2\.20\/h = \$158\./su,
  ],
  [
    'full ft mistral 7b 1.5B tokens, 8xH100',
    'done, took 9 h at 20.50 per hour',
    /^run: .*9 h × \$20\.50\/h for all of them = \$185\./su,
  ],
  // A bill beside it stands.
  ['llama 3 8b lora 50M tokens on a single A100', 'done in 3h, $6 at 2/h', /^run: [^\n]*\n\$6 /su],
])('%s: %s', (job, told, says) => expect(lastMeant([job, told])).toMatch(says))

test.each<[told: string, says: RegExp]>([
  ['none of us is going to okay anything over 1400', /^plan: .*Changed: under \$1,400\./su],
  ["the cfo won't sign off on more than 1.8k", /^plan: .*Changed: under \$1,800\./su],
  ['everything past 1300 has to go to the committee', /^plan: .*Changed: under \$1,300\./su],
  ["we can't get more than €1200 approved", /^plan: .*Changed: under \$1,[\d]+ \(€1,200\)\./su],
  ['nobody would approve more than 4 gpus', /Changed: 4 GPUs\./u],
])('%s: all that may be spent', (told, says) =>
  expect(lastMeant(['pretrain a 1.3B model from scratch on 26B tokens', told])).toMatch(says),
)
