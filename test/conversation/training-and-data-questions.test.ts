/** How the training is done and what the data do in it, asked by several people in their own words: the plan stays. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [pairs, scans, photos, mails, contracts, full] = [
  'llama 3.1 8b dpo, 60k pairs avg 900 tokens a side, lora',
  'qwen2.5-vl 7b, 25k scanned invoices, one image each, lora',
  'gemma 3 4b vision, 60k product photos, lora',
  'qwen2.5 14b, 40k emails avg 350 tokens, lora, 3 epochs',
  'gemma 3 27b, 9000 contracts avg 2500 tokens, qlora, 2 epochs',
  'llama 3.1 8b, 3B tokens, full, b200',
]
const [embedding, nemo, olmo, small] = [
  'qwen3-embedding 4b, 500k query/passage pairs avg 128 tokens',
  'mistral nemo 12b, 10M tokens, lora, sweep of 6 runs',
  'olmo 2 13b 70M tokens lora',
  'qwen2.5 7b, 20k examples avg 400 tokens, lora',
]

const [grpo, rloo, twelve] = ['grpo qwen2.5 7b, 15k math prompts', 'rloo llama 3.1 8b 20k prompts', 'grpo qwen 7b 8k prompts, 12 completions'] // prettier-ignore

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  [
    grpo,
    /^answer: 8 answers a prompt(?: are planned)?, which is assumed/u,
    [
      'how many completions per prompt are in there?',
      'how many samples did you take',
      'what num_generations did you use here',
    ],
  ],
  [rloo, /^answer: 4 answers a prompt, which is assumed/u, ['what group size is that with?']],
  [twelve, /^answer: 12 answers a prompt, as was asked for/u, ['how many rollouts per question is this counting?']],
  [
    grpo,
    /^answer: 8 answers a prompt, which is assumed: .* With 16: .* in total, .* than the plan/u,
    [
      'how many generations per prompt do you count, and what would 16 do to the price?',
      'how many completions per prompt are in there? what would 16 do to the price',
    ],
  ],
  [
    grpo,
    /^answer: (?:1,024 tokens an answer, which is assumed: )?15k prompts × 8 samples of 256 \+ 1024 tokens/u,
    ['what response length did you assume', 'how many tokens per completion are you counting'],
  ],
  [pairs, /^answer: Nothing is sampled in this plan/u, ['how many completions per prompt are in there?']],
])('under “%s” the sampling is told: %s', (plan, says, texts) => {
  for (const text of texts) expect(lastOf([plan, text])).toMatch(says)
})

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  [
    pairs,
    /^answer: Mostly not \(recalled\)/u,
    [
      'can preference pairs be packed like sft rows',
      'why can’t i pack dpo batches',
      'a colleague packs dpo pairs, is that legit',
    ],
  ],
  [
    'mistral nemo 12b orpo, 35k pairs avg 700 tokens',
    /^answer: DPO on an instruct model, ORPO from a base model .* With DPO: \$[\d.]+ more and /u,
    [
      "can you recommend orpo or dpo then? the boss just wants 'aligned'",
      'should i go with dpo rather than orpo',
      'any reason to prefer dpo?',
    ],
  ],
  [
    mails,
    /^answer: No: plain questions and answers train as well/u,
    [
      'do we need thinking in the training data? ours are bare question/answer, zero reasoning traces',
      'is it a problem that the rows have no reasoning steps?',
    ],
  ],
  [
    mails,
    /^answer: Yes: Axolotl, .* read JSONL .* This plan wants in each example “messages”/u,
    ['our data is in plain alpaca json, will that do or does it want that harmony thing', 'is sharegpt jsonl ok?'],
  ],
  [
    full,
    /^answer: I see no stock/u,
    [
      'what are the odds of getting eight B200s on demand on a Tuesday afternoon',
      'chances of actually finding 8 b200s this week?',
    ],
  ],
  [pairs, /^answer: KTO for such data/u, ['we only have thumbs up/down, is dpo the right method?']],
  [
    nemo,
    /^answer: The learning rate first, such as 5e-5, 1e-4 and 2e-4 for LoRA/u,
    [
      'which knobs are worth sweeping? I was thinking lr and rank',
      'lr or rank, which matters more?',
      'is it worth sweeping dropout?',
    ],
  ],
  [
    olmo,
    /^answer: (?:Which method:|No:|A little,)[^]* LoRA is enough for 70M tokens/u,
    [
      'does full finetuning gain anything over lora if its just tone of voice?? our prof insists',
      'isn’t lora too weak for changing style?',
      'does lora fall short for teaching a new domain?',
    ],
  ],
  [
    full,
    /^answer: The gain: \$\d+ less and [\d.]+ h shorter: .* The catch \(recalled\)/u,
    [
      'fp8 training: what would I gain and what’s the catch? loss spikes?',
      'do people train in fp8 or is it a gimmick?',
    ],
  ],
  [
    full,
    /^answer: Hardly any risk, for FP8 \(recalled\)/u,
    ['would fp8 hurt quality?', 'can fp8 training diverge?', 'i’m nervous about fp8 - do losses blow up?'],
  ],
  // Of images.
  [
    scans,
    /^answer: Only the language part: .* \(677M parameters\) stays frozen/u,
    [
      'Is the vision half being trained too, or do we leave that alone?',
      'does lora touch the vision encoder?',
      'what gets trained, vit or llm?',
    ],
  ],
  [
    scans,
    /^answer: About 11,100 tokens: (?:A4 at 300 dpi is )?2,480 × 3,508 pixels.* 28 × 28 pixels.* counts 2,000 tokens an image.* about 5\.1 times/u,
    ['how many tokens does one A4 scan eat at 300 dpi', 'our scans are 2480x3508, is your token count right?'],
  ],
  [photos, /^answer: Gemma 3 4B makes 256 tokens of every image/u, ['how many tokens does a 4000x3000 photo take']],
  [
    photos,
    /^answer: Not in training: Gemma 3 4B makes 256 tokens of every image/u,
    ['would it be quicker if the pics were smaller', 'does image resolution matter for the time?'],
  ],
  [
    scans,
    /^answer: Yes: Qwen2\.5-VL 7B .* 700 instead of 2,200, and the run would take about [\d.]+ h and \$[\d.]+ instead/u,
    ['would lower dpi make it faster?', 'can i save by sending smaller pictures', 'does resolution change the cost?'],
  ],
  // Trainers.
  [
    'llama 3.2 11b vision, 6k xray captions, 1 image each, lora, 2 epochs',
    /^answer: A ready trainer does it.* LLaMA-Factory, ms-swift/u,
    [
      'can any off the shelf trainer do vision models by now or do i have to write my own',
      'what library can fine-tune image models like this',
    ],
  ],
  [
    embedding,
    /^answer: A ready trainer does it.* Sentence Transformers is the usual one/u,
    [
      'Is there something nicer than hand-rolled loops for embedding models?',
      'what do people use to fine-tune embedding models',
      'can i just use sentence transformers here?',
    ],
  ],
  // Long texts, and those that teach nothing.
  [
    contracts,
    /^answer: Cut off at the 4,096 tokens of a planned sequence: of 14,000 the last 9,904, 71%, are never seen.* “seq 16k”/u,
    [
      'Some of the contracts are monsters, 14k tokens. What happens to those in training?',
      'a few contracts run to 14k tokens, do those get chopped?',
    ],
  ],
  [contracts, /^answer: Nothing: 3,000 tokens fit/u, ['some contracts are longer, 3000 tokens, are those cut?']],
  [
    mails,
    /^answer: It counts: .* Without 50% of the tokens it would take about 1\.7 h and \$5\.\d+ instead of 3\.1 h/u,
    [
      'most of the mails are German and half of each one is the legal footer. does that break the estimate?',
      'half of every mail is a disclaimer, does that count too?',
    ],
  ],
  [
    mails,
    /^answer: The 350 tokens a text hold if .* Polish takes more/u,
    ['our texts are in Polish, is 350 tokens still right?'],
  ],
  [
    'phi-4 lora, 25k emails 400 tokens each, 3 epochs, under $40',
    /^answer: Far more than it takes: 500 to 2,000 good examples do for a tone or a format/u,
    [
      'is 25k emails enough to change how it writes or do i need like a million',
      'do we really need all 25,000 mails if it’s only about tone',
    ],
  ],
  [
    'qwen3 8b lora, 400k reviews avg 120 tokens',
    /^answer: Far more than it takes: .* sorting into a few labels .* 40,000 examples/u,
    ['would a tenth of the reviews teach it the same labels'],
  ],
  // What a sum pays for.
  [
    small,
    /^answer: Yes: 100,000 examples, 40M tokens in all, would take about [\d.]+ h and \$3\.\d+ .* \$10 trains this model on about \d+M/u,
    ['could i do 100k examples for a tenner', 'can i afford 100k examples for $10'],
  ],
  [small, /^answer: No: 10,000,000 examples, 4B tokens/u, ['would 50 dollars cover 10M examples?']],
  [
    '8b 60M tokens lora budget $30',
    /^answer: \$30 trains this model on about \d+M tokens/u,
    ['so how many tokens could i do with the whole 30', 'if i spend the whole budget how many tokens is that'],
  ],
])('[%s] %s, of the plan that stays', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: lastOf([plan, text]).replaceAll(/\s+/gu, ' ') }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})

test.each([
  [pairs, 'pack the pairs'],
  [pairs, 'can we use orpo instead'],
  [scans, 'images are about 1500 tokens each'],
  [scans, 'what if images were 1000 tokens each'],
  [contracts, 'some contracts are longer, use seq 8k'],
  [small, 'can you do 100k examples?'],
])('[%s] “%s” changes the plan', (plan, text) => {
  expect(lastOf([plan, text])).toMatch(/^(?:plan|revision|answer: With)|^(?!answer)/u)
})

test.each([
  [nemo, 'what does a sweep of 6 runs cost', /^answer: 6 such runs/u],
  [
    pairs,
    'is dpo cheaper than orpo',
    /^answer: (?:No, \$|DPO takes about 3 times .* ORPO and SimPO, without a reference, about twice)/u,
  ],
  [full, 'can we leave that to anna, she knows fp8 quality better', /^(?!answer: Hardly any risk)/u],
])('[%s] “%s” asks something else', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})
