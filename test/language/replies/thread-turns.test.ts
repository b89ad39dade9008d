/** Turns of a thread by what they come to: lengths, news of runs, people by name, several speakers, two things compared. */
import { expect, test } from 'vitest'
import { readReply } from '../../../src/language/replies/reply.ts'
import type { ReplyAct } from '../../../src/language/replies/reply-act.ts'
import { applyTurn } from '../../../src/language/replies/turn.ts'
import { runFiguresIn } from '../../../src/language/replies/run-figures.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

const read = (start: string, text: string): ReplyAct => readReply(scenarioOf(start), text, vocabulary, today)

test.each([
  ['train llama 3.2 3b on 100k rows', 'about 250 tokens a row', 25e6],
  ['qwen3 14b lora, 25k dialogues avg 900 tokens', '700 tokens', 17.5e6],
  ['dpo mistral 7b, 20k pairs', 'pairs are 900 tokens', 18e6],
])('%s: %s is the length of an example', (start, text, tokens) => {
  const act = read(start, text)
  expect(act.kind === 'amended' && act.scenario.spec.tokens).toBe(tokens)
})

test('a length of examples that nobody counted is asked about', () => {
  expect(read('70b 2B tokens', '700 tokens').kind).toBe('problem')
})

test.each([
  ['step 1200 of 4000 after 5 hours', { at: { step: 1200, totalSteps: 4000 }, hours: 5, usd: null }],
  [
    'crashed at 310/900 after 3h10, resuming from checkpoint 300',
    { at: { step: 300, totalSteps: 900 }, hours: 3 + 1 / 6, usd: null },
  ],
  ['spent 1,120 as of this morning, 38% done', { at: { step: 38, totalSteps: 100 }, hours: null, usd: 1120 }],
  ['took 7h40, $3.10 total', { at: null, hours: 7 + 2 / 3, usd: 3.1 }],
])('figures of “%s”', (text, { at, hours, usd }) => {
  const figures = runFiguresIn(text)
  expect({ at: figures.at, usd: figures.usd }).toEqual({ at, usd })
  expect(figures.hours === null ? null : Number(figures.hours.toFixed(6))).toBe(
    hours === null ? null : Number(hours.toFixed(6)),
  )
})

test.each([
  ["so what's the remaining if we're at step 1200 of 4000 after 5 hours", 'run'],
  ['its been running 2 hrs and says 15%, how long left', 'run'],
  ['spent 1,120 as of this morning, 38% done. Over or under?', 'spent'],
  ['@maria can you check with legal if we can upload that to lambda', 'ignored'],
  ['ines: 700 tokens? tim: 900. ines: fight me', 'ignored'],
  ['Ana: 8 H100s? Ben: no, 4 is fine', 'asks'],
  ['36h latest', 'amended'],
  // Shares, discounts and times that are of the plan, and those that are not.
  ['half of the team is out', 'ignored'],
  ['prices went up by 20%', 'ignored'],
  ['the coffee is fine again', 'ignored'],
  ['see you friday at the latest', 'ignored'],
  ['i need the slides by friday', 'ignored'],
  ['Need it by Thursday’s board meeting', 'amended'],
  ['assume a 15% discount', 'question'],
  ['please add 20% contingency, I need one number', 'question'],
  ['teleop team recorded 300M more over the weekend', 'asks'],
  ['MFU came out at 0.41 over the first hour', 'measured'],
  ['what utilisation did you assume?', 'question'],
  ['finance came back grumbling but we get a grand, thats it', 'amended'],
  ['Finance gave a hard number: eleven hundred dollars', 'amended'],
  ['lunch was 14 dollars', 'ignored'],
  ['just paid 14.20 for the taxi', 'ignored'],
  ['the training crashed twice', 'ignored'],
  ['so go for whatever costs least', 'amended'],
  ['they got 36h of sun last weekend in lisbon', 'ignored'],
  ['why is runpod cheaper than aws?', 'control'],
  ['in euros please', 'question'],
  ['what is that in pounds?', 'question'],
  ['can you lend me 20 euros', 'ignored'],
  ['Katrin hast du den Vertrag mit denen schon unterschrieben', 'ignored'],
  ['2 nodes was 9x slower at my last job, dont ask', 'ignored'],
  ['invoice came in today: $912.40 for 340 gpu hours', 'spent'],
  ['how long if we take 2', 'control'],
  ['how much of the data fits in 24h', 'question'],
  ['how does that compare with the full one in money', 'control'],
  ['比两张4090贵吗', 'control'],
  ['i can wait til friday, does that get cheaper', 'control'],
  ['how does it compare to last quarter', 'question'],
  ['小王,数据清洗那边什么时候好?', 'ignored'],
  ['dedup killed a third?? what threshold did you use', 'ignored'],
  ['verl or trl this time?', 'ignored'],
])('“%s” is %s', (text, kind) => {
  expect(read('70b 2B tokens', text).kind).toBe(kind)
})

