/** Messages of colleagues: limits in other words, hosts that are refused, machines of one's own, what others did, data told by groups and shares. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { problem: result.problem.message }
}
const job = 'Could somebody price a LoRA of Llama 3.1 8B on 20M tokens?'
const rl = 'GRPO on Qwen2.5 7B'

describe('limits', () => {
  test.each([
    [`${job} We are not putting more than $120 into this.`, { budgetUsd: 120 }],
    [`${job} Eighty dollars is our hard ceiling.`, { budgetUsd: 80 }],
    [`${job} The ceiling that the institute set is 90 dollars.`, { budgetUsd: 90 }],
    [`${job} The whole grant is $60,000, but it covers two salaries as well.`, { budgetUsd: null }],
    [`${job} Is 20 hours enough for it?`, { deadlineHours: 20 }],
    [`${job} The lab leaves us 16 hours.`, { deadlineHours: 16 }],
    [`${job} Twelve hours is all we get.`, { deadlineHours: 12 }],
    [`${job} The camp opens on 12 May.`, { deadlineHours: null }],
    [`${job} It must be done by Friday.`, { deadlineHours: 72 }],
  ])('“%s”', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })
})

describe('limits that moved, and money for several things', () => {
  test.each([
    ['Budget went from 3k to 1.8k.', 1800],
    ['They cut our budget from 3000 to 1800.', 1800],
    ['The budget is down to 1.8k from 3k.', 1800],
    ['The money was reduced from $3,000 to $1,800.', 1800],
    ["In the budget I've got 1800 for compute and 6000 for labeling.", 1800],
    ['We have 1.8k for GPUs and 6k for annotators.', 1800],
    ['$1800 for compute, $6000 for salaries.', 1800],
    ['The context went from 8k to 4k.', null],
    ['The price dropped from $3k to $2k.', null],
  ])('“%s”', (words, budgetUsd) => {
    expect(specOf(`${job} ${words}`)).toMatchObject({ budgetUsd, tokens: 20e6 })
    if (budgetUsd === null) return
    const command = parseCommand(`llama 3.1 8b lora 20M tokens. ${words}`, vocabulary, today)
    expect('scenario' in command && command.scenario.spec).toMatchObject({ budgetUsd, tokens: 20e6, gpus: null })
  })
})

describe('hosts, contracts and machines', () => {
  test.each([
    [`${job} Compliance has struck all peer-to-peer marketplaces from our list.`, { hosting: 'data-centre' }],
    [`${job} Any seller that isn't a marketplace will do.`, { hosting: 'data-centre' }],
    [`${job} A marketplace is fine by us.`, { hosting: null }],
    [`${job} Spot was looked at in May, but we stay on-demand.`, { pricing: 'on_demand' }],
    [`${job} It has to be over before the reservation ends, in 30 hours.`, { pricing: null }],
    [`How long is a LoRA of Qwen3 8B on 9M tokens with two 3090s? They're mine.`, { owned: true, gpuCount: 2 }],
    [`LoRA of Qwen3 8B, 9M tokens, four L40S owned by our department. Hours?`, { owned: true, gpuCount: 4 }],
    [`${job} Azure only (framework agreement). Someone in sales mentioned GCP credits.`, { providers: ['azure'] }],
  ])('“%s”', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })
})

test.each([
  [`${job} One A100 80GB. Petra got a 70B through in 9 hours on hers.`, { deadlineHours: null }],
  [`${job} Single L40S. Nadia's demo used 8 H100s and 2B tokens.`, { gpuCount: 1, tokens: 20e6 }],
  [`${job} Must finish within 10 hours.`, { deadlineHours: 10 }],
])('what others did is none of the job: “%s”', (text, expected) => {
  expect(specOf(text)).toMatchObject(expected)
})

describe('how much data there is', () => {
  const lora = 'Qwen3 4B, LoRA, one L40S, what does it cost?'
  test.each([
    [`6 countries, 5,000 letters per country, 300 tokens a letter. ${lora}`, 9e6],
    [`10,000 reviews, half of them 200 tokens and the other half 800. ${lora}`, 5e6],
    [`We have grown from 9k to 21k tickets, 400 tokens a ticket. ${lora}`, 8.4e6],
    [`2 million lines, the filter keeps 25%, 100 tokens each. ${lora}`, 50e6],
    [`A third of 90k mails, 500 tokens per mail. ${lora}`, 15e6],
    [`Scraped 400k posts, threw away three quarters of them. What is left has 200 tokens each. ${lora}`, 20e6],
    [`30M tokens altogether (10M, three passes). ${lora}`, 30e6],
    [`12M tokens in the set and we run it 3x so 36M. ${lora}`, 36e6],
    [`Our docs average 500 words, call it 1.4 tokens per word. 10,000 docs. ${lora}`, 7e6],
    [`${rl}: 5,000 prompts, 8 rollouts each, 1,000 tokens per rollout including its prompt. 4 H100?`, 40e6],
    [`${rl}, 5,000 prompts, 4 completions each, prompt plus completion come to 800 tokens. 4 H100?`, 16e6],
  ])('“%s”', (text, tokens) => {
    expect(specOf(text)).toMatchObject({ tokens })
  })
})

describe('what others did or think, beside what is wanted', () => {
  test.each([
    [
      "The last run (Qwen2.5 7B, 40M tokens, 2 A100s) came to 61 dollars. This time it's the 32B with 110M tokens, same cards.",
      { model: 'qwen2.5-32b', tokens: 110e6, gpuCount: 2 },
    ],
    ['We trained Llama 3.1 8B last month. Now the 70B, LoRA, 20M tokens.', { model: 'llama-3.1-70b' }],
    ["Kevin's run: 13B, 48M tokens, LoRA. Ours would be 34B with the same data.", { params: 34e9, tokens: 48e6 }],
    ["Hmm, Mia's job: 13B on 4 A100s. Ours is 34B LoRA, 20M tokens, 2 H100s.", { params: 34e9, gpuCount: 2 }],
    ["Kevin's job: 13B LoRA, 48M tokens, what does it cost?", { params: 13e9, tokens: 48e6 }],
    ['He says 1.5B tokens but the tokenizer script prints 152,344,019. Llama 3.2 3B LoRA.', { tokens: 152_344_019 }],
    ['Omar guesses 1.5B tokens, tiktoken says 150M. 8B LoRA.', { tokens: 150e6 }],
    ['Dolly was 15k rows. Ours is 4 times that, 220 tokens/row. 7B LoRA.', { tokens: 13.2e6 }],
    ['They had 15k rows of 220 tokens and we have twice as many. 7B LoRA.', { tokens: 6.6e6 }],
    [
      "Heard Vast has 4090s at 30 cents. What's an 8B QLoRA with 40M tokens there, say on 2 of them?",
      { providers: ['vast'], gpuCount: 2 },
    ],
    ["Vast has 4090s at 30 cents. What's an 8B QLoRA with 40M tokens?", { providers: null }],
  ])('“%s”', (text, expected) => expect(specOf(text)).toMatchObject(expected))
})

describe('what stays as it was in a run that is told of', () => {
  test.each([
    [
      'we did mistral 7b w/ 20M in spring ($41 iirc). same data, but qwen3.5 9b now?',
      { model: 'qwen3.5-9b', tokens: 20e6, budgetUsd: null },
    ],
    [
      'Last month we trained llama 3.1 8b on 35k rows of 400 tokens for $60. What would gemma 3 12b cost with the same data?',
      { model: 'gemma-3-12b', tokens: 14e6, budgetUsd: null },
    ],
    ['The 7B was trained on 40M tokens in June. Now the 14B, data stays. how much?', { params: 14e9, tokens: 40e6 }],
    [
      'Last year: llama 2 13b, 60M tokens, 8 A100. Now qwen3 14b on 90M tokens, same hardware. Cost?',
      { tokens: 90e6, gpuCount: 8 },
    ],
    ['We trained the 7B on 40M tokens last month. Now a 3B on 5M tokens?', { params: 3e9, tokens: 5e6 }],
    [
      'ran out of VRAM at seq 4096 on the 24 gig card 😭 going up to one L40S, seq stays. llama 3 8b, batch 2, lora, 7.5M tokens',
      { sequenceLength: 4096, gpus: ['l40s'], gpuCount: 1, batch: 2 },
    ],
    [
      'seq 4096 was too much for the 3090. switching to an L40S, same seq. llama 3 8b lora 7.5M tokens',
      { sequenceLength: 4096, gpus: ['l40s'] },
    ],
    [
      'seq 4096 was too much for the 3090. switching to an L40S. llama 3 8b lora 7.5M tokens',
      { sequenceLength: null, gpus: ['l40s'] },
    ],
    [
      'ran out of memory on the A10G, moving up to two L40S. 8b lora 7.5M tokens',
      { gpus: ['l40s'], gpuCount: 2, mostGpus: null },
    ],
    ['We were moving up to 8 H100 last year. 8b lora 7.5M tokens on a 4090, cost?', { gpus: ['rtx-4090'] }],
  ])('“%s”', (text, expected) => expect(specOf(text)).toMatchObject(expected))
})

describe('a machine of one’s own that does not do', () => {
  test.each([
    [
      'my laptop (4070, 8 gb) gives up on gemma 3 12b, so what would renting something cost? 6M tokens, qlora',
      { gpus: null },
    ],
    ["My desktop (3090 24GB) can't handle a 32b lora, 20M tokens. what to rent?", { gpus: null, owned: null }],
    [
      'our workstation (2x 3090) is too slow for a 14b lora on 50M tokens, price in the cloud?',
      { gpus: null, gpuCount: null },
    ],
    ['8b lora 20M tokens on our box (2x 3090), or is renting cheaper?', { gpus: ['rtx-3090'], gpuCount: 2 }],
    ['My 3090 can do the 8b lora on 20M tokens, but what would renting cost?', { gpus: ['rtx-3090'] }],
  ])('“%s”', (text, expected) => expect(specOf(text)).toMatchObject(expected))
})

describe('a job that is named whole and asked about', () => {
  test.each([
    [
      'fwd from client:\n> Please quote adaptation of a 14B model (Qwen3) on 35M tokens of claims text. EU hosting mandatory.\nwhat do i tell them',
      { model: 'qwen3-14b', tokens: 35e6 },
    ],
    [
      "Student project, 5 of us, each puts in 20€. That's 100. Tinyllama 1.1b on our 300MB of Finnish subtitles, does the money suffice?",
      { model: 'tinyllama-1.1b' },
    ],
    [
      'i have exactly $50, a dream, and 33M tokens of fanfic. which card for a 12b (mistral nemo)?',
      { model: 'mistral-nemo-12b', budgetUsd: 50 },
    ],
    [
      'Bot, forget the 13B I asked for in the other channel. New: Qwen3 4B, 16M tokens, T4 or L4.',
      { model: 'qwen3-4b', gpus: ['l4', 't4'] },
    ],
    [
      "Forgot to say: it's 128k samples not 12.8k. 350 tok avg. qwen2.5 3b on whatever",
      { model: 'qwen2.5-3b', tokens: 44.8e6 },
    ],
  ])('“%s”', (text, expected) => expect(specOf(text)).toMatchObject(expected))

  test.each([
    'Can someone price a QLoRA of Llama 3.1 8B with 20M tokens on a 4090? Never mind, Priya just sent me her numbers.',
    'Hiring test idea: "how long does a LoRA of an 8B on 10M tokens take?" Everybody ok with that?',
    'which gpu did you use for the 8b with 40M tokens, chiara?',
    'we could train a 70B on 2B tokens, whatever',
    'We need to host the tuned 14B somewhere, about 5M tokens a day. Which GPU is enough?',
  ])('nothing is asked by “%s”', (text) => expect(specOf(text)).toHaveProperty('problem'))
})

describe('money of several, time for money, and conditions', () => {
  test.each([
    [`We are 3 students with 60 dollars each. ${job}`, { budgetUsd: 180 }],
    [`4 friends, everyone chips in $25, so $100 total. ${job}`, { budgetUsd: 100 }],
    [`5 colleagues, $40 per head. ${job}`, { budgetUsd: 200 }],
    [`3 teams want it, $50 each run. ${job}`, { budgetUsd: null }],
    [`I'd rather wait 3 days and pay half than have it tomorrow. ${job}`, { objective: 'cheapest', deadlineHours: 72 }],
    [`I'd rather wait than pay. ${job}`, { objective: 'cheapest' }],
    [`rather slow than expensive. ${job}`, { objective: 'cheapest' }],
    [`I'd rather pay double than wait a week. ${job}`, { objective: 'fastest', deadlineHours: null }],
    [`We'd rather wait than train on bad data. ${job}`, { objective: null }],
    [
      'If the 120B is over $1.5k then we go with the 20B. gpt-oss, 85M tokens, lora. Start with the 120B.',
      { model: 'gpt-oss-120b', budgetUsd: 1500 },
    ],
    [
      "If the 70B costs more than $900 we'll do the 8B. llama 3.1, 50M tokens. Price the 70B first.",
      { model: 'llama-3.1-70b', budgetUsd: 900 },
    ],
    ['70b lora 50M tokens. If it takes longer than 2 days we go with the 32b.', { params: 70e9, deadlineHours: 48 }],
    [
      '8b lora 50M tokens on H100. If the H100 is above $200 then use A100s.',
      { gpus: ['h100-nvl', 'h100-pcie', 'h100-sxm'], budgetUsd: 200 },
    ],
    [`We paid over $1.5k last time. ${job}`, { budgetUsd: null }],
    ['llama 3.1 8b, sequences up to 8192, 14M tokens, cost?', { sequenceLength: 8192, tokens: 14e6 }],
    ['llama 3.1 8b, 14M tokens, sequences are at most 4096 long, cost?', { sequenceLength: 4096, tokens: 14e6 }],
    ['llama 3.1 8b, 10k sequences of 1200 tokens, cost?', { sequenceLength: null, tokens: 12e6 }],
  ])('“%s”', (text, expected) => expect(specOf(text)).toMatchObject(expected))
})
