/** What a message carries of its scenario says the same scenario when it is read back. */
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { scenarioFromPayload, scenarioPayload } from '../../src/presentation/slack/blocks/scenario-metadata.ts'
import { arbitrarySpec } from '../language/arbitrary-specs.ts'

test('a scenario in the metadata of a message', () => {
  assert(
    property(arbitrarySpec, (spec) => {
      const payload: unknown = JSON.parse(JSON.stringify(scenarioPayload({ spec, setBy: {}, notes: [] })))
      expect(scenarioFromPayload(payload)?.spec).toEqual(spec)
    }),
    { numRuns: 200 },
  )
})
