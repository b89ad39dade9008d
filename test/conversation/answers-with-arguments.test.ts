/** Answers that lead with what was asked, and work with the numbers that the question brings along. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

test.each<[plan: string, text: string, says: RegExp]>([
  ['7b lora 3 epochs 10k examples', 'how would i notice that it is not learning', /Stop and look after a tenth of the run, [\d.]+ min and \$[\d.]+ here/u],
  ['llama 3.1 8b 300M tokens seq 32k', 'why is a token dearer than in our last run', /^answer: A million tokens are \$[\d.]+ here, at sequences of 32,768, where attention adds about \d+%/u],
  ['70b full 2B tokens 4 nodes H100', 'is it slower when the cards sit in different boxes', /^answer: Somewhat, and it is in the [\d.]+ h already, as the plan is on \d machines/u],
  ['grpo 7b 2k prompts on 8 H100s', 'could the sampling run on cheaper cards than the training', /^answer: Not as a job before it: GRPO writes new answers/u],
  ['405b lora 50M tokens', 'median is 200 tok but max_len is 4k, are we paying for mostly nothing', /a sample of 200 filled up to 4,000 wastes 95% of its positions/u],
  ['8b lora 50M tokens', 'would an api be cheaper at 12,000 calls a day?', /^answer: Yes, the API: 365,000 calls a month are \$120/u],
  ['qlora 32b 5k examples of 800 tokens', 'was 2.49, now 2.69?', /^answer: From \$2\.49 to \$2\.69 it is 8% more; neither is the price of this plan/u],
  ['llama 3.1 8b full 300M tokens', 'source for the $1.89?', /^answer: The plan does not take \$1\.89 an hour/u],
  ['70b 2B tokens', 'cluster accounting only takes node hours, what is this in those', /^answer: [\d.]+ h × 1 machine = \d+ node-hours/u],
  ['pretrain 1.3b 30B tokens', 'what would the total be at $1.80 an hour?', /^answer: At \$1\.80\/h per GPU/u],
  ['eu only 14b 200M tokens', '8 x 2.49 or 2.49 altogether?', /^answer: (?:For all 2: the \$\d+|The \$\d+ is for all 2)/u],
  ['llama 3.1 8b full 300M tokens', "what's that per 1000 rows", /^answer: About \$0\.0\d+ for 1,000, if an example is 500 tokens/u],
  ['llama 3.1 8b 300M tokens', 'does the count comprise the embeddings and the LM head', /It is the whole model: embeddings and output layer are in it, 1\.05B for a vocabulary of 128,256|here 8\.03B, includes embeddings and an untied head/u],
  ['8b lora 20M tokens under $50', 'is the dearer option there for a reason', /^answer: Each row is there for what it is better in/u],
  ['eu only 14b 200M tokens', 'why not just prompt', /^answer: (?:For answers from documents that change|By money alone the API up to)/u],
  ['dpo 8b 30k pairs', 'dpo more $ than sft?', /^answer: DPO takes about 3 times the arithmetic of SFT/u],
])('under “%s”, “%s”', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
}) // prettier-ignore

test.each<[plan: string, text: string, says: RegExp]>([
  ['8b lora 20M tokens on runpod', 'permission denied publickey, what do I do', /^answer: Make a pair with “ssh-keygen/u],
  ['8b lora 20M tokens', 'how do I open jupyter on the pod', /^answer: Through SSH, without opening anything/u],
  ['8b lora 20M tokens', 'alpine or ubuntu as the docker base image?', /^answer: The one of your trainer, or the plain PyTorch image/u],
  ['8b lora 20M tokens', 'flash-attn won’t compile, how do I fix that', /^answer: Do not compile it/u],
  ['70b full 2B tokens 4 nodes H100', 'getting an NCCL timeout, which env var raises it?', /The plan is on \d machines/u],
  ['llama 3.1 8b full 300M tokens', 'where should the checkpoints go', /^answer: On a volume of its own or in a bucket.*about \d+ GB here/u],
  ['8b lora 20M tokens', 'how do I push the adapter to a private hub repo', /hf upload|push_to_hub.*hub_private_repo/u],
  ['8b lora 20M tokens on vast', 'i lost my phone, how login at vast without code', /^answer: Only Vast\.ai can help with that/u],
])('about the machine, under “%s”: “%s”', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
}) // prettier-ignore

test.each([
  ['8b lora 50M tokens on verda', 'is that a european company?', /^answer: Yes, by the seat of the company/u],
  ['8b lora 50M tokens on runpod', 'is it owned by the chinese?', /^answer: No, by the seat of the company/u],
])('under “%s”, “%s” is told yes or no', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})
