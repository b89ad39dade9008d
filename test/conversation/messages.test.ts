/** Messages written to people: what is said of the data, the money, the days and the choice is read, and what is not is asked. */
import { expect, test } from 'vitest'
import { read, specOf } from './read-message.ts'

const job = 'Llama 3.1 8B LoRA'

test.each([
  // What comes by the day, and for how long.
  [`We log 4,000 conversations a day, ~650 tokens each. ${job} on the last 90 days, cost?`, { tokens: 234e6 }],
  [
    `daily 1,500 chats (700 tokens), we want to use 30 days' worth, ${job}, cost?`,
    { tokens: 31.5e6, deadlineHours: null },
  ],
  [`${job}, retrained weekly on 15k tickets a week, 700 tokens each, cost?`, { tokens: 10.5e6 }],
  // Shares, splits and parts.
  [`${job} on 50,000 rows of 600 tokens, 80/20 train/test split, cost?`, { tokens: 24e6 }],
  [`${job}: 80k train / 5k dev / 5k test, 200 tokens each, cost?`, { tokens: 16e6 }],
  [`${job}: 80k chat (700 tok), 20k code (1.2k tok), 5k math (300 tok), cost?`, { tokens: 81.5e6 }],
  [`${job}: 52k examples in all: 40k chats (600 tokens) and 12k docs (2k tokens), cost?`, { tokens: 48e6 }],
  [`last time 20k rows of 300 tokens, now 60k rows of 400 tokens, ${job}, cost?`, { tokens: 24e6 }],
  [`${job} on 100M tokens, 70/30 code and text, we work 9/5, cost?`, { tokens: 100e6 }],
  [`2B tokens crawl, 70% survives the filter. ${job}, cost?`, { tokens: 1.4e9 }],
  [`200M tokens, ${job}, 60% of our users are in Europe, cost?`, { tokens: 200e6 }],
  [`${job}, 10k chats, 50-2,000 tokens, mean 400, cost?`, { tokens: 4e6 }],
  [`corpus 8,5 GB of plain text, continued pretraining of Llama 3.1 8B, cost?`, { task: 'pretrain' }],
  [`${job} on 80.000 rows, 100 tokens each, cost?`, { tokens: 8e6 }],
  // What remains of a run.
  ['Run stopped at 45% of 2B tokens (8B, full). What does the rest cost?', { tokens: expect.closeTo(1.1e9, -3) }],
  [
    'Step 1400 of 6000 when it crashed. We restart from the checkpoint at 1200: 70B QLoRA, bs 16 x 4096',
    { tokens: 4800 * 65_536 },
  ],
  ['600M of the 900M tokens are done, 8B full. Price to finish?', { tokens: expect.closeTo(300e6, -3) }],
  ['2 of 3 epochs are done, 8B LoRA, 50M tokens per epoch. Price to finish?', { tokens: expect.closeTo(50e6, -3) }],
  [`half of the labelling is done, the rest follows. ${job} on 20M tokens`, { tokens: 20e6 }],
  // Whose money it is.
  [
    `1.5M€ overall, 180k for compute. ${job} on 20M tokens, feasible?`,
    { tokens: 20e6, budgetUsd: expect.closeTo(212e3, -4) },
  ],
  [`Legal approved $250 for training, $4,000 for the UI work. ${job} on 20M tokens, ok?`, { budgetUsd: 250 }],
  [`The budget for compute is $8,000, the project being $240,000. ${job} on 20M tokens, ok?`, { budgetUsd: 8000 }],
  [`Money is short: my supervisor approved 300, not 3000. ${job} on 20M tokens, ok?`, { budgetUsd: 300 }],
  [`Sanity check: the vendor wants 9,500 € for ${job} on 20M tokens. Fair?`, { budgetUsd: expect.closeTo(11197, -2) }],
  [`The old invoice was $3,000. ${job} on 20M tokens, what should it cost?`, { budgetUsd: null }],
  [`Is $2k realistic for a LoRA of Llama 3.1 8B on 20M tokens?`, { budgetUsd: 2000 }],
  [`Is the $800 that is left enough for ${job} on 20M tokens?`, { budgetUsd: 800 }],
  [`I have approval for USD 250. ${job} on 20M tokens, ok?`, { budgetUsd: 250 }],
  [`${job} on 20M tokens. Prof said under 300 is ok without asking the dean`, { budgetUsd: 300 }],
  [`${job} on 20M tokens. Anything over $400 needs approval by finance`, { budgetUsd: 400 }],
  [`The old one was $61 and the new one shouldn't cost more than that: ${job} on 20M tokens`, { budgetUsd: 61 }],
  [`${job} on 20M tokens, the last run cost us $40. Price?`, { budgetUsd: null }],
  // Days of the run, and of other things.
  [`${job} on 20M tokens, finished before the demo on the 3rd, cost?`, { deadlineHours: 6 * 24 }],
  [`${job} on 20M tokens on our 8 H100, booked for two weeks from 6 Jan. Fits?`, { deadlineHours: 336 }],
  [
    `From: Piotr\nDate: Tue, Nov 24\nSubject: quote\n\nHi, we agreed on ${job}, 20M tokens.\n\nCan you plan this one?`,
    { deadlineHours: null },
  ],
  [`${job} on 20M tokens, cost? Next sync Thu 10:30.`, { deadlineHours: null }],
  [`${job} on 20M tokens by end of March, cost?`, { deadlineHours: 124 * 24 }],
  // Where it must stay, and where only people are.
  [`${job} on 20M tokens, processing must take place within Germany, cost?`, { region: 'germany' }],
  [`${job} on 20M tokens, the data must not leave Switzerland, cost?`, { region: 'switzerland' }],
  [`Our team has an office in Germany. ${job} on 20M tokens, cost?`, { region: null }],
  // What was decided in the end.
  [
    'started with 70B, we then discussed 32B, finally agreed on Qwen2.5-14B LoRA, 20M tokens, cost?',
    { model: 'qwen2.5-14b' },
  ],
  ['no full fine-tune, no 70B, no A100s. LoRA on Llama 3.1 8B, 30M tokens, one L40S. Cost?', { model: 'llama-3.1-8b' }],
  [
    'Ann: Qwen 7B would do\nBen: I like Mistral 7B better\nAnn: Mistral it is. lora, 20M tokens, cost?',
    { model: 'mistral-7b' },
  ],
  ['Ann: Llama 3.1 8B or Qwen2.5 14B?\nRaj: 14B\nAnn: then LoRA on 20M tokens, cost?', { model: 'qwen2.5-14b' }],
  [
    'Qwen3-14B LoRA on 20M tokens, cost? The other two (the 32B and the speech thing) are outsourced.',
    { model: 'qwen3-14b' },
  ],
  ['Kim: LoRA or full?\nLee: LoRA r=64\nKim: llama 3.1 8b, 20M tokens, cost?', { method: 'lora', loraRank: 64 }],
  [
    'My professor told 10 epochs, I read 3 is enough, so I take 3. Phi-4 LoRA, 9k problems, 700 tokens each, cost?',
    { tokens: 18.9e6 },
  ],
  [
    'The 7B took 9h on 8 A100. Next up is the 14B, 200M tokens, full again, same box. Estimate?',
    { gpuCount: 8, method: 'full' },
  ],
  ['full fine-tune of Gemma 2 9B, 400M tokens, 8 H100, spot not allowed. Cost?', { pricing: 'on_demand' }],
  // Counts that stand behind their GPU, and words that count nothing.
  [
    "Llama 3.1 8B full, 10B tokens. We'd rent H100s, probably 64. I need one number for the board, cost?",
    { gpuCount: 64 },
  ],
  ['Llama 3.1 8B full, 10B tokens on A100s, around 3 epochs, cost?', { gpuCount: null }],
])('“%s”', (text, spec) => {
  expect(specOf(text)).toMatchObject(spec)
})