/** What the last of the texts changes, each said in the thread of those before it. */
function changedBy(texts: readonly string[]) {
  let history = null
  let result
  for (const text of texts) ({ history, result } = applyTurn(history, text, vocabulary, today))
  return result?.kind === 'scenario' ? result.scenario.spec : result?.kind
}

test.each([
  // Sentences and clauses, each by itself.
  [['70b 2B tokens under $500', 'no spot. last time we lost 2 days. raise to 800'], { budgetUsd: 800, pricing: 'on_demand', deadlineHours: null }],
  [['70b 2B tokens lora', 'full ft. yolo'], { method: 'full' }],
  [['8b 100M tokens under $900', 'budget got cut, 150 max (thx greg)'], { budgetUsd: 150, gpuCount: null }],
  [['8b lora 100M tokens', 'we have 10 days. what cluster'], { deadlineHours: 240 }],
  // A share or an amount that comes or goes, and how often the data are passed over.
  [['8b 100M tokens', 'cut the data to a quarter'], { tokens: 25e6 }],
  [['8b 40k examples x 500 tokens', 'dedup threw out a fifth'], { tokens: 16e6 }],
  [['8b 100M tokens', 'Tokens went up by 50%'], { tokens: 150e6 }],
  [['8b 100M tokens under $900', 'Shave a third off the budget'], { budgetUsd: 600, objective: null }],
  [['8b 100M tokens', 'the customer pulled 10M tokens of theirs'], { tokens: 90e6 }],
  [['8b 100M tokens', 'add a third epoch'], { tokens: 300e6 }],
  // Lengths, and numbers in the place of others.
  [['8b 100M tokens', '4k sequences'], { sequenceLength: 4096, tokens: 100e6 }],
  [['8b 100M tokens', 'put 2,048 as max length'], { sequenceLength: 2048, budgetUsd: null }],
  [['8b lora 100M tokens rank 64', '64 is overkill, try 16'], { loraRank: 16 }],
  [['8b 60k examples x 400 tokens x 3 epochs', 'sorry 600k not 60k, misread the export'], { tokens: 720e6 }],
  [['8b 60k examples x 400 tokens x 3 epochs', '45k not 60k, my bad'], { tokens: 54e6 }],
  [['8b 100M tokens within 5 days', 'Three days, the demo moved'], { deadlineHours: 72 }],
  // What is left out, and what no longer is.
  [['8b 100M tokens not vast', 'we can use vast again'], { excludedProviders: null }],
  [['8b 100M tokens', 'CoreWeave never answers, skip them'], { excludedProviders: ['coreweave'] }],
  [['14b lora 60M tokens on 2x A100', 'Whatever’s cheapest, drop the A100 requirement'], { gpus: null, excludedGpus: null, objective: 'cheapest' }],
  [['8b full 100M tokens', 'hm ok full it is after all, the last lora one forgot half our apis'], { method: 'full' }],
  // Numbers that inherit what they count.
  [['llama 3.1 8b 50k chats x 900 tokens x 3 epochs', 'one epoch', 'hmm 2'], { tokens: 90e6 }],
  [['llama 3.1 8b 50k chats x 900 tokens', 'yes, 38k left after dedupe'], { tokens: 34.2e6 }],
  [['8b 30k examples x 500 tokens', 'plus another 5k from marketing'], { tokens: 17.5e6 }],
  [['8b 100M tokens seq 4k', 'actually 8'], { sequenceLength: 8192 }],
  [['8b 100M tokens seq 16k', 'drop ctx to 4k'], { sequenceLength: 4096 }],
  [['8b lora 100M tokens rank 64', 'drop rank to 16'], { loraRank: 16 }],
  [['8b lora 100M tokens on lambda', 'coreweave should be in there too'], { providers: ['lambda', 'coreweave'] }],
  [['8b lora 100M tokens on runpod', 'add lambda to the list'], { providers: ['runpod', 'lambda'] }],
  [['8b lora 100M tokens on gcp', 'Azure mag ook'], { providers: ['gcp', 'azure'] }],
  [['8b lora 100M tokens on b200', 'H200s allowed too, besides B200s'], { gpus: ['b200', 'h200-nvl', 'h200-sxm'] }],
  [['8b lora 100M tokens on lambda', 'make it runpod, lambda is too slow'], { providers: ['runpod'] }],
  [['8b lora 100M tokens', 'no lambda', "questionnaire cleared, Lambda's back in"], { excludedProviders: null }],
  [['8b lora 100M tokens', 'no A10s', 'V100s too. And T4s.'], { excludedGpus: ['a10', 'v100-16', 'v100-32', 't4'] }],
  [['8b lora 100M tokens on 8 A100', 'we own these A100s by the way'], { owned: true }],
  [['8b lora 100M tokens', 'I trust the node. 8 A100s, ours, no rental'], { owned: true, gpuCount: 8 }],
  [['8b lora 100M tokens', '8 A100s in our basement', "it's getting hot in my room, move it to the cloud"], { owned: null }],
  [['8b lora 100M tokens', '8 A100s in our basement', 'two of those are dead btw'], { gpuCount: 6, owned: true }],
  [['70b lora 1억 토큰', '연구실 A100 8장 있으니까 그걸로 계산해줘'], { owned: true, gpuCount: 8 }],
  [['8b lora 100M tokens', 'the data may never leave Germany'], { region: 'germany' }],
  [['8b lora 100M tokens', 'US soil only'], { region: 'us' }],
  [['8b lora 100M tokens', "not some guy's garage"], { hosting: 'data-centre' }],
  [['8b lora 100M tokens', 'nur richtige Rechenzentren'], { hosting: 'data-centre' }],
  [['8b lora 100M tokens $300', 'leave the cap away altogether'], { budgetUsd: null }],
  [['8b lora 100M tokens on spot', 'right, no more spot'], { pricing: 'on_demand' }],
  [['8b lora 100M tokens on 4 L40S', 'a T4 then, one'], { gpus: ['t4'], gpuCount: 1 }],
  [['8b lora 100M tokens on A100 or H100', 'cheapest of those two wins'], { objective: 'cheapest', gpuCount: null }],
  [['8b lora 100M tokens seq 4096', 'a longer context: 4x what it is now'], { sequenceLength: 16_384 }],
  [['8b lora 100M tokens rank 16', 'rank 2x, and keep the rest'], { loraRank: 32 }],
  [['8b lora 100M tokens $300', '$45, not a cent more'], { budgetUsd: 45 }],
  [['8b lora 100M tokens $300', 'raise it by 100'], { budgetUsd: 400 }],
  [['8b lora 100M tokens $300', 'lower the budget by 50'], { budgetUsd: 250 }],
  [['8b lora 100M tokens $300', 'minus 10% on the budget'], { budgetUsd: 270 }],
  [['8b lora 100M tokens', 'the set grew by 5M this morning'], { tokens: 105e6 }],
  [['8b lora 100M tokens', 'drop the last 20M, the tokenizer was broken on those'], { tokens: 80e6 }],
  [['8b lora 100M tokens', '35M of those are from the old CRM, take them out'], { tokens: 65e6 }],
  [['8b lora 100M tokens', 'add 50% tokens for the Dutch policies'], { tokens: 150e6 }],
  [['8b lora 100M tokens', 'ten times fewer tokens'], { tokens: 10e6 }],
  [['8b lora 100M tokens x 2 epochs', 'one more epoch, so 300M all in'], { tokens: 300e6 }],
  [['8b lora 100M tokens on 8 h100', '8 more, so 16 H100 in total'], { gpuCount: 16 }],
  [['8b lora 100M tokens on 8 h100', 'double the gpus for run 2'], 'asks'],
  [['8b lora 100M tokens', 'haal 20 miljoen tokens eraf'], { tokens: 80e6 }],
  [['8b lora 100M tokens', 'ajoute 20% de tokens'], { tokens: 120e6 }],
  [['8b lora 100M tokens', '토큰 5천만 개 더 추가할게요'], { tokens: 150e6 }],
  [['8b lora 100M tokens on 8 h100', 'Halb so viele GPUs, wir bekommen nur zwei Knoten à 2'], { gpuCount: 4 }],
  [['8b 300M tokens', '2 epochs on 300'], { tokens: 600e6 }],
  [['8b 100M tokens on 8 h100', 'no wait 16'], { gpuCount: 16 }],
  [['8b 100M tokens under $900', 'make it $500', 'too low. back to 900'], { budgetUsd: 900 }],
  [['gemma 2 27b lora 800M tokens', "sorry, it's the 9b", 'no it is 27, that was another one'], { model: 'gemma-2-27b' }],
  [['8b 200k examples x 500 tokens', 'only the good ones, ~80k'], { tokens: 40e6 }],
  [['8b 40k examples x 1000 tokens', 'examples are closer to 1.3k'], { tokens: 52e6 }],
  [['8b 100M tokens on 8 h100', '1008 then'], 'problem'],
  [['8b 100M tokens on 8 h100', 'two of these, one per language'], 'question'],
  [['pretrain 1.3B from scratch, 30B tokens', 'so maybe 26B is enough'], { tokens: 26e9, params: 1.3e9 }],
  [['pretrain 1.3B from scratch, 30B tokens', 'lets do chinchilla, so 26B'], { tokens: 26e9, params: 1.3e9 }],
  [['8b 90k examples x 800 tokens', "sorry 90k was before dedup, it's 61k now"], { tokens: 48.8e6 }],
  [['8b 90k examples x 800 tokens', 'take it down a third, the rest is for eval'], { tokens: 48e6 }],
  [['8b 100M tokens', 'how about 2 gpus so i can go to bed earlier'], { gpuCount: 2 }],
  [['8b 100M tokens on 2 l40s', 'theyre free for us'], { owned: true, gpuCount: 2 }],
  // What is off is not turned on, and another count that is asked about leaves the plan.
  [['34b 5B tokens', 'yep and fp8 off'], 'ignored'],
  [['34b 5B tokens', 'fp8', 'fp8 off then'], { weights: 'bf16', precision: 'bf16' }],
  [['13b full 500M tokens fp8 training on 8 h100', 'bf16 instead'], { weights: 'bf16', precision: 'bf16' }],
  [['13b full 500M tokens fp8 training on 8 h100', 'bf16 training'], { precision: 'bf16' }],
  [['13b full 500M tokens fp8 training on 8 h100', 'disable fp8 please'], { precision: 'bf16' }],
  [['13b full 500M tokens fp8 training on 8 h100', 'without fp8, on lambda'], { precision: 'bf16', providers: ['lambda'] }],
  [['13b lora 500M tokens fp8 training', 'rank 64'], { precision: 'fp8' }],
  [['13b 500M tokens', 'bf16'], { weights: 'bf16', precision: null }],
  [['13b 500M tokens', 'fp8 training'], { precision: 'fp8', weights: null }],
  [['13b 750M tokens', 'how long would that be on a single gpu'], 'control'],
  [['13b 750M tokens', 'compare with full finetune on 16'], 'control'],
  [['13b 750M tokens', '4-bit', 'forget the quant thing, back to what you had at the start'], { weights: null }],
  // Limits that are lifted, and what is only asked about.
  [['8b 100M tokens in the eu', 'US is fine too, legal just said ok'], { region: null }],
  [['8b 100M tokens in germany', 'ireland is ok too'], 'asks'],
  [['8b 100M tokens', 'what if h200, just curious'], 'control'],
  [['8b 100M tokens', 'anyone cheaper than lambda?'], 'question'],
  // What can be had, whole machines, one of them, and what only looks like a limit.
  [['13b 5B tokens on 8 h100', '2 nodes', 'we can only get 12', 'k, 8 then'], { gpuCount: 8, nodes: null }],
  [['13b 5B tokens on 8 h100', '2 nodes'], { gpuCount: 16, nodes: 2 }],
  [['13b 5B tokens on 8 h100', 'h200 then, single'], { gpuCount: 1 }],
  [['8b 20B tokens', 'start 7 dec, 16 gpus'], { gpuCount: 16, deadlineHours: null }],
  [['8b 20B tokens', 'tokenizer is bad at it so really more like 27B'], { tokens: 27e9 }],
  [['8b 100M tokens lora', 'lr x rank: 4 lrs, 5 ranks'], 'question'],
  [['grpo 14b 2000 steps on 8 h100', 'cap 12k'], 'asks'],
  [['grpo 14b 2000 steps on 8 h100', "let's stop at 800"], { prompts: 102_400 }],
  [['8b 100M tokens', 'what if the data doubles?'], 'control'],
  // What a job is made of.
  [['qwen2.5-vl 7b 400k images', 'images are 512x512'], { imageTokens: 335 }],
  [['grpo 7b, 2000 steps, 64 prompts x 8 samples', 'make it 1000 steps'], { prompts: 64_000, samplesPerPrompt: 8 }],
  [['bge-large 1M pairs', 'hard negatives, 7 per query', 'passages are 200 tokens, queries 20'], { tokens: 1.62e9 }],
  // Talk, and what is taken back.
  [['8b 100M tokens', 'the last run burned 800 bucks, ugh'], 'ignored'],
  [['8b 100M tokens', 'oh sry thats with the 350m config, ignore'], 'ignored'],
  [['8b 40k pairs', 'passages are ~200 tokens, 20 queries'], 'asks'],
  [['8b 100M tokens on h100', 'use l40s', 'show both'], 'control'],
])('%j', (texts, expected) => {
  const changed = changedBy(texts)
  expect(typeof expected === 'string' ? { kind: changed } : changed).toMatchObject(
    typeof expected === 'string' ? { kind: expected } : expected,
  )
}) // prettier-ignore

