/** First texts that ask what no plan answers, or that bring the figures to reckon with themselves. */
import { shownAnswer, shownCommand as shown } from './shown-answer.ts'
import { expect, test } from 'vitest'

test.each([
  [
    'is our customers’ data safe on a rented gpu? could the owner of the gpus read it?',
    /^answer: Whoever runs a machine/,
  ],
  ['do we even need to train something or could I just give ChatGPT our files?', /^answer: For answers from documents/],
  ['if we pay for the training once, do we have to pay each month for using it?', /^answer: Training is paid once/],
  ['the dashboard says 95% gpu utilization, does that mean we waste nothing?', /^answer: Not by itself/],
])('%s: true whatever the job is', (text, said) => expect(shown(text)).toMatch(said))

test('of a job without data it is told with what is planned for a usual amount', () => {
  expect(shown('70b lora, is our data safe?')).toMatch(
    /^answer: Whoever .*\bagreement\b[^]*Assumed: 100M tokens, as no data are named/,
  )
})

test.each(['8b 50M tokens', 'what does 8b lora on 50M tokens cost?'])(
  '%s: holds a part of a job, and is none of these',
  (text) => expect(shown(text)).not.toMatch(/^answer: (?:Whoever|Training is paid)/),
)

test('a sum of thousands a month is no price of an hour', () => {
  expect(
    shown('16 x A100 80GB at $14,900 per month reserved, on demand $1.79 per GPU hour, used 55% of the time: cheaper?'),
  ).not.toContain('14.90')
})

test.each([
  ['64xH100 3-mo reserved @2.05 vs OD @2.85. breakeven util?', /^answer: .*more than 72% of the time/],
  [
    'quote for 32x H100, 12 months, $1.89/GPU-h, 50% upfront. we averaged 11,400 H100-hours a month on demand at $2.70. Take it?',
    /^answer: Stay on demand: \$369,360 [^]*16 reserved and 80% busy/,
  ],
  [
    'if H100 falls to $1.60, does our 6-month reservation of 48 GPUs at $2.10 make sense at 75% utilisation?',
    /^answer: Stay on demand: \$252,288 [^]*never pays/,
  ],
  ['128 H100, node MTBF 25d, ckpt = 90s. optimal checkpoint interval?', /^answer: About every 1\.4 h[^]*16 machines/],
  [
    'spot is 45% of on demand, killed every 3h, restart takes 15min, i checkpoint every 30min. still cheaper?',
    /^answer: Yes, still cheaper, by about 46%/,
  ],
  [
    'plan was 2,100 GPU-h at $2.55, invoice 2,610 GPU-h at $2.83. explain the overrun',
    /^answer: \$7,386 in place of \$5,355/,
  ],
  [
    '8xH100 for 10 days on AWS or Crusoe. Training data is 30 TB in S3. All-in please, with egress.',
    /^answer: Move to Crusoe, .*\n.*8 × 240 h[^]*of egress for 30 TB out of AWS/,
  ],
])('%s: by its own figures', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  ['pretrain 30B-A3.3B from scratch, 1T tok, 4k ctx, 64 H100', /^plan: 64 × H100/],
  ['8b full, 2B tokens, 8k packed, 8 h100', /^plan: 8 × H100/],
  ['24b full sft, 1M ex x 900 tok, 3 ep, packed 16k, 8 h100', /^plan: 8 × H100/],
  ['extend qwen2.5-7b 32k -> 128k, 5B tokens all at 128k, full', /^plan: [^]*131k tokens/],
  ['qwen3 30b-a3b lora 50M tokens', /^plan: [^]*Qwen3 30B-A3B/],
  ['anything above 25k needs CFO sign-off. 70b lora, 500M tokens', /^plan: [^]*\$25,000 budget/],
  ['50k doctors notes, an AI should suggest codes. what is the price of all of it?', /^plan: [^]*Guessed: an 8B model/],
])('%s: read whole', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  [
    'tpu v6e for gemma 3 12b full 2B tokens?',
    /^The TPU v6e by an estimate alone, below; rented GPUs instead: \d+ × .* in total/u,
  ],
  [
    'dgx spark 8b qlora 20M tokens',
    /^(?:The|Your) DGX Spark has room for it and takes about \S+ h to \S+ h by an estimate alone, below; rented GPUs instead: 1 × .* in total/u,
  ],
  ['m3 ultra 512gb can it lora 120b?', /^The Apple M3 Ultra has [^]*room for LoRA and QLoRA[^]* tok\/s [^]*MLX/u],
])('what was never measured is told of by estimate, beside GPUs: %s', (text, says) =>
  expect(shownAnswer(text)).toMatch(says),
)

