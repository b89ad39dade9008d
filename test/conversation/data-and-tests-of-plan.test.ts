/** What the data are to look like, how the result is tested, what passes are worth, and figures that a question takes for those of the plan. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const [dpo, embedding, chats, passes, vision] = [
  'dpo 8b 30k pairs',
  'embedding bge-m3 2M pairs',
  'mistral 7b qlora 6k emails',
  '7b lora 3 epochs 10k examples',
  'qwen 2.5 vl 7b 50k images',
]

test.each<[plan: string, text: string, says: RegExp]>([
  [dpo, 'what shape must our data be in?', /^answer: JSONL, .*this plan \(DPO\) wants .*“chosen” and “rejected”/u],
  [chats, 'our export is CSV, is that usable as it is?', /^answer: A table does as the source/u],
  [vision, 'are scanned pdfs ok as input?', /^answer: Not as they are: turn the pages into images/u],
  [embedding, 'how do we prove to reviewers that it got better?', /^answer: By recall@10 and nDCG/u],
  [chats, 'how do we prove that it got better?', /^answer: On examples .*Of your 6,000 examples hold back some 300/u],
  [chats, 'is scoring on the holdout included?', /^answer: No: .* a time/u],
  [
    passes,
    'what would we save by dropping one pass?',
    /^answer: One pass less over [\d.]+M tokens saves \$[\d.]+.* 2 passes: .* for 3, as planned/u,
  ],
  [passes, 'how much would a fourth epoch add?', /^answer: One pass more .* costs \$[\d.]+/u],
  [passes, 'what would 5 epochs cost?', /^answer: With [\d.]+M tokens/u],
  [
    'qlora 32b 5k examples of 800 tokens',
    'would another 10k examples be worth it or is 5k enough',
    /^answer: 10,000 more make 15,000 instead of 5,000/u,
  ],
  ['8b lora 50M tokens under €200', 'which exchange rate did you use?', /^answer: Not today’s: .* at 1\.\d+ dollars/u],
  ['8b lora 50M tokens', 'which exchange rate did you use?', /^answer: None is used in this plan/u],
  ['8b lora 50M tokens by friday', 'which monday did you take?', /^answer: No Monday: the deadline .* Friday/u],
  [dpo, 'if I start now, when can I go home?', /^answer: It is done [\d.]+ h after it starts/u],
  ['14b lora 200M tokens', 'we finished in 11h, what had you said?', /^answer: .*expected.*: 11 h, where [\d.]+ h/u],
  [chats, 'how many words per row did you take?', /some 380 words/u],
  [dpo, 'is rejection sampling counted in there?', /^answer: No: nothing is generated/u],
  [dpo, 'which gpus can do fp8?', /^answer: These and their like compute in FP8: Hopper/u],
  [chats, 'is fp4 of use to us or only for inference?', /^answer: Usually not for training yet/u],
  [chats, 'is a video frame one token for you?', /^answer: No: a frame of video/u],
  [embedding, 'What multiplied by what gives $412?', /^answer: It is \$[\d.]+ in total, not \$412/u],
])('%s: “%s”', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})
