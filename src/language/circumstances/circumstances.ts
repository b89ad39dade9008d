/** What a question supposes of the run in numbers, and which figures it asks for: "if it runs at 60% of that speed, what do I pay?" */
import type { Scenario } from '../../scenario/scenario.ts'

/** Hours of the clock between which the run may work, day after day. */
export type DailyHours = { readonly from: number; readonly to: number }

/** Another number of the planned GPUs, or of the machines that they stand in. */
export type CountMove = {
  readonly kind: 'to' | 'more' | 'fewer' | 'times'
  readonly value: number
  readonly of: 'gpus' | 'machines'
  /** As the GPU was called: of a plan on others it says nothing. */
  readonly gpuName?: string
}

/** What is other than in the plan; what is absent is as planned. */
export type SupposedValues = {
  /** Times the planned speed. */
  readonly speed?: number
  /** Tokens a second of all GPUs, or of each of them. */
  readonly tokensPerSecond?: number
  readonly isPerGpu?: true
  /** Share of the peak that is reached. */
  readonly mfu?: number
  /** Times the planned tokens. */
  readonly data?: number
  /** US dollars of one GPU and hour. */
  readonly usdPerGpuHour?: number
  /** Times the planned price of the hour. */
  readonly rate?: number
  readonly gpus?: CountMove
  /** Runs like the plan. */
  readonly runs?: number
  /** They run beside one another. */
  readonly areAtOnce?: true
  readonly daily?: DailyHours
  /** Hours that pass before the run can start. */
  readonly waitHours?: number
  /** The same in days on which people work. */
  readonly waitDays?: number
  /** Share of what is trained on, or of the runs, that is of use. */
  readonly useful?: number
  /** GPUs of a machine meet over PCIe alone. */
  readonly isWithoutLink?: true
  /** Settings of the run. */
  readonly scenario?: Scenario
}

/** Figures of a run that can be asked for, in the order in which an answer gives them. */
export type AskedFigure = 'money' | 'hours' | 'finish' | 'gpu-hours' | 'tokens' | 'memory'

/** What a question wants to know of them: the figure, how much more or less, how many times, or whether. */
export type AskedOfFigure = 'value' | 'difference' | 'ratio'

/** The limits of which it is asked whether they are kept: of the plan, or named. */
export type AskedLimits = {
  readonly usd?: number
  /** Hours from noon of today by which it is to be done. */
  readonly due?: number
  /** Hours that it may take. */
  readonly hours?: number
  /** Whether they are broken is asked. */
  readonly asksOver?: true
}

/** Texts that are cut: tokens of each before and after, and of the sequences then. */
export type TextCut = { readonly from: number; readonly to: number; readonly sequences: number }

export type Circumstances = {
  readonly values: SupposedValues
  /** Each as it stands behind "With": "60% of the planned speed". */
  readonly words: readonly string[]
  readonly figures: readonly AskedFigure[]
  readonly of: AskedOfFigure
  /** The way in which it is asked whether it goes. */
  readonly whether?: 'faster' | 'slower' | 'cheaper' | 'dearer'
  /** Whether a limit of the plan is still kept. */
  readonly isStill?: true
  readonly limits?: AskedLimits
  readonly cut?: TextCut
  /** The ratio that is guessed: "half?" */
  readonly guess?: { readonly value: number; readonly of?: 'money' }
  /** Hours from noon of today at which it starts, and by which it is to be done. */
  readonly start?: number
  readonly due?: number
  /** The thing of which one that is of use is asked for: "task". */
  readonly unit?: string
}

/** A part of a line that supposes something. */
export type FoundCircumstance = {
  readonly from: number
  readonly to: number
  readonly values: SupposedValues
  readonly words: string
}

/** What is told of the plan where its words are read. */
export type PlanOfWords = {
  readonly scenario: Scenario
  /** The GPUs that were chosen, or asked for; null: not known. */
  readonly gpuCount: number | null
  readonly nodes: number | null
  /** "3090": what people call the GPU of the plan. */
  readonly gpuName: string | null
}

export type CircumstanceReader = (line: string, plan: PlanOfWords) => FoundCircumstance | null
