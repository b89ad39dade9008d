/** Numbers that stand in words of their own: a speed, a sum, a share, a total, a form with its price, a time of retraining. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('what a number counts is read from the words around it', () => {
  test.each([
    // A measured speed, in the words of people who watch a run.
    [
      'our lora run of llama 3 8b on one A100 is doing 2,500 tok/s. 90M tokens left, how long and how much at $1.50/h?',
      /10 h at the speed that you measured, \$15/u,
    ],
    [
      'training is crawling along at 1,200 tokens per second on a single L40S (lora, mistral 7b). 60M tokens left, $0.90/hr. ETA?',
      /14 h at the speed that you measured/u,
    ],
    // The share of the peak, and what a low one costs of the tokens that remain.
    [
      'mfu on our 64 H100 for the 7B pretraining is only 25%, what are we losing? tokens left: 200B, we pay $2.20/h',
      /25% MFU[^]*9,768 GPU-hours, \$21,489[^]*At 40% it is [^]*\$8,058 less/u,
    ],
    // Money without a sign.
    ['a vendor says pretraining a 3B on 1T tokens costs around half a million. true?', /\$500,000 is \d/u],
    ['they quoted us two million for a 7B pretraining on 1T tokens, fair?', /\$2,000,000 is \d/u],
    // Words of all books together.
    ['fine-tune llama 8b on 30 novels of mine (around 2.4 million words total). cost?', /on 3\.2M tokens/u],
    // Two forms of a GPU, each at its price.
    [
      'h100 pcie at 1.80 or sxm at 2.50? 8 gpus, full ft llama 8b, 500M tokens',
      /SXM at \$2\.50\/h[^]*PCIe at \$1\.80\/h/u,
    ],
    ['A100 40GB at $1.10 or 80GB at $1.60? lora of a 14b on 100M tokens', /80GB at \$1\.60\/h[^]*40GB at \$1\.10\/h/u],
    ['H100s at two dollars, 13b full finetune 1B tokens on 8 of them, total?', /at your \$2\.00\/h a GPU/u],
    // How often it is trained anew.
    [
      'lora of llama 8b for each of our 20 clients, 5k examples each. per month retrain. total per yr?',
      /240 runs a year/u,
    ],
    ['lora llama 8b on 20M tokens, retraining once a quarter. what does a year come to?', /4 runs a year/u],
    // Machines that somebody may use for nothing, and hours that count no runs.
    ['we can use 4 A100 40GB of the university for free. lora of a 13b on 50M tokens, how long?', /no rent/u],
    [
      'I have access to 4 A100 40GB cards at the uni for free till friday. can i do a full ft of a 7b on 200M tokens before then?',
      /In time, and only the memory is in doubt: Your 4 × A100[^]*no rent/u,
    ],
    // Money at a price of one's own is an amount of computing.
    [
      'Chinchilla-optimal model for 40k$, H100s at two dollars: params, tokens and days on 32 GPUs?',
      /15B parameters on 300B tokens, 26 days on 32 GPUs[^]*20,000 GPU-hours/u,
    ],
    // The prompt on top of both answers.
    ['dpo llama 8b lora, 10k pairs, chosen and rejected 500 tokens each plus a 300 prompt, price?', /on 16M tokens/u],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))

  test.each([
    ['lora for llama 8b on a million examples, what does it cost?', /on 512M tokens/u],
    ['fine-tune llama 8b on 12 books with about 90k words each, price?', /on 1\.44M tokens/u],
    ['llama 8b lora 50M tokens as a 12 hr job on one a100, cost?', /^(?![^]*12 (?:such )?runs)/u],
    ['7B on 100B tokens, 64x H100, assume 40% MFU. how long and how much?', /6 × active parameters × tokens/u],
  ])('what is said in other words is read as before: %s', (text, answer) => expect(says(text)).toMatch(answer))
})
