/** Messages of colleagues: limits in other words, hosts that are refused, machines of one's own, what others did, data told by groups and shares. */
import { describe, expect, test } from 'vitest'
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
