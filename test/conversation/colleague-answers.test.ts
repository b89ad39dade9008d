/** What a colleague who rents GPUs answers: the figure that is asked for first, and what a kind of job needs beside its figures. */
import { expect, test } from 'vitest'
import { answerTo } from './thread-driver.ts'

test.each([
  ['spot box dies every 8 hours, a save takes 6 min, how often do I checkpoint?', /^About every 1\.3 h/],
  ['how frequently should we save on preemptible nodes', /^About every [\d.]+ h.*Assumed: a save of 5 min and/],
  [
    'which mfu do I use for a 32b on h100s?',
    /^Plan with 40 %[^]*32B model trained in full on H100 SXM, 40% are about 2,0\d\d/,
  ],
  ['what global batch size is sensible for a 14b sft?', /^Of the global batch: 64-128/],
  ['single node with 8 or two nodes of 4, what is better for a 13b?', /^Take the one machine\. 2 × 4/],
  ['does fp8 halve the cost of training a 13b on h100?', /^No, not half/],
  ['h100 sxm vs pcie for one gpu, does it matter?', /^SXM is the faster form/],
])('%s', (text, first) => expect(answerTo(text)).toMatch(first))

test('a commitment is weighed against the hours of use that are told, and stays a rule where none are', () => {
  expect(answerTo('is a 6 month reservation of 8 h100 worth it at 40 hours a week?')).toMatch(
    /^No, not worth it: you use 24% of the hours\. 8 × H100/,
  )
  expect(answerTo('reserve 16 h100 for a year, we run them 24/7, worth it?')).toMatch(/^Yes, worth it: you use 90%/)
  expect(answerTo('when does it make sense to reserve gpus?')).toMatch(/^A commitment is paid/)
})

test('two kinds of GPU, each in its own way, are set side by side; one of two ways is not', () => {
  expect(answerTo('spot a100 or on demand h100, which is cheaper?')).toMatch(
    /A100[^\n]*, spot, does most for its price/,
  )
  expect(answerTo('is a100 spot still cheaper per flop than h100 on demand?')).toMatch(/does most for its price/)
  expect(answerTo('h100 spot vs on demand')).toMatch(/^Yes, spot is cheaper/)
})

test('the link that is asked about decides the verdict', () => {
  const question = (speed: string): string =>
    `4 nodes of 8 h100 over ${speed} for 30b pretraining, is the network the bottleneck?`
  expect(answerTo(question('25GbE ethernet'))).toMatch(/^Yes: at 25 Gbit\/s the network is the bottleneck/)
  expect(answerTo(question('100GbE ethernet'))).toMatch(/^Yes at 100 Gbit\/s: a 30B model has to be sharded/)
  expect(answerTo(question('3.2 Tb/s infiniband'))).toMatch(/^No: 3.2 Tbit\/s is enough/)
})

test.each([
  ['continued pretraining llama 3.1 8b on 5B tokens', /Worth knowing: Continued pretraining forgets/],
  ['pretrain a 1b from scratch on 30B tokens', /Worth knowing: 30 tokens a parameter/],
  ['qwen3 30b-a3b lora 20M tokens', /Worth knowing: All 30\.5B parameters are in memory, and a part/],
  ['llama 3.1 8b full 300M tokens at 128k context', /Worth knowing: At 131k tokens attention takes about 2\.1 times/],
  ['8b full 300M tokens', /^(?![^]*(?:forgets|tokens a parameter|works on each token|context parallelism))/],
  ['8b lora 20M tokens of clinical notes', /“clinical” may be data of patients[^]*BAA/],
  ['google cloud only. gemma 3 12b lora 30M tokens, smallest thing that fits', /^The smallest that holds it: 1 × /u],
  ['qlora 32b 40M tokens on as few cards as possible', /^The smallest that holds it: 1 × /u],
  ['120 FAQ entries, our chatbot should know them. Which GPU?', /^You need no GPU to begin with, put all of it/u],
  ['our own chatbot from 6,000 support chats, how much?', /^(?!You need no GPU)/u],
  ['full or lora for an 8B, 200M tokens, in the EU, within 2 days', /In the EU, at .*All are inside your 48 h/su],
  ['lora 14b 60M tokens on azure. where do we start?', /In order: score .*a tenth of the data/su],
  ['our AWS quota is 0. lora 8b, 30M tokens, what now?', /A quota of zero is usual/u],
  [
    'lora 8b on 9k employment contracts of 2k tokens',
    /“contracts” may be personal or confidential data.*not on a market/su,
  ],
  ['lora 8b on 30k e-mails from our clients, 350 tokens each', /“e-mails” may be personal or confidential/u],
  ['whisper medium on 90 h of call recordings, 4 epochs', /“call recordings” may be personal or confidential/u],
  ['lora 8b 30M tokens, GDPR', /“gdpr”: it may be personal or confidential data/iu],
  ['lora 8b 30M tokens, no contracts', /^(?!.*may be personal)/su],
  ['lora 8b 64k context 20M tokens on one H200', /Worth knowing: At 65\.5k tokens (?!.*has to be split)/u],
  ['8b lora 20M tokens of support tickets', /“tickets” may be personal or confidential data/],
  ['24b lora on 20M tokens, so it knows our docs and answers questions about them', /search them first[^]*\(RAG\)/],
])('a kind of job brings its warning: %s', (text, says) => expect(answerTo(text)).toMatch(says))

