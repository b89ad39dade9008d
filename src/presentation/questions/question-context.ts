/** What the answer to a question about an estimate is built from. */
import type { Circumstances } from '../../language/circumstances/circumstances.ts'
import type { AskedContrast } from '../../language/questions/asked-contrast.ts'
import type { AskedTarget } from '../../language/questions/asked-target.ts'
import type { QuestionArguments } from '../../language/questions/question-arguments.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { GapAsks } from '../../language/questions/version-gap.ts'
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Lever } from '../../catalog/levers.ts'
import type { Currencies } from '../../catalog/total-cost.ts'
import type { MatchedQuestion } from '../../language/lexicon/question-cues.ts'
import type { Subject, TakenFor } from '../../language/questions/subject.ts'
import type { ReceiptLine } from '../../recommend/receipt/receipt-line.ts'
import type { AffordableJob } from '../../recommend/inquiries/affordable.ts'
import type { Option, Recommendation, RuledOut } from '../../recommend/recommendation.ts'
import type { TotalCost } from '../../recommend/total-cost/total-cost.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { RenderContext } from '../render-context.ts'

/** A speed as it was read. */
export type ReportedSpeed = {
  readonly tokensPerSecondPerGpu: number
  readonly gpuCount: number
  /** It was told of one GPU; absent: of all of them together. */
  readonly isPerGpu?: true
  /** What was planned for the GPUs that had it, before it was told; absent in threads of earlier versions. */
  readonly against?: Option
}

/** The best plan of a changed scenario, or a sentence that says why there is none. `doesFit`: only a price of it is missing. */
export type WhatIfResult =
  | {
      readonly option: Option
      /** GPUs that were ruled out beside it. */
      readonly ruledOut?: readonly RuledOut[]
      /** No price of so many is on record: it is that of the plan by the hour. */
      readonly isPricedAsPlan?: true
    }
  | {
      readonly problem: string
      readonly doesFit?: true
      /** It fits with weights in the memory of the host alone. */
      readonly isInHost?: true
    }

/** The job on so many GPUs; `option` is null where there is no plan of them. */
export type CountedPlan = {
  readonly gpuCount: number
  readonly option: Option | null
  /** They hold it, and only a price of so many is missing. */
  readonly isUnpriced?: true
  /** The plan on them out of the memory of the host. */
  readonly inHost?: Option
  /** What each of them would have to hold. */
  readonly misfit?: { readonly gpu: GpuId; readonly needsGiB: number; readonly hasGiB: number }
}

/** One of the plans that a question sets side by side; without an option where there is none, for the reason of `problem`. */
export type GapSide = {
  readonly scenario: Scenario
  /** What it is called, as typed; '' where it was not named. */
  readonly words: string
  /** What it asks for beside the plan. */
  readonly wanted: string
  /** It held before. */
  readonly isEarlier?: boolean
  readonly option?: Option
  readonly problem?: string
}

export type GapContext = {
  readonly asks: GapAsks
  /** The plan is held against the one side. */
  readonly isReference?: boolean
  /** Ways to learn from preferences, each against the plan. */
  readonly isOfObjectives?: true
  /** One against the plan, or several against one another; none: there is nothing before. */
  readonly sides: readonly GapSide[]
  /** What was changed since, of an earlier version. */
  readonly changes: readonly string[]
  /** The plan on the GPUs of the earlier version, where it has others. */
  readonly onSameGpus?: Option
  /** What kind of seller a provider is. */
  readonly sellerKind: (provider: ProviderId) => string | null
}

/** A change that an answer is about; without an option where none makes a difference to the plan. */
export type LeverOfPlan = {
  readonly lever: Lever
  /** As it is called, and the plan that has it. */
  readonly change?: string
  readonly option?: Option
}

