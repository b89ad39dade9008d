/** Questions about a plan in words of people: what they bring along is used, and what is not known is told with what is near. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

/** The kind of the answer and its words; nothing was said to the app by name. */
const answerTo = (plan: string, text: string): string => lastOf([plan, text])

const [lora, full, dpo, aws, pretrain, seq8k, two] = [
  '8b lora 50M tokens',
  '8b full 100M tokens 4 epochs',
  '8b dpo 20k pairs',
  '70b lora 40M tokens on aws',
  'pretrain 1b 20B tokens',
  '14b 120M tokens lora seq 8192 on runpod',
  'qwen3 32b 180M tokens qlora on 2 h100',
]

test.each<[plan: string, text: string, says: RegExp]>([
  // What moves with what: the plan with the change beside the plan.
  [
    lora,
    'If we triple the data, does the bill triple as well?',
    /^answer: No, 2\.2 times the money: with 3 times the data/u,
  ],
  [lora, 'Does halving the tokens halve the time?', /^answer: No, 0\.56 times the time: with half the data/u],
  // The same work in parts is no more of it.
  ['70b full 500M tokens', 'would two runs of 250M each cost the same as the one?', /^answer: Nearly: 2 runs of 250M/u],
  ['70b full 500M tokens', 'would two runs cost twice as much?', /^answer: (?:2 such runs|As it is)/u],
  // Fractions in words, and a share of the data.
  [lora, 'what if rates fall by a fifth before we start?', /^answer: With prices 20% lower/u],
  [lora, 'what would a small test on 2% of the data cost?', /^answer: 2% of the data \(1M tokens\)/u],
  [lora, 'should we do a small test first?', /^answer: A tenth of the data/u],
  // Another provider is priced.
  [
    '7b lora 100M tokens runpod',
    'What would Lambda charge for the same thing?',
    /^answer: At Lambda, on .* than the plan/u,
  ],
  // A high price is explained beside the least that does it.
  [
    aws,
    'Why is AWS so much more expensive than the rest?',
    /^answer: The plan \(.* at AWS\): \$.* more .*What moved: .* at AWS instead of .*AWS is a hyperscaler/u,
  ],
  [full, 'Is one epoch enough or do we need all four?', /^answer: (?:4 passes over|One to three epochs|As it is)/u],
  [pretrain, 'Is 20 billion tokens enough for it?', /^answer: Yes: by the rule of Chinchilla.* are enough/u],
  [dpo, 'Is DPO a costly beast next to plain SFT?', /^answer: DPO takes about 3 times the arithmetic of SFT/u],
  [
    lora,
    'What does the warning mean?',
    /^answer: The biggest risk is memory: at the high end .*1 in 10 comparable runs takes more/u,
  ],
  [lora, 'Who has to sign off on something this size?', /^answer: I do not know your company’s rules/u],
  [lora, "Where'd you get these rates and how stale are they?", /^answer: .* as of 2026/u],
  [lora, 'is there a cheaper way without waiting a week?', /^answer: .*instead of/u],
  // The market around a plan, and what else would do the work.
  [
    lora,
    'could we bargain for a bulk price?',
    /^answer: Sellers usually give something off .* for this run is too little/u,
  ],
  [aws, 'which ec2 instance type is that exactly?', /^answer: \S+ at AWS, for \d+ × /u],
  [lora, 'which of those sellers are european companies?', /^answer: By the seat .*Verda \(Finland\)/u],
  [lora, 'which providers bill by the second?', /^answer: By the second charge .*RunPod/u],
  [`${lora} spot`, 'what becomes of the run if spot is taken away?', /^answer: The run stops, .* a checkpoint every/u],
  [
    lora,
    'is such a gap between spot and on demand normal?',
    /^answer: On demand is \$.* more expensive, .* against \$/u,
  ],
  [
    `${lora} spot`,
    'is spot risky for this?',
    /^answer: Safe with checkpoints.* taken back at least once in about \d+% .*It is planned on spot .* checkpoint every/u,
  ],
  [lora, 'is the seller iso certified?', /^answer: GMI Cloud announces SOC 2 and ISO 27001 \(recalled/u],
  [
    lora,
    'will they attest that our data was erased, a certificate of deletion?',
    /^answer: .*hardly any GPU cloud gives a certificate/u,
  ],
  [dpo, 'does the reference model take memory?', /^answer: No GPU of its own, and 0 GB more: with LoRA/u],
  [
    dpo,
    'why does dpo need so much more memory than sft?',
    /^answer: (?:DPO runs chosen and rejected|Because every pair is two sequences)/u,
  ],
  [lora, 'is an MFU of 40% too optimistic?', /^answer: 40% is not too optimistic/u],
  [
    lora,
    "what's an adapter? I explain it to 14-year-olds",
    /^answer: An adapter is like .* training all of them\. Here adapters of rank 16 are planned/u,
  ],
  // Cards that were not compared count as well.
  [
    '8b qlora 30M tokens',
    'what is the smallest card that works?',
    /^answer: The smallest single card that holds it: 1 × (?!H100).* GiB of (?:8|1\d)[.\d]* GiB/u,
  ],
  [
    lora,
    'how do you get to that number of hours?',
    /^answer: .*1\.\d+ h(?::| =) 50(?:M|,000,000) tokens ÷ [\d,]+ tok\/s (?:.*\bstart-up|÷ 3,600 s\/h \+ )/su,
  ],
  [lora, 'how many resubmits with a walltime of 24 hours?', /^answer: None: the run takes .*, so one job does/u],
  [
    lora,
    'when does the bill fall, this month or next month?',
    /^answer: All \$[\d.]+ in November, none after: begun today/u,
  ],
  [lora, 'from how many hours does reserving pay?', /^answer: No, by the hour is cheaper.* a month/u],
  [
    lora,
    'can these rows serve as three comparable quotes?',
    /^answer: (?:Not as they stand: .* in total|No: they are estimates from list prices, not offers)/u,
  ],
  [lora, 'could a cpu server train this without a gpu?', /^answer: A server of some 32 cores .* times as long/u],
  [
    lora,
    'we want 5 fold cross validation, is that times five?',
    /^answer: (?:About .* for 5 folds .* 4 times|Almost: .* about 4 × \$)/u,
  ],
  [lora, 'which model of this size has a free licence?', /^answer: .*under Apache 2\.0 or MIT/u],
  [
    '8b lora 50M tokens $500 2 days',
    'which runs out first, the money or the clock?',
    /^answer: The (?:money|clock): \$/u,
  ],
  [
    '8b full 100M tokens on a100',
    'is the a100 end of life by now?',
    /^answer: The A100 .* came out in 2020\. The cheapest/u,
  ],
  [
    '8b qlora 30M tokens on t4',
    'I heard it has no bf16, is that a problem?',
    /^answer: The T4 has no bf16: it trains in fp16/u,
  ],
  // Cards that somebody here has, whoever owns them.
  [lora, "Do we save anything by using the institute's A6000s?", /^answer: On 1 × RTX A6000 of your own/u],
  [lora, 'would using our own two 3090s save money', /^answer: On 2 × RTX 3090 of your own/u],
  [lora, "is lambda's h100 cheaper", /^answer: (?!.*of your own)/u],
  // What stands around the run is reckoned from it.
  [lora, 'what else does that box need, ram and disk?', /^answer: About \d+ GB of RAM, \d+ GB of disk and \d+ CPU/u],
  [
    lora,
    'does our committed spend with google bring it down',
    /^answer: It is not in the figures: .* is the list price/u,
  ],
  [lora, 'we have a committed use discount at google, does the price include it', /^answer: It is not in the/u],
  [lora, '20% off at Azure, what would it be', /^(?!answer: It is not in the figures)/u],
  [lora, 'what breaks first if the data is messier than we think', /^answer: It costs tries rather than tokens/u],
  [lora, 'what goes wrong when the scans turn out noisier?', /^answer: It costs tries rather than tokens/u],
  ['8b full 60M tokens', 'how many gb does 8bit adam save us', /^answer: About 48 GB against AdamW in fp32/u],
  [lora, 'is a global batch of 256 sane for 6k examples', /^answer: .*6,000 examples make 24 steps of 256/u],
  ['8b 6k examples avg 800 tokens lora 3 epochs', '3 epochs, overkill?', /^answer: .*3 passes .* 2 would cost \$/u],
  [lora, 'does the price cover evals? we run mt-bench after each epoch', /^answer: No: evaluation is not .* a time/u],
  [lora, 'how often are your estimates off by more than 30%', /^answer: By more than 30%: in about \d+%/u],
  [lora, 'checkpoint every how many steps would you do', /^answer: Every .*, some \d+ steps, is plenty/u],
  [
    lora,
    'if it crashes at 2am and nobody looks till monday, we pay for the idle gpus right',
    /^answer: Yes, until somebody/u,
  ],
  [lora, 'what if it crashes halfway', /^answer: (?!.*until somebody)/u],
  [lora, 'on-demand, spot, reserved: what is the difference?', /^answer: (?:On demand|On-demand)/u],
  [lora, 'what would it cost via the fine-tuning api of fireworks', /^answer: Hosted, Fireworks/u],
  [lora, 'suppose we have 80M tokens, how much more is it', /^answer: \$.* more: with 80M tokens/u],
  [lora, 'and then running it, 20k requests a day, what is that per month', /^(?:inquiry|answer: For 0\.23 requests)/u],
  [lora, 'whats the single biggest saving left on the table?', /^answer: .* instead of /u],
  [lora, 'could we do the whole thing for 3 bucks', /^answer: No/u],
  [lora, 'is 4 safe for the proposal or should i add a margin?', /^answer: \$4 is too low/u],
  [lora, 'can we share the bill with the other team 60/40', /^answer: Of the .*: 60% is \$/u],
  [lora, 'put it in one sentence for my boss', /^answer: Training .* takes about/u],
  [lora, 'our lawyer asks where the gpus physically are', /^answer: /u],
  [lora, 'what should i check before i press start', /^answer: Four things/u],
  // What must come first is when it starts.
  [
    '8b 250M tokens lora',
    'if the PO only comes thursday noon, done by friday?',
    /^answer: Yes: started Thursday 12:00/u,
  ],
  [
    '8b 250M tokens lora',
    'will it be done by friday if the labels come in on thursday evening?',
    /^answer: Yes: started Thursday 18:00/u,
  ],
  // Two sequence lengths: what the longer takes more, of the same tokens on the same GPUs.
  [seq8k, 'does 8192 cost that much more than 4096 would', /^answer: Hardly: 8,192 instead of 4,096 is \$2 more/u],
  [seq8k, 'how much extra are we paying for 8192 instead of 4096?', /^answer: 8,192 instead of 4,096 is \$2 more/u],
  [seq8k, 'what does going from 4096 to 8192 do to memory', /^answer: 8,192 instead of 4,096 is the same memory/u],
  [seq8k, 'is the 8k context a lot slower than 2k?', /^answer: Yes: 8,192 instead of 2,048 is \d+ min longer/u],
  [lora, 'would context 4k be dearer than 1k', /^answer: Hardly: 4,096 instead of 1,024 is/u],
  [seq8k, 'use 4096 instead of 8192', /^plan: /u],
  ['8b lora 8192 examples avg 512 tokens', 'do 8192 examples cost much more than 4096?', /^answer: (?!.* instead of)/u],
  // What is right of a premise is confirmed, and what is not told apart.
  [
    two,
    'why is it picking lambda when runpod lists the h100 cheaper?',
    /^answer: The plan takes neither of the two: it is .* Of the two that is true: 2 × H100 SXM at RunPod/u,
  ],
  [two, 'why lambda if runpod is cheaper', /^answer: The plan takes neither.* that is true: .* at RunPod/u],
  [two, 'why jarvislabs when runpod is cheaper', /^answer: It is the other way round: .* at RunPod/u],
  [
    '8b lora 50M tokens on lambda',
    'why lambda when runpod costs less?',
    /^answer: That is true: .* The plan is at Lambda because that was asked for/u,
  ],
  [two, 'why is lambda cheaper than runpod', /^answer: No, the other way round: .* at Lambda/u],
  [two, 'isn’t runpod cheaper than lambda?', /^answer: Yes: .* at RunPod .* That is \$\d+ less/u],
])('[%s] %s', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test('what is not known is told with questions near to it, each of which has an answer', () => {
  const answer = answerTo(lora, 'what colour is the machine that we rent?')
  expect(answer).toMatch(/^answer: I do not know that\. Near to it I can say: “/u)
  const near = [...answer.matchAll(/“([^”]+)”/gu)].map(([, text = '']) => text)
  expect(near.length).toBeGreaterThan(1)
  for (const text of near) expect(answerTo(lora, `@gpucost ${text}?`)).toMatch(/^answer: (?!I do not know that\. )/u)
})

test.each([
  'which method do you use at home?',
  'is a bigger office worth it?',
  'who has the keys to the lab?',
  'did the finance folks like the slides?',
])('between people: %s', (text) => {
  expect(answerTo(lora, text)).toBe('ignored: ')
})

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // What spot loses, how likely it is, and what it is.
  [
    'mixtral 8x7b 500M tokens qlora',
    /^answer: It goes on from its last checkpoint on another machine: at most \d+ min of work, \$[\d.]+, is done and paid twice/u,
    ['what happens if spot kicks us at hour 2', 'do we pay twice if the spot instance gets reclaimed?'],
  ],
  [
    'mixtral 8x7b 500M tokens qlora',
    /^answer: There is no hour 40, as the run takes [\d.]+ h\. It goes on from its last checkpoint(?!.*Not used)/u,
    ['what happens if spot kicks us at hour 40'],
  ],
  [
    lora,
    /^answer: Within the .* it is taken back at least once in about/u,
    ['how likely is it that spot gets evicted?'],
  ],
  [lora, /^answer: Yes, the same GPUs, from capacity that nobody has booked/u, ['is spot the same hardware?']],
  // Who pays, and what is lost.
  [full, /^answer: You pay: the hours that the machine ran are billed/u, ['who pays if the node dies?']],
  [full, /^answer: With checkpoints every .* of work are lost/u, ['what if it crashes halfway?']],
  // One plan, and why; without the GPUs that were asked for where that is better.
  [
    '70b lora 600M tokens on 8 A100 80GB',
    /^answer: I would not keep to 8 × A100.*Left with what was asked for: 8 × A100/u,
    ['which one would you take?', "so what's your recommendation?", 'if it was your money?'],
  ],
  [
    'phi-4 25M tokens full',
    /^answer: I would take the plan: .*It is the balance of both/u,
    ['which one would you pick?'],
  ],
  // What moves the total, by how much.
  [lora, /^answer: How much data, most of all: .* 10% more of them.*Then the speed/u, ['what affects the price most?']],
  [
    lora,
    /^answer: Unlikely: \$[\d.]+ is passed in under 2% of comparable runs/u,
    ['could it be double in the bad case?'],
  ],
  // Whether GPUs wait, and where the waste is.
  [
    full,
    /^answer: Busy nearly all of the .* but for .* of start-up/u,
    ['are the gpus busy all the time or waiting on io?'],
  ],
  [
    full,
    /^answer: (?:The GPUs: .*|)Of the \$\d+ \$[\d.]+ \(\d+%\) is no training/u,
    ['where is the waste in this plan?'],
  ],
  // How much data a purpose takes.
  [
    '70b lora 600M tokens',
    /^answer: Far more than it takes: 500 to 2,000 good examples do for a tone or a format/u,
    ['is 600M tokens overkill for a tone change?'],
  ],
  [
    lora,
    /^answer: 500 to 2,000 good examples do .*: 500 are enough\./u,
    ['whats a good dataset size for style transfer, like 500 rows?'],
  ],
  [
    lora,
    /^answer: Two, at most three over 50M tokens|^answer: One, at most two over 50M tokens/u,
    ['how many epochs make sense?'],
  ],
  // Settings: the one that is asked, for the method of the plan.
  [dpo, /^answer: Beta 0\.1 is usual for DPO/u, ['which beta?']],
  [full, /^answer: 5e-6 to 2e-5 is usual for full fine-tuning/u, ['what learning rate?']],
  [lora, /^answer: 16 to 32: once or twice the rank, which is 16/u, ['which alpha?']],
  [
    lora,
    /^answer: (?:Rank 16 is planned, which is assumed: 8 to 16 do for a style|Planned is rank 16\. .*8-16 do for style)/u,
    ['what rank should i use?', 'is rank 16 enough?'],
  ],
  // Checkpoints on a disk, and how many of them; traffic stays traffic.
  [
    lora,
    /^answer: A checkpoint to resume from is about .* the last 2, .* are enough and are what the bill counts/u,
    ['how much disk do the checkpoints eat?'],
  ],
  [lora, /^answer: Two or three: the last ones/u, ['how many checkpoints should we keep?']],
  // Words are told apart before what they cost here.
  [
    'qwen2.5 7b 20k examples x 600 tokens',
    /LoRA .*trains small (?:matrices|adapters).* QLoRA .*base/u,
    ["what's the diff between lora and qlora again"],
  ],
  ['70b 500M tokens 8-bit', /8-bit loses less than 4-bit\./u, ['int8 vs nf4 which one hurts less']],
  // Tiers without certificates first; the price of the plan with it.
  [lora, /^answer: Secure for data of a company.*The plan is priced/u, ['community or secure?']],
  // Files by name, licences by what is asked of them.
  [lora, /^answer: By hand: .*Reply “as [\w-]+”: it brings the files of this plan/u, ['how do i start this?']],
  [
    'llama 3.1 8b lora 50M tokens',
    /^answer: Yes, for companies in the EU too/u,
    ['is the llama licence fine for EU companies?'],
  ],
  [
    'llama 3.1 8b lora 50M tokens',
    /^answer: Of what closed models wrote .*not for a model that competes/u,
    ['licence ok if the answers come from gpt-4?'],
  ],
  ['llama 3.1 8b lora 50M tokens', /^answer: Commercial use is allowed/u, ['what about the licence?']],
])('[%s] %s', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: lastMeant([plan, text]).replaceAll(/\s+/gu, ' ') }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})