test('a speed names what it was measured on', () => {
  const act = read('70b 2B tokens', 'got 1450 tok/s on 4 L40S')
  expect(act.kind === 'measured' && act.on?.gpus).toEqual(['l40s'])
})

const polite = 'qwen3 32b 180M tokens qlora on 2 h100'
test.each([
  [
    'Would you mind checking Crusoe, and with a deadline of tomorrow same time? So 24 hours.',
    { providers: ['crusoe'], deadlineHours: 24 },
  ],
  ['mind trying lambda?', { providers: ['lambda'] }],
  [
    'Could I please see this with reserved pricing? We’re thinking of a three month commitment anyhow.',
    { pricing: 'reserved' },
  ],
  ['can we get a price for sixteen, two nodes, whoever has infiniband', { gpuCount: 16, nodes: 2 }],
  ['gimme the fastest option, price doesnt matter much', { objective: 'fastest' }],
  ['could you run it on a pair of L40S, please?', { gpus: ['l40s'], gpuCount: 2 }],
  ['eight of them then, it has to be through in an hour', { gpuCount: 8, deadlineHours: 1 }],
  ['Can we do spot? Then with the L40S, four pieces.', { pricing: 'spot', gpus: ['l40s'], gpuCount: 4 }],
])('“%s” is a wish', (text, changed) => {
  const act = read(polite, text)
  expect(act.kind === 'amended' && act.scenario.spec).toMatchObject(changed)
})

test.each([
  'could you check whether crusoe is cheaper?',
  'can you show me why it is not spot?',
  'could we see what lambda asks?',
  'can you put it on crusoe, would that be cheaper?',
  'can you give me the receipt for this?',
])('“%s” asks, and changes nothing', (text) => {
  expect(read(polite, text).kind).not.toBe('amended')
})

test('a number that is left of a budget is of money, and asked about', () => {
  const act = read('8b lora 100M tokens $60', 'we only have 40 left')
  expect(act).toMatchObject({ kind: 'asks', scenario: { spec: { budgetUsd: 40, gpuCount: null } } })
  expect(read('8b lora 100M tokens $60', 'we only have 8 left')).toMatchObject({ scenario: { spec: { gpuCount: 8 } } })
})

test('the hour of something else on the day is no deadline of its own', () => {
  const dueAfter = (text: string): number | null | undefined => {
    const act = read('8b lora 100M tokens', text)
    return act.kind === 'amended' ? act.scenario.spec.deadlineHours : undefined
  }
  expect(dueAfter('by friday, the demo is at 5')).toBe(dueAfter('by friday'))
})