/** What an answer to a question may rest on: the plan, its figures, and what the question brings along. */
export type QuestionContext = {
  readonly scenario: Scenario
  readonly recommendation: Recommendation
  readonly renderContext: RenderContext
  /** What is on record of the companies that sell GPUs, and of the terms of models; absent where an answer is built without it. */
  readonly catalog?: Pick<
    Catalog,
    | 'providers'
    | 'providerTerms'
    | 'places'
    | 'observations'
    | 'licences'
    | 'instances'
    | 'gpus'
    | 'models'
    | 'modelAges'
    | 'commitment'
    | 'stacks'
    | 'quality'
    | 'totalCost'
    | 'inquiryFacts'
    | 'training'
    | 'accelerators'
    | 'choice'
  >
  /** The words that the question is about, as typed ("A100"); '' for none. */
  readonly subjectText: string
  /** What these words name; absent where they name nothing in the catalog. */
  readonly subject?: Subject
  /** The figure that the asker states: hours, or dollars an hour. */
  readonly value?: number
  /** What the question brings along besides. */
  readonly args?: QuestionArguments
  /** Rates of other currencies; absent where none is asked for. */
  readonly currencies?: Currencies
  /** What answers it whatever the plan is. */
  readonly matched?: MatchedQuestion
  /** Content words of the question that its answer has no use for. */
  readonly unused?: readonly string[]
  /** What an answer that holds whatever the plan is would change in it; absent of others. */
  readonly lever?: LeverOfPlan
  /** Total cost of the best option; absent where it has not been computed. */
  readonly totalCost?: TotalCost
  /** The best plan with what the subject names; absent where it has not been computed. */
  readonly whatIf?: WhatIfResult
  /** The GPUs of the plan, which are asked about, do not hold what is asked; `whatIf` is of others. */
  readonly isMissed?: boolean
  /** Where `whatIf` has no plan that GPUs alone hold: the next one that would do. */
  readonly remedy?: Option
  /** On the one card of the least memory that holds it; absent where it was not looked for, or none does. */
  readonly smallest?: Option
  /** The job on other numbers of GPUs, fewest first; absent where none were planned. */
  readonly counts?: readonly CountedPlan[]
  /** The plan with what the question names; absent where it names no other. */
  readonly namedSpec?: Spec
  /** What is supposed in numbers; `whatIf` is of it where the plan alone does not tell it. */
  readonly circumstances?: Circumstances
  /** What is asked of another plan; absent where the question is of none. */
  readonly contrast?: AskedContrast
  /** What the question takes for the card or the seller of the plan. */
  readonly takenFor?: TakenFor
  /** `whatIf` is of a change that the question names in full. */
  readonly isAsked?: true
  /** The time or the sum that is to be reached, and the plan that does it; without one the nearest to it. Absent where none is named. */
  readonly target?: AskedTarget & {
    readonly option?: Option
    readonly nearest?: Option
    /** Not with the GPUs, the provider and the place that were asked for. */
    readonly isWider: boolean
  }
  /** What is faster or cheaper with any GPU, provider and place; absent where it was not looked for, or nothing is. */
  readonly wider?: Option
  /** What the money of the question trains; null: nothing. Absent where it has not been computed. */
  readonly affordable?: AffordableJob | null
  /** Absent where nothing is set side by side. */
  readonly gap?: GapContext
  /** Of the model of the plan; absent where it is not known. */
  readonly params?: number
  readonly activeParams?: number
  /** GiB of activations of one sequence on one GPU of the plan; absent where it was not worked out. */
  readonly activationGiB?: number
  /** Bytes: a checkpoint that the run resumes from, and what is fetched in the end. */
  readonly files?: { readonly checkpoint: number; readonly result: number }
  /** GPUs that the question names, where what they are is asked. */
  readonly gpus?: readonly Gpu[]
  /** The speed that was reported last in the thread; absent where none was. */
  readonly reported?: ReportedSpeed
  /** The whole bill of a run, as it was told last; absent where none was. US dollars. */
  readonly billed?: number
  /** The nearest runs that were measured, the most alike first; absent where they were not looked for. */
  readonly measuredRuns?: readonly ReceiptLine[]
  /** The plan at the most sequences a GPU that it holds, and with gradient checkpointing; null: the plan has that, or it fits no more. */
  readonly largestBatch?: { readonly planned: Option; readonly checkpointed: Option | null }
  /** In tokens: the longest sequence that fits the plan's GPUs, and the shortest tried that does not; null: none tried. */
  readonly longestSequence?: { readonly fits: number; readonly not: number | null }
}
