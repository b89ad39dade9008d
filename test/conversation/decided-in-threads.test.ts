/** What decides, corrects or asks in a thread in few words is done, asked back or answered; what is talk stays talk. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = '8b lora 50M tokens'
const onEight = [job, 'on 8 h100']

test.each<[turns: readonly string[], says: RegExp]>([
  // A condition that is asked about changes nothing.
  [[job, 'with packing?'], /^answer: (?:No: w|W)ith packed sequences it stays/u],
  [[job, 'without gradient checkpointing?'], /^answer: (?:No: w|W)ith no gradient checkpointing it stays/u],
  [[job, 'under $200', 'any cheaper without the budget?'], /^answer: No: with no budget it stays/u],
  [[job, 'cheaper on A100?'], /^answer: Yes, \$1\.56 less/u],
  // The limit that was spoken of last.
  [[job, 'under $200', 'ok lift it'], /Changed: no budget/u],
  [[job, 'within 12h', 'Drop it then, the demo slipped to next week anyway'], /^asks: Read as: no deadline/u],
  // The step of the last change.
  [
    ['sft 14b 80k examples ~900 tokens each', '@gpucost drop 20k examples', 'Wait, I counted 26k dupes not 20'],
    /^asks: Read as: 48.6M/u,
  ],
  [[...onEight, '2 more gpus', 'it is 4 more, not 2'], /^asks: Read as: 12 gpus/u],
  [[...onEight, 'one fewer than you said and see if it barfs'], /^asks: Read as: 7 gpus/u],
  [[...onEight, "let's try one less"], /^asks: Read as: 7 gpus/u],
  [[...onEight, 'back to two then'], /^asks: Read as: 2 gpus/u],
  [[job, 'on 4 h100', 'on 8 h100', 'back to four'], /Changed: 4 GPUs/u],
  [[job, 'under $100', 'ok go 2x over that'], /under \$200/u],
  // In the form of a wish, among words that are not all read.
  [[job, 'Could we do this within the 300 bucks of leftover q3 money'], /^answer: Inside it: \$\S+ of \$300/u],
  [[job, 'turn packing on, docs are mostly 2-3k'], /^asks: Read as: packing, the rest as before/u],
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
  [[job, 'ok approved by Dana, we start monday'], /^answer: Words approve nothing/u],
  [[job, "Sounds good, let's go with that one. Booking it now."], /^answer: Noted here only/u],
])('%j', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})

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
