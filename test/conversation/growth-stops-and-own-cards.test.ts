/** Growth, moved prices and limits, news of runs that ended early, and cards of one's own, as people tell of them in threads. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const [big, small] = ['70b 2B tokens', 'lora llama 3 8b 35k examples 3 epochs']

test.each<[turns: readonly string[], says: RegExp]>([
  // Data that multiply are set beside the plan, a period after the other.
  [[big, 'what if our data triples every month?'], /^answer: As it is vs 6B tokens vs 18B tokens vs 54B tokens/u],
  [[big, 'our dataset doubles each quarter'], /^answer: As it is vs 4B tokens vs 8B tokens vs 16B tokens/u],
  // A sum is divided by one run where runs are counted, and trains data where data are.
  [[big, 'how many retrains fit into $5,000 a quarter?'], /^answer: \d+ a quarter: \$5,000 a quarter at \$/u],
  [[big, 'how many retrains fit in $500 a quarter?'], /^answer: None: .* more than \$500 a quarter\. One is paid/u],
  [[big, 'how many examples for $300'], /^answer: \$300 trains this model on about/u],
  [[big, 'How much data could I push through for a flat $1000?'], /^answer: \$1,000 trains this model on about/u],
  [[big, 'is that the whole bill?'], /^answer: (?:No, not everything: n|N)ot counted(?: are|:) taxes/u],
  // Another plan at other prices: neither half is dropped.
  [[big, 'prices +10% and data x2'], /^answer: With that change and prices 10% higher: .* The plan as it is: /u],
  [[big, 'what if prices fall 15% and we use 4 h100s'], /^answer: With that change and prices 15% lower: 4 × H100/u],
  // What somebody else paid is no change.
  [[big, 'A friend paid 4x that for a 70b last year. What are you leaving out?'], /^answer: Not counted: /u],
  // A moved date adds to the time; less money is wished with more time.
  [
    [
      'qwen 2.5 14b lora 30k examples within 24 hours',
      'good news, the launch slipped by a week so we have that much longer',
    ],
    /within 8 days/u,
  ],
  [['8b full 2B tokens fastest', "I'd rather wait 3 days and pay less"], /Changed: within 3 days, cheapest\./u],
  [['13b full 250M tokens', "hmm that's steep. do it with LoRA then"], /^plan: .*Changed: LoRA/su],
  // Runs that ended early, with how far they were and what they cost.
  [[small, 'stopped early at 60%'], /^run: .*stopped early at 60%/u],
  [
    [small, 'Pulled the plug after epoch 2 of 3, eval loss was climbing. Bill stands at 96 dollars'],
    /stopped early at 67%[^]*\$96; planned/u,
  ],
  [[small, "node died around 4am, lost 2 hrs, we're back up from the checkpoint at 55%"], /^run: .*running 55%/u],
  [[small, 'It finished last night, 31 hours on the one H100, a good bit longer than your number'], /^run: .*: done/u],
  // Of one's own cards what they do is set against renting.
  [
    ['lora llama 3.1 70b 90M tokens', 'we have 8 idle A100 40GB on prem until march. does renting still make sense?'],
    /^answer: On 8 × A100 SXM 40GB of your own/u,
  ],
  // A card of one's own that the answer has not is weighed, and why it was not before.
  [
    [small, 'i have a 3090 in the lab pc, why didnt it come up'],
    /^answer: Only what is rented .*On 1 × RTX 3090 of your own/u,
  ],
  [
    [small, 'the 4090 in our office rig never shows up, why'],
    /^answer: Only what is rented .*On 1 × RTX 4090 of your own/u,
  ],
  [
    [small, 'our lab has a 3090. did you take that into account?'],
    /^answer: Only what is rented .*RTX 3090 of your own/u,
  ],
  [['llama 3 70b qlora 20M tokens', 'why is the memory so much lower than 140 gigs?'], /16 bits would be 141 GB/u],
  [[small, 'how many tokens is 600 pages of pdf, roughly'], /^answer: About 400k tokens\. Pages are counted/u],
  [[small, "I'm new to this, what is lora and why did you pick it"], /^answer: LoRA [^]*Because it was asked for/u],
  [
    [
      'full finetune mistral 7b, 200M tokens',
      'contracts run to about 16k tokens each so the sequence length has to be 16384',
    ],
    /Changed: sequence length 16,384\./u,
  ],
  [
    [
      'qlora mistral small 24b 15k examples 2 epochs',
      'the labelling team threw out about 20% of the examples as junk, so shrink the dataset',
    ],
    /Changed: 12\.3M tokens/u,
  ],
  // Titles, clocks, money and sizes are no data, cards or objectives.
  [['mixtral-8x7b qlora 15M tokens', 'our DPO insists on Europe'], /Changed: in Europe\./u],
  [
    ['deepseek-v3 lora 20M tokens', 'take something in the 30B range that people actually trust'],
    /Changed: A 30B model\./u,
  ],
  [
    ['qwen2.5-32b lora 45M tokens on 4x H100 lambda', 'kicked off 9:15 this morning on the Lambda H100s'],
    /^run: .*: running/u,
  ],
  [['qwen2.5-14b lora 120M tokens on 4x A100', 'step 1200 of 4000, eleven hours gone'], /running 30%[^]*after 11 h/u],
  [['qwen2.5-32b lora 20k examples', 'boss only signs off on 400'], /Changed: under \$400\./u],
  [['qwen2.5-32b lora 20k examples', 'They have charged us 212.'], /^problem: /u],
  [
    ['llama-3.1-70b full 2B tokens within 72h', 'forget the 72 hours and look at reserved rates'],
    /Changed: reserved, no deadline\./u,
  ],
  [
    ['qwen2.5-14b full 300M tokens within 24 hours', "give it a whole week, nobody's waiting"],
    /Changed: within 7 days/u,
  ],
  [
    [small, 'can somebody explain that LoRA thing as if I were a baker'],
    /^answer: LoRA \(low-rank adaptation\) leaves/u,
  ],
  [
    [small, 'Do we have to sign a contract or is it credit card and go?'],
    /^answer: (?:.* (?:card|credit|invoice).* on demand|No, on demand the click-through terms are enough)/u,
  ],
  // Of two times the one behind “start” begins it.
  [
    [small, 'will it still be running on monday morning if we start thursday 6pm'],
    /^answer: Yes: started Thursday 18:00/u,
  ],
  // Times and sums that are told are no limits.
  [[big, 'Last time we got kicked off three times in 14 hours on spot. What else is there?'], /^(?!.*within 14 h)/su],
  // A change, and a wish to see it.
  [[big, 'can you double the dataset and show me where the price goes'], /Changed: 4B tokens/u],
  [['qwen 2.5 14b lora 30M tokens', "no, it's 300 million, not 30"], /Changed: 300M tokens/u],
  [['qwen 2.5 14b full 300M tokens under $100', 'finance came back, we can go up 20% on the money'], /under \$120/u],
  [['8b lora 300M tokens on 1x h100', 'we see 9,800 tok/s, a bit under what you said'], /9[.,]8/u],
  [[small, 'what batch size did you go with? I never gave one'], /^answer: One optimizer step sees \d+ sequences/u],
  [[small, 'Is flash attention on in this one?'], /^answer: Yes, it is counted on: (?:FlashAttention|PyTorch)/u],
  // What is switched off is never switched on.
  [['llama 3.3 70b lora 20M tokens', 'turn off 4-bit'], /Changed: bf16/u],
  [['llama 3.3 70b lora 20M tokens', 'disable flash attention'], /Changed: sdpa attention/u],
  [[big, 'can we go a bit smaller here'], /^problem: “smaller” of what/u],
  [[small, 'pulling the checkpoints back to our own S3, what does the egress come to?'], /traffic|egress/u],
  [[small, 'if we kick it off tonight at 8 when will it be done'], /^answer: Started \w+ 20:00/u],
])('%s', (turns, says) => {
  expect(lastMeant(turns)).toMatch(says)
})

test('a watch for a share waits for so much less than the bill of now', () => {
  const [, now = ''] = /now \$([\d,]+)/u.exec(lastMeant([big, 'tell me when it is 20% cheaper'])) ?? []
  const [, below = ''] = /under \$([\d,]+)/u.exec(lastMeant([big, 'tell me when it is 20% cheaper'])) ?? []
  const value = (text: string): number => Number(text.replaceAll(',', ''))
  expect(value(below) / value(now)).toBeCloseTo(0.8, 2)
})
