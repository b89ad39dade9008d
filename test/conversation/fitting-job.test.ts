/** On cards that are named, a way that fits leads; the memory of their machine is kept to. */
import { expect, test } from 'vitest'
import { hostMemoryIn } from '../../src/language/inquiries/host-memory.ts'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  [
    'can we lora a 32b on 4x3090, 9M tokens',
    /^plan: Yes, with QLoRA: .*4-bit QLoRA is planned: LoRA in bf16 (?:is not sure to fit|does not fit): /su,
  ],
  ['lora 8b 5M tokens on a 4090', /^plan: (?!.*is planned:).*LoRA, bf16/su],
  ['lora 32b bf16 9M tokens on 4x3090', /^plan: (?!.*is planned:).*LoRA, bf16/su],
  [
    'full fine-tune llama 8b on my 2x 4090 in a 64gb ram box, 10M tokens',
    /LoRA, bf16.*LoRA is planned: full fine-tuning would keep about 1\d\d GiB in the memory of the host, and “64gb ram box” is less/su,
  ],
  [
    'full fine-tune llama 8b on my 2x 4090, 512gb of system ram, 10M tokens',
    /^plan: (?!.*is planned:).*full fine-tuning/su,
  ],
  ['lora 70b on my 3090, 128 gb of system ram, 2M tokens', /This does not fit.*rented: /su],
  // Nobody has more machines or memory than they said.
  [
    "full fine-tune llama 3.3 70b on my 4090, 10M tokens. I've 128 GB of RAM, is offloading a way?",
    /^(?!.*64 × RTX 4090)(?!.*parameters and optimizer).*This does not fit.*rented: /su,
  ],
  ['13b full finetune 4090 + 128gb ddr5, 10M tokens', /own servers|LoRA is planned/u],
])('%s', (text, says) => expect(firstAnswer(text)).toMatch(says))

test.each([
  ['my 4090 in a 64gb ram box', 64],
  ['96 GB of host memory', 96],
  ['1 TB of system ram', 1024],
  ['32gb ddr5, one 4090', 32],
  ['an a100 with 80gb ram', null],
  ['24 GB VRAM card', null],
  ['64 GB of text', null],
])('%s: %s', (text, gib) => expect(hostMemoryIn(text)?.gib ?? null).toBe(gib))