test.each([
  // Whether it takes more than a card.
  [
    'A vendor says we need a GPU cluster to tune an 8b on 20M tokens. Do we?',
    /^plan: One GPU does it, no cluster: 1 ×/u,
  ],
  ['Do we need a cluster for qwen3 14b lora on 60M tokens?', /^plan: One GPU does it, no cluster: 1 ×/u],
  ['We need a GPU cluster for llama 405b full, 2B tokens. How much?', /^plan: (?!One GPU|One machine)/u],
  [
    'We own four L40S in one server. Is qwen3 14b lora on 60M tokens realistic on that, or do I request new hardware?',
    /^plan: Yes, LoRA is realistic on what you have, and no new hardware/u,
  ],
  // What is to be known is looked up.
  [
    'We have 90,000 articles and want a chatbot that knows them. How much to train it?',
    /^plan: Not by training to begin with/u,
  ],
  ['we have 5,000 support chats and want our own chatbot, what does it cost?', /^plan: (?!Not by training)/u],
  [
    'Our search is bad (80,000 articles), we want to train an embedding model. Cost?',
    /BGE-M3[^]*ready embedding model on a hundred/u,
  ],
  // Answers are marked before anything is trained.
  [
    '8,000 contracts of 25 pages, mistral small 24b lora to pull out the clauses. cost?',
    /contracts alone do not teach that/u,
  ],
  [
    '8,000 labelled contracts of 25 pages, mistral small 24b lora to pull out the clauses. cost?',
    /^plan: (?![^]*do not teach that)/u,
  ],
  // What the run leaves out.
  [
    'llama 405b lora on 20M tokens. I need a number for the proposal',
    /Not in it: serving, from \$[^]*Try less first: a 70B/u,
  ],
  [
    '7B from scratch on 1T tokens, what would that cost all in?',
    /final run alone[^]*continued pretraining of one on 10B tokens/u,
  ],
  ['llama 405b lora on 20M tokens', /^plan: (?![^]*Not in it)/u],
  // A card to rent, where memory ran out.
  [
    'CUDA OOM with llama 3.1 8b LoRA (8192 ctx, bs 1) on my 4090. 40M tokens. Cheapest card to rent where this works?',
    /^plan: To rent: (?!Your)[^]*You need no larger card[^]*steps in order/u,
  ],
  // A context beyond the model, and a sister that has it.
  [
    'mistral-small-24b lora 64k context 120M tokens',
    /made for a context of 32.8k tokens, and 65.5k go beyond it: Mistral Small 3.1/u,
  ],
  ['qwen2.5 14b lora 32k context 30M tokens', /^plan: (?![^]*go beyond it)/u],
  ['gemma 3 4b continued pretraining on 600M tokens of Tigrinya', /Ethiopic script/u],
  ['llama 3.1 8b lora on 30M tokens of Amharic', /about 9\.3 times as many tokens as English/u],
  [
    'continue pretraining llama 3.1 8b on 900 MB of Quechua and Aymara',
    /^plan: (?!.*Not used)[^]*about 2\.2 times as many/u,
  ],
  ['mistral small 24b lora on 20M tokens of Yoruba', /about twice as many tokens/u],
  ['llama 3.1 8b lora on 30M tokens of Spanish', /^plan: (?![^]*as many tokens)/u],
  // Resolution, padding, negatives.
  [
    'qwen2.5-vl-7b lora 20k images 1 epoch',
    /1,024 × 1,024 pixels is 1.3k tokens to this model, and the job then 1.9 times/u,
  ],
  ['modernbert-base classify 3M messages of 60 tokens, 3 epochs', /padded to 128 they take up to 2 times/u],
  ['qwen3-embedding-0.6b on 2M pairs', /GradCache/u],
  // Each of two people has a card in mind.
  [
    'My boss wants an H100 for a LoRA of an 8B on 20M tokens, I say a 4090 is enough. Who is right?',
    /The 4090 does it: the job fits[^]*- H100:[^]*- 4090:/u,
  ],
  // A base that no single card holds.
  ['qwen3-32b lora 40M tok 8k ctx, 1x h200 or 2x h100?', /2x h100:[^]*sharded over the 2[^]*no card has room/u],
  ['gpt-oss-120b lora 60M tokens on 4x h200', /fits no single H200 SXM/u],
  ['llama 3.1 8b lora 60M tokens on 4x h200', /^plan: (?![^]*fits no single)/u],
  ['mixtral 8x7b lora 60M tokens bf16 on 4x h100 nvl', /93 GB, leaves no room to train on one H100 NVL/u],
  ['qwen3-32b lora 60M tokens bf16 on 4x a100 80gb', /^plan: (?![^]*no room to train)/u],
  // Where no plan is without a risk, machines that are taken back are no first choice.
  ['70b full 400M tokens on azure', /^plan: 32 × H100 SXM on 4 nodes at Azure: [^]*hold it all, [\d.]+ h/u],
  ['llama 3.3 70b full 300M tokens seq 8192 on azure', /^plan: [^:]* at Azure: /u],
  // The version of a family counts no adapters, and a length of sequences is no data.
  ['llama 3 8b lora, 4k rows of 300 tokens each', /^plan: (?!\d+ runs)[^]*Llama 3 8B on/u],
  ['qwen 3 14b qlora, 2M tokens each epoch', /^plan: (?!\d+ runs)/u],
  ['mistral 7b 300M tokens of rust + c++ code, 8k context', /^plan: (?![^]*All parts of the data)/u],
  // One method against another, however it is asked.
  ['please compare a 14b lora with full fine-tuning on 40M tokens', /lora vs full fine-tuning: Cheapest/iu],
  ['compare qlora and lora for llama 3.1 8b on 25M tokens', /qlora vs lora: Cheapest/iu],
  // Half the memory of states is spared by them.
  ['llama 3.2 3b full fine-tune 80M tokens on one l40s', /8-bit AdamW states, the default of Unsloth/u],
  // What comes in daily is none of the data.
  [
    'We get 3,000 tickets a day to sort into 25 categories, 180k labelled ones. IT wants to know if we need a GPU cluster.',
    /^plan: One GPU does it, no cluster/u,
  ],
])('%s: what decides is said', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  [
    '5 ablations, each takes about 4h on a single H100. Queue them on one card or run all at once?',
    /^All at once, [^]*4\.5 h for \$[^]*against 21 h for \$[^]*the same GPU-hours[^]*one run over all of the cards gains nothing/u,
  ],
  [
    'Eight fine-tunes of about 90 min each on an A100: one after the other or in parallel?',
    /^All at once, [^]*2 h for \$[^]*against 13 h/u,
  ],
  ['flux.1 dev lora with 40 product photos. what card? dont need it today', /^FLUX[^]*on 1 × RTX 4090/u],
  ['flux.1 dev lora with 40 product photos. what card?', /^FLUX[^]*on 1 × H100/u],
])('%s: answered without a plan', (text, says) => expect(shownAnswer(text)).toMatch(says))

test.each([
  // Beside a seller that is known to stand there, none that may not is a choice.
  ['gemma-3-27b qlora 30M tokens runpod, eu only', /^plan: 1 × H100 SXM at RunPod(?![^]*may not stand)/u],
  ['qwen3 32b lora 100M tokens, eu only', /is not on record[^]*may not stand in that region/u],
  ['gemma-3-27b qlora 30M tokens runpod', /^plan: (?![^]*may not stand)/u],
  ['qwen3-32b lora 200M tokens cheapest', /Cheapest safe, [^]*FP8, [^]*Spot, [^]*Balanced, /u],
  ['gpt-oss-20b lora 120M tokens fastest', /^plan: 4 × B300[^]*Fastest, 4 × B300/u],
  ['mistral 7b full 500M tokens fastest', /Sooner, for more than[^]*Fastest on one machine, 8 × B300/u],
])('%s: the first is what the words ask for', (text, says) => expect(shown(text)).toMatch(says))
