/**
 * AWS Spot Advisor: how many machines of a kind were reclaimed in the past month, as bands. It is a share of machines,
 * not a rate per hour, and its savings are no prices. No key.
 */
import * as z from 'zod'
import type { Feed, ReclaimBand } from './feed.ts'
import { parseResponse } from './response-json.ts'

const adviceSchema = z.looseObject({ s: z.number(), r: z.int().min(0).max(4) })
const responseSchema = z.looseObject({
  spot_advisor: z.record(z.string(), z.record(z.string(), z.record(z.string(), adviceSchema))),
})

/** The bands that `r` counts, as fractions. */
const bands = [
  [0, 0.05],
  [0.05, 0.1],
  [0.1, 0.15],
  [0.15, 0.2],
  [0.2, 1],
] as const

const responseName = 'spot-advisor-data.json'

export const spotAdvisor: Feed = {
  id: 'aws-spot-advisor',
  collect: async (get, { facts }) => new Map([[responseName, await get(responseName, { url: facts.url })]]),
  read: (responses, { today, catalog }) => {
    const { spot_advisor: regions } = parseResponse(responses, responseName, responseSchema)
    const reclaimBands: ReclaimBand[] = []
    for (const [region, systems] of Object.entries(regions)) {
      for (const [machine, { r }] of Object.entries(systems['Linux'] ?? {})) {
        const instance = catalog.instances.get(machine)
        const band = bands[r]
        if (instance === undefined || instance.provider !== 'aws' || band === undefined) continue
        reclaimBands.push({
          provider: 'aws',
          gpu: instance.gpu,
          machine,
          region,
          low: band[0],
          high: band[1],
          asOf: today,
        })
      }
    }
    return { observations: [], rejections: [], reclaimBands }
  },
}
