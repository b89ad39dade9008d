/** Hours of an option, opened: by speed and start-up; on spot by what preemptions make of the training besides. */
import type { Catalog } from '../catalog/catalog.ts'
import { spotFormulas } from './decision/formulas.ts'
import { jobFormulas } from './formulas.ts'
import type { ReceiptLine } from './receipt-parts.ts'
import { lineOf } from './receipt-line.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'
import type { Option } from './recommendation.ts'

/** `name` stands before each figure: '' for the first option. */
export function hoursLines(
  part: ReceiptLine['part'],
  name: string,
  option: Option,
  tokens: number,
  catalog: Catalog,
): readonly ReceiptLine[] {
  const { hours, startupHours: startup, tokensPerSecond, interruption } = option
  const figure = `${name}hours in total`
  const quiet = { tokens, speed: tokensPerSecond.p50, secondsPerHour: 3600 }
  if (interruption === null || interruption === undefined)
    return [lineOf(part, figure, hours.p50, jobFormulas.hours, { ...quiet, startup }, [])]
  const { spot } = catalog
  const { betweenHours: between, restartHours: restart, intervalHours: interval, writeHours: write } = interruption
  const { workHours: work, trainingHours: training, saves } = interruption
  const said = interruption.said ? [] : [sourceOfFact(catalog, spot.betweenPreemptions)]
  const daly = sourceOf(catalog, 'daly-2006', '2006')
  return [
    lineOf(part, figure, hours.p50, spotFormulas.onSpot, { training, startup }, []),
    saves
      ? lineOf(
          part,
          `${name}training with preemptions`,
          training,
          spotFormulas.interrupted,
          { between, restart, interval, write, work },
          [...said, sourceOfFact(catalog, spot.waiting), daly],
        )
      : lineOf(
          part,
          `${name}training that starts over at each preemption`,
          training,
          spotFormulas.startedOver,
          { between, restart, work },
          [...said, sourceOfFact(catalog, spot.waiting), daly],
        ),
    lineOf(part, `${name}training without preemptions`, work, spotFormulas.quiet, quiet, []),
  ]
}
