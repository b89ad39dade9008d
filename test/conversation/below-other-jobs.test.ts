/** Replies below answers that are no plan of a language model: they are of that job, whatever kind it is, and begin no other. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-28', rules: noRules, teamMeasurements: [] }

/** What is said to a reply that is meant for nobody, below a command. */
function saidBelow(plan: string, reply: string): string {
  const first: Outcome = engine.handle({ kind: 'text', text: plan, inputKind: 'command' }, asked)
  if (!('thread' in first) || first.thread === undefined) throw new Error(`no thread below “${plan}”`)
  const outcome = engine.handle({ kind: 'reply', text: reply, isAddressed: false, thread: first.thread }, asked)
  return 'content' in outcome && outcome.content !== undefined ? plainText(outcome.content) : outcome.kind
}

const speech = 'whisper medium fine-tune on 260 hours of parliament debates, 4 epochs'
const pictures = 'sdxl lora 60 pictures of ceramic mugs'
const video = 'Wan 2.1 14B lora, 180 clips, 480p'
const table = 'catboost 90M rows 80 columns'
const written = 'transcribe 6,000 hours of depositions with whisper large-v3'
const served = 'host mistral small 24b for 80 concurrent users, p95 below 3s'
const passages = 'embed 25M law+news passages with bge-m3'
const folds = 'nnU-Net 3d fullres, 5 folds, 300 MR scans'
const proteins = 'fine-tune openfold on 2k nanobody structures'

test.each([
  [speech, 'the 260 hours, how big a disk is that on the pod?', /^About [\d.]+ GB: .* for 260 hours of sound/],
  [speech, 'does the 260h count the pauses? without them we are at 190', /^It is for one whole run: all 260 hours[^]*With the other amount: about/],
  [speech, 'is the price for one run or per epoch', /^It is for one whole run/],
  [speech, 'only 75 minutes of it are any good, redo it', /4,800|600 windows of 30 s|windows/],
  [speech, 'do we need infiniband?', /^No: each card holds the whole model/],
  [speech, 'are the prices from today?', /seen on 20\d\d-/],
  [pictures, 'rank 32 vs 128, more vram?', /^Hardly: the rank changes the adapter alone/],
  [pictures, 'total with 20% vat?', /^\$[\d.]+ with 20%/],
  ['flux dev full finetune 9k renders 1024px', 'why 80 gb, a friend does it on 24', /^About 80 GB because of 12B parameters/],
  ['flux dev full finetune 9k renders 1024px', 'how much disk do the cached latents take?', /^About [\d.]+ GB for 9,000 pictures/],
  ['yolov8m 40k images 640 120 epochs', 'it stops early around 50 for us, use that', /2,000,000 images in all/],
  [video, 'can we spread that over 2 cards', /^Yes: about .* on 2 × H100/],
  [video, 'and at 720p, how many hours if so?', /On an H100: .* at the size you named/],
  [video, 'what would spot do to it?', /^(?:Yes, where it saves|It hardly pays)/],
  [table, 'should we stay on our 64-core box, does a gpu make sense', /cores/],
  [table, 'what do all 40 trials come to?', /^About .* for 40 trials/],
  [written, 'what is that per hour of audio?', /^About \$0\.\d+ for each hour of sound/],
  [written, 'makes it 9k hours with the new ones', /9,000 hours with Whisper large-v3/],
  [written, 'how much would distil-large save, and how bad is the WER', /Distil-Whisper[^]*How good it is with that I do not know/],
  [written, 'how many L4s to be through in 2 days', /^About \d+ × L4, \d+ to be sure/],
  [served, 'what if we turn it off at night and on weekends', /^To about \$[\d,]+ a month/],
  [served, 'from where on is an api cheaper?', /^Below about .* tokens a month an API is cheaper/],
  [served, 'and spot?', /^Not by itself: a spot machine may go/],
  [passages, 'drop the news, so 12M', /3\.\d+B tokens through BGE-M3/],
  [passages, 'storage for the vectors, 1024 dims x 25M?', /^About 100 GB in fp32/],
  [passages, 'would L4s do it cheaper even if it takes weeks', /^(?:No, dearer|Yes, cheaper|About the same): about .* on 1 × L4/],
  [passages, 'why not just use an embedding api', /\bAPI\b/],
  [folds, 'are all five folds in there or do i multiply?', /five folds take/],
  [proteins, 'how sure is that? it goes into a grant', /^No speed of “openfold” is on record here/],
  [proteins, 'could it be done by monday with more cards', /^When it is done I cannot say/],
  [proteins, 'does anybody sign a DPA for this', /^AWS, Azure, Google Cloud/],
])('%s: %s', (plan, reply, says) => {
  expect(saidBelow(plan, reply)).toMatch(says)
}) // prettier-ignore

test.each([
  [speech, 'Ines is that the set from the archive or the new one?'],
  [written, 'ok I will ask the court clerk and come back next week'],
  [served, 'ping me when the quota is through, i am in a meeting'],
  [passages, 'haha told you the index would be the hard part'],
  [proteins, "I'd rather not decide that here, let's take it to the lab meeting"],
])('people are left alone: %s: %s', (plan, reply) => {
  expect(saidBelow(plan, reply)).toBe('ignored')
})

test('a job of a language model that is named in full begins a plan', () => {
  expect(saidBelow(speech, 'and lora of llama 3.1 8b on 20k examples x 600 tokens?')).toMatch(/8B|Llama/)
})
