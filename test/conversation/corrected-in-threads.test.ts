/** Values that a reply corrects, whatever it says around them, and text that was given in bytes. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const code = 'starcoder2 15b qlora on 300 MB of source files'
const chats = 'llama 3.1 8b lora on 50k chats of 800 tokens, 2 epochs'
const twice = 'sft qwen 2.5 14b full, 120M tokens, 2 epochs'

test.each<[job: string, told: string, says: RegExp]>([
  // Tokens that are corrected are passed over as often as those before, unless they are all.
  [twice, 'tokens were wrong, its 190M', /^plan: .*Changed: 380M tokens/su],
  [twice, '150M tokens per epoch, sorry', /^plan: .*Changed: 300M tokens/su],
  [twice, '190M tokens in total', /^plan: .*Changed: 190M tokens/su],
  [twice, '190M tokens, one epoch', /^plan: .*Changed: 190M tokens/su],
  [code, 'not 300 MB but 900 MB', /^plan: .*Changed: 209M tokens/su],
  [code, 'sorry, 300 MB was wrong, it’s 600 MB', /^plan: .*Changed: 140M tokens/su],
  [
    code,
    'not 300 MB, we have 1.5 GB since the merge. and qwen2.5-coder 14b instead of starcoder',
    /^plan: .*Changed: Qwen2\.5 14B Coder, 349M tokens/su,
  ],
  [code, 'the repo grew to 900 MB after the merge', /^plan: .*Changed: 209M tokens/su],
  [chats, 'not 50k but 500k', /^plan: .*Changed: 800M tokens/su],
  [chats, '800 tokens was wrong, they’re 1200 tokens each', /^plan: .*Changed: 120M tokens/su],
  [chats, 'not 50k chats - it’s 75k after the july export came in', /^plan: .*Changed: 120M tokens/su],
  [chats, 'i said 50k but it should be 40k', /^plan: .*Changed: 64M tokens/su],
  ['llama 3 8b dpo on 60k preference pairs', 'drop it to 40k pairs, lora please', /^plan: .*41M tokens/su],
  ['llama 3 8b dpo on 60k preference pairs', 'cut it to 30k pairs', /^plan: .*30\.7M tokens/su],
])('%s: “%s”', (job, told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test('files are counted as they were before', () => {
  expect(lastMeant(['mistral 7b lora on 40 GB of PDFs', '60 GB, not 40'])).toContain('Changed: 600M tokens')
})

test('memory of something else is no text', () => {
  expect(lastOf([code, 'my laptop has 900 MB free'])).toMatch(/^ignored/u)
})

test('how bytes became tokens is said', () => {
  expect(lastMeant([code, 'how did you get from MB to tokens?'])).toContain('300 MB of text ÷ 4.3 bytes a token')
})

test.each<[told: string, says: RegExp]>([
  ['leave everything the same except 25M tokens', /^plan: 8 × B300 SXM at Hyperstack.*Changed: 25M tokens\./su],
  ['20M tokens, keep the rest the same', /^plan: 8 × B300 SXM at Hyperstack/u],
  ['everything else the same but on spot', /^plan: 8 × B300 SXM at \w+, spot/u],
  [
    'leave everything the same except 25M tokens and germany',
    /^plan: (?!.*, spot).*in Germany.*No plan on record keeps the 8 B300 SXM with that/su,
  ],
])('“%s” keeps what the plan chose', (told, says) => {
  expect(lastMeant(['llama 3.1 405b lora 10M tokens', told])).toMatch(says)
})

const thrifty = 'qwen3 14b 25M tokens, lora, $40 max'
const large = 'llama 3.2 3b 400M tokens full finetune'

test.each<[plan: string, told: string, says: RegExp]>([
  [large, "400M was off by a zero, it's 40", /^plan: .*Changed: 40M tokens\./su],
  [large, '400M is ten times too much, should be 40', /^plan: .*Changed: 40M tokens\./su],
  [large, 'i said 400 million but its 40 million', /^(?:plan|asks): .*40M tokens/su],
  [large, 'oops, 400M should be 40M', /^plan: .*Changed: 40M tokens\./su],
  [thrifty, "i typed 40 but it's 400, sory, one zero went missing. and could it be unsloth", /^plan: .*Changed: under \$400.*Unsloth/su],
  [thrifty, "i typed 40 but it's 400. use unsloth", /^plan: .*Changed: under \$400.*Unsloth/su],
  [thrifty, 'Please disregard the 40. The partner has approved 150 for this matter.', /^plan: .*Changed: under \$150\./su],
  [thrifty, "40 was the number for the whole quarter, for this run alone it's 30", /^plan: .*Changed: under \$30\./su],
  [thrifty, "the 40 is for the whole quarter and we've already burnt 12 of it, which leaves 28 for this", /^plan: .*Changed: under \$28\./su],
  // Of the number that holds nothing is said, or of another thing.
  [thrifty, 'forget the 40, use batch 16', /^plan: .*(?!.*\$16).*batch/su],
  [thrifty, 'the 40 is for the whole team, so we ordered pizza, 12 left', /^ignored/u],
  [thrifty, "i said 45 people but it's 42 who come", /^ignored/u],
])('%s: “%s” puts another value in its place', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore

const named = 'gemma-3-12b 50k code reviews 600 tokens each lora'
const timed = 'llama 3.1 8b 75M tokens 4 epochs within 48 hours'
const small = 'qwen3 8b 40M tokens lora under $90'

test.each<[plan: string, told: string, says: RegExp]>([
  // A number in words, one without the unit of the other, and a verb that leads from one to the other.
  [small, "ninety was before the cuts, it's 45 these days", /^plan: .*Changed: under \$45\./su],
  [small, 'the 90 shrank to 45', /^plan: .*Changed: under \$45\./su],
  [small, "the 90 predates the hiring freeze, nowadays it's 45", /^plan: .*Changed: under \$45\./su],
  [small, 'the 40 million was counted on the raw dump; tidy version has 26', /^plan: .*Changed: 26M tokens/su],
  [timed, '48h was me being dramatic. a week is fine', /^plan: .*Changed: .*(?:7 days|168 h|1 week)/su],
  [timed, 'the number of epochs should be two comma not four', /^plan: .*Changed: 150M tokens/su],
  [timed, '75 million was english only btw. all languages together come to 240', /^plan: .*Changed: 960M tokens/su],
  [named, 'the 50k had bot comments in it. w/o them 31,500 left', /^plan: .*Changed: 18\.9M tokens/su],
  [named, '600 was with the html in it. stripped they come out at 410', /^plan: .*Changed: 20\.5M tokens/su],
  ['codellama 13b on a 2 GB repo', "2 gb was the zip, unpacked it's 7", /^plan: .*Changed: 1\.6\d*B tokens/su],
  // Two at once.
  ['llama 3 8b 20k support tickets 3 epochs', '3 epochs and 20k were both from the draft: final is 2 epochs and 24k', /^plan: .*Changed: 24\.6M tokens/su],
  // Names, and the size in one.
  [named, 'Correction from my side: I wrote 12b but the team had agreed on the 27b.', /^plan: .*Changed: Gemma 3 27B/su],
  ['phi-4 12M tokens lora on runpod', "runpod was last week's idea, the credits are on lambda", /^plan: .*Changed: .*Lambda/su],
  ['smollm3-3b 9k chats avg 500 tokens', "I misread my own notes – it's SmolLM2 1.7B we're tuning", /^plan: .*Changed: SmolLM2 1\.7B/su],
  // What holds is right, was taken from, or something else has that number.
  [named, "50k is right, the 31,500 were last year's", /^ignored/u],
  [small, '40M is right, the 26M were without the german part', /^ignored/u],
  [small, '45 of the 90 are gone', /^ignored/u],
  [small, 'we paid 90 for lunch, it was 45 last year', /^ignored/u],
  [timed, 'it ran 52 hours instead of 48 in the end', /^(?!plan|asks)/u],
  [named, "my rent was 600, it's 750 these days", /^ignored/u],
  [named, 'the marathon had 600 runners, now they cap it at 400', /^ignored/u],
  ['mistral 7b 300M tokens on 8 h100', "standup's at 8, turns out it was 7", /^ignored/u],
])('%s: “%s” puts another value in the place of one that holds', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore
