/** Questions below a plan that were taken for others: notebooks, batches that fit, 4-bit loss, spot's saving with its risk, sums to approve, double cost. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const small = 'phi-3 mini lora 5k rows'
const quantized = 'llama 3.1 8b qlora 5k examples of 400 tokens'
const plain = 'llama 3.1 8b lora 20M tokens'

test.each<[plan: string, text: string, says: RegExp]>([
  [small, 'is colab good enough for this or do i need to rent', /^answer: Yes, very likely: on one T4/u],
  [small, 'can I run this on colab', /^answer: Yes, very likely: on one T4/u],
  [small, 'could we just use kaggle?', /^answer: Yes, very likely: on one T4/u],
  ['qwen3 32b qlora 12k examples of 3000 tokens', 'will batch size 4 fit or will it OOM', /^answer: With batch 4: /u],
  ['qwen3 32b qlora 12k examples of 3000 tokens', 'would batch 8 fit?', /^answer: With batch 8: /u],
  // The largest is told, and what takes its place.
  [
    'qwen 32b qlora 12k examples of 3k tokens',
    'what batch size can i use without oom?',
    /^answer: The batch of the plan is the largest that fits: sequences of 4,096, 1 a GPU, .*; 2 do not\. With gradient checkpointing \d+ a GPU/u,
  ],
  [
    'llama 3.2 1b full ft 1M examples of 200 tokens',
    'how big a batch fits in memory?',
    /^answer: About 12 a GPU fit, where the plan has 8: .*; 16 do not\./u,
  ],
  ['8b lora 50M tokens', 'how many sequences fit per gpu?', /a GPU, .* at the expected peak and .* do not\./u],
  // Two settings are both told.
  [
    'qwen 3 8b qlora 12k examples of 900 tokens',
    'what learning rate and rank do you suggest?',
    /^answer: .*1e-4 to 2e-4.*\n?.*Rank 16 is planned/su,
  ],
  ['qwen 3 8b qlora 12k examples of 900 tokens', 'what lr?', /^(?!.*Rank 16 is planned)/su],
  [
    'llama 3.1 8b full finetune 60k examples of 1k tokens',
    'how do you get to those hours? whats the tokens per second',
    /^answer: 58 min: 60M tokens ÷ .*tok\/s on one GPU(?!.*Not answered)/su,
  ],
  [
    '125M model from scratch 2.5B tokens',
    'where does the throughput number come from?',
    /^answer: 596,661 tok\/s on one B200 SXM, where it uses 28% of its peak arithmetic: it rests on physics/u,
  ],
  ['125M model from scratch 2.5B tokens', 'show the math', /hours in total: /u],
  // "The full 1000" is a sum and no method.
  [
    'qwen 72b lora 40k examples of 1k tokens under $1000',
    'what do we get if we spend the full 1000?',
    /^answer: Nothing that this run needs: it is \$41 of the \$1,000.*43 min .*3 epochs .*24 such runs/u,
  ],
  [
    'qwen 72b lora 40k examples of 1k tokens under $1000',
    'what would the whole budget buy?',
    /^answer: Nothing that this run needs/u,
  ],
  ['8b lora 50M tokens', 'why not a full finetune for $100?', /^(?!answer: Nothing that this run needs)/u],
  [
    'qwen3 30b a3b lora 40M tokens',
    'why is this slower than a 3b if only 3b are active?',
    /^answer: The hours go by the 3\.\d+B .*a third to a half of the speed/u,
  ],
  ['qwen3 30b a3b lora 40M tokens', 'why is it slower than the b200?', /^(?!answer: The hours go by)/u],
  // Assumptions that were made, by what they move.
  [
    'mistral nemo 12b lora 35k examples 1500 tokens',
    'what are the biggest assumptions in this estimate?',
    /^answer: By what they move, of \$8\.91 in total: first one epoch \(3, as usual, .*; then the speed .*; then the price .*Also assumed: LoRA rank 16/su,
  ],
  [
    '8b model 300M tokens',
    'what assumptions did you make that could change the price most?',
    /^answer: By what they move.*LoRA is assumed, as no method was named: with all weights trained .* \$27\./su,
  ],
  ['8b model 300M tokens', 'what did you assume?', /^answer: Assumed: /u],
  ['8b model 300M tokens', 'what would change the answer most?', /^answer: How much data, most of all/u],
  // What is faster is told where “fastest” keeps to the plan.
  [
    '70b 500M tokens lora',
    'how much for the fastest option?',
    /^answer: The fastest: .* instead of 6\.1 h, .*The cheapest that is faster: .*FP8/u,
  ],
  ['8b lora 50M tokens', 'how much for the fastest option?', /^answer: (?!The fastest: )/u],
  // Of a card that comes in two sizes the one whose memory stands before its name.
  [
    '13b full finetune 400M tokens on 8 a100 80gb',
    'would it fit on the 40gb a100s? thats what our cluster has',
    /^answer: Likely, but not at the high end: 8 × A100 SXM 40GB/u,
  ],
  [
    '13b full finetune 400M tokens on 8 a100 80gb',
    'does it fit on 40gb a100s?',
    /^answer: Likely, but not at the high end: 8 × A100 SXM 40GB .* at the high end, so run a few steps first/u,
  ],
  ['8b lora 50M tokens', 'what batch size should we use?', /^answer: Batch, sequence length/u],
  ['8b lora 50M tokens', 'how big should the effective batch be?', /^(?!answer: (?:About|The batch of the plan))/u],
  [quantized, 'how much quality do we lose with qlora vs lora', /^answer: A little, for 4-bit: /u],
  [quantized, 'is qlora worse than lora here?', /^answer: A little, for 4-bit: /u],
  [plain, 'how much would spot save and is it risky', /^answer: Spot saves \$.*The risk/su],
  [plain, 'spot: how much cheaper and how risky?', /^answer: Spot saves \$.*The risk/su],
  ['70b full fine tune 500M tokens', 'what budget should I approve to be safe?', /^answer: Plan with \$/u],
  [plain, 'could it be 2x', /^answer: Unlikely: \$/u],
  [plain, 'can it cost double?', /^answer: Unlikely: \$/u],
  [plain, 'what mfu did you assume?', /about 4 FLOPs a parameter/u],
  [
    'continued pretraining mistral 7b 1B tokens on h200',
    'is h200 worth it over h100?',
    /^answer: Only where an hour is worth \$/u,
  ],
  ['gemma 7b qlora 100k examples of 300 tokens', 'does packing change anything here', /^answer: It is packed already/u],
  [
    'llama 3.1 8b full 500M tokens on 8 h100',
    'how much would we save with a reservation?',
    /on 8 × H100 SXM at \w+, reserved instead of 8 × H100 SXM/u,
  ],
  [plain, 'do we get billed when the gpus are idle?', /^answer: (?:Yes|Counted)/u],
])('below “%s”: %s', (plan, text, says) => expect(lastOf([plan, text])).toMatch(says))

test('a job that stops itself has no machine to delete', () => {
  const answer = lastOf(['mistral 7b qlora 30k support tickets', 'how do i actually start this'])
  expect(answer).toContain('as a job on')
  expect(answer).toContain('the bill ends with the job')
})

describe('what is left to others', () => {
  test.each<[plan: string, text: string, not: RegExp]>([
    [small, 'what does colab pro cost per month', /on one T4 it takes/u],
    [plain, 'is a batch of 32 a good choice?', /^answer: With batch 32: .* are left/u],
    [plain, 'how much does qlora save in money', /^answer: A little, for 4-bit/u],
    [plain, 'is spot cheaper?', /The risk is/u],
  ])('below “%s”: %s', (plan, text, not) => expect(lastOf([plan, text])).not.toMatch(not))
})

test.each([
  ['qwen coder 14b lora 20M tokens', 'Qwen2.5 14B Coder'],
  ['qwen3 coder 30b lora 20M tokens', 'Qwen3-Coder 30B-A3B'],
  ['lora on llama 3.2 3b w/ 10k alpaca style examples', '5.12M tokens'],
  ['deberta v3 large 500k rows 3 epochs max 256 tokens', 'padded to 256 they take up to 2 times'],
])('a first text: %s', (text, says) => expect(lastOf([text]).replaceAll(/\s+/gu, ' ')).toContain(says))

test.each<[plan: string, text: string, says: RegExp]>([
  [
    plain,
    'how much more do we pay for fastest and how much time does it save',
    /^answer: 2 is \$.* less and .* longer than 3/u,
  ],
  [plain, 'is the fastest worth it?', /^answer: 2 is \$.* less and .* longer than 3/u],
  [plain, 'we probably need 5 runs for hyperparameter tuning, whats the total?', /^answer: Budget \$\d+: 5 runs/u],
  [plain, 'how much should I budget incl. failed runs and retries?', /Expected for 1 to 3 is/u],
  [
    'llama 3.2 3b full fine-tune 30k examples',
    'can I run it on colab with a T4?',
    /^answer: Not for this job: one T4/u,
  ],
  ['qwen 2.5 72b qlora 30k examples 700 tokens', 'will I get OOM on one 80gb card?', /^answer: No, it fits: 1 × /u],
])('sums of several runs, the fastest plan, and memory that may not do, below “%s”: %s', (plan, text, says) =>
  expect(lastOf([plan, text])).toMatch(says),
)

test.each([
  ['what does an 8xH100 node cost per day', /8 × H100 SXM for 24 h: from \$/u],
  [
    'finetune qwen2.5-vl 7b on 10k invoices (scanned, one page each) to extract json',
    /2000 tokens a page are assumed/u,
  ],
  [
    'how much to train a model that answers hr questions for our employees',
    /Not by training to begin with, let a ready model search/u,
  ],
  [
    'how much does it cost to train our own ai on our companys documents',
    /Not by training to begin with, let a ready model search/u,
  ],
])('a first text that was taken for another: %s', (text, says) =>
  expect(lastOf([text]).replaceAll(/\s+/gu, ' ')).toMatch(says),
)
