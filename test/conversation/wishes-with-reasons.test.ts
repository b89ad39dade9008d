/** Wishes that come as a constraint, a decision of somebody, a correction or with a reason: what they mean is changed, and nothing beside it. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = '8b lora 50M tokens'

test.each<[plan: string, told: string, says: RegExp]>([
  // Who forbids what, and what alone will do.
  [job, 'legal killed hyperstack, anything else goes', /Changed: not [^.]*Hyperstack/u],
  [job, 'our ciso just banned runpod and vast', /Changed: not [^.]*RunPod[^.]*Vast/u],
  [job, "everything apart from AWS would need a waiver I can't get", /Changed: AWS\./u],
  [job, 'it was flaky on anything but the H200s, so those would be my wish', /Changed: H200\./u],
  // A limit of somebody, of the account or of the clock.
  [job, 'our cfo said 3k and not a cent more', /Changed: under \$3,000\./u],
  [job, 'a hundred bucks is what I can expense without asking', /Changed: under \$100\./u],
  [job, 'marketing capped us at four thousand dollars', /Changed: under \$4,000\./u],
  [job, 'budget went from nothing to 1200, use it', /Changed: under \$1,200\./u],
  [job, 'overnight, say 10 hours tops', /Changed: within 10 h/u],
  [job, 'investors want it done by thursday, 60 hours max', /Changed: within 2\.5 days|Changed: within 60 h/u],
  [job, 'give it a day and a half', /Changed: within (?:36 h|1\.5 days)/u],
  [`${job} within 3 days`, 'friday slipped to the week after', /Changed: within 10 days/u],
  // Hours of the day in which it may run are no deadline, and count no nodes.
  [job, 'only at night 22-6, we share the machines', /^answer: .*night/u],
  [job, 'overnight only, so 10pm to 7', /^answer: .*night/u],
  // Cards.
  ['7b lora 50M tokens on 2 4090s', 'the second 4090 died, so just the one', /Changed: 1 GPU\./u],
  [job, 'take two of the cards, not one', /Changed: 2 GPUs\./u],
  ['olmo2 13b full 400M tokens, 8x A100 40gb', 'use the 80s', /A100 SXM 80GB/u],
  // Data, sequences and sizes.
  [job, 'twice the data, and seq len should be 16k', /Changed: 100M tokens[^.]*16,384/u],
  ['qlora 32b 5k examples of 800 tokens', '500 tokens each sequence length 4096', /2\.5M tokens[^.]*4,096/u],
  ['qlora 32b 5k examples of 800 tokens', 'the rows got longer: 800 -> 1400', /Changed: 7M tokens/u],
  ['qlora 32b 5k examples of 800 tokens', '32b needs too much, go for 14 then', /14B/u],
  ['grpo 7b 2k prompts on 8 H100s', '1.5b first, 7b when it works', /Changed: A 1\.5B model\./u],
  ['llama 3.1 8b lora, 5k examples of 800 tokens', 'swap to MiniMax M1 40k', /Changed: MiniMax-M1[^,]*\./u],
  ['7b pretrain 140B tokens', 'go to 300 billion, we want to overtrain it', /Changed: 300B tokens/u],
  ['14b qlora 45M tokens', 'we will do 3 epochs so 135M in total', /Changed: 135M tokens\./u],
  [job, "we're using 12 percent of it as validation, so train on the rest", /Changed: 44M tokens/u],
  [job, 'about 15M of those are duplicates so 35M', /35M tokens/u],
  ['13b 500M tokens', "it's 90 MB compressed, unzipped about 410", /Changed: 95\.3M tokens/u],
  ['pretrain 1.3b 30B tokens', 'chinchilla optimal instead of 30B', /Changed: 26B tokens/u],
  ['70b full 150M tokens', '150 was with the german part; only english, 90M', /Changed: 90M tokens\./u],
  [job, 'ok 20 per param after all', /tokens/u],
  ['phi-4 lora 20M tokens', "length is 1024, nothing's longer", /Changed: sequence length 1,024/u],
  ['pretrain 1.3b 30B tokens', 'batch should be 4M tokens, and warmup 2000', /Changed: [^.]*batch/u],
  // What is left out, and what is wished in its place.
  ['70b 2B tokens', 'leave b200, nobody has stock. h100s, 3 nodes', /Changed: [^.]*H100[^.]*3 nodes/u],
  [job, "leave out the marketplaces (vast, tensordock), compliance won't sign", /Changed: not Vast\.ai, TensorDock\./u],
  [job, "can't be in the US, patient data", /Changed: [^.]*outside the (?:US|United States)/u],
  ['13b 500M tokens', '2 x 8 h200, lambda has them reserved for us', /16 GPUs, 2 nodes, Lambda\./u],
  // Two wishes in one, and what is on top.
  ['mixtral 8x7b 100M tokens by friday', 'got an extension till monday, so cheaper is better now', /Changed: within \d days, cheapest\./u],
  ['70b 2B tokens', 'cheaper pls, we can wait a week', /Changed: within \d days, cheapest\./u],
  ['70b lora 60M tokens under $500', 'CFO freed up another 250', /Changed: under \$750\./u],
  [job, 'the runpod account is empty but we have 500 on lambda', /Lambda[^.]*under \$500/u],
  [job, "that's too long, I have 30 hours", /Changed: within 30 h/u],
  // A proposal, and what has happened to one of the two ways to pay.
  ['7b full 350M tokens', "can't we do lora and call it a day", /Changed: LoRA\./u],
  [job, 'on demand please, spot got preempted twice last week', /on demand/u],
])('%s: “%s”', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore

test.each(['the board killed the project', 'the Nebius contract is with legal, maybe two more weeks'])(
  '“%s” is no wish',
  (talk) => {
    expect(lastOf([job, talk])).toMatch(/^ignored/u)
  },
)
