/** A scenario in the making: the fields that are set over a base, remarks on how they were read, and issues. */
import { termsOf } from './plan-terms.ts'
import { isRemarkOnPeople } from './sensitive-data.ts'
import type { ProblemKind } from './problem.ts'
import {
  type Corpus,
  type JobExtras,
  type Provenance,
  type Remark,
  type Scenario,
  type Spec,
  type SpecField,
  emptySpec,
  specFields,
} from './scenario.ts'

export type DraftIssue = {
  readonly kind: ProblemKind
  /** A whole sentence. */
  readonly sentence: string
  /** The words meant, as typed. */
  readonly terms: readonly string[]
  /** Words that could stand in place of the term. */
  readonly alternatives: readonly string[]
}

/** `finish` gives the scenario; whether it may be planned with, the issues say. */
export class ScenarioDraft {
  readonly base: Scenario | null
  readonly issues: DraftIssue[] = []
  readonly remarks: Remark[] = []
  readonly #own: Partial<Spec> = {}
  corpus: Corpus | null = null
  /** Parameters of the model that teaches, in a distillation that names one. */
  teacherParams: number | null = null
  /** In which the budget was told, where it is none of dollars. */
  budgetMoney: NonNullable<JobExtras['bill']>['money'] = null
  /** How often something was set, remarked or found wrong. */
  changes = 0

  constructor(base: Scenario | null) {
    this.base = base
  }

  addIssue(kind: ProblemKind, sentence: string, terms: readonly string[], alternatives: readonly string[] = []): void {
    this.changes += 1
    this.issues.push({ kind, sentence, terms: [...new Set(terms)], alternatives })
  }

  addRemark(field: SpecField | null, text: string): void {
    this.changes += 1
    if (!this.remarks.some((remark) => remark.text === text)) this.remarks.push({ field, text })
  }

  /** Takes back what was remarked on a field in this text: something else that was said stands in its place. */
  dropRemarks(field: SpecField): void {
    for (let at = this.remarks.length - 1; at >= 0; at -= 1)
      if (this.remarks[at]?.field === field) this.remarks.splice(at, 1)
  }

  set<F extends SpecField>(field: F, value: Spec[F]): void {
    this.changes += 1
    this.#own[field] = value
  }

  /** What the draft says of a field, or the base where the draft says nothing. */
  get<F extends SpecField>(field: F): Spec[F] {
    return this.#own[field] ?? (this.has(field) ? null : (this.base?.spec[field] ?? null))
  }

  has(field: SpecField): boolean {
    return this.#own[field] !== undefined
  }

  /** Whether a model and an amount of data are known. */
  get namesJob(): boolean {
    return this.get('params') !== null && this.get('tokens') !== null
  }

  /** The same, and nothing is wrong with it: it can be planned. */
  get isWholeJob(): boolean {
    return this.issues.length === 0 && this.namesJob
  }

  /** Whether no field has a value, here or in the base. */
  get isEmpty(): boolean {
    return specFields.every((field) => this.get(field) === null)
  }

  /** The scenario: the base with the draft over it. Remarks of fields that are set anew are gone. */
  finish(setBy: Provenance = 'asked'): Scenario {
    const base = this.base?.spec ?? emptySpec
    // A number that is said anew is the number itself.
    if (base.mostGpus !== null && this.has('gpuCount') && !this.has('mostGpus')) this.set('mostGpus', null)
    const spec: Spec = { ...base, ...this.#own }
    const provenances: Partial<Record<SpecField, Provenance>> = { ...this.base?.setBy }
    if (Object.keys(this.#own).length > 0)
      for (const field of specFields) if (this.has(field)) provenances[field] = setBy
    const keptRemarks = (this.base?.remarks ?? []).filter((remark) => this.#isKept(remark))
    const remarks = [...keptRemarks, ...this.remarks]
    const corpus = this.corpus ?? this.base?.corpus ?? null
    const extras = this.#extras(spec)
    return {
      spec,
      setBy: provenances,
      notes: remarks.map(({ text }) => text),
      remarks,
      ...(corpus === null ? {} : { corpus }),
      ...(extras === null ? {} : { extras }),
      ...termsOf(this.base ?? {}),
    }
  }

  /** Whose the data are holds until something else is said of them; other remarks on no field are of one text alone. */
  #isKept({ field, text }: Remark): boolean {
    if (field !== null) return !this.has(field)
    return isRemarkOnPeople(text) && !this.remarks.some((remark) => isRemarkOnPeople(remark.text))
  }

  /** Hours of their own hold for as long as nothing is rented. */
  #extras({ owned, budgetUsd }: Spec): JobExtras | null {
    const { teacherParams } = this
    const hours = this.base?.extras?.gpuHours
    const gpuHours = owned === true && hours?.isOwn === true ? hours : null
    const bill = this.#bill(budgetUsd)
    if (teacherParams === null && gpuHours === null && bill === null) return null
    return {
      ...(teacherParams === null ? {} : { teacherParams }),
      ...(gpuHours === null ? {} : { gpuHours }),
      ...(bill === null ? {} : { bill }),
    }
  }

  /** The money in which a budget was told stays with it; a sum of dollars in its place has none. */
  #bill(budgetUsd: number | null): NonNullable<JobExtras['bill']> | null {
    const before = this.base?.extras?.bill
    if (this.budgetMoney !== null) return { taxShare: 0, tax: '', ...before, money: this.budgetMoney }
    const isKept = budgetUsd !== null && budgetUsd === this.base?.spec.budgetUsd
    return isKept ? (before ?? null) : null
  }
}
