/**
 * Trains the model of what numbers without a unit count: a log-linear model of the joint reading of a text's numbers,
 * by averaged stochastic gradients; the same from the same lines.
 */
import { type QuantityRole, quantityRoles } from '../../catalog/quantity-roles.ts'
import {
  type JointReading,
  type NumberReading,
  type RoleScores,
  jointReadings,
  pairFeatures,
} from '../../language/lexicon/quantity-role-model.ts'
import { seededRandom, shuffle } from './seeded-random.ts'

/** The numbers of a text, and of each the roles that are right. */
export type LabelledNumbers = {
  readonly text: string
  readonly numbers: readonly NumberReading[]
  readonly counts: readonly (readonly QuantityRole[])[]
}

export type RoleWeights = {
  readonly features: ReadonlyMap<string, Float64Array>
  readonly pairs: ReadonlyMap<string, number>
}

const epochs = 30
const learningRate = 0.25
/** Pull of every weight towards zero, per step of its feature. */
const decay = 0.004
/** What fewer lines than this have is no feature. */
const minLines = 2

/** The averaged weights. `lines`: numbers of texts with what each counts. */
export function trainRoles(lines: readonly LabelledNumbers[]): RoleWeights {
  const model = new RoleTrainer(lines)
  const random = seededRandom(23)
  const order = lines.map((_, index) => index)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const line = lines[index]
      if (line !== undefined) model.step(line, learningRate / (1 + epoch / 8))
    }
    model.endEpoch()
  }
  return model.average(epochs)
}

class RoleTrainer implements RoleScores {
  readonly #features = new Map<string, { now: Float64Array; sum: Float64Array }>()
  readonly #pairs = new Map<string, { now: number; sum: number }>()

  constructor(lines: readonly LabelledNumbers[]) {
    const counts = new Map<string, number>()
    for (const { numbers } of lines)
      for (const feature of new Set(numbers.flatMap(({ features }) => features)))
        counts.set(feature, (counts.get(feature) ?? 0) + 1)
    for (const [feature, count] of counts)
      if (count >= minLines) this.#features.set(feature, { now: zeros(), sum: zeros() })
  }

  readonly ofFeatures = (present: readonly string[]): Float64Array => {
    const scores = zeros()
    for (const feature of present) {
      const row = this.#features.get(feature)?.now
      if (row !== undefined) for (const [role, weight] of row.entries()) scores[role] = (scores[role] ?? 0) + weight
    }
    return scores
  }

  readonly ofPair = (feature: string): number => this.#pairs.get(feature)?.now ?? 0

  /** One step towards the readings that are right, away from those that are likely. */
  step({ numbers, counts }: LabelledNumbers, rate: number): void {
    const sure = numbers[0]?.sure ?? []
    const likely = jointReadings(numbers, sure, this)
    const narrowed = numbers.map((number, at) => ({ ...number, allowed: counts[at] ?? number.allowed }))
    const right = jointReadings(narrowed, sure, this)
    this.#move(numbers, sure, right, rate)
    this.#move(numbers, sure, [...likely, ...right], -rate)
    for (const { features } of numbers)
      for (const feature of features) {
        const row = this.#features.get(feature)?.now
        if (row !== undefined) for (const [role, weight] of row.entries()) row[role] = weight * (1 - rate * decay)
      }
  }

  #move(numbers: readonly NumberReading[], sure: readonly string[], all: readonly JointReading[], rate: number): void {
    const readings = [...new Map(all.map((reading) => [reading.roles.join(), reading])).values()]
    const highest = Math.max(...readings.map(({ score }) => score))
    const shares = readings.map(({ score }) => Math.exp(score - highest))
    const total = shares.reduce((sum, share) => sum + share, 0)
    for (const [at, { roles }] of readings.entries()) {
      const step = (rate * (shares[at] ?? 0)) / total
      if (Math.abs(step) < 1e-7) continue
      for (const [place, role] of roles.entries()) {
        const features = numbers[place]?.features ?? []
        const size = Math.sqrt(features.length)
        for (const feature of features) {
          const row = this.#features.get(feature)?.now
          const index = quantityRoles.indexOf(role)
          if (row !== undefined) row[index] = (row[index] ?? 0) + step / size
        }
        for (const feature of pairFeatures(roles.slice(0, place), role, sure)) {
          const pair = this.#pairs.get(feature) ?? { now: 0, sum: 0 }
          pair.now += step * 0.5
          this.#pairs.set(feature, pair)
        }
      }
    }
  }

  endEpoch(): void {
    for (const { now, sum } of this.#features.values())
      for (const [role, weight] of now.entries()) sum[role] = (sum[role] ?? 0) + weight
    for (const pair of this.#pairs.values()) {
      pair.now *= 1 - 4 * decay
      pair.sum += pair.now
    }
  }

  average(times: number): RoleWeights {
    return {
      features: new Map([...this.#features].map(([feature, { sum }]) => [feature, sum.map((one) => one / times)])),
      pairs: new Map([...this.#pairs].map(([feature, { sum }]) => [feature, sum / times])),
    }
  }
}

const zeros = (): Float64Array => new Float64Array(quantityRoles.length)
