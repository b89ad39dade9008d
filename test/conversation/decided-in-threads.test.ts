/** What decides, corrects or asks in a thread in few words is done, asked back or answered; what is talk stays talk. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = '8b lora 50M tokens'
const onEight = [job, 'on 8 h100']

test.each<[turns: readonly string[], says: RegExp]>([
  // A condition that is asked about changes nothing.
  [[job, 'with packing?'], /^answer: It is packed already, and priced so/u],
  [[job, 'without gradient checkpointing?'], /^answer: (?:No: w|W)ith no gradient checkpointing it stays/u],
  [[job, 'under $200', 'any cheaper without the budget?'], /^answer: No: with no budget it stays/u],
  [[job, 'cheaper on A100?'], /^answer: Yes, \$1\.56 less/u],
  // The limit that was spoken of last.
  [[job, 'under $200', 'ok lift it'], /Changed: no budget/u],
  [[job, 'within 12h', 'Drop it then, the demo slipped to next week anyway'], /Changed: no deadline/u],
  // What is asked about first is wished at the end; who is to blame is no question.
  [[...onEight, 'would 4 be cheaper? show me 4'], /Changed: 4 GPUs/u],
  [[...onEight, 'would h200s be quicker? if so take them'], /Changed: H200/u],
  [[...onEight, 'would 4 be cheaper?'], /^answer: /u],
  [['codellama 34b 75M tokens lora', "who picked codellama, it's a fossil. qwen3 coder 30b"], /Qwen3-Coder 30B/u],
  [[job, 'cheapest u can find, idc how long it takes'], /Changed: cheapest/u],
  // A limit that is lifted, beside another that is set; a budget that is gone is spent.
  [
    [job, 'under $300 within 36h', 'We can lift the money cap altogether, make it 24 hours.'],
    /no budget[^]*24 h|24 h[^]*no budget/u,
  ],
  [[job, 'under $300 within 36h', 'the deadline is gone'], /no deadline/u],
  [[job, 'under $300 within 36h', 'the budget is gone'], /^(?!.*no budget)/su],
  // The step of the last change.
  [
    ['sft 14b 80k examples ~900 tokens each', '@gpucost drop 20k examples', 'Wait, I counted 26k dupes not 20'],
    /^asks: Read as: 48.6M/u,
  ],
  [[...onEight, '2 more gpus', 'it is 4 more, not 2'], /^asks: Read as: 12 gpus/u],
  [[...onEight, "let's try one less"], /Changed: 7 GPUs/u],
  [[...onEight, 'back to two then'], /^asks: Read as: 2 gpus/u],
  [[job, 'on 4 h100', 'on 8 h100', 'back to four'], /Changed: 4 GPUs/u],
  [[job, 'under $100', 'ok go 2x over that'], /under \$200/u],
  // In the form of a wish, among words that are not all read.
  [
    [job, 'Could we do this within the 300 bucks of leftover q3 money'],
    /^(?:answer: Inside it: \$\S+ of \$300|asks: Read as: under \$300)/u,
  ],
  // A form of the GPU that is planned.
  [[job, 'booked, but they only had 2x H100 PCIe, not SXM'], /Changed: H100 PCIe, 2 GPUs\./u],
  [[job, 'on h100', 'pcie not sxm'], /^plan: \d+ × H100 (?:PCIe|NVL).*Changed: H100[^,]*\./su],
  // What they hold already is not reserved once more.
  [[job, "@gpucost on 4 A100 80s we've reserved"], /^plan: Your 4 × A100.*no rent.*Not used: “reserved”/su],
  [[job, '@gpucost on reserved A100s'], /^plan: .*reserved/su],
  // A laugh at a price is no budget.
  [[job, 'lol 9 dollars. ok leave it. but rank 32'], /Changed: LoRA rank 32\..*Not used: .*“9 dollars/su],
  [
    ['405b lora 8M tokens', '4bit base weights', 'go with H200s, fewer cards'],
    /Changed: H200, 2 GPUs.*leaves open how many/su,
  ],
  [['orpo 7b 25k pairs', 'what does orpo save over dpo in gb'], /^answer: .* GiB (?:less|more) on each GPU/u],
  [['embedding model 0.6b contrastive 10M pairs', '@gpucost use gradcache'], /^answer: GradCache is not counted/u],
  [[job, '@gpucost bigger'], /^problem/u],
  [[job, 'what about 4 A100s', 'hmm put them side by side'], /^answer: .* vs /u],
  [[job, 'ok approved by Dana, we start monday'], /^ignored/u],
  [[job, "Sounds good, let's go with that one. Booking it now."], /^ignored/u],
])('%j', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})

const endless = '70b 2B tokens qlora 4xH200'

test.each<[plan: string, told: string, says: RegExp]>([
  [endless, 'dave says why rent 4 when 8 is the same money, so do 8', /Changed: 8 GPUs\./u],
  [endless, 'since jules broke the a100 box we need h100s', /Changed: H100\./u],
  [endless, 'p5 is a nightmare to get hold of. p4de then', /Changed: A100[^,]*, 8 GPUs/u],
  [job, 'im told nebius has a promo thru dec, use them', /Changed: [^.]*Nebius/u],
  [job, 'my manager read "preempted" and panicked so on demand please', /Changed: on demand\./u],
  [job, 'on a whim: gradient checkpointing off and batch 2', /Changed: [^.]*batch/iu],
  [job, 'we still have a contract from last year, so pls lambda reserved', /Lambda, reserved/u],
  [job, 'we tried seq 8192 in the pilot, hardly any letter is that long, so set it to 2048', /Changed: .*2,048/u],
  [job, 'finance raised our budget to $450 yesterday, everybody thank marta', /Changed: under \$450\./u],
  ['llama 3.1 8b dpo, 30k pairs avg 600 tokens a side, lora', 'ORPO would spare us the reference model, go with that', /Changed: [^.]*Odds|Changed: [^.]*ORPO/iu],
  // Two wishes are both done.
  [endless, 'use h100s, so raise the budget to 9000', /Changed: H100, under \$9,000/u],
])('%s: “%s” is decided at its end', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore

test.each([
  'everyone is on vacation so back on monday',
  'parking is a nightmare. train then',
  'we got 8 pizzas so do come over',
  'the old gpu died so i bought a 4090',
])('“%s” decides nothing of the plan', (talk) => {
  expect(lastOf([endless, talk])).toMatch(/^ignored/u)
})

test.each<[plan: string, told: string, says: RegExp]>([
  // A reason behind the wish.
  [job, "lambda or nebius only, that's where the startup credits are", /Changed: [^.]*Lambda[^.]*Nebius/u],
  ['8b lora 50M tokens on 1 h100', "two cards instead of one. I know it won't get cheaper", /Changed: 2 GPUs\./u],
  // The planned model, in another size or version.
  ['qwen2.5 vl 7b lora on 40k images', 'and if i took the 3b one', /Qwen2\.5[- ]VL 3B/iu],
  ['qwen3 embedding 4b, 2M pairs avg 180 tokens, full', 'use the 0.6b one', /Qwen3[- ]Embedding 0\.6B/iu],
  ['modernbert large classification, 500k rows avg 300 tokens', 'base instead of large', /ModernBERT base/iu],
  ['llama 3.1 70b 2B tokens qlora', 'rather 3.3 than 3.1', /Changed: Llama 3\.3 70B/u],
  ['13b 40M tokens lora', 'sorry i meant 14b not 13', /14B/u],
  // How long a text is, and how many tokens there are.
  ['phi-4-mini 10k docs avg 2.5k tokens, full', 'docs are 4,000 on average', /Changed: 40M tokens/u],
  ['llama 3.1 8b lora, 5k reasoning traces of 8k tokens', 'traces are longer than i said, more like 12k each', /Changed: 60M tokens/u],
  ['qwen3 30b-a3b 500M tokens lora', '300M for a first go', /Changed: 300M tokens/u],
  [job, 'quarter of the tokens', /Changed: 12\.5M tokens/u],
  ['grpo qwen3 4b, 2k prompts, 8 samples each, 1024 response tokens, lora', 'cap the responses at 512', /Changed: .*512/u],
  // Settings, and what is taken back.
  [job, 'dont checkpoint activations', /Changed: no gradient checkpointing/u],
  [job, 'stack: nemo', /Changed: .*NeMo/u],
  ['8b lora 50M tokens on spot', 'disregard the spot comment', /Changed: /u],
  ['8b lora 50M tokens in the eu', 'u can drop the eu thing, the data turned out to be 100% synthetic', /Changed: any region/u],
  ['8b lora 50M tokens, cheapest', "not cheapest, FASTEST. demo's in an hour, so 90 minutes at the very most", /Changed: .*1\.5 h/u],
  ['8b lora 50M tokens within 48h', 'no rush', /Changed: no deadline/u],
  // What may be meant is asked.
  [job, '48h', /^plan: |^asks: Read as: within 48 h/u],
  [job, 'double it', /^asks: Read as: 100M tokens/u],
])('%s: “%s” is done or asked', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore

test.each(['costs are 4,000 on average', 'no rush on the review btw', 'i am out for 2 days', 'no rush'])(
  '“%s” is no value of the plan',
  (talk) => {
    expect(lastOf([job, talk])).not.toMatch(/Changed: .*(?:tokens|deadline|within)/u)
  },
)

test.each([
  'haha 7 bucks',
  'i booked a table',
  'Thanks, booking that.',
  'we booked the room for monday',
  'did anyone book it?',
  'one less meeting, yay',
  'one more thing',
  'we are at 12 people not 10',
  'use your head man',
  'can we meet in 2 hours',
  'do we have 4090s?',
  'drop it',
])('“%s” is left alone', (talk) => {
  expect(lastOf([...onEight, talk])).toMatch(/^ignored/u)
})

test('“ship it”, said to the app, is told how a plan is approved; among people it is talk', () => {
  expect(lastMeant([job, 'lgtm ship it'])).toMatch(/^answer: Words approve nothing/u)
  expect(lastOf([job, 'lgtm ship it'])).toMatch(/^ignored/u)
})

const rented = 'qwen3 32b 60M tokens lora 2xH100 spot'

test.each<[text: string, says: RegExp]>([
  [
    'h100 quota denied AGAIN 😩 what about a100s, the 80 gig ones',
    /^(?:plan|infeasible): [^]*Changed: A100, no H100\./u,
  ],
  ["h100s are dead, let's look at h200", /^(?:plan|infeasible): [^]*Changed: H200, no H100\./u],
  ['H100 is out of stock. what about A100 80gb?', /^(?:plan|infeasible): [^]*a100/iu],
  ['our H100s are broken, how about 4 l40s?', /^(?:plan|infeasible): [^]*l40s/iu],
  ['is the h100 dead or what', /^(?!plan|infeasible)/u],
  ['the price is fine, what about the time?', /^answer/u],
])('%s: one card gives way to another', (text, says) => {
  expect(lastOf([rented, text])).toMatch(says)
})

const picked = 'llama 3.1 405b 20M tokens qlora rank 32'
const small = 'qwen3 1.7b pretrain 8B tokens 8xA100 80gb, $2000'
const air = 'glm-4.5-air 100M tokens lora on 8 h100'
const boxed = '8b 100M tokens on a T4 under $50'

test.each<[plan: string, text: string, says: RegExp]>([
  // A version and a size, or a size with its article, of the family that is planned.
  [picked, 'thats too rich for us. 3.1 70b then, on 2 cards', /^(?:plan|infeasible): [^]*Llama 3\.1 70B[^]*2 GPUs/iu],
  [picked, '3.3 70b then', /^(?:plan|infeasible): [^]*Llama 3\.3 70B/iu],
  [small, 'Let us take the 0.6B. No reviewer will mind, and the number of tokens can stay as it is.', /^plan: [^]*Changed: Qwen3 0\.6B\./u],
  [small, 'make it 10B', /^(?:plan|infeasible): [^]*10B tokens/u],
  [small, 'the 4B tokens', /^(?:plan|infeasible): [^]*4B tokens/u],
  // What is refused beside a wish leaves no doubt of it.
  ['qwen3 8b grpo 3k prompts 8 samples each, 4xA100', 'verl on 8 h100, sxm or nvl idc but not the pcie ones', /^(?:plan|infeasible): [^]*8 GPUs, verl/iu],
  ['llama 3.3 70b 1.2B tokens lora 8xH100 under $900', 'We will be doing this sort of thing all year, please quote me reserved capacity rather than on-demand.', /^(?:plan|infeasible): [^]*reserved/iu],
  [air, 'dont want to touch azure, rest is ok', /^(?!plan: [^]*at Azure)/iu],
  [air, 'nf4 for the frozen weights please, adapters can stay in bf16', /^plan: [^]*Changed: QLoRA, 4-bit\./u],
  [air, 'base in 8-bit, the adapter in bf16', /^(?:plan|infeasible): [^]*8-bit/u],
  // The number of a clause of a contract, and words of a reason.
  ['mistral small 24b 220M tokens lora by thursday', "must run inside the EU btw, it's in the customer contract (clause 9, I checked)", /^plan: [^]*Changed: in the EU/u],
  ['mixtral 8x22b 250M tokens qlora under $900', 'We still have room under the 900, so go for speed: 8 cards, and on demand please because I will be on a plane and nobody can restart it.', /^plan: [^]*Changed: 8 GPUs, on demand, fastest/u],
  ['r1 distill qwen 32b 45M tokens qlora on 2x L40S, $40', 'swap the two L40S for a single rtx pro 6000', /^(?:plan|infeasible): [^]*RTX PRO 6000[^]*1 GPU/iu],
  [boxed, 'T4 is too small. L4?', /^(?:plan|infeasible): [^]*\bL4\b/u],
  [boxed, 'forget the budget, just show the fastest', /^plan: [^]*Changed: no budget, fastest/u],
  [boxed, 'too late now. coffee?', /^ignored/u],
  ['llama 3.1 8b dpo 24k pairs avg 900 tokens lora', 'do orpo instead so we can skip the reference model', /^plan: [^]*Changed: orpo/iu],
  ['llama 3.1 8b dpo 24k pairs avg 900 tokens lora', 'kids are ill so we can skip the meeting', /^ignored/u],
])('%s: “%s” is done as it is said', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
}) // prettier-ignore

test.each(["sorry, it's 500 MB", '500 MB, sorry'])('“%s” of text that was told in bytes is asked back', (text) => {
  expect(lastOf(['starcoder2 15b qlora on 300 MB of source files', text])).toMatch(/^asks: [^]*500 MB of text/u)
})