test('another GPU is named where the one that was asked for is far worse, and only there', () => {
  expect(answerTo('8b lora 100M tokens on an l4')).toContain('Another GPU does better: 1 × B200')
  expect(answerTo('can i qlora a 32b on one 4090? 5k rows')).toMatch(
    /^Only with the weights in the memory of the host[^]*Another GPU does better/,
  )
  expect(answerTo('8b lora 100M tokens on a b200')).not.toContain('Another GPU')
  expect(answerTo('8b lora 100M tokens')).not.toContain('Another GPU')
})

test('the sum of what was asked stands first', () => {
  expect(answerTo('24 runs of 8b lora, 10M tokens each')).toMatch(
    /^24 runs cost about \$\d+ in all and take \S+ h one after another; one by itself: 1 × /,
  )
  expect(answerTo('7b lora every month on 8M new tokens, what is our monthly gpu bill?')).toMatch(
    /^About \$[\d.]+ a month, for one run/,
  )
  expect(answerTo('7b lora every sunday on 8M new tokens, yearly cost?')).toMatch(/^52 runs a year cost about \$\d+/)
  expect(answerTo('4000 h100 hours left on our grant, can we do a 7B on 1T tokens?')).toMatch(/^Not enough hours: /)
})

test.each([
  ['1,800 hours of call center transcripts, 8b lora', /on 21\.6M tokens/],
  ['300h of recorded sales calls, 8b lora', /on 3\.6M tokens/],
  ['8b lora, 100k job ads', /on 51\.2M tokens/],
  ['mistral 7b lora, 8M fresh tokens', /on 8M tokens/],
  ['a question: 5M tokens, 10 epochs, 8b lora', /on 50M tokens/],
  ["we'd rent H100s, probably 64, for a 3B from scratch on 300B tokens", /^64 × H100 SXM on 8 nodes/],
  ['8b lora 30M tokens by sunday', /Inside your deadline of 48 h/],
  ['8 h100 for a week: biggest chinchilla optimal model?', /^1,344 GPU-hours train about/],
  ['lambda vs runpod a100', /^A100: from /],
])('%s is read', (text, says) => expect(answerTo(text)).toMatch(says))

test('one pass over texts: what is written is in it, a deadline takes more of the same, and labels are taught to a small model', () => {
  expect(answerTo('translate 1M reviews with a 32b')).toMatch(
    /^No training, reading and writing: [^]*about 150M tokens written/,
  )
  const labels = answerTo('classify 50 million product titles with an 8b overnight')
  expect(labels).toMatch(/^No training, one pass: [^]*Within 12 h: 2 × H100/)
  expect(labels).toContain('train a small encoder')
  expect(answerTo('embed 10M docs of 200 tokens with qwen3 embedding 0.6b')).not.toMatch(/small encoder|told before/)
})

test.each([
  'we push 40M tokens in and 6M out per day through an 8b. rent a gpu or pay api?',
  'inference: 40M input tokens and 6M output tokens a day on llama 3.1 8b, self host or api',
  '40M prompt tokens + 6M completion tokens daily with an 8b',
])('what goes through a model each day is served, not trained on: %s', (text) => {
  expect(answerTo(text)).toMatch(
    /^No training, reading and writing: [^]* a day on [^]*40M tokens read [^]*6M tokens written[^]*A month of it is \$\d+ [^]*kept day and night/u,
  )
})

