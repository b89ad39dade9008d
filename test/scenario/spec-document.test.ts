/** The specification as the command line prints it. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { specDocument } from '../../src/scenario/spec-document.ts'
import { today, vocabulary } from '../language/fixtures.ts'

test('values and lists are those of the interface', () => {
  const read = parseCommand('8b lora 100M tokens in the EU, real data centers only', vocabulary, today)
  if ('problem' in read) throw new Error(read.problem.message)
  expect(specDocument(read.scenario.spec)).toMatchObject({ hosting: 'data_centre', region: 'eu', regions: ['eu'] })
})

test('machines of others are any host', () => {
  const read = parseCommand('8b lora 100M tokens, community hosts are fine', vocabulary, today)
  if ('problem' in read) throw new Error(read.problem.message)
  expect(specDocument(read.scenario.spec)).toMatchObject({ hosting: 'any', tier: 'community' })
})
