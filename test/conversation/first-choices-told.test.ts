/** What leads an answer and what stands beside it: two plans that are both asked for, cards that nobody lets, documents as data. */
import { expect, test } from 'vitest'
import { shownCommand as shown } from './shown-answer.ts'

test.each([
  ['mistral 7b lora 90M tokens, cheapest vs fastest', /^plan: Cheapest, 1 × .*\. Fastest, \d × .* in total/u],
  ['13b qlora 60M tokens: the fastest and the cheapest way?', /^plan: Cheapest, .*\. Fastest, /u],
  ['mistral 7b lora 90M tokens, fastest', /^plan: \d × /u],
  ['llama 3.2 3b qlora 4M tokens on a 3060', /^plan: Your 1 × RTX 3060 12GB: .*of electricity/u],
  ['3b lora 6M tokens, rtx 3060 12gb', /RTX 3060 12GB is taken for your own card/u],
  ['3b lora 6M tokens on a 4090', /^plan: 1 × RTX 4090 at /u],
  ['lora on llama 8b with 1,200 pages of service manuals', /question-answer pairs made from it, or search them/u],
  ['qwen 7b sft, data is 400 pages of handbooks', /question-answer pairs made from it, or search them/u],
  ['qwen 7b lora on 4k dialogs about trains', /^(?![^]*question-answer pairs made)/u],
  ['qwen3 32b lora 150M tokens, eu only, within 24 hours', /^plan: (?![^]*may not stand in that region)/u],
  ['llama 8b full 200M tokens in germany', /^plan: (?![^]*may not stand in that region)/u],
  ['lora 8b on 12k rows of chat data', /may be personal or confidential/u],
  ['bert base mlm from scratch on 9 GB of text', /the usual 40 take/u],
  ['bert base continued pretraining on 9 GB of text', /^plan: (?![^]*the usual 40)/u],
])('%s', (text, said) => expect(shown(text)).toMatch(said))
