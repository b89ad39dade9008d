/** Questions told by their form or by what they bring along, whatever else their words are like. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

/** The kind of the answer and its words; nothing was said to the app by name. */
const answerTo = (plan: string, text: string): string => lastOf([plan, text])

const [lora, full, distilled, many] = [
  '8b lora 50M tokens',
  '8b full 50M tokens',
  'distill 70b into 8b, 300M tokens',
  '3b pretrain 60B tokens 32xH100',
]

test.each<[plan: string, text: string, says: RegExp]>([
  [distilled, "Is the teacher's inference in there?", /^answer: No: the teacher is not in the \$/u],
  [distilled, "does that number include the teacher's forward passes", /^answer: No: the teacher/u],
  [lora, 'are engineer hours included in the price?', /^answer: No: people’s time is not in the \$/u],
  [lora, 'does the memory figure include optimizer states?', /^answer: Yes: the optimizer states are in the memory/u],
  [many, 'do you take multi node overhead into account', /^answer: Yes: what the GPUs exchange at each step/u],
  [
    lora,
    'is the checkpoint storage in that sum?',
    /^answer: Yes: \$[\d.]+ of the \$[\d.]+ \(\d+%\) goes on \d+ GB of disk/u,
  ],
  [lora, 'Olga: is egress counted in there?', /^answer: No: nothing of it is in the \$/u],
  [lora, 'what does egress add?', /^answer: Nothing of it is in the \$/u],
  [
    lora,
    'is that with or without the failed attempts?',
    /^answer: Counted: \$[\d.]+ of the .* set aside for runs that fail/u,
  ],
  [lora, 'do failed runs come on top?', /^answer: Counted: /u],
  [lora, 'is pulling it all from s3 counted', /^answer: No: what S3 or another bucket asks/u],
  [lora, 'is it mostly setup time?', /^answer: No: start-up is \$[\d.]+, \d% of it/u],
  [lora, 'are rollouts in there?', /^answer: No: nothing is generated in this plan/u],
  [lora, 'are our credits in there already?', /^answer: No: a credit or discount is not in the/u],
  ['7b grpo 100M tokens', 'rollouts included?', /^answer: Yes: writing the answers takes .* of the [\d.]+ h/u],
  ['7b dpo 20M tokens', 'chosen and rejected both counted?', /^answer: Yes, both: an example is a pair/u],
  ['we own 4x RTX A6000. 8b lora 40M tokens', 'does the plan count power?', /^answer: Yes: electricity is all that/u],
  ['8b full 1B tokens 8 a100 spot', 'are restarts in the hours?', /^answer: Yes: they are in the .* for preemptions/u],
  [lora, 'is network overhead in the estimate?', /^answer: There is none: it is one GPU\./u],
])('%s: “%s” is told whether it is counted', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  [`${lora}, under $50`, 'how tight is 50?', /^answer: Roomy: it costs \$[\d.]+ of the \$50/u],
  [`${lora}, under $50`, 'what margin is left on the 50', /^answer: \$[\d.]+ of the \$50 would be left/u],
  [`${lora}, max 4 hours`, 'by how many hours do we make that?', /^answer: [\d.]+ h of the 4 h would be left/u],
  [`${lora}, max 4 hours`, 'would it still finish inside a week?', /^answer: Yes: it takes .* of the 7 days/u],
  [lora, 'is it done in a lunch break?', /^answer: (?:Hardly|No|Probably, but not surely): it takes/u],
  [
    lora,
    'with 80 million tokens, would we still be under 20 dollars?',
    /^answer: Yes: it would cost \$[\d.]+ of the \$20/u,
  ],
  [`${lora}, under $50`, 'could we do it below 3?', /^answer: (?:Not as planned|No)/u],
  [
    '8b lora 50M tokens on 2 a100, within 3 hours',
    'does one card make that?',
    /^answer: No, not in 3 h: 1 × A100 .*: [\d.]+ h and \$/u,
  ],
])('%s: “%s” is told whether the limit is kept', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  [lora, 'is this lora or full?', /^answer: LoRA, bf16, rank 16/u],
  [lora, 'which target modules do you train?', /^answer: All linear layers/u],
  [`${lora} attention only`, 'what modules?', /^answer: The attention layers alone/u],
  [full, 'what modules?', /^answer: None: it is full fine-tuning/u],
  [lora, 'What counts as "fast" here, what tok/s did you assume', /^answer: [\d.]+k tok\/s /u],
  [lora, 'what utilisation did you assume?', /^answer: The plan comes to \d+% of the peak/u],
  [lora, 'did you assume packing? our rows are short', /^answer: Yes: short examples are packed/u],
  [full, 'what optimizer do you assume? with adamw fp32 states i get > 80', /^answer: AdamW as the trainer has it/u],
  ['finetune gemma 2 9b with 5000 examples', 'you assumed what for the length of an example?', /512 tokens each/u],
  ['qwen2.5-vl 7b lora, 40k images with captions', 'how many tokens do u count per image?', /600 tokens an image/u],
  ['grpo qwen2.5 7b 5k prompts', 'how long are the answers you count with', /1024 tokens: .* are generated/u],
  ['we own 4x RTX A6000. 8b lora 40M tokens', 'what electricity price did you take', /about \$[\d.]+ a kWh/u],
  [full, 'is it bf16 or fp8?', /^answer: bf16/u],
  [lora, 'what sequence length are you assuming?', /^answer: The sequence length is 2,048 tokens/u],
  ['phi-4 14b sft 50M tokens', 'was that with full finetuning?', /^answer: No: LoRA, bf16/u],
  [lora, 'you took lora, right?', /^answer: Yes: LoRA, bf16/u],
  [
    'qwen 7b lora 2 epochs over 60M tokens',
    'did you take 60M or 120M?',
    /^answer: The plan is for 120M tokens .* 2 passes/u,
  ],
  [
    'qwen 7b lora 2 epochs over 60M tokens',
    'are the 2 epochs already included?',
    /^answer: (?:Yes: 2 passes|For all 2: .* are 2 passes) over 60M/u,
  ],
  [
    'glm-4 9b lora 65M tokens a10g',
    'the A10G only has 24 gigs, did you account for that?',
    /^answer: Yes: the plan is \d × A10G/u,
  ],
  [
    'qwen3-30b-a3b sft 60M tokens',
    'did you calculate with 30B or 3B?',
    /^answer: The model has 30\.5B parameters, 3\.35B/u,
  ],
  [`${lora}, max 4 hours`, 'will we make the 4 hours?', /^answer: Yes: it takes .* of the 4 h, so /u],
  [`${lora}, under $50`, 'is $50 enough?', /^answer: Yes: it costs \$[\d.]+ of the \$50/u],
  [`${lora} by december 10`, 'when do we have to press start at the latest?', /^answer: By Thursday 2026-/u],
  [lora, "sorry noob question: what does 'spot' mean and is it dangerous", /^answer: Spot machines are cheap/u],
  [lora, "explain like I'm 5", /^answer: In plain words: .* For that you rent/u],
  [
    'llama 3 70b lora 80M tokens on lambda',
    'does anybody sell the same GPU for less?',
    /^answer: Cheaper with the same GPUs/u,
  ],
  [
    '70b lora 100M tokens',
    "Tim wants 8 H100, Sara 4 H200, I'd go for 2 B200. Which is the cheapest?",
    /^answer: 2 × B200 .* less than 8 × H100 .*\. Then 4 × H200/u,
  ],
  [
    `${lora}, EU only`,
    'does our training data leave the EU at any point with this?',
    /^answer: Only machines in the EU/u,
  ],
  [
    lora,
    'what would that cost a month if we retrain weekly with 10% more data each time?',
    /^answer: About \$.* in the first month/u,
  ],
  [lora, 'I need one figure for the budget request', /^answer: Plan with \$/u],
  [lora, 'what does packing mean?', /^answer: Packing puts several/u],
  [lora, "what's the throughput?", /^answer: [\d.]+k tok\/s/u],
])('%s: “%s” is told the value of the plan', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  [lora, 'How much is it to copy 200 GB off the machine in the end?', /^answer: About \$\d+ to \$\d+ for 200 GB/u],
  [lora, 'We have to redo it twice, what is the damage?', /^answer: 3 such runs cost \$/u],
  [lora, 'Could we squeeze this under 5 dollars?', /^answer: Over it: \$/u],
  [lora, 'We have 500 bucks, how many shots at it is that?', /^answer: \d+: \$500 at \$/u],
  [lora, 'If we kick off at 9am on Monday, when is it done?', /^answer: Started Monday 09:00/u],
])('%s: “%s” is answered by what it brings along', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  [full, 'Holy smokes, is there a missing decimal point in that?', /^answer: Yes, as far as can be estimated/u],
  [
    full,
    'Hand on heart, would you stake your salary on 3 hours?',
    /^answer: It is .* here, not 3 hours\. 8 in 10 comparable runs/u,
  ],
  [full, 'Any way to put a rocket under this? We demo on Friday', /^answer: (?:The fastest: )?\d+ × .* instead of/u],
  [full, 'Are there any hidden nasties on the invoice?', /^answer: Not counted: /u],
  [lora, 'Can this tool work out speech models as well?', /^answer: Yes, more roughly/u],
])('%s: “%s” is answered for what it says in a figure of speech', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each([
  'holy cow, did you see the game?',
  'did you see the new B200 prices?',
  'did you use the H100s yesterday?',
  'are you free friday?',
  'between us, is Tom leaving?',
  'how many tries did Bob need?',
])('“%s” is said between people', (text) => {
  expect(answerTo(lora, text)).toMatch(/^ignored/u)
})

test('which of two would be better is no question of what is planned', () => {
  expect(answerTo(lora, 'would lora or full be better?')).toMatch(
    /^answer: The plan \(.*\) is cheaper: .* Full fine-tuning is faster/u,
  )
})

test.each<[plan: string, change: string, text: string, says: RegExp]>([
  [
    `${lora} on 8 H100s`,
    'attention only',
    '@gpucost does it matter for the bill at all?',
    /^answer: Hardly, \$1 less/u,
  ],
  [
    'pretrain 1.3b on 26B tokens on 8 H100s',
    'on 16 GPUs',
    'how many days does that save us',
    /^answer: [\d.]+ h shorter .*\$\d+ more/u,
  ],
  [
    '405b qlora 8M tokens',
    'go with H200s',
    "What's the minimum number of those",
    /^answer: 2 × H200 SXM at JarvisLabs may hold it/u,
  ],
])('after %s, %s: “%s”', (plan, change, text, says) => {
  expect(lastOf([plan, change, text])).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  [
    lora,
    'Our CTO is allergic to nvidia, what would MI300X look like?',
    /^answer: On \d+ × MI300X at .* than the plan/u,
  ],
  [
    lora,
    'is a 3090 totally out of the question?',
    /^answer: Possible, .*: 1 × RTX 3090 .* takes .* holds .* than the plan/u,
  ],
  [
    lora,
    'does Hetzner even rent cards like these?',
    /^answer: (?:I have no data on Hetzner|No, not such cards: Hetzner)/u,
  ],
  [lora, 'what would full finetuning cost by comparison', /^answer: With full fine-tuning, on .* than the plan/u],
  [lora, 'is one 24gb card enough for this', /^answer: Yes: 1 × RTX .* of 2\d\.\d GiB/u],
  [lora, 'are two 48 GB cards ok', /^answer: Yes: 2 × .* of 4\d\.\d GiB/u],
  [lora, 'is 50 GB of disk enough', /^answer: (?!Yes: \d+ ×)/u],
  [lora, 'for 50 bucks how many epochs would that be', /^answer: About \d+ passes over 50M tokens/u],
  [`${lora} under $100`, 'could we squeeze two epochs under that?', /^answer: Inside it: .* of \$100/u],
  [lora, 'who won the cup', /^ignored/u],
])('%s: “%s” is answered of what it names', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  [lora, 'would a 3090 do it too?', /^answer: Yes: 1 × RTX 3090/u],
  [lora, 'Could it run on our own 4x A6000 box?', /^answer: Yes: 4 × RTX A6000/u],
  [lora, 'can we do it on 4090s?', /^plan: \d+ × RTX 4090/u],
  [lora, 'who owns GMI Cloud', /^answer: The company behind GMI Cloud sits in .* legal entity/u],
  [
    lora,
    'why not just call gpt-4o-mini',
    /^answer: By money alone the API up to about [\d,]+ calls a month.* Your own model costs \$/u,
  ],
  [
    lora,
    'the tool outputs are masked out of the loss, so only 40% count, does that make it 60% cheaper?',
    /^answer: No: a token/u,
  ],
  [lora, 'what could make this twice as expensive', /^answer: The (?:speed|price)/u],
  [lora, 'how much of the price is idle time', /^answer: Idle time is \$[\d.]+, \d+% of it\. Of \$/u],
  [
    'grpo qwen2.5 7b 5k prompts',
    'why is this so much slower than plain SFT?',
    /^answer: 5,000 prompts × 8 answers .* \d+% .* writing the answers/u,
  ],
  [many, 'how many tokens would chinchilla want', /^answer: By the rule of Chinchilla/u],
  [
    many,
    "what's the interconnect on those nodes",
    /^answer: Crusoe joins its H100 SXM by InfiniBand.* 4 machines are one job/u,
  ],
  [many, 'do we need infiniband?', /^answer: Yes: 4 machines/u],
])('%s: “%s” is answered for what it asks', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})
