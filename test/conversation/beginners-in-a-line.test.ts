/** First texts of people who are new to it: a wish without a size or data, a laptop, somebody's quote. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  // A number, with what was guessed.
  ['I want to finetune llama', /^plan: .*in total.*comes in several sizes.*Guessed: LoRA, 5,000 examples/su],
  ['we would like to train a mistral', /^plan: .*Guessed: LoRA, 5,000 examples of 512 tokens/su],
  ['estimate for fine-tuning gemma 3 27b', /^plan: Gemma|^plan: .*Gemma 3 27B.*Guessed: LoRA/su],
  ['cost of training qwen3 8b', /^plan: .*Qwen3 8B.*Guessed: LoRA/su],
  // The memory of a laptop is that of its GPU, and no data.
  ['is it possible to finetune a 7b with my 8GB laptop?', /^answer: .*QLoRA of a 7B model on .*RTX 5060/su],
  ['can my laptop with 16 GB train an 8b?', /^answer: Yes: QLoRA of an 8B model/u],
  ['will a 12 GB notebook GPU train 8b with qlora', /^answer: Yes: QLoRA of an 8B model/u],
  ['finetune 7b on 8 GB of text', /^plan: .*1\.86B tokens/su],
  // What somebody else asks for it is no budget.
  ['our supplier says 70b lora on 2B tokens costs $40k', /^answer: Off: the dollars, \d+ times too large/su],
  ['got an offer of $1,700 for 70b lora 2B tokens', /^plan: About right: /u],
  ['70b lora 2B tokens, budget $40k', /^plan: (?!Far).*Inside your \$40,000 budget/su],
])('%s', (text, says) => expect(firstAnswer(text)).toMatch(says))
