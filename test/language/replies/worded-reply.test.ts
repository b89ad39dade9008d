/** What people leave out of a reply is typed out before it is read. */
import { withTypedMoves } from '../../../src/language/replies/typed-moves.ts'
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { wordedReply } from '../../../src/language/replies/worded-reply.ts'
import { buildVocabulary } from '../../../src/language/lexicon/vocabulary.ts'
import { providerNames } from '../../../src/language/lexicon/provider-names.ts'
import { catalog, today } from '../fixtures.ts'

const vocabulary = buildVocabulary(catalog, providerNames(catalog))

/** The reply as it is read below a plan. */
function worded(plan: string, reply: string): string {
  const parsed = parseCommand(plan, vocabulary, today)
  if ('problem' in parsed) throw new Error(parsed.problem.message)
  return wordedReply(reply, parsed.scenario)
}

test.for([
  [
    '8b full 12B tokens',
    '12B is more than we have, what changes with 4?',
    '12B is more than we have, what changes with 4B tokens?',
  ],
  ['8b full 12B tokens', 'and 9 rather than 12', 'and 9B tokens rather than 12B tokens'],
  ['8b lora, 30k tickets of 500 tokens', '30k is a guess, maybe 20?', '30k is a guess, maybe 20k examples?'],
  ['8b full 100M tokens', 'can we squeeze it under 48 gigs', 'can we fit it in 48 GB'],
  ['8b full 100M tokens', 'so x12 for the year?', 'what do 12 runs cost for the year?'],
  ['8b full 100M tokens on 4 h100', 'please add another card', 'please on 5 gpus'],
  ['8b full 100M tokens on 4 h100', 'three more h100s for the rollouts', 'on 7 h100 for the rollouts'],
  ['8b lora 100M tokens', '4 epochs + rank 8', '4 epochs and rank 8'],
  ['8b lora 100M tokens', 'undo that, i mistook the column', 'undo'],
  ['8b lora 100M tokens', 'substitute unsloth for trl', 'use unsloth instead of trl'],
])('below “%s”, “%s” is “%s”', ([plan = '', reply = '', meant = '']) => {
  expect(worded(plan, reply)).toBe(meant)
})

test.for([
  ['8b full 16B tokens on 16 h100', '8 instead of 16'],
  ['8b full 40M tokens 2 epochs', 'is 2 epochs of 40M enough or 3?'],
  ['8b full 40M tokens', 'keep it under $48'],
  ['8b full 40M tokens', 'x4 gpus?'],
  ['8b full 40M tokens on 4 h100', 'one more a100'],
  ['8b full 40M tokens on 4 h100', 'two more nodes'],
  ['8b full 40M tokens', 'add another card'],
  ['8b full 40M tokens', '20M + 5M tokens'],
  ['8b full 40M tokens', 'undo that and take 3 epochs'],
  ['8b full 40M tokens', 'undo that, thanks'],
  ['8b full 40M tokens', 'ok undo that, back to the first'],
  ['8b full 40M tokens', '40M or 5000?'],
])('below “%s”, “%s” stays', ([plan = '', reply = '']) => {
  expect(worded(plan, reply)).toBe(reply)
})

test.each([
  ['migrate this off vast and over to crusoe', {}, 'switch from vast to crusoe'],
  ['rent 8 h200 then', { owned: true }, 'rented, on 8 h200 then'],
  ['rent 8 h200 then', {}, 'rent 8 h200 then'],
  ['please make it one day later, and spot', { deadlineHours: 30 }, 'within 54 hours, and spot'],
  ['three days sooner', { deadlineHours: 48 }, 'three days sooner'],
  ['would it be two days sooner?', { deadlineHours: 90 }, 'would it be two days sooner?'],
  ['the auditors insist on ISO 27001', {}, 'we need iso 27001'],
  [
    'the auditors insist on ISO 27001, and keep it under 300',
    {},
    'the auditors insist on ISO 27001, and keep it under 300',
  ],
] as const)('%s', (typed, held, said) => {
  expect(withTypedMoves(typed, { owned: null, deadlineHours: null, ...held })).toBe(said)
})
