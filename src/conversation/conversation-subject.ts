/** What a conversation without a plan speaks of: what the next text goes on from. */
import type { GivenData } from '../language/given-data.ts'
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** What a text outside of a thread may refer to: the job, or the question, of the text before it. */
export type ConversationSubject = {
  /** What is known of the job. */
  readonly scenario: Scenario
  /** The question about it that was answered; null: it is a job. */
  readonly inquiry: Exclude<Inquiry, { kind: 'goal' }> | null
  /** Plans that were set side by side, and what each is called. */
  readonly compared: readonly {
    readonly scenario: Scenario
    readonly name: string
    /** How often it is run, where all together are a sum. */
    readonly count?: number
  }[]
  /** The words of a job that lacks a part: together with the next they may be the whole. */
  readonly words: string
  /** What the job lacks was told in full already. */
  readonly isStatedInFull?: true
  /** Data of that job which stood beside the words. */
  readonly data?: GivenData
}

/** A question that was answered without a plan. `text`: as typed, with what replies changed of it; null: it is not known any longer. */
export type AskedQuestion = { readonly subject: ConversationSubject; readonly text: string | null }
