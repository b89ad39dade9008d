/** Replies that tell of the situation and ask: what is told there changes nothing; and wishes that are carried out all the same. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [pairs, moe, large] = ['8b dpo 60k pairs x 800 tokens', 'qwen3-30b-a3b lora 50M tokens', '70b full 200M tokens']
const long = 'llama 3 8b 20M tokens 16k context'

test.each<[plan: string, said: string]>([
  [pairs, 'We have 60k pairs but about a third were labelled by one intern in two days. Keep them or drop them?'],
  ['8b 20M tokens', 'we only had 2 hours to look at the samples. can bad rows ruin the run?'],
  [
    '70b lora 50M tokens',
    'The vendor delivered the transcripts within 24 hours, mostly machine translated. Does that hurt?',
  ],
  [large, '2 nodes: does it need infiniband, or is normal 100G ethernet okay?'],
  ['70b lora 200M tokens', '70k chats but most are under 900 tokens, does 32k context still make sense?'],
  [
    moe,
    'Your speed seems optimistic for MoE. HF implementation loops over experts, we got maybe a fifth of dense 3B speed.',
  ],
  [moe, 'That throughput looks too good. On our box the MoE ran at about a third of a dense 7B.'],
  [pairs, 'Accuracy stuck at 68% on held-out pairs, does a second epoch make sense?'],
  ['70b lora 50M tokens', 'nvidia-smi shows 98% - is the card then fully used?'],
  [pairs, 'reward accuracy of 74% on the validation set, is that ok?'],
  ['8b 20M tokens', 'what should I tell our DPO about deletion afterwards?'],
])('%s: “%s” changes nothing', (plan, said) => {
  expect(lastOf([plan, said])).not.toMatch(/^(?:plan|run)\b|Changed:|dpo/u)
})

test.each<[plan: string, said: string, says: RegExp]>([
  [
    '8b 200M tokens',
    'could we run it 1 hour, look at the speed and then decide?',
    /^answer: Yes: 1 h on .* tokens per second/su,
  ],
  ['8b 20M tokens', 'should we do a one-hour pilot?', /^answer: No need: the whole run takes/u],
  ['70b lora 50M tokens', 'could you do a 10 minute dry run?', /^answer: Hardly: 10 min/u],
  ['8b 200M tokens', 'is our AWS savings plan already in there?', /^answer: It is not in the figures/u],
  [
    long,
    'We raised context from 8k to 16k in the config. Does that double the bill?',
    /^answer: No, less: 16,384 instead of 8,192/u,
  ],
  ['70b lora 50M tokens', 'what is different in the safe plan apart from that it costs more?', /^answer: .*\(Safe\)/su],
  [
    '8b grpo 5k prompts',
    "our lead said RL is 'anywhere between 50 and 5000 dollars'. is he right?",
    /\$50-5000” holds/u,
  ],
  [
    '70b lora 50M tokens',
    'Does a one year commit make any sense if we run this once a month?',
    /^answer: No, it gains nothing/u,
  ],
  [
    '70b lora 50M tokens $1500',
    'Would 1,500 also cover hosting the tuned model for the first month?',
    /Hosting a 70B model/u,
  ],
  ['8b 20M tokens', 'our DPO asks where the data is processed', /^answer: Where .* has its machines/u],
  ['8b lora 20M tokens', 'what size is the adapter file in the end?', /^answer: An adapter, as files, about/u],
  ['8b lora 20M tokens', 'how big is the file we carry home?', /^answer: An adapter, as files, about/u],
])('%s: “%s”', (plan, said, says) => {
  expect(lastOf([plan, said])).toMatch(says)
})

test.each<[plan: string, said: string, says: RegExp]>([
  ['70b lora 200M tokens', 'two days is enough, so take the cheaper one', /^plan: .*within 48 h, cheapest/su],
  ['70b lora 200M tokens', 'make it 2 nodes', /^plan: .*2 nodes/su],
  [large, 'make it 2 nodes, does that need infiniband?', /^plan: .*2 nodes/su],
  [moe, 'that is too slow. use a dense 3B', /^plan: .*3B/su],
  ['8b 20M tokens', '68% done, accuracy 71%', /^run: .*running 68%/su],
  ['8b 200M tokens', 'could we run it in 1 hour?', /^plan: .*within 1 h/su],
  ['8b 20M tokens', 'make it DPO', /^plan: .*dpo/su],
])('%s: “%s” is done', (plan, said, says) => {
  expect(lastOf([plan, said])).toMatch(says)
})
