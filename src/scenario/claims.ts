/** What a text claims about the scenario, before the claims are weighed against one another. */
import type { Amount, Mark, Measure, ModelReading, Term } from './sense.ts'
import type { Field } from './spec.ts'

/** A command wants every word understood, prose hardly any, a turn in a thread all of a small set. */
export type Mode = 'command' | 'message' | 'thread'

type Span = { readonly from: number; readonly to: number }

export type Claim = Span &
  (
    | { readonly role: 'model'; readonly reading: ModelReading }
    | { readonly role: 'quantity'; readonly measure: Measure; readonly amount: Amount }
    /** A number with a magnitude and no unit: a model's size or an amount of data. */
    | { readonly role: 'bare'; readonly amount: Amount }
    | {
        readonly role: 'gpus'
        readonly ids: readonly string[]
        readonly excluded: boolean
        readonly group: boolean
        readonly isSingular?: true
        /** Of a maker's all others are ruled out: those that are meant. */
        readonly wanted?: readonly string[]
      }
    | { readonly role: 'count'; readonly amount: Amount; readonly byTimes: boolean }
    | { readonly role: 'nodes'; readonly value: number; readonly across: boolean }
    | { readonly role: 'memory'; readonly gigabytes: number; readonly isLeast: boolean }
    | {
        readonly role: 'providers'
        readonly ids: readonly string[]
        readonly excluded: boolean
        /** The one whose machine is named: "p5.48xlarge". */
        readonly byMachine?: true
        /** After an "or", a comma and the like. */
        readonly isAlternative?: true
      }
    | (Omit<Term, 'kind' | 'weak'> & { readonly role: 'term'; readonly isAlternative?: true; readonly isJoined?: true })
    /** `share`: the part of it that is meant, as in "half of alpaca". */
    | { readonly role: 'dataset'; readonly id: string; readonly share: number }
    | { readonly role: 'deadline'; readonly hours: number; readonly note: string }
    /** "twice the tokens" */
    | { readonly role: 'scale'; readonly measure: Measure; readonly factor: number }
    | { readonly role: 'clear'; readonly fields: readonly Field[] }
    | { readonly role: 'note'; readonly note: string }
    | {
        readonly role: 'wrong'
        readonly kind: 'unknown' | 'bad-value' | 'conflict'
        readonly sentence: string
        /** Words that could stand in their place. */
        readonly instead?: readonly string[]
        readonly what?: 'gpu' | 'model' | 'provider' | 'task'
      }
  )

export type ClaimOf<R extends Claim['role']> = Extract<Claim, { readonly role: R }>

export const ofRole = <R extends Claim['role']>(claims: readonly Claim[], role: R): readonly ClaimOf<R>[] =>
  claims.filter((claim): claim is ClaimOf<R> => claim.role === role)

export type Composition = {
  readonly claims: readonly Claim[]
  /** Marks that nothing was made of: unknown words, and numbers that count nothing. */
  readonly leftover: readonly Mark[]
}
