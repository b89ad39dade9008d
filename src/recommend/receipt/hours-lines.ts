/** Hours of an option, opened: by speed and start-up; on spot by what preemptions make of the training besides. */
import type { Catalog } from '../../catalog/catalog.ts'
import { spotFormulas } from '../total-cost/cost-formulas.ts'
import { jobFormulas } from '../job-formulas.ts'
import type { ReceiptLine } from './receipt-line.ts'
import { formulaLine } from './formula-line.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'
import type { Option } from '../recommendation.ts'

/** `prefix` stands before each figure: '' for the first option. */
export function hoursLines(
  part: ReceiptLine['part'],
  prefix: string,
  option: Option,
  tokens: number,
  catalog: Catalog,
): readonly ReceiptLine[] {
  const { hours, startupHours: startup, tokensPerSecond, interruption } = option
  const figure = `${prefix}hours in total`
  const speedInputs = { tokens, speed: tokensPerSecond.p50, secondsPerHour: 3600 }
  if (interruption === null || interruption === undefined)
    return [formulaLine(part, figure, hours.p50, jobFormulas.hours, { ...speedInputs, startup }, [])]
  const { spot } = catalog
  const { betweenHours: between, restartHours: restart, intervalHours: interval, writeHours: write } = interruption
  const { workHours: work, trainingHours: training, saves } = interruption
  const preemptionSources = interruption.said ? [] : [sourceOfFact(catalog, spot.betweenPreemptions)]
  const daly = sourceOf(catalog, 'daly-2006', '2006')
  return [
    formulaLine(part, figure, hours.p50, spotFormulas.hoursOnSpot, { training, startup }, []),
    saves
      ? formulaLine(
          part,
          `${prefix}training with preemptions`,
          training,
          spotFormulas.withCheckpoints,
          { between, restart, interval, write, work },
          [...preemptionSources, sourceOfFact(catalog, spot.waiting), daly],
        )
      : formulaLine(
          part,
          `${prefix}training that starts over at each preemption`,
          training,
          spotFormulas.withoutCheckpoints,
          { between, restart, work },
          [...preemptionSources, sourceOfFact(catalog, spot.waiting), daly],
        ),
    formulaLine(part, `${prefix}training without preemptions`, work, spotFormulas.uninterrupted, speedInputs, []),
  ]
}
