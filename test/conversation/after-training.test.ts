/** What is asked of a model once it is trained: each is answered first with what was asked, and by the model of the plan. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const [small, large] = ['llama 3.1 8b lora 20M tokens', '70b 2B tokens']

test.each([
  [small, 'what response time can our customers expect', /^answer: About 2 s for an answer of 150 words on 1 × H100/u],
  [large, 'how many concurrent users does it carry', /^answer: Some \d+ answers at once on \d × H100/u],
  [small, 'can I export the result as gguf', /^answer: Merge the adapter .* This model is 16 GB in 16 bits/u],
  [small, 'post-training quantization: how big is it then', /^answer: Yes, after merging .* 4.8 GB in 4/u],
  [small, 'how often should we retrain it', /^answer: When it gets worse on fresh cases.* a year by the quarter/u],
  [large, 'how do we monitor the quality in production', /^answer: Three things: a fixed set/u],
  [small, 'how do we put the model on hugging face', /^answer: Make a repository .* The adapter alone is/u],
  [small, 'does it lose its safety filters', /^answer: In part: tuning weakens the refusals/u],
  [large, 'what temperature should I use later', /^answer: Keep the system prompt/u],
  [small, 'how do we connect it to whatsapp', /^answer: Put it behind vLLM or Ollama/u],
  [small, 'does function calling survive', /^answer: Yes, if the base was made for tools/u],
  [small, 'is a loss of 1.3 good', /^answer: A loss of 1.3 is a perplexity of 3.7/u],
])('under “%s”, “%s”', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})
