/** Constraints, decisions and corrections that are told as facts: the plan is changed by what they mean, or it is asked. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = '8b lora 50M tokens'
const full = '70b 2B tokens on 8xH100'
const rows = 'qwen3 8b sft 60k examples of 500 tokens'

test.each<[plan: string, told: string, says: RegExp]>([
  // Who forbids what, and what is wished in its place.
  [job, 'our infosec people blacklisted nebius', /^plan: .*Changed: not Nebius\./su],
  ['7b from scratch 140B tokens', 'forget the B200, H100 instead, 32 of them', /^plan: .*Changed: [^.]*H100, 32 GPUs[^.]*\./su],
  [job, 'a100 is a must', /^plan: .*Changed: A100\./su],
  [job, 'avoid american providers', /^plan: .*Changed: not [^.]*AWS/su],
  // Parts of a machine, and cards that are gone.
  [full, 'we just have half the box', /^plan: .*Changed: 4 GPUs\./su],
  [full, 'half the box is down', /^asks: Read as: 4 gpus/su],
  ['70b 2B tokens on 16xH100', 'a quarter of the cards is taken, so without those', /12 GPUs/u],
  // Numbers in other forms.
  [rows, '3k5 examples after all', /^plan: .*Changed: 1\.75M tokens/su],
  ['65b 1.4T tokens 2048 a100', '1.536 gpus', /1,536 GPUs/u],
  [job, 'we see 9.200 tok/s on one H100 in our own code', /Measured 9\.2k tok\/s/su],
  ['llama 3.1 70b qlora 40M tokens', 'sorry, I meant 40B', /^plan: .*Changed: 40B tokens/su],
  [rows, 'the 60k is 30M tokens over 2 epochs, 30M was the sum over 2 epochs', /30M/su],
  // Money and time, told together.
  [job, 'done in 3 days and disregard the cost', /^plan: .*Changed: [^.]*within 3 days, fastest|Changed: [^.]*fastest/su],
  [job, "it's for a grant report, deadline is march 3", /within 96 days/u]
  ,[job, 'my prof is stingy as hell, budget is 240 euros', /^asks: Read as: under|Changed: under/u],
  // What is trained, and on what.
  ['llama 3.1 8b 80M tokens', 'about 20M of it are duplicates so 60M', /60M tokens/u],
  ['gemma 3 12b 25M tokens', 'adapters on all layers', /^plan: .*LoRA on all linear layers/su],
  ['2b from scratch 40B tokens', 'vocab 96k and seq 4k', /“vocab 96k”: planned with only beside the layers/u],
  // Runs, whatever counts them.
  // What is left out, what replaces it, and the end of it.
  ['8b lora 50M tokens under $900', '500 euros, not 900 dollars', /^plan: .*Changed: under \$589/su],
  [job, '60 dollars is our ceiling', /^plan: .*Changed: under \$60\./su],
  [job, 'sunday evening is the latest', /^plan: .*Changed: within/su],
  ['13b qlora 20M tokens on 2x4090', 'the other gpu is needed for the demo', /^plan: .*Changed: 1 GPU\./su],
  [job, 'everything stays on the 2 A6000 in our lab', /^plan: Your 2 × RTX A6000/su],
  // Refused but for one, and decided.
  // Whose the cards are.
  [job, 'on 4 of our own A100s', /^plan: Your 4 × A100/su],
])('%s: “%s”', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore

test('a clause of a sure wish that sets nothing is named', () => {
  expect(lastMeant([job, 'rank 64, and shard the dataset by language'])).toMatch(/Not used: [^.]*shard/u)
})

test('a bare size beside a corrected number of data is no other model', () => {
  expect(
    lastOf([
      'gemma 3 12b sft 0.4B tok x 2 epochs',
      'that 0.4B was before filtering. after filtering it came out at 210M',
    ]),
  ).toMatch(/^plan: (?!.*params).*Changed: 420M tokens/su)
})
