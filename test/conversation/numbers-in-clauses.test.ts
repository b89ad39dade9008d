/** A number alone in one clause of a reply, beside clauses that say why, and of what was set beside the plan last. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const chats = 'qwen2.5 32b qlora on 80k chats, avg 900 tokens each'
const answers = 'grpo qwen 7b, 8 rollouts per prompt, 20k prompts, up to 2k tokens each'
const shorter = 'and what if the answers are only 800 tokens on average?'

test.each<[turns: readonly string[], says: RegExp]>([
  [[chats, '3 epochs', "actually make it 2, she's right"], /Changed: 144M tokens/u],
  [[chats, '3 epochs', 'good point, use 2'], /Changed: 144M tokens/u],
  [[chats, '3 epochs', 'ah no. let’s do 2. overfit last time'], /Changed: 144M tokens/u],
  [[chats, 'on 8 h100', 'then just take 4'], /Changed: 4 GPUs/u],
  [[chats, 'under $500', 'finance called: make it 400'], /Changed: under \$400/u],
  [[chats, 'under $500', 'no budget', 'oof. ok put it back but at 650'], /Changed: under \$650/u],
  [[answers, shorter], /Changed: .*responses of 800 tokens/u],
  [[answers, shorter, "you're right, I looked it up: 1,120. use that"], /Changed: .*responses of 1,120 tokens/u],
  [
    ['full ft qwen3 30b-a3b, 1B tokens', 'make it 500M tokens', 'no keep 1B, the 500M is after dedup of the old set'],
    /Changed: 1B tokens/u,
  ],
  [[chats, 'on 8 h100', 'lora', 'go with the one before'], /^plan: 8 × H100.*Undone/su],
  // The whole data after a part of them; “full” of data is no method.
  [['vlm 7b lora 200k images', 'with 50k images as a pilot', 'nice, so the full set then'], /200,000 images/u],
  [['8b lora 50M tokens', '5M tokens', 'ok now on the full dataset'], /Changed: 50M tokens/u],
  [['8b lora 50M tokens', 'use the full dataset'], /^(?:ignored|problem: I did not find a change)/u],
  [['8b lora 50M tokens', 'full then'], /Changed: full fine-tuning/u],
  [['vlm 7b lora 200k images', 'ours are ~1500 visual tokens each, docs'], /Changed: 340M tokens/u],
  // A watch is ended in whatever words.
  [['8b lora 50M tokens', 'tell me when it drops below $4', 'never mind the alert'], /^watch end/u],
  [['8b lora 50M tokens', 'tell me when it drops below $4', 'never mind'], /^ignored/u],
])('%s', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})

test.each([
  "room 2, she's there already",
  'take 5 everyone, coffee is ready',
  'lunch at 12, use the back door',
  'the last one was 2, remember',
  'her talk is 2 of 5, go see it',
  'is 2 fine, or did he say 4?',
])('“%s” changes nothing', (said) => {
  expect(lastOf([chats, '3 epochs', said])).not.toMatch(/^plan/u)
})
