/** Lengths of many rows in bounded memory: exact below 4,096, in steps of half a per cent above. */

const exactBelow = 4096
const ratio = 1.005

/** Count, sum, largest and quantiles of lengths, in tokens. */
export class LengthStatistics {
  count = 0
  total = 0
  max = 0
  readonly #exact = new Float64Array(exactBelow)
  readonly #steps = new Map<number, number>()

  /** `length` is a whole number of tokens, 0 or more. */
  add(length: number): void {
    this.count += 1
    this.total += length
    if (length > this.max) this.max = length
    if (length < exactBelow) {
      this.#exact[length] = (this.#exact[length] ?? 0) + 1
      return
    }
    const step = Math.floor(Math.log(length / exactBelow) / Math.log(ratio))
    this.#steps.set(step, (this.#steps.get(step) ?? 0) + 1)
  }

  /** The length that a share of the rows do not pass; 0 where there are none. */
  quantile(share: number): number {
    let left = Math.max(1, Math.ceil(share * this.count))
    for (let length = 0; length < exactBelow; length += 1) {
      left -= this.#exact[length] ?? 0
      if (left <= 0) return length
    }
    for (const [step, rows] of [...this.#steps].sort(([one], [other]) => one - other)) {
      left -= rows
      if (left <= 0) return Math.min(this.max, Math.round(exactBelow * ratio ** (step + 0.5)))
    }
    return 0
  }

  /** Rows longer than `limit`, and tokens that are left when each is cut there. */
  cutAt(limit: number): { readonly longer: number; readonly tokens: number } {
    let longer = 0
    let tokens = 0
    const add = (length: number, rows: number) => {
      if (length > limit) longer += rows
      tokens += Math.min(length, limit) * rows
    }
    this.#exact.forEach((rows, length) => rows > 0 && add(length, rows))
    for (const [step, rows] of this.#steps) add(exactBelow * ratio ** (step + 0.5), rows)
    return { longer, tokens: Math.round(tokens) }
  }
}
