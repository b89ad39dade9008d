/** Work on the data and the model besides the run: labels, copies, mixes, tokenizers, merging, access and what is published. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const [chats, own] = ['llama 3.1 8b lora 12k chats 2 epochs', '8b lora 20M tokens']

test.each<[plan: string, text: string, says: RegExp]>([
  [own, 'what would it set us back to get 3k mails tagged by hand?', /^answer: About \$150–900 .* of 3,000 examples/u],
  [chats, 'what does human annotation cost?', /^answer: About .* of 12,000 examples by a crowd/u],
  [own, 'is there a good program for tagging our chats?', /^answer: Label Studio, Argilla/u],
  [own, 'our annotators agree in 85% of cases, enough?', /^answer: Yes, that is good: 85%/u],
  [own, 'kappa of 0.41 between our raters, can we train?', /^answer: Not yet: 0\.41/u],
  [own, 'how do we get near duplicates out of the corpus?', /^answer: With MinHash .* Each tenth .* saves about \$/u],
  [own, 'is there some open corpus we could take?', /^answer: I search no data sets/u],
  [own, 'how much general data should we mix in?', /^answer: Most of it, 80 to 95 %/u],
  [own, 'nearly all our examples have the same label, what now?', /^answer: Leave the test set as it is/u],
  [own, 'can I put our part numbers into the tokenizer?', /^answer: Rarely worth it/u],
  [own, 'can the two fine-tunes be fused afterwards?', /^answer: Yes, if both come of the same base/u],
  [chats, 'llama is gated, how do we get access?', /^answer: Accept the licence .*HF_TOKEN/u],
  [chats, 'how does llama 8b do on mmlu?', /^answer: I do not know that: no benchmark scores/u],
  [chats, 'could it be rude or biased afterwards?', /^answer: It can: a tuned model keeps the leanings/u],
  // Other things are done by hand, too.
  [
    own,
    'would be great if it showed the cost in euros next to the dollars. I retype it into our form by hand every time',
    /^answer: (?!.*labels)/u,
  ],
  // What is a part of the bill is told by the bill.
  [own, 'does the total cover the annotators?', /^answer: No: preparing the data is not in the/u],
  [own, 'how much does a step cost?', /^answer: [\d.]+ cents of GPU time and [\d.]+ s for one step/u],
])('%s: “%s”', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})
