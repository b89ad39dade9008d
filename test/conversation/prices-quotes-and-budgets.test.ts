/** Money asked about below a plan: power, units, parts, budgets, quotes of others, stock, the age of a price, and what a bought card saves. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [own, rented, full, monthly, weekly] = [
  '7b 60M tokens qlora on our own 2x3090',
  'llama 3.3 70b 200M tokens lora',
  '8b 2B tokens full finetune on 8 a100 80gb',
  '7b 25M tokens lora, monthly',
  '13b 40M tokens qlora, weekly',
]

const small = 'llama 3.1 8b 300M tokens lora'
test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // What credits leave to pay, a country’s tax, a whole run that fails, and a disk that is kept.
  [
    'llama 3.3 70b 300M tokens lora, aws',
    /^answer: The \$400 of credits there pay for a part: \$\d+ of the \$\d+ is left to pay/u,
    [
      "we've got $400 in AWS credits. what do we have to pay ourselves?",
      'we have 400 in aws credits, what do we pay out of pocket',
    ],
  ],
  [
    small,
    /^answer: No: VAT .*The standard rate in Ireland is 23 % \(recalled\): \$\d+ with it.*“incl\. 23% VAT”/u,
    ["is vat in there? we're in ireland", 'does the price include VAT, we are an irish startup'],
  ],
  [
    small,
    /^answer: No: VAT .*The standard rate in the UK is 20 % \(recalled\)/u,
    ["is vat in there? we're in the u.k. by the way", "is vat in there? we're in northern ireland"],
  ],
  // Of two countries none is taken.
  [
    small,
    /^answer: No: VAT (?!.*standard rate)/u,
    ['does the price include VAT?', 'is vat in there? we are in ireland and in germany'],
  ],
  [
    small,
    /^answer: Not a whole one, only \$[\d.]+ of the \$\d+ for runs that fail: .*A first try that fails at its very end costs \$\d+/u,
    [
      'does the range already include a failed first try',
      'is a crashed first attempt in the total?',
      'does the upper end cover one rerun?',
    ],
  ],
  [small, /^answer: (?!Not a whole one)/u, ['are failed runs in there?', 'what do failed runs cost?']],
  [
    small,
    /^answer: Yes: \d+ GB of disk for (?:7|21) days is \$[\d.]+/u,
    ['if the data sits on the disk for a week, do we pay that?', 'if we keep the disk for 3 weeks is that billed?'],
  ],
  [
    small,
    /^answer: Not all of it: 200 GB of disk for 1 month is \$\d+/u,
    ['leaving 200 GB on the volume for a month, is that in the price?'],
  ],
  // Another sum is what the data are counted for.
  [
    'continued pretraining 8b 10B tokens, lambda, $6000',
    /^answer: \$5,000 trains this model on about \d+B tokens in all/u,
    [
      'grant is 5k not 6k, how many tokens does that get me',
      'our funding was cut to 5k, how many tokens can we still do?',
    ],
  ],
  // Hours of each night, and an end that is named.
  [
    'mistral 7b 25k examples avg 450 tokens 3 epochs qlora on my 4090',
    /^answer: It fits in one night of 8 h: it takes /u,
    [
      "can't leave it on more than 8 h a night",
      "i can't leave the desktop on overnight more than 8h, can i stop and resume",
    ],
  ],
  [
    'gemma 2 9b 40M tokens qlora, own 4070',
    /^answer: \d nights of 9 h.*It can stop and go on/u,
    ['i have to switch the pc off in the morning, max 9 hours a night'],
  ],
  [small, /^(?!answer: (?:It fits in|\d+ nights))/u, ["can't wait more than 8 h", 'not more than 12 hours please']],
  [
    'llama 3.1 8b 40M tokens qlora, 1x4090',
    /^answer: Likely, but not surely: started \w+ 12:00.*before \w+ 18:00/u,
    ['if i let it run on my lunch break tmrw will it be done by 6pm'],
  ],
  [
    '70b 300M tokens qlora, 2xH100, 72h',
    /^answer: Yes: started Friday 18:00.*before Monday 14:00/u,
    ["if i start friday 6pm is it done by monday's group meeting 2pm"],
  ],
])('%s: %s', { timeout: 60_000 }, (plan, says, texts) => {
  for (const text of texts) expect(lastOf([plan, text])).toMatch(says)
})

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // A price of power is no money that was spent.
  [
    own,
    /^answer: €[\d.]+ \(\$[\d.]+\) of electricity for [\d.]+ kWh at €0\.29: [\d.]+ h × 2 × 0\.5 kW on the meter, machine included\. .*about \$0\.16 a kWh, and no rent: with your price/u,
    [
      'what does the power come to, 0.29 eur/kWh here',
      'we pay 0,29 €/kWh, so what is the electricity',
      'kwh costs 0.29 eur',
    ],
  ],
  [
    own,
    /^answer: \$[\d.]+ of electricity for [\d.]+ kWh at \$0\.14/u,
    ['power at $0.14 a kilowatt hour, what is that'],
  ],
  [
    own,
    /^answer: [\d.]+ of electricity .* in the money of your price/u,
    ['electricity is 33ct, what do we pay for it?'],
  ],
  [
    rented,
    /^answer: £[\d.]+ \(\$[\d.]+\) for \d+ kWh at £0\.25.*is rented and has it in its price/u,
    ['how many kwh is it and what at £0.25 per kwh'],
  ],
  // The plan's own total over an amount.
  [
    rented,
    /^answer: \$[\d.]+ for each 1M tokens(?:: \$\d+ ÷ 200M tokens|, by the whole bill)/u,
    ['what does it work out to per 1M tokens', 'cost/1M tokens?', 'what is that per million tokens'],
  ],
  [
    full,
    /^answer: \$[\d.]+\/h a GPU, all in: \$\d+ ÷ \d+ GPU-hours/u,
    ['per gpu hour all in?', 'what is the effective price per gpu-hour'],
  ],
  // All parts, which sum to the total.
  [
    full,
    /^answer: \$\d+ is the GPU bill .* everything else.*Of \$\d+: \d+% training/u,
    ['which parts of the total are really gpu time', 'what share of the bill is pure compute'],
  ],
  [
    rented,
    /^answer: GPU time: counted.* The rest: \$\d+ for .* until somebody stops the machine.* for runs that fail/u,
    ['what exactly is in the total, only gpu hours or disk and traffic too?'],
  ],
  [rented, /^answer: Counted: \$\d+ of GPU time\..*Not counted: taxes/u, ['what is included in that price?']],
  [own, /^answer: \$[\d.]+ in total: .* of electricity, and no rent\./u, ['break the total down']],
  // Several runs, and a year of them.
  [
    rented,
    /^answer: Budget \$[\d,]+: 4 runs at \$\d+ each, the high end\. Expected for 3 to 4 is \$/u,
    ['likely 3 or 4 runs, what should we budget', 'this takes 3 to 4 attempts, how much do I ask for?'],
  ],
  [
    rented,
    /^answer: \$\d+: 3 runs with 15% on top of the \$\d+/u,
    ['what do we budget for three runs with a 15% buffer?'],
  ],
  [
    monthly,
    /^answer: For the year \$\d+: 12 runs at \$[\d.]+ each, the high end; \$\d+ is expected/u,
    ['what goes into the budget for 2027, x12?', 'what should we put aside for next year'],
  ],
  // What somebody asks for the job.
  [
    full,
    /^answer: \$1,900 is [\d.]+ times this plan, \$\d+ in total.*a GPU and hour, against.*may include people’s time.*The plan stays as it is/u,
    [
      'an agency quoted us $1,900 for the same job, fair?',
      'a contractor wants 1.9k for this',
      'supplier came with an offer of $1,900, thoughts?',
    ],
  ],
  [full, /^answer: \$2\.10\/h is .* for one A100/u, ['they ask $2.10/h, is that ok']],
  [rented, /^answer: .*At \$1\.50\/h per GPU 8 × A100/u, ['somebody offered us an 8xA100 node at $12/h, good?']],
  // Stock is told by nobody here.
  [
    'qwen 2.5 72b 300M tokens lora, 8xH200',
    /^answer: I see no stock, .*On record with H200 SXM on demand, for one GPU: .*\$[\d.]+\/h \(\d{4}-\d{2}/u,
    ['who has 8 h200s right now', 'is it available today', 'which cloud has those in stock at the moment'],
  ],
  // The age of a price, and the one that was seen.
  [
    'qwen 2.5 32b 120M tokens qlora, 1xH100',
    /^answer: Not of today: seen on .* At \$3\.19\/h per GPU the job is about \$\d+ in total, \$\d+ more than the/u,
    ['is that price current? their page shows 3.19', 'is the rate from today? i see $3.19 on the site'],
  ],
  // Which kind of cloud the price is of.
  [
    'gpt-oss 20b 45M tokens lora, runpod',
    /^answer: The plan is priced on RunPod Secure Cloud: \$/u,
    ['community or secure cloud, which price is this', 'which one did you price, secure or community cloud'],
  ],
  // After how many runs a card is paid for.
  [
    weekly,
    /^answer: After about \d+ such runs: \$800 for one RTX 3090 \(used, .*\) ÷ \$[\d.]+ that each saves.*52 runs a year/u,
    [
      'when does buying a 3090 pay off',
      'at how many runs is buying a 3090 cheaper',
      'when would a used 3090 pay for itself',
    ],
  ],
  [
    weekly,
    /^answer: After about \d+ such runs: \$1,700 for one RTX 4090 ÷/u,
    ['a 4090 is $1,700, after how many runs does it pay off'],
  ],
  // Figures of one answer agree.
  [
    '70b 1.5B tokens full finetune, 16xH100',
    /^answer: 8 GPUs do not hold it: .*split over 8, .* to 130 GiB on each before activations.*On 16 it is .* in the memory of the host/u,
    ["why can't we do this on 8"],
  ],
  [
    'qwen 2.5 32b 120M tokens qlora, 1xH100',
    /^answer: It fits on the same GPUs, with full activation checkpointing where the plan has none: /u,
    ['how much vram is left, can i bump the batch to 8'],
  ],
  [
    full,
    /^answer: .*337 GB for 3; the bill counts 2, 225 GB/u,
    ['we want to keep three checkpoints, how much disk is that'],
  ],
  ['phi-4 10M tokens qlora, l4', /^answer: One L4 does \d+ tok\/s and has/u, ["the l4 is cheap, what's the catch"]],
  [
    'phi-4 10M tokens qlora, l4',
    /^answer: Yes, very likely: on one A100 SXM 40GB .*24 h with Pro\+ \(recalled\)/u,
    ['would colab pro do for this'],
  ],
  ['gpt-oss 20b 45M tokens lora, runpod', /^file: Unsloth: .*run\.sh/u, ['what is the exact command to start it']],
])('[%s] %s', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: lastOf([plan, text]).replaceAll(/\s+/gu, ' ') }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})

// What is like them and none of them.
test.each<[plan: string, text: string, isNot: RegExp]>([
  [rented, 'my boss wants it under $150', /times this plan/u],
  [rented, 'is anyone free now to look at this?', /On record with/u],
  [rented, 'client wants 5k rows in it', /times this plan/u],
  [rented, 'what would 10M tokens more cost', /for each 10M/u],
  [monthly, 'we paid 0.31 eur', /kWh/u],
])('[%s] “%s” is something else', (plan, text, isNot) => {
  expect(lastOf([plan, text])).not.toMatch(isNot)
})
