/** The specification as the command line prints it. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { scenarioDocument, specDocument } from '../../src/scenario/spec-document.ts'
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

test('what was told beside a plan stands in its document, and nothing where nothing was', () => {
  const read = parseCommand('8b lora 100M tokens', vocabulary, today)
  if ('problem' in read) throw new Error(read.problem.message)
  const { scenario } = read
  expect(scenarioDocument(scenario)).toEqual(specDocument(scenario.spec))
  const price = { usdPerGpuHour: 1.87, gpus: ['h100-sxm'], providers: ['coreweave'] }
  expect(scenarioDocument({ ...scenario, series: { count: 3 }, runsPerYear: 12, price })).toMatchObject({
    runs: { count: 3, perYear: 12 },
    price,
  })
})