test('what a model is trained on in and out stays a training', () => {
  expect(answerTo('fine-tune an 8b on 40M tokens in and 6M out')).toMatch(/on 46M tokens: LoRA/u)
})

test('what the run emits is told beside its plan, on the grid of the place', () => {
  expect(answerTo('8b full 200M tokens on 8 h100 in sweden, how much co2?')).toMatch(/330 g of CO2[^]*grid of Sweden/)
  expect(answerTo('8b full 200M tokens on 8 h100')).not.toContain('CO2')
})

test.each([
  [
    'should we buy 4x RTX 4090 or rent? power is 0.31/kWh here, we train 60 hours a week',
    /electricity at \$0\.31\/kWh/u,
  ],
  ['Buy two RTX 6000 Ada for about 8,500 or rent at 20 hours a week?', /against \$8,500 to buy/u],
  ['cheapest 8x A100 80GB node with NVLink, whole week', /^8 × A100 SXM 80GB for 7 days/u],
  [
    '14B LoRA or 32B QLoRA on 15M tokens, which is cheaper to train and later to serve?',
    /To serve, day and night: 14B/u,
  ],
  ['Our GCP quota is 8 T4s. Full fine-tune of Llama 2 13B on those, plan please', /^Only with offload/u],
  ['which model fits on 24 GB?', /is the largest usual size that is sure to fit/u],
  ['i want a model that writes SQL for our warehouse', /How many examples have you, and how long\?/u],
  ['24B full on 60k chat examples (800 tok mean) x3 epochs', /on 144M tokens/u],
  ['8b qlora 30M tokens, must stay in a German datacentre', /in Germany/u],
  ['bge-m3 on 1M pairs with hard negatives, 512 tokens', /One for each pair is assumed/u],
  [
    'llama 3.3 70b lora 40M tokens on our own 4x RTX A6000',
    /4-bit QLoRA is planned: LoRA in bf16 (?:is not sure to fit|does not fit): /u,
  ],
  ['Would 8x H200 be sufficient for LoRA on DeepSeek-V3 (671B)?', /LoRA of DeepSeek-V3 671B fits on 8 × H200 with/u],
  ['lora vs full on glm-4-9b, 100M tokens: cost difference?', /Cheapest: lora[^]*is not in the catalog/u],
  ['bge-m3: 600k query-article pairs, 80 tokens per side', /BGE-M3 on 96M tokens/u],
  ['bge-m3 on 3M triplets, 150 tokens per text', /BGE-M3 on 1\.35B tokens/u],
  ['1.5e6 records à 0.3 kB on H100, gemma 2 2b full, 3 epochs', /on 315M tokens/u],
  ['8b lora 20M tokens, ITAR', /only US persons near the data/u],
  [
    'Together managed fine-tuning vs my own rented H100, 8b lora, 30M tokens, incl. my time at $100/h',
    /\$100 to \$400/u,
  ],
  ['how much to make a model good at our in-house DSL? 40 MB of code', /^(?![^]*your own GPUs are not named)/u],
  ['gemma-2-9b lora 80M tokens on a v5e-16 slice', /Reckon with [^]*JAX/u],
  ['demo is in 2 hours. Qwen2.5-14B lora on 400M tokens. can we make it?', /^Yes, in time: /u],
  ['demo is in 65 minutes. Qwen2.5-14B lora on 400M tokens. can we make it?', /^In time if all goes well/u],
  ['paper deadline in 9h!! 8b lora 20M tokens', /deadline of 9 h/u],
  ['8b lora 20M tokens, no shared community hosts', /^(?![^]*Community)/u],
  ['axolotl + liger, Qwen2.5-14B-Instruct-1M lora 20M tokens', /Qwen2\.5 14B Instruct on 20M tokens/u],
  ['8b lora 100M tokens at 4k?', /on 100M tokens/u],
  ['8b lora 20M tokens on a 4090 at two bucks an hour', /at your \$2\.00\/h a GPU/u],
  ['price for 8x A100 80GB friday evening to monday morning?', /^8 × A100 SXM 80GB for 63 h/u],
  [
    'we measured 950 tok/s on one A100 80 with a 34B LoRA. 75M tokens. How many cards so it is done within a day?',
    /^2 × A100/u,
  ],
  ['104b full 400M tokens', /^(?:16|24|32) × /u],
  ['mistral 7b lora 20M tokens fp16 on V100', /has no bf16: it trains in fp16/u],
])('%s', (text, said) => expect(answerTo(text)).toMatch(said))
