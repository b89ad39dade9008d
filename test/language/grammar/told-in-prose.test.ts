/** Values that people tell in prose: beside their names, after talk, in parts, and against one another. */
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { asks: result.problem.kind, terms: result.problem.terms }
}

describe('lengths of the two answers of a pair', () => {
  test.each([
    ['What does DPO on an 8b cost? 20k pairs, chosen and rejected about 500 tok each', 20e6],
    ['What does ORPO on an 8b cost? 20k pairs, 400 tokens on the chosen side and the same on rejected', 16e6],
    ['What does DPO on an 8b cost? 25k pairs, 300 tok a side, prompt included', 15e6],
    ['What does ORPO on an 8b cost? 18k pairs, 650 tokens for the good answer, 350 for the bad one', 18e6],
    ['What does SimPO on an 8b cost? 10k pairs, rejected answers run 250 tokens and the chosen ones 500', 7.5e6],
    ['Cost of DPO on an 8b? 22k pairs (prompt 200, chosen 400, rejected 300 tokens)', 24.2e6],
    ['Cost of a reward model from an 8b? 60k comparisons, both answers together are around 800 tokens', 48e6],
  ])('“%s”', (text, tokens) => expect(specOf(text)).toMatchObject({ tokens }))
})

describe('methods and tasks in everyday words', () => {
  test.each([
    ['Lora vs full on mistral 7b: full won. 90M tokens, cost?', { method: 'full' }],
    ['Full fine-tuning was 1,100 in autumn, hence QLoRA. Mistral 7B, 33M tokens, cost?', { method: 'qlora' }],
    ['What does it take to train Qwen2.5 14B in full on 260M tokens?', { method: 'full' }],
    ['Price of a full 70b on 500M tokens?', { method: 'full' }],
    ['Cost of Llama 3.2 1B as a toxicity classifier on 30M tokens?', { task: 'classification' }],
    ['What does pretraining a 1.3b on 26B tokens cost?', { task: 'pretrain' }],
    ['Cost of distilling into a 1.5b student on 500M tokens?', { task: 'distill' }],
  ])('“%s”', (text, spec) => expect(specOf(text)).toMatchObject(spec))

  test('a full 70b beside LoRA, and the classifier that filtered the data, are neither', () => {
    expect(specOf('Price of lora on the full 70b, 20M tokens?')).toMatchObject({ method: 'lora' })
    const filtered = specOf('The data was filtered by a quality classifier; llama 3.1 8b, 80M tokens, cost?')
    expect(filtered).toMatchObject({ tokens: 80e6, task: null })
  })
})

describe('GPUs that are counted apart from their name', () => {
  const job = 'Cost of a 7b on 90M tokens?'
  test.each([
    ['H100s, 2 boxes, 8 apiece.', 16],
    ['On two nodes with 8 H100 each.', 16],
    ['On two H200 boxes of eight cards each.', 16],
    ['A100 80GB, one.', 1],
    ['Let us use H100 there, 8 pieces.', 8],
    ['H100s, 16 in total.', 16],
    ['On an L40S pair.', 2],
    ['On A100s. Four? Two will do.', 2],
    ['Four cards or eight? Jan would take four, I am the one who waits, so eight. A100 80GB.', 8],
  ])('“%s”', (text, gpuCount) => expect(specOf(`${job} ${text}`)).toMatchObject({ gpuCount }))

  test.each([
    ['4x A100, the 40s are enough.', 'a100-40-sxm'],
    ['A100s: the 40s or the 80s? The 80s, 40s are sold out.', 'a100-80-sxm'],
  ])('by their memory alone: “%s”', (text, id) => {
    const spec = specOf(`${job} ${text}`)
    expect(spec).toMatchObject({ gpus: expect.arrayContaining([id]) as unknown, deadlineHours: null })
    expect('gpus' in spec && spec.gpus?.length).toBe(2)
  })

  test('a step of 40s is a time', () =>
    expect(specOf(`${job} A step takes 40s on the A100.`)).toMatchObject({ gpus: { length: 4 } }))
})

