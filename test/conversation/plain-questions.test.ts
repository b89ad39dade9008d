/** Questions that their words leave no doubt about, by several people: the answer that was asked for stands first, and the plan stays. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

/** The kind of the answer and its words; nothing was said to the app by name. */
const answerTo = (plan: string, text: string): string => lastOf([plan, text])
const [lora, two] = ['8b lora 50M tokens', 'qwen3 32b 180M tokens qlora on 2 h100']

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // Memory as room: GiB of GiB, and no budget.
  [
    '405b 20M tokens qlora 8xh200 $600',
    /^answer: [\d.]+ GiB of 140 GiB are left on each GPU/u,
    [
      'does 4 bit leave any room on those cards or are we scraping the ceiling',
      'how full are the cards gonna be?',
      'how many gigs are still free per gpu',
      'does that max out the vram?',
      'are those cards already packed?',
      'how much room do the cards have left?',
    ],
  ],
  ['405b 20M tokens qlora 8xh200 $600', /^answer: .*\$600/u, ['is there room in the budget for a second run?']],
  [
    '3b 200M tokens lora on a 5090',
    /^answer: Not well: the run takes [\d.]+ GiB of the [\d.]+ GiB/u,
    [
      'can i use the machine for something else while it trains or is the vram full?',
      'is the 5090 full or can i use it for something else too?',
    ],
  ],
  // Which number formats a card has.
  [
    lora,
    /^answer: The T4 has no bf16: it trains in fp16/u,
    ['can a T4 do bf16 at all', 'does the t4 support bfloat16?'],
  ],
  [
    lora,
    /^answer: (?:Ampere|The RTX 3090|A100) has no FP8: it trains in bf16/u,
    ['can ampere do fp8', 'does a 3090 have native fp8'],
  ],
  [lora, /^answer: Yes: .* in FP8, at 2 times/u, ['do h100s have fp8?', 'is the mi300x capable of fp8']],
  [lora, /^answer: The A100 has no FP8: it trains in bf16/u, ['do we have fp8 on the a100?']],
  [lora, /^answer: Yes: L40S computes in FP8/u, ['does the L40S even do fp8 or do we need hopper for that']],
  [lora, /^answer: .*MI300X.* compute in FP8, .*MI250.* do not\./u, ['does amd do fp8']],
  [lora, /^answer: The RTX 4090 has no FP4: /u, ['can the 4090 do nvfp4']],
  // Whether a price of an hour is much.
  [
    lora,
    /^answer: \$2\.95\/h is usual for one H100: \d+ sellers ask \$/u,
    [
      'is 2.95/h for an h100 normal or are we being ripped off',
      '2.95/h for an h100, fair?',
      'is $2.95 per hour too much for an H100?',
    ],
  ],
  [
    lora,
    /^answer: \$1\.00\/h is less than any seller on record asks for one B200/u,
    ['is $1 an hour for a B200 a good price'],
  ],
  // Words of the trade that tell what is asked by themselves; the plan stays.
  [
    'gpt-oss-120b 90M tokens lora 8xH100',
    /^answer: (?:They are turned into bf16 first|Upcast, as a rule): .* 234 GB/u,
    [
      'mxfp4 weights - does lora train on those directly or do they get upcast to bf16 first',
      'do the 4-bit weights stay 4-bit or get converted to bf16?',
      'is the base dequantized before training?',
      'does the adapter sit directly on the quantized weights?',
    ],
  ],
  ['gpt-oss-120b 90M tokens lora 8xH100', /^plan: /u, ['train it in 4 bit instead', 'attention only please']],
  [
    'qwen3-30b-a3b lora 55M tokens',
    /^answer: All linear layers, those of the experts too/u,
    [
      'can lora even touch the experts or only attention?',
      'do the experts get adapters?',
      'which layers does the lora train?',
    ],
  ],
  [
    'qwen3-30b-a3b lora 55M tokens',
    /^answer: All 30.5B parameters lie in memory/u,
    ['do all experts have to be in memory?'],
  ],
  [
    lora,
    /^answer: Perhaps a little more/u,
    [
      'will qlora hurt french more than english?',
      'is quantization worse for polish?',
      'any known accuracy loss for arabic with qlora?',
      'our data is japanese, does 4 bit hurt it?',
    ],
  ],
  [lora, /^answer: (?!Perhaps)/u, ['does french take more tokens than english?']],
  [
    '7b full 3B tokens',
    /^answer: Likely yes: 3B tokens are in the range/u,
    [
      'is 3B enough for the model to actually pick up Icelandic?',
      'will 3B tokens teach it Welsh?',
      'are 3B tokens enough to make it fluent in Basque?',
      'how much text to learn Estonian?',
    ],
  ],
  [
    '405b 20M tokens qlora 8xh200',
    /^answer: (?:Often by less than its price says|For a narrow task .* On the same data)/u,
    ['would the 405B really beat the 70B at summarising minutes?', 'is a 8b as good as this one at extracting dates?'],
  ],
  ['405b 20M tokens qlora 8xh200', /^plan: .*70B/u, ['what about the 70b']],
  [
    '14b 120M tokens lora on runpod',
    /^answer: The plan is priced on RunPod Secure Cloud: \$[\d.]+\/h per GPU/u,
    [
      'what is secure cloud at runpod and is that what you priced?',
      'which runpod tier is that quote for?',
      'is this price secure or community cloud?',
    ],
  ],
  ['14b 120M tokens lora on runpod', /^answer: (?!The plan is priced)/u, ['is community cloud safe enough for us?']],
  [
    '70b, 30,000 contracts avg 2,600 tokens, qlora',
    /^answer: What is longer than the [\d,]+ tokens of a planned sequence is cut off there, .*2,600 a text on average/u,
    [
      'are contracts longer than the context just cut off, or split?',
      'do you chop long contracts or chunk them?',
      'what happens to the long contracts?',
    ],
  ],
  [
    '12b full 40M tokens on 4 h200',
    /^answer: At 40M tokens usually none/u,
    [
      'whats the difference in quality between full and lora with 40M tokens',
      'is lora as good as full here?',
      'would we lose accuracy with lora instead of full?',
    ],
  ],
  [
    '12b full 40M tokens on 4 h200',
    /^answer: It does go on one: .*In memory lie 24 GB of weights, 24 GB of gradients.*The plan takes 4 because/u,
    [
      'why can’t a full fine-tune of a 12b go on just one H200? 141 GB sounds like heaps',
      'how come it doesn’t fit on one card?',
    ],
  ],
  // The figure of a question is used, or put right.
  [
    '12b 50M tokens qlora on a 4090',
    /^answer: (?:It is [\d.]+ h here, not \d+ ?h(?:ours)?\. )?[\d.]+ h: 50M tokens ÷/u,
    [
      'where does the 8h come from if it is only 50M tokens',

      'where do those hours come from?',
    ],
  ],
  [
    two,
    /^answer: It is 11 h here, not 26 ?h.*8 in 10/u,
    ['how sure are you about the 26 hours, like plus minus what', 'how certain are those 26h?'],
  ],
  [
    '70b qlora 78M tokens 4 a100 80gb',
    /^answer: It is \$\d+ in total, not \$222\. All 4 GPUs together/u,
    ['is $222 for all four cards or each?'],
  ],
  [
    '70b qlora 78M tokens 4 a100 80gb',
    /^answer: (?:It is .*\. )?All 4 GPUs together/u,
    ['is the $72 per card or in total?', 'is that $83 for all of them or just one gpu?'],
  ],
  // What was asked stands first.
  [
    '8b lora 50M tokens',
    /^answer: \$[\d.]+\/h per GPU at Verda, as of 20.*source: /u,
    ['when were those Verda prices last checked?', 'is the verda price still current?'],
  ],
  ['8b lora 50M tokens', /^answer: At Verda/u, ['what does verda charge?']],
  [
    '8b lora 50M tokens',
    /^answer: Yes: [\d.]+ min of the [\d.]+ h are start-up/u,
    ['does downloading the dataset count in the 9.5 hours?', 'does the time include loading the weights?'],
  ],
  [
    '8b full 100M tokens on 8xH100',
    /^answer: There is no hour 60: the run takes .* With checkpoints every/u,
    ['what happens if it crashes at hour 60, do we pay for everything again?'],
  ],
  [
    '8b, 12k tickets avg 450 tokens, lora',
    /^answer: Yes: 1 × L40S .*That is at sequence length 2,048 \(your texts are 450/u,
    ['is an L40S enough or will it run out of memory on the long tickets?'],
  ],
])('[%s] %s', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: answerTo(plan, text).replaceAll(/\s+/gu, ' ') }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // A part that is counted, whatever stands between the verb and it.
  [
    '70b 400M tokens lora on 8 h100 at lambda',
    /^answer: (?:Yes|Counted): .* start-up/u,
    [
      'does that count us pulling 140 GB of weights onto the box first?',
      'is loading the 140 gigs of weights part of the hours or extra?',
      'are the hours with or without the container pull',
      'does the 30 bucks count the half hour i need to get the drivers going?',
      'the model has to be fetched first, is that bit in your hours?',
    ],
  ],
  [lora, /^answer: No: evaluation is not in/u, ['validation runs - already in the hours?']],
  [lora, /^answer: No: people’s time/u, ['is someone’s time to babysit it in that figure?']],
  [lora, /^answer: Not counted: taxes.*Counted: /u, ["what's in the total apart from the gpu?"]],
  [lora, /^answer: Counted: .*Not counted: taxes/u, ['what is included?']],
  // The figure that heads the question, with what it follows from.
  [
    '3b pretrain 60B tokens 32xH100',
    /^answer: About [\d,]+ optimizer steps: 60B tokens in all/u,
    ['how many optimizer steps is this actually', 'how many gradient updates will it see?', 'number of iterations?'],
  ],
  [lora, /^answer: About [\d.]+ s a step/u, ['how long does a single step take?', "what's the time per step?"]],
  [
    lora,
    /^answer: About 1\.6 × 10\^18 FLOP: 4 × 8B/u,
    ['how many FLOPs is the whole thing?', 'total compute in flops?'],
  ],
  [
    lora,
    /^answer: About 41\.9M parameters, 0\.52 %/u,
    ['how many trainable parameters is that', 'how many of the params does LoRA train here'],
  ],
  [
    '8b full 100M tokens on 8xH100',
    /^answer: The optimizer states take 96 GB in all, 12 GB on each GPU: 12 bytes/u,
    ['how much of the memory is the optimizer', 'how much memory goes to adam?'],
  ],
  [
    lora,
    /^answer: About 16 GB: 8B parameters/u,
    ['how large is the download of the base model', 'what is the download size?'],
  ],
  [
    lora,
    /^answer: The sequence length is 2,048 tokens, packed, which is assumed/u,
    ['whats the sequence length in here'],
  ],
  [lora, /^answer: One optimizer step sees \d+ sequences/u, ['what batch size is in this? it decides everything']],
  [lora, /^answer: bf16: /u, ['which precision are the weights in', 'what dtype are the weights kept in?']],
  // What should be, what another would do, and what a word means is asked of something else.
  [
    lora,
    /^(?!answer: One optimizer step)/u,
    ['what batch size should we use', 'what is the best batch size for this?'],
  ],
  [lora, /^answer: MFU/u, ["what's mfu?"]],
  [lora, /^answer: A checkpoint to resume from/u, ['how large is one checkpoint with optimizer state']],
  // What a word means, in whatever order.
  [
    lora,
    /^answer: SXM and PCIe are forms/u,
    ['what does sxm stand for and why should i care', 'no idea what an sxm is', 'what do you mean by SXM?'],
  ],
  [lora, /^answer: A GPU-hour is/u, ['our cfo asks what a GPU hour is', 'and a gpu hour is what exactly?']],
  [lora, /^answer: Full fine-tuning changes all/u, ["sorry newbie here: what does 'full' mean, do all weights move?"]],
  // A figure that is remembered asks why it is another now.
  [
    lora,
    /^answer: Now it is \$[\d.]+ in .* I cannot see it from here/u,
    [
      'what changed since yesterday, it was 40 bucks',
      'why is the total different from what you told us this morning?',
      'yesterday you said $9, why is it more now?',
      'how come this is higher than what you quoted yesterday',
      'you told us 12 dollars on friday, no?',
    ],
  ],
  [lora, /^(?!answer: Now it is)/u, ['we paid $9 yesterday', 'you said 3 epochs is enough, fine, 3 epochs']],
  // What takes the memory, whatever card is named beside it.
  [
    lora,
    /^answer: (?:On [^:]*: )?[\d.]+ GiB of [\d.]+ GiB on each GPU/u,
    ['what eats the 80 gigs here', 'where do the 70 gb go', 'break the memory down please'],
  ],
  // What the licence allows, whoever asks and from where.
  [
    'llama 4 scout, 120M tokens, lora',
    /^answer: .*licence of Meta/u,
    [
      "We're a Dublin company, may we use Scout at all?",
      'is the llama 4 licence ok in the EU?',
      'can we use it in production?',
    ],
  ],
  ['8b lora 50M tokens', /^answer: With open models yes/u, ['are we even allowed to train on what llama spits out?']],
  // What comes after, what is paid while one waits, what is usual, and where figures come from.
  [
    lora,
    /^answer: Copy the weights out first/u,
    ["And after that? I've got a trained thing, then what", 'ok i have the adapter, now what?'],
  ],
  [
    lora,
    /^answer: As a rule no: on demand the bill begins/u,
    ['Am I charged while it waits for capacity?', 'is queue time billed'],
  ],
  [lora, /^answer: For answers from documents/u, ['can RAG answer from the SOPs instead, they change every month']],
  [lora, /^answer: 2e-4 is fine\. [\d.e-]+ to [\d.e-]+ is usual/u, ['is lr 2e-4 too high?']],
  [lora, /no run of this job|measured/u, ["sources for these speeds please, I'd rather check them myself"]],
  [lora, /^answer: The sequence length is 2,048/u, ['Can u tell me what seq length you took']],
  // Whom the app serves, hosts of another kind, and which model to start from.
  [
    lora,
    /^answer: No: no seller pays/u,
    ['are you sponsored by these sellers?', 'does the app get a commission from lambda?'],
  ],
  [lora, /^answer: Mostly: PyTorch/u, ['arm cpu.. do my wheels even install', 'does our docker image run on aarch64?']],
  [lora, /^answer: The instruct model/u, ['start from base or instruct?', 'should we take the instruct or the base?']],
  [lora, /^answer: Rarely: GPU clouds/u, ['any student discount lol', 'do they have academic pricing?']],
  [lora, /^answer: Secure for data/u, ['what do i lose by going with some strangers box, just reliability?']],
  [
    lora,
    /^(?!answer: (?:No: no seller|The instruct|Rarely))/u,
    ['do you get the share of failed runs', 'use the base model'],
  ],
  // For whom it is put in plain words.
  [
    lora,
    /^answer: In plain words/u,
    [
      'Could you explain the $3 in words that a steering committee without any engineers understands?',
      'could you put that in words my boss gets?',
      'how would I present this to our director?',
    ],
  ],
  [lora, /^answer: .*(?:bills by the|How .* charges)/u, ['am i billed for 3 full hours if it takes 2.2?']],
  [
    lora,
    /^answer: With .*, which the plan takes/u,
    ['with what would you launch that, axolotl? swift? something else', 'which framework would you pick for this?'],
  ],
  [
    '70b lora 400M tokens 8 h100',
    /^answer: (?:The 8 GPUs of the one machine meet over|H100 SXM5 has) NVLink/u,
    ['is that box NVLink inside or just PCIe'],
  ],
  [
    lora,
    /^inquiry|^answer: Hosting/u,
    ['and once its trained, what would it cost us per month to keep it running for users?'],
  ],
])('[%s] %s, by its subject', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: answerTo(plan, text).replaceAll(/\s+/gu, ' ') }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})

test.each([
  ['How many kilowatt hours is this run? The ministry’s form has a box for it.', /^answer: [\d.]+ kWh/u],
  ['If we begin on Friday at five in the afternoon, when would it be ready?', /^answer: Started Friday 17:00/u],
  ['if it starts monday at 9 in the morning when is it done', /^answer: Started Monday 09:00/u],
])('“%s”: what stands beside the question does not stop it, and hours may be words', (text, says) => {
  expect(answerTo(lora, text)).toMatch(says)
})