test.each([
  `We get 4,000 chats a day, 600 tokens each. ${job} on them, cost?`,
  'Estimated cost for finetuning please. Llama. Thanks!',
  'They have 8 million rows and want them in the LLM, on 2 H100 of their own. No clue how long a row is.',
  'Marketing wants a Llama 3.3 70B LoRA with our tone. Budget approved is 2,000 USD. What do you need from me?',
])('what is missing is asked: “%s”', (text) => {
  const found = read(text)
  expect(found.kind).toBe('problem')
  expect(found.kind === 'problem' && found.problem.kind).not.toBe('nothing')
})

test.each([
  "Can anybody review my PR for the dataloader? It's been open for 5 days and blocks the nightly.",
  "Nvidia's keynote was 2 hours of robots and 5 minutes of B200 pricing. Anyone for the recap at 4pm?",
  'Who took our 8 A100s on Monday?? The box costs 260 $ a day. Please give it back.',
])('prices are told without being asked for: “%s”', (text) => {
  const found = read(text)
  expect(found.kind === 'problem' && found.problem.kind).toBe('nothing')
})

test.each([
  `the difference between 1 epoch and 3 epochs, moneywise? ${job}, 150k examples of 512 tokens`,
  'Alternative A: full FT of Qwen2.5-7B. Alternative B: QLoRA of Qwen2.5-32B. Both on 85M tokens. If B is less than double the price I’d go for B.',
  'price difference between 2 and 4 H100s for a full finetune of llama 3.1 8b on 200M tokens?',
  'rough cost of a 32B with LoRA on 80M tokens, and the same on a 70B?',
])('two values are set side by side: “%s”', (text) => {
  expect(read(text)).toMatchObject({ kind: 'comparison', scenarios: [{}, {}] })
})

test.each([
  ['The training will be 3 runs à 14 hours on 8 H100s. Please raise a PO. I’d add 20 % for failed attempts.', 403],
  ['Each experiment takes 9 hours on 4 A100s and we do 10 of them. Price?', 360],
  ['How much is 3 x 12 h on 4 H200?', 144],
])('hours of runs without a model are priced in all: “%s”', (text, gpuHours) => {
  expect(JSON.stringify(read(text))).toMatch(new RegExp(String.raw`repeated-runs.*\b${gpuHours} GPU-hours ×`, 'u'))
})

test('a price that binds is none of the job, a cap chooses the GPUs, and refused training is none', () => {
  const offer = 'They offer 8x H100 at 2.95 USD/GPU/h on demand, 2.10 with 3 months commitment. We wouldn’t commit.'
  expect(read(`${offer} Llama 3.1 8B full, 90M tokens, what would it come to?`)).toMatchObject({
    kind: 'start',
    scenario: { extras: { rate: { usdPerGpuHour: 2.95 } } },
  })
  const capped = specOf(`${job} on 50M tokens, GPUs: whatever is under $2/h. Cost?`)
  expect(capped).toMatchObject({ budgetUsd: null })
  expect(typeof capped === 'object' && capped.gpus).toContain('rtx-4090')
  expect(typeof capped === 'object' && capped.gpus).not.toContain('b300-sxm')
  expect(
    read('What to serve Llama 3.3 70B to 30 concurrent users? Training is not planned, only inference.'),
  ).toMatchObject({ kind: 'inquiry', inquiry: { kind: 'hosting' } })
})