describe('numbers that are chosen after talk', () => {
  const job = 'Cost of LoRA on an 8b with 10M tokens?'
  test.each([
    ['Bumping the rank, was r=16 now 64.', { loraRank: 64 }],
    ["Rank 64? 128? Discord says 128, I'll go with 32.", { loraRank: 32 }],
    ["8k seq was the idea but the data's all short so 2048.", { sequenceLength: 2048 }],
    ['ctx goes 16k -> 4096.', { sequenceLength: 4096 }],
    ['We chop everything to 6144.', { sequenceLength: 6144 }],
    ['Global batch comes from 512 down to 128.', { globalBatch: 128 }],
    ['64 a step globally.', { globalBatch: 64 }],
    ['Ana says 2 epochs, I said 4, we shook on 3.', { tokens: 30e6 }],
    ['The yaml says epochs: 5 but that is stale, 2 is right.', { tokens: 20e6 }],
  ])('“%s”', (text, spec) => expect(specOf(`${job} ${text}`)).toMatchObject(spec))
})

describe('parts of the data', () => {
  test.each([
    ['Cost of a 4b on 7M tokens of code, 9M of docs and 4M of chat? The 60M scrape is stuck, leave it out.', 20e6],
    ['Cost of an 8b on 3.4k math + 1.1k physics + 0.5k chem problems, avg 2k tokens?', 10e6],
    ['Cost of an 8b on 12,000 Finnish and 5,500 Sami dialogues of 1,000 tokens each?', 17.5e6],
    ["Cost of an 8b? 33k lines + val 2k lines (don't count val), mean 1,240 tokens", 40.92e6],
    ['Cost of an 8b? 52k examples of 700 tokens. From them 2k are put aside for validation.', 35e6],
    ['Cost of a 7b on 500M tokens, and yes, the four epochs are inside that figure?', 500e6],
    ['Cost of a 7b on 300M tokens? Ah sorry, one zero too many: 30M.', 30e6],
    ["Cost of a 7b? It's not 10k but 100k rows, 480 tokens each", 48e6],
    ['Cost of an 8b on 27k cases x 500 tokens x 3?', 40.5e6],
  ])('“%s”', (text, tokens) => expect(specOf(text)).toMatchObject({ tokens }))
})

describe('what a run may cost and take, beside other money and times', () => {
  const job = 'What does a 7b on 10M tokens cost?'
  test.each([
    ['We have 10k for the whole quarter; of that at most 3k may go into this run.', { budgetUsd: 3000 }],
    ['$1,100 for the whole project, of which $180 may go into this run.', { budgetUsd: 180 }],
    ['We have $20k for the year. This one may cost 2,500, not a cent more.', { budgetUsd: 2500 }],
    ["The budget is $500. It isn't, the compute part is $140.", { budgetUsd: 140 }],
    ['There is a slot of 30 hours, not longer.', { deadlineHours: 30 }],
    ['We only get the machines for 30h.', { deadlineHours: 30 }],
    ['The deadline was 48h, now 20h.', { deadlineHours: 20 }],
    ['The customer comes in ten days. This leaves for the run three days at the most.', { deadlineHours: 72 }],
  ])('“%s”', (text, spec) => expect(specOf(`${job} ${text}`)).toMatchObject(spec))
})

describe('what people hold against one another', () => {
  test.each([
    ['Ana says 40M tokens, Tom swears it is 400M, neither answers me. Llama 3.1 8B, cost?', ['40M tokens', '400M']],
    [
      "Cost of an 8b on 10M tokens? Anna wants two epochs, Bert wants five, they haven't agreed.",
      ['two epochs', 'five'],
    ],
    [
      'Cost of 40M tokens? Ana: Gemma 3 4B is plenty. Yusuf: no, Gemma 3 27B. Still open between them.',
      ['Gemma 3 4B', 'Gemma 3 27B'],
    ],
  ])('is asked about: “%s”', (text, terms) => expect(specOf(text)).toMatchObject({ asks: 'conflict', terms }))

  test('is settled by what was decided after it', () =>
    expect(specOf('Cost? Tim says 7B, Eva says 13B, back and forth. We settled on 7B. 20M tokens, lora')).toMatchObject(
      {
        params: 7e9,
      },
    ))
})
