/** What somebody else says of a run, as it is doubted in a thread: the figure is judged, and the plan stays. */
import { expect, test } from 'vitest'
import { answerTo, lastOf } from './thread-driver.ts'

test.each<[turns: readonly [string, string], says: RegExp]>([
  [
    [
      'qwen 2.5 7b 20k examples avg 600 tokens 3 epochs',
      'their sales guy swears they train this in 20 minutes on one card, legit?',
    ],
    /Impossible.*20 minutes/su,
  ],
  [
    ['gpt-oss 20b 30M tokens lora', '"trains in 45 min on a single L4" says the medium article'],
    /Impossible.*45 min/su,
  ],
  [['qwen3-30b-a3b, 150M tokens, lora', 'chatgpt told me $250 for this, who is right'], /Off: the dollars/u],
  [
    ['llama 3.1 70b 600M tokens lora, 8xA100 80GB', 'rep from lambda says 8xA100 does 9k tok/s on this. buy it?'],
    /Impossible: the speed/u,
  ],
  [
    [
      'mixtral 8x7b 90M tokens qlora 2xA6000',
      'according to a medium post mixtral qlora does 50k tok/s on 2 a6000. can you verify',
    ],
    /Impossible|Off: the speed/u,
  ],
  [
    [
      'granite 3.3 8b 500M tokens full, 4xH100',
      "wait the docs i found say 2 hours for this on 4 h100. somebody's wrong",
    ],
    /Impossible|Off: the speed/u,
  ],
  [
    [
      'gemma 3 27b 120M tokens lora h100',
      'vendor deck says the h100 trains 3x faster than an a100, do we believe that',
    ],
    /^answer: About right: H100 SXM trains about 2\.\d to 3\.\d times as fast as A100/u,
  ],
  [
    [
      'mistral nemo 12b 75M tokens',
      'Someone insisted that a 4090 is twice as fast as an A100. I find that hard to believe.',
    ],
    /^answer: No, less: RTX 4090 trains about 0\.[\d to.]+ times as fast as A100/u,
  ],
])('%j', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})

test.each<[text: string, says: RegExp]>([
  ['h100', /^H100: from \$/u],
  ['whats b200 going for', /^B200 SXM: from \$/u],
  ['prices runpod', /from \$.*RunPod/su],
  ['3090 on vast how many cents', /^RTX 3090: from \$/u],
])('“%s” asks for prices', (text, says) => {
  expect(answerTo(text)).toMatch(says)
})

test('a file is asked for in more words, and a joke about one is none', () => {
  expect(lastOf(['8b 20M tokens', 'could you put all of that into a csv i can send to the insurer'])).toMatch(/^file/u)
  expect(lastOf(['8b 20M tokens', 'can someone draw a csv joke'])).toMatch(/^ignored/u)
})

test('what is used of memory, time and money is told from steps', () => {
  const plan = 'llama 3.1 70b, 14k claims letters avg 1100 tokens, qlora, 2 epochs'
  expect(lastOf([plan, 'still going, 5 of 7 hours, 66%'])).toMatch(/66% after 5 h/u)
  expect(lastOf([plan, 'burned 110 of the 250 so far, 24h in'])).toMatch(/\$110 spent so far/u)
  expect(lastOf([plan, 'eval loss 0.87 after ep 1, gpu mem 61 of 80'])).not.toMatch(/Step 61/u)
})
