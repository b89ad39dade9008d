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
