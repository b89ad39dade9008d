/** Turns in a thread that has a plan: of lengths, of units, of prices of an hour, of what is dropped. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const lora = 'llama 3.1 8b qlora on 25k support mails, ~450 tokens each, 2 epochs, under $90'
const full = 'full fine-tune qwen2.5 14b on 120M tokens, seq len 8k'
const grpo = 'grpo qwen2.5 7b on 5k prompts, 8 rollouts each, $600'
const scratch = 'train a 1b from scratch on 12B tokens, 3 weeks max'
const mails = lora
const pairs = 'dpo on qwen2.5 7b, 30k preference pairs, cheapest'

test.each<[plan: string, text: string, says: RegExp]>([
  [lora, 'tokenized them: mean 730, p95 2.9k', /^plan: [^]*Changed: 36\.5M tokens[^]*Sequences are cut at 3,072/u],
  [lora, 'lengths: median 380 tokens, max 5k', /^plan: [^]*Changed: 19M tokens[^]*That is the median/u],
  [lora, 'avg loss 0.9, max 2.4 over the night', /^(?!plan: [^]*tokens each)/u],
  [full, '120M was a mistake, those are characters', /^plan: [^]*Changed: 27\.9M tokens\.[^]*4\.3 of them/u],
  [full, 'oh the 120M is words', /^plan: [^]*Changed: 160M tokens\./u],
  [grpo, 'forget that, we do sft on 9k traces of 700 tokens instead', /^plan: [^]*Changed: 6\.3M tokens, sft\.[^]*\$600 budget/u],
  [full, 'nvm, lora instead', /^plan: [^]*Changed: LoRA\./u],
  [full, 'forget it, see you monday', /^ignored/u],
])('%s: “%s” is taken for what it is', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
}) // prettier-ignore

test.each<[plan: string, text: string, says: RegExp]>([
  [pairs, 'nothing above $1.10 an hour please', /^answer: That holds already: .* inside \$1\.10\/h\./u],
  [pairs, 'at most $0.60 an hour per card', /^plan: [^]*At most \$0\.60\/h a GPU/u],
  [full, 'no more than 9 dollars an hour for the whole machine', /^(?:plan: [^]*At most \$9\.00\/h for the whole machine|answer: That holds already)/u],
  [full, 'max 2 cents per gpu hour', /^answer: Not at \$0\.02\/h a GPU.* The plan stays/u],
])('%s: “%s” keeps to the price of an hour', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
}) // prettier-ignore

test('what was dropped is the change before, and no limit', () => {
  expect(lastOf([lora, 'make it 6 epochs', 'scrap that, go with 2 H100s'])).toMatch(/^plan: [^]*Changed: 22\.5M tokens, H100, 2 GPUs\./u)
}) // prettier-ignore

test.each<[plan: string, text: string, says: RegExp]>([
  [full, 'we get OOM at step 1, micro batch 4, 4x A100 80', /^answer: .*full fine-tuning.*4 × A100 \S+ 80GB/u],
  [scratch, 'loss blew up at 6B tokens, back to the 5B checkpoint, $60 gone so far', /^answer: Noted: it was at 6B tokens of 12B tokens .* the rest is about \$70, \$130 in all/su],
  [lora, 'eval loss 1.31 after epoch 1, 1.30 after epoch 2, worth a third?', /^answer: Hardly: pass 2 gained 0\.01 eval loss/u],
  [full, "why not the two A6000s in Ana's office", /^answer: Only what is rented is compared .* On 2 × RTX A6000 of your own/u],
  [full, 'our rep at Scaleway came back with 2.30 € per H100 hour, 1x', /^answer: At \$2\.71\/h per GPU 1 × H100 SXM is/u],
  [mails, "a fifth of the mails isn't cleared yet", /^answer: Not settled, so nothing is changed\.\nWithout what is not cleared 80 % of the data are left/u],
  [mails, 'turns out 30% of them are duplicates', /^plan: [^]*Changed: 15\.8M tokens\./u],
  [mails, 'half the mails are from Peter lol', /^ignored/u],
  [mails, 'we will have twice as many by march, 50k. does it simply double?', /^answer: Yes, \$.* more .*: with 45M tokens/u],
  [scratch, 'how many tokens can we train by friday?', /^answer: About \d.*B tokens of training in all/u],
  [scratch, 'evals every 400 steps on 1000 examples', /^answer: Evaluating every 400 of about/u],
  [grpo, 'a step takes 80s, 20 of those are the trainer and the rest is vllm', /^answer: Noted: 80 s a step, 60 s of it \(75%\) writing answers/u],
  [grpo, 'what happens to the cost if answers get long? 500 tokens now, up to 3k later', /^answer: [^]*responses of 3,000 tokens/u],
  [mails, 'what happens if a mail is 20k tokens? we have about 60 like that', /^answer: Cut off at the [\d,]+ tokens of a planned sequence: of 20,000 [^]*60 of 25,000/u],
  [`${mails}, EU only`, 'germany or switzerland please', /^plan: [^]*Changed: in Germany\.[^]*Switzerland: no price on record/u],
  ['flux dev lora, 30 photos, 1500 steps', 'how long on a 3090 if i do it at home', /^answer: [^]*on your 1 × RTX 3090: no rent/u],
  ['flux dev lora, 30 photos, 1500 steps', '900 steps looked better so we stopped there. 33 min on a 4090, 0.42 on runpod', /^answer: Noted: 900 steps in 33 min/u],
  [scratch, "why h100s if we have three weeks? couldn't 4 a100 40s do it for less", /^answer: The plan is B200 SXM, not H100\. 4 × A100 SXM 40GB/u],
  [mails, 'ticket 4711 made my day', /^ignored/u],
  [mails, 'is it you Karin who signs that, or do i have to bug legal', /^ignored/u],
])('%s: “%s” is answered with figures of the plan, or left alone', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
}) // prettier-ignore

test('a change is made, and what is only asked behind it stays a question', () => {
  const said = lastOf([full, 'drop the seq len to 4k, and separately what if we went lora r=64'])
  expect(said).toMatch(/^plan: [^]*Changed: sequence length 4,096\.\n[^]*With LoRA, LoRA rank 64, on/u)
})

const due = 'llama 3.1 8b continued pretraining 5B tokens, 8xH100, by monday'
const distilled = 'r1 distill qwen 32b 45M tokens qlora on 2x L40S'
const european = 'deepseek r1 distill qwen 32b, 35k rows avg 1200 tokens, lora, 2 epochs, eu only'

test.each<[plan: string, text: string, says: RegExp]>([
  // A number in the unit of the time that it undercuts.
  [distilled, "hey so 16h won't do, it's got to be through in 10 cause i'm on call after that", /^infeasible: within 10 h\./u],
  [distilled, "Nine hours means it runs past the end of my shift. I need it finished within 6, and I don't mind paying for that.", /^infeasible: within 6 h\./u],
  [lora, '2 days is a no go, we have to be through within one', /^plan: [^]*Changed: within 24 h/u],
  [lora, '16h is too long, 4 cards please', /^plan: [^]*Changed: 4 GPUs\./u],
  [lora, 'we waited 16h, in 10 it could have been done', /^ignored/u],
  [lora, 'data centres only, no marketplace boxes, and not longer than a day', /^plan: [^]*Changed: no machines of third parties, within 24 h/u],
  // What a clause names, the next one drops.
  [due, "make it 4 cards. It obviously won't be ready by Monday then, you can drop that.", /^plan: [^]*Changed: 4 GPUs, no deadline/u],
  [due, 'monday is not going to work anyway, drop it', /^plan: [^]*Changed: no deadline/u],
  [due, "it won't be ready by monday, that's a problem", /^ignored/u],
  [due, "monday's a bank holiday here so wednesday is fine too", /^plan: [^]*Changed: within/u],
  [due, "monday's meeting is at 10", /^ignored/u],
  [european, "Legal cleared the US, so the EU restriction can go. And since that's sorted we'd like a third epoch.", /^plan: (?![^]*in the US)[^]*Changed: [^]*126M tokens/u],
  [european, 'the eu requirement can be dropped', /^plan: [^]*Changed: any region/u],
  [european, "we don't need a third epoch", /^(?!plan: [^]*126M)/u],
])('%s: “%s” bounds it anew', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
}) // prettier-ignore

const limited = 'mixtral 8x22b 250M tokens qlora under $900'
const at = 'llama 3.2 3b 400M tokens full finetune on my 4090'
const cheap = 'mistral small 24b 100M tokens cheapest'

test.each<[plan: string, text: string, says: RegExp]>([
  // In what money the budget that holds was meant.
  [limited, 'client just clarified, the 900 is euros', /^(?:plan|infeasible): [^]*(?:€900|1,060)/u],
  [limited, '900 euros, not dollars', /^(?:plan|infeasible): [^]*1,060/u],
  [limited, 'the budget is in chf', /^(?:plan|infeasible): [^]*1,125/u],
  [limited, 'the 90 is euros', /^ignored/u],
  [limited, 'the meeting is in euros', /^ignored/u],
  // A card of one's own that is gone.
  [at, 'the 4090 is broken, rent the same one', /^(?:plan|infeasible): [^]*4090/u],
  [at, 'rent me the same card', /^(?:plan|infeasible): [^]*4090/u],
  [at, 'mine died last night :( rent me the same card somewhere', /^(?:plan|asks): /u],
  [at, 'we rented the same car last year', /^ignored/u],
  // The plan stays.
  [cheap, "I showed it to the steering committee and they're happy, leave it exactly as it is.", /^answer: That is already the plan/u],
  [cheap, 'no changes please', /^answer: That is already the plan/u],
  [cheap, 'leave everything as it is but on spot', /^plan: [^]*Changed: spot\./u],
  [cheap, 'leave it alone, dave', /^ignored/u],
  [cheap, 'coreweave wont onboard us before june. lambda, nebius or crusoe, you pick', /^plan: [^]*Changed: [^.]*Lambda/u],
])('%s: “%s” is told and done', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
}) // prettier-ignore
