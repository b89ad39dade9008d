/** Questions that are no job: what is true in general, sums of others, and the bill of a service against a GPU of one's own. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('in general', () => {
  test.each([
    ['what does gpu hours mean on the quote we got', /one GPU rented for one hour/u],
    ['Is a GPU-hour the same as an hour on the clock? We have 8 cards.', /80 GPU-hours in 10 hours/u],
    ['Why was the invoice $2,300 when you estimated $1,400?', /I cannot see the bill, nor which plan it was/u],
    ['our actual cost ended up double the estimate, what are the usual reasons?', /hours on the bill/u],
    ['Do we need to hire an ML engineer to fine-tune a model, or can a developer do it?', /One engineer/u],
    ['does staff cost more than the gpus in a typical fine-tuning project?', /People cost more than compute/u],
    ['What hidden costs do people forget when they budget $30k of GPU time?', /attempts that fail/u],
    ['Once we destroy the instance, is our dataset wiped or could the next tenant recover it?', /It differs by/u],
    ['Should we hold off our $60k training until next quarter if GPU prices fall 20%?', /^answer: Go, unless/u],
    ['Going from 4 to 32 GPUs on the same run: how much more expensive and how much faster?', /Not so much faster/u],
    ['How much would a private ChatGPT for our company cost?', /in three steps/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each([
    ['price of a gpu hour on h100?', /^answer: H100: from/u],
    ['fine-tune llama 8b on 50M tokens, how many engineers do I need?', /50M tokens: LoRA/u],
    ['Cost of going from 8 to 16 H100s for llama 70b lora, 200M tokens?', /8 GPUs vs 16 GPUs/u],
    ['fine-tune ViT-B on 400k photos at 224px for 20 epochs, how many hours on one 4090?', /8,000,000 images/u],
  ])('a job goes before it: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('trainings of others', () => {
  test.each([
    ['Did it really only cost $6 million to train DeepSeek?', /^answer: Yes.*2,788,000 H800-hours[^]*33%/u],
    ['was Llama 3 405B really 30 million GPU hours and what did that cost?', /30,840,000 H100-hours/u],
    ['how many gpu hours did llama 2 70b take to train', /1,720,320 A100-hours/u],
    ['What did GPT-3 cost to train?', /an estimate from outside/u],
    ['DeepSeek V3 was trained for $50 million, true?', /Not the published sum/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('a training of the asker is planned', () => {
    expect(says('how much does it cost to train deepseek v3 on 20M tokens')).toMatch(/DeepSeek-V3 671B on 20M tokens/u)
  })
})

describe('a service or a model of one’s own', () => {
  test.each([
    [
      'We answer 12,000 questions a day through gpt-4o-mini. Would our own fine-tuned model be cheaper?',
      /Stay with the API/u,
    ],
    ['3 million requests a month at 900 in / 200 out on GPT-4.1: self-host instead?', /2\.7B tokens in and 600M/u],
    ['Is it cheaper to keep paying OpenAI or train our own model? About 50k calls monthly.', /Stay with the API/u],
    ['Claude API bill vs own model at 300k tickets per day?', /a model of your own is cheaper/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('what stands in a question goes before what is said in general', () => {
  test.each([
    [
      'Buy an 8x H100 box at 300k or rent? We retrain twice a month and each run takes 30 hours on all 8.',
      /^answer: Rent: 14 hours a week[^]*All 8 GPUs, busy 8%/u,
    ],
    [
      'im training a ViT-B/16 on 900k satellite crops at 224px, 20 epochs on 4x V100, how long?',
      /18,000,000 images[^]*4 × V100/u,
    ],
    [
      'I have 60 hours of whale recordings and want to train a sound classifier, how long on a 4090?',
      /spectrograms of clips/u,
    ],
    [
      'AWS offers a 1 year commitment at 30% off; RunPod is on demand. We train about two weeks every quarter.',
      /^answer: No, not worth it: you use 15%[^]*pays from 70% of the hours/u,
    ],
    ['Should we sign a 12 month contract when we only train one week a month?', /you use 23% of the hours/u],
    ['With $50,000 what is the best model we could sensibly fine-tune or train?', /half to two thirds/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('rows of a table are no tokens', () => {
    const answer = says('Do I need a GPU for LightGBM on 20M rows x 40 features?')
    expect(answer).toMatch(/a processor of 16 cores fits/u)
    expect(answer).not.toMatch(/800M/u)
  })

  test.each([
    'Can my students teach a bot to write like Jane Austen for less than 15 pounds?',
    "I'd like to train a chatbot that speaks like a pirate, is $30 enough?",
  ])('a manner to be taught is a training: %s', (text) => {
    expect(says(text)).toMatch(/An 8B model/u)
  })
})
