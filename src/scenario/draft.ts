/** A scenario in the making: what the claims set, what they leave to be said, and what is wrong with them. */
import type { ProblemKind } from './problem.ts'
import {
  type Corpus,
  type Field,
  type Remark,
  type Scenario,
  type Speaker,
  type Spec,
  emptySpec,
  fields,
} from './spec.ts'

export type Fault = {
  readonly kind: ProblemKind
  /** A whole sentence. */
  readonly sentence: string
  /** The words meant, as typed. */
  readonly terms: readonly string[]
  /** Words that could stand in place of the term. */
  readonly instead: readonly string[]
}

export class Draft {
  readonly base: Scenario | null
  readonly faults: Fault[] = []
  readonly remarks: Remark[] = []
  readonly #own: Partial<Spec> = {}
  corpus: Corpus | null = null
  readonly #words: (from: number, to: number) => string

  constructor(base: Scenario | null, words: (from: number, to: number) => string) {
    this.base = base
    this.#words = words
  }

  /** The words of a claim, as typed. */
  words({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#words(from, to)
  }

  fault(kind: ProblemKind, sentence: string, terms: readonly string[], instead: readonly string[] = []): void {
    this.faults.push({ kind, sentence, terms: [...new Set(terms)], instead })
  }

  remark(field: Field | null, text: string): void {
    if (!this.remarks.some((remark) => remark.text === text)) this.remarks.push({ field, text })
  }

  put<F extends Field>(field: F, value: Spec[F]): void {
    this.#own[field] = value
  }

  /** What the draft says of a field, or the base where the draft says nothing. */
  get<F extends Field>(field: F): Spec[F] {
    return this.#own[field] ?? (this.has(field) ? null : (this.base?.spec[field] ?? null))
  }

  has(field: Field): boolean {
    return this.#own[field] !== undefined
  }

  /** The scenario: the base with the draft over it. Remarks of fields asked anew are gone. */
  finish(): Scenario {
    const base = this.base?.spec ?? emptySpec
    const spec: Spec = { ...base, ...this.#own }
    const said: Partial<Record<Field, Speaker>> = { ...this.base?.said }
    for (const field of fields) if (this.has(field)) said[field] = 'asked'
    const kept = (this.base?.remarks ?? []).filter(({ field }) => field !== null && !this.has(field))
    const remarks = [...kept, ...this.remarks]
    const corpus = this.corpus ?? this.base?.corpus ?? null
    return {
      spec,
      said,
      notes: remarks.map(({ text }) => text),
      remarks,
      ...(corpus === null ? {} : { corpus }),
    }
  }
}
