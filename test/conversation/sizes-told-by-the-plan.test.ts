/** Sizes, memories, machines and numbers that are told by what the plan holds. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each<[plan: string, told: string, says: RegExp]>([
  ['qwen3 8b lora 20M tokens', 'one size smaller please', /Changed: Qwen3 4B/u],
  ['gemma 3 12b lora 20M tokens', 'next size up in the family', /Changed: Gemma 3 27B/u],
  ['pretrain 1.3b 30B tokens', 'half the parameters', /Changed: A 650M model\./u],
  ['pretrain 400M 8B tokens', 'twice the params, tokens per param as they are', /800M[\s\S]*16B|16B tokens[\s\S]*800M/u],
  ['llama 3.1 405b lora 20M tokens', 'something a sixth of the size', /Changed: Llama[^,]*70B/u],
  ['8b lora 50M tokens on 4x A100 40gb', 'the 80 gb version', /8?0 ?GB|Changed: A100\./u],
  ['70b full 200M tokens on 6 nodes of h100', 'two nodes fewer, they need them elsewhere', /Changed: [^.]*4 nodes/u],
  ['bge-large 3M pairs', 'the same thing but base, not large', /Changed: BGE base/iu],
  // A wish behind a question, and one that is put as a refusal.
  ['pretrain 1.3b 30B tokens', 'chinchilla is lower than that, no? make it 20 per param', /Changed: 26B tokens\./u],
  ['8b lora 50M tokens', "the CFO won't sign off on anything above six hundred", /Changed: under \$600\./u],
  ['8b lora 50M tokens on aws', "SOC 2 alone isn't enough, they want ISO 27001", /Changed: (?![^.]*SOC)[^.]*ISO 27001/u],
  ['8b lora 50M tokens under 2000 dollars', 'the 2000 was meant in pounds, we are a UK firm', /Changed: under/u],
  ['8b lora 20k examples', 'someone found another 5k of those', /12\.8M tokens/u],
  ['deepseek v3 full 200M tokens', 'nobody meant to touch 671B weights, we want adapters', /Changed: LoRA\./u],
  ['8b lora on 40k chats', 'the 40k was before I threw out the duplicates, it is 17302 now', /15\.6M|15571800/u],
])('%s: “%s”', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore
