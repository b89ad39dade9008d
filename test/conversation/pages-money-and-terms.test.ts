/** Threads: pages that are linked to, money in euros, hours of the day, terms, and on what a speed was measured. */
import { expect, test } from 'vitest'
import { firstAnswer, lastOf } from './thread-driver.ts'

const job = '8b lora 20k examples of 800 tokens'
const measured = [job, 'we measured 2,300 tok/s'] as const

test.each<[turns: readonly string[], says: RegExp]>([
  [[job, 'config is at https://github.com/acme/train/blob/main/conf.yml'], /^problem: Links are not opened.*Paste the configuration/su],
  [[job, 'our dataset: https://huggingface.co/datasets/foo/bar'], /^problem: Links are not opened.*how many examples/su],
  [[job, 'here is the axolotl yaml https://github.com/a/b/c.yml, what would it cost?'], /^problem: Links are not opened/u],
  [[job, 'did you see the game last night? https://espn.com/x'], /^ignored/u],
  [[job, 'https://huggingface.co/meta-llama/Llama-3.1-70B'], /^plan: .*Llama 3\.1 70B/su],
  // The sum of a question is in its own money.
  [[job, 'is €3 enough?'], /\$3\.54.*€3 is taken for \$3\.54/su],
  [[job, 'how many runs can I do for €100?'], /€100 is taken for \$117\.86/u],
  [[job, 'max €60'], /Changed: under \$71 \(€60\)/u],
  [[job, 'max €60', '2 epochs'], /Inside your \$70\.72 \(€60\) budget/u],
  [[job, 'max €0.50'], /^infeasible: .*stays under \$0\.59 \(€0\.50\)/su],
  [[job, 'the quote from our vendor says 5.500 €. is that reasonable?'], /^answer: .*\$6,482/su],
  // Hours of a day.
  [[job, 'its 11pm and demo is 9am'], /(?:Changed|Read as): within 10 h/u],
  [[job, 'now 22:00, due at 7:30'], /(?:Changed|Read as): within 9\.5 h/u],
  [[job, "it's 6pm now, needed by 8 tomorrow morning"], /Changed: within 14 h/u],
  // What a term costs.
  [[job, 'can we reserve?'], /^answer: .*reserved.*Not worth it for this run alone/isu],
  [[job, 'could we book these in advance?'], /^answer: .*reserved.*Not worth it for this run alone/isu],
  [[`${job} on our own 3090`, 'is there a reserved price for it?'], /^answer: They are GPUs of your own/u],
  // On what a speed was measured.
  [measured, /Taken as measured on 1 × .*reply with what it ran on/u],
  [[...measured, 'that was on 4 GPUs'], /^report: Measured 575 tok\/s per GPU.*Taken as measured on 4 × /su],
  [[...measured, 'it was on Tuesday'], /^ignored/u],
  [[job, 'how much does it cost?'], /^answer: \$.* in total: /u],
])('%j', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
}) // prettier-ignore

test('a model that a size is taken for is named once', () => {
  const said = firstAnswer('finetune 27b full, 200M tokens')
  expect(said.match(/Gemma 3 27B/gu)).toHaveLength(1)
})
