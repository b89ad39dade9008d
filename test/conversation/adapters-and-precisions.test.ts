/** Many adapters on one base, and a job in FP8 against the same in bf16. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test.each([
  'we have 30 customers and each wants an own fine-tune, 8B, 4M tokens per customer. 30 trainings + how to serve without 30 GPUs?',
  '15 clients, one LoRA each on mistral 7b, 3M tokens per client, and can one GPU host all of them?',
])('%s: trained once each, served on one', (text) => {
  const answer = shown(text)
  expect(answer).toMatch(/(?:30|15) runs cost about \$\d+/u)
  expect(answer).toMatch(/one GPU with one base, not (?:30|15)\. [^]* a month on 1 × /u)
  expect(answer).not.toMatch(/Not used|Not answered|times as many/u)
})

test('serving alone needs no data', () => {
  expect(shown('how can we serve 50 fine-tuned 8B models without renting 50 GPUs?')).toMatch(
    /one GPU with one base, not 50/u,
  )
})

test.each([
  '14B full finetune, 2B tokens, 8xH100. We plan to train in FP8 with transformer engine. How long vs bf16?',
  'how much do we save with fp8 compared to bf16 for 8B full on 1B tokens on 8xH100?',
])('%s: both times and both sums', (text) => {
  expect(shown(text)).toMatch(/- FP8: 8 × H100 .* h \(.*\$\d+ in total[^]*- bf16: 8 × H100 .* h \(.*\$\d+ in total/iu)
})

test('a base in FP8 alone is no contrast', () => {
  expect(shown('32B lora 100M tokens on 4xH100 with fp8 base')).not.toMatch(/FP8 vs bf16/u)
})

test('LoRA or full is left open in a letter: both are priced, and of examples LoRA comes first', () => {
  const letter =
    'Hi! I work at a small legal-tech company. We collected 42,000 question/answer pairs written by our lawyers; on average 1,900 tokens per pair including the contract excerpt, the longest is about 7,500. We would like to fine-tune Llama 3.1 8B Instruct on it, I was planning three epochs. I don’t know whether LoRA is enough or we need a full fine-tune. What would each cost? I have used a single cloud GPU before but never several at once.'
  const answer = shown(letter)
  expect(answer).toMatch(
    /LoRA first, on one GPU[^]*full fine-tuning[^]*\$\d+ in total[^]*LoRA, bf16[^]*\$\d+ in total/u,
  )
  expect(answer).not.toMatch(/never several/u)
})

test('a longest example beside the mean is told with the length that holds it', () => {
  expect(shown('8b on 20k examples, mean 1,900 tokens, longest 7,500, lora')).toMatch(
    /say “seq 8k” to hold the longest/u,
  )
  expect(shown('8b on 20k examples, mean 1,900 tokens, median 1,200, lora')).not.toMatch(/to hold the longest/u)
})
