/** Ordinary questions below a plan: first steps, money of a year, credits, certificates, trainers and cards that are weighed. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const lora = 'llama 3.1 8b 45M tokens lora'
const [spot, full] = ['qwen3 32b 500M tokens lora, spot', 'mistral 7b full finetune 120M tokens']

test.each<[plan: string, text: string, says: RegExp]>([
  // Where to rent, what to copy, what to run.
  [
    lora,
    'never done this before, what do i have to do first',
    /^answer: By hand: .*1\. open an account at .* Run 20 steps/u,
  ],
  [lora, "so what's the first step", /^answer: By hand: .*rent 1 × .*delete the machine/u],
  ['llama 3.1 8b 45M tokens lora on lambda', 'great, how do we get going today', /^answer: By hand: .*at Lambda \(/u],
  // All runs of the year, at the high end.
  [`${lora}, retrain weekly`, "what should i put in next year's budget", /^answer: For the year \$\d+: 52 runs at \$/u],
  [`${lora}, retrain every month`, 'what do we budget for the year', /^answer: For the year \$\d+: 12 runs at \$/u],
  // Credits are held against the plan, and are no budget.
  [
    `${lora}, max $100`,
    'can this be run on our aws credits? we have 2k',
    /^answer: Only at AWS: .*\$2,000 of credits/u,
  ],
  [
    `${lora}, max $100`,
    'could we pay this with our 10k azure credits',
    /^answer: Only at Azure: .*\$10,000 of credits/u,
  ],
  // Cards of one's own.
  [
    '7b 100M tokens qlora on our 2x4090',
    'how much are we saving compared to renting',
    /^answer: Your own save \$[\d.]+ a run/u,
  ],
  ['7b 100M tokens qlora on our 2x4090', 'so its free for us?', /^answer: No rent, but not free: \$/u],
  // The very certificate of the very seller.
  ['gemma 3 27b 120M tokens lora at lambda', 'does lambda have soc 2', /^answer: Yes: SOC 2 is on record of Lambda/u],
  ['gemma 3 27b 120M tokens lora at nebius', 'soc 2 certified?', /^answer: It says so: Nebius announces /u],
  [
    'gemma 3 27b 120M tokens lora, eu only',
    'can we get a dpa from them, legal wants one',
    /^answer: .*data-processing agreement/u,
  ],
  [lora, 'who is the counterparty on the contract', /^answer: .* you rent there and .* bills you/u],
  [
    '70b 2B tokens lora, lambda or runpod',
    'does any of the two have a minimum term',
    /^answer: Lambda bills .*RunPod bills /u,
  ],
  // Whole runs against the sum.
  [`${lora}, $8`, 'could i afford to redo it within the $8', /^answer: No: two whole runs/u],
  [
    `${lora}, budget $40`,
    'does it stop at 40 or keep billing',
    /^answer: Nothing stops it, and you pay: .*“timeout \d+h/u,
  ],
  [
    'llama 3.1 8b 2M tokens lora',
    'why is this done in 11 minutes',
    /^answer: Nothing is wrong: it is little data\. 2M tokens ÷ /u,
  ],
  [lora, 'split it for me: gpu cost vs everything else', /^answer: \$[\d.]+ is the GPU bill .* everything else/u],
  // How many times as fast, and whether that is what was said.
  ['8b 500M tokens lora fp8 on H100', 'is fp8 3x as fast as bf16', /^answer: No, 1\.\d times as fast in training/u],
  ['llama 3.1 8b 50M tokens qlora', 'is the model dumber because of 4 bit', /^answer: A little, for 4-bit/u],
  // The count that is named of the other card.
  ['llama 3.3 70b qlora 25M tokens 1xH100', 'why one h100 instead of two l40s', /^answer: .*2 × L40S .*Each holds /u],
  [
    'mixtral 8x7b 200M tokens lora, 4xH200',
    'why h200 when 4 plain h100s would do',
    /^answer: .*4 × H100 .*Each holds /u,
  ],
  // Trainers: what differs, and which to take.
  [lora, 'is torchtune or axolotl the better pick here', /I would take Axolotl: torchtune gets no fixes any more/u],
  [
    'qwen3 32b 60M tokens lora fp8, 4xH100',
    'which one does fp8 better, torchtune or axolotl',
    /^answer: As an experiment: .*I would take Axolotl/u,
  ],
  // Fits on the cards that are named, with what is asked for.
  [full, 'will paged adam 8bit bring it down to a single a100 80gb', /^answer: Yes: 1 × A100 SXM 80GB/u],
  [
    'llama 3.1 8b 200M tokens seq 16k, 2xH100',
    'can we raise it to 64k on these two cards',
    /^answer: Yes, 65,536 fits: .* of 79\.2 GiB on each GPU/u,
  ],
  [
    'llama 3.1 8b 100M tokens lora seq 4096',
    'do we gain from packing if each example is 300 tokens',
    /^answer: Yes: some 13 rows of 300 tokens share a window of 4,096/u,
  ],
  [
    '34b full finetune 300M tokens',
    'how come full finetuning takes more gpus than lora',
    /^answer: .*a gradient and optimizer states.*With LoRA/u,
  ],
  [full, 'would lora get us most of the way for less', /^answer: Yes, \$\d+ less .*What is lost of the quality: /u],
  [spot, 'how often should i checkpoint, every 45 min?', /^answer: One every 45 min makes /u],
  // A closed service by the price that is on record.
  [lora, 'is openai fine-tuning cheaper than this?', /^answer: Do not begin there: OpenAI .*gpt-4o-mini/su],
])('%s, “%s”', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test('what a person does first takes no row of the table', () => {
  expect(lastOf([lora, 'total beginner here, what do i actually do first'])).toMatch(/^answer: By hand/u)
})

test('which of two sellers is told of both', () => {
  expect(lastOf(['8b 60M tokens lora, lambda or nebius', 'if it was you which of those two'])).toMatch(
    /^answer: I would take \w+, as planned: .*Of the other: /u,
  )
})
