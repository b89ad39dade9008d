/** Several stages of one model in one text: what is said once holds for each, and a size that is left open is told of both. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('what is said of all stages', () => {
  test.each([
    ['SFT on 60k chats, then DPO on 20k pairs, qwen 7b, full weights each time', 2, 'full fine-tuning'],
    ['sft llama 8b on 30k examples then dpo 10k pairs, qlora for both stages', 2, 'QLoRA'],
    ['our own 8x A100 80GB: pretrain a 3b on 8B tokens, then SFT on 40k examples', 2, 'at your own servers'],
    ['we own 4 H100 SXM. SFT 8b with 70k examples, then DPO with 15k pairs', 2, 'at your own servers'],
    ['continued pretraining of mistral 7b on 900M tokens, then SFT on 25k examples, lora', 1, 'LoRA, bf16'],
  ])('%s', (text, times, words) => {
    const plans = lastOf([text])
      .split('\n')
      .filter((line) => / GPU\b|GiB/u.test(line) && line.includes(words))
    expect(plans).toHaveLength(times)
  })
})

test.each([
  [
    'continue pretraining an open 3B or 8B on 200k documents of 2,000 tokens, then instruction tune with 15k examples',
    '8B',
    '3B',
  ],
  ['7b or 14b: continued pretraining on 1B tokens, afterwards SFT with 12k examples', '14B', '7B'],
  ['continued pretraining on 500M tokens, then sft on 9k dialogs, qwen3 4b or 14b', '14B', '4B'],
])('two sizes of stages: %s', (text, other, planned) => {
  const answer = lastOf([text])
  expect(answer).toMatch(/Together \$[\d,]+/u)
  expect(answer).toMatch(new RegExp(`With ${other} in the place of ${planned}: together \\$`, 'u'))
})

test('what is assumed of the data of jobs side by side is told', () => {
  expect(lastOf(['lora on an 8b with 40k tickets, 4090 or A100'])).toContain('Examples are counted as 512 tokens each')
  expect(lastOf(['sft 8b on 40k chats, then dpo on 10k pairs'])).toContain('Examples are counted as 1024 tokens each')
})

test.each([
  ['grpo on qwen 7b, 6k prompts, 8 samples', 'Answers of 1024 tokens are assumed'],
  ['grpo llama 8b with 4k prompts', '8 answers a prompt, 1024 tokens each, are assumed'],
])('answers that a model writes: %s', (text, says) => {
  expect(lastOf([text])).toContain(says)
})

test('a length of answers that is told is not assumed', () => {
  expect(lastOf(['grpo 3b, 6k prompts, 8 samples, completions of 600 tokens'])).not.toMatch(/nswers .*are assumed/u)
})

test.each([
  ['SFT and then DPO on a llama 8b: 30k chats and 12k pairs', /^answer: .*SFT \+ .*DPO: Together/u],
  ['sft + orpo qwen3 8b, 25k dialogs + 9k pairs', /^answer: sft .*orpo .*: Together/u],
  ['cpt followed by sft of qwen 7b: 800M tokens and 20k instructions, on 8 A100', /8 × A100[^]*8 × A100/u],
  ['dpo on qwen 7b: 30k pairs', /^plan:/u],
  [
    'qwen3 4b orpo after sft, 90k rows sft + 12k pairs orpo, 2xh100',
    /^answer: .*Together[^]*90k rows sft: 2 × H100 \w+, LoRA[^]*12k pairs orpo, 2xh100: 2 × H100 \w+, ORPO/u,
  ],
  ['dpo on 9k pairs after sft on 30k chats, mistral 7b', /^answer: sft on 30k chats \+ dpo on 9k pairs: Together/u],
  ['grpo after sft: llama 8b, 15k examples sft, 4k prompts grpo', /^answer: .*sft .*grpo.*: Together/u],
])('stages and their data in pairs: %s', (text, says) => {
  expect(lastOf([text])).toMatch(says)
})
