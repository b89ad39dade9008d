/** What a question brings along by its form: whether it is of a part, of a setting, or answered with yes or no. */
import type { AskedSetting, CountedPart } from '../../catalog/question-forms.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import type { CardTrait, CountAsked } from './named-count.ts'
import type { NamedData } from './named-amounts.ts'
import { askingPart } from './asking-part.ts'

/** A field of the plan, of which a question names a value. */
export type PlannedField = SpecField | 'epochs'

/** What a question of such a form brings along. */
export type FormArguments = {
  /** The part whose counting is asked, or the setting whose value is. */
  readonly counted?: CountedPart
  /** Parts that are named with it: "storage and egress". */
  readonly countedBeside?: readonly CountedPart[]
  readonly setting?: AskedSetting
  /** "With or without?", "not in there, right?": asked so that neither yes nor no is clear. */
  readonly isEither?: true
  /** Fields of which it is asked whether the plan has the value that is named. */
  readonly planned?: readonly PlannedField[]
  /** What the sum that is named pays for, where it is asked from how much use on it beats the rent. */
  readonly paidFor?: 'month' | 'each card' | 'machine'
  /** Hours of the machines that are priced by themselves. */
  readonly perHours?: number
  /** How long a trial before the run is to take. */
  readonly trialHours?: number
  /** How it is asked whether a limit is kept: with yes or no, how tight it is, or what is left of it. */
  readonly limit?: 'whether' | 'tight' | 'left'
  /** Another plan is meant where the one that holds does not keep it. */
  readonly isOther?: true
  /** Places that are named, by their ids, of which a figure is asked. */
  readonly places?: readonly string[]
  /** It is answered with yes or no. */
  readonly isWhether?: true
  /** So much data, of which it is asked whether a sum pays for it. */
  readonly wanted?: NamedData
  /** A sequence length that is weighed: whether it fits, saves or is enough, and the longest text that is told. */
  readonly lengthAsked?: {
    readonly length: number
    readonly asks: 'fits' | 'cheaper' | 'enough'
    readonly longest: number | null
    /** It is said of most texts, and not of the longest. */
    readonly isOfMost?: true
    /** The planned length is weighed, and this one would hold what is told. */
    readonly isOfPlanned?: true
    /** Whether it breaks is asked, and not whether it fits. */
    readonly isAgainst?: true
    /** What it does is asked, and not whether. */
    readonly isOpen?: true
    /** It is about time, and not about money. */
    readonly isOfTime?: true
  }
  /** So many bytes of text, of which the tokens are asked. */
  readonly textBytes?: number
  /** A limit is asked of a number of GPUs that is named. */
  readonly isOfCount?: true
  /** Whether the range, and not the sum, has it. */
  readonly isOfRange?: true
  /** Whether the tokens of the plan are too few for that text, or too many, is asked. */
  readonly textDoubt?: 'few' | 'many'
  /** So long a disk is kept, and whether the sum has that. */
  readonly keptHours?: number
  readonly isKeptInSum?: true
  /** The standard rate of the country that is named. */
  readonly vatOf?: { readonly country: string; readonly share: number }
  /** What of two cards is asked by the hour alone, of which card that is said. */
  readonly hourlyAsked?: {
    readonly trait: 'cheaper' | 'dearer'
    readonly gpus: readonly GpuId[]
    readonly isOverall?: true
  }
  /** Whether one may run it so, answered with yes or no before the reason. */
  readonly asksCan?: true
  /** What has to change, and not what would be faster. */
  readonly asksNeeded?: true
  /** So many preemptions of a run on spot. */
  readonly preemptions?: number
  /** How sure it is that a limit is kept, and not how likely it is broken. */
  readonly asksSureOf?: true
  /** What a limit to a place costs, with yes or no or as a sum. */
  readonly placeCost?: 'whether' | 'value'
  /** So many GPUs or machines, where their number is asked about. */
  readonly countAsked?: CountAsked
  /** What of the card of the plan is asked. */
  readonly cardTrait?: CardTrait
}

const whether: ReadonlySet<string> = new Set(
  "is are was were do does did can could will would should may might isn't aren't doesn't don't can't won't".split(' '),
)

/** Whether the sentence that asks begins as one that yes or no answers. */
export const asksWhether = (text: string): boolean =>
  whether.has(
    (askingPart(text) ?? text)
      .trim()
      .toLowerCase()
      .split(/[\s,]+/u)[0] ?? '',
  )
