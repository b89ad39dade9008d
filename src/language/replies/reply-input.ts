/** A reply as its readers get it: normalized, rewritten and recognized once, with what it speaks of. */
import type { GpuId } from '../../catalog/ids.ts'
import type { GivenData } from '../given-data.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import type { TopicMatch } from '../questions/topic-of-text.ts'
import type { PresetSlots } from '../grammar/preset-slots.ts'
import type { Understanding } from '../resolution/understanding.ts'
import type { NormalizedText } from '../text/normalize.ts'
import type { ActProbabilities } from '../lexicon/turn-act-classifier.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Scenario, Spec, SpecField } from '../../scenario/scenario.ts'
import type { AmendmentAct, ReplyAct } from './reply-act.ts'
import type { RevisionHistory } from './revision-history.ts'

export type ReplyOptions = {
  /** The bot was mentioned, or it is a direct message: then there is always an answer. */
  readonly isAddressed?: boolean
  /** What the last answer chose where nothing was asked for: "twice the GPUs" means twice these. */
  readonly lastPlan?: Partial<Spec>
  /** The fields that were changed last: what a lone number may be of. */
  readonly lastChanged?: readonly SpecField[]
  /** Beside the reply, which is a change then: it may say nothing. */
  readonly data?: GivenData
  /** By the rules alone, whatever question its words tell. */
  readonly isByRules?: true
  /** One of several clauses of a reply: what is unsure of it is asked about, for the others may say more. */
  readonly isPart?: boolean
  /** One question of several: it is not taken apart again. */
  readonly isAlone?: boolean
}

/** What a thread adds, beyond the scenario: its team's policies, and what judges a claim. */
export type ThreadContext = {
  readonly policyNames: readonly string[]
  /** A run of the plan is known: bare words can be news of it. */
  readonly hasRun: boolean
  /** It is known of how many steps it is. */
  readonly hasSteps: boolean
  /** It has begun, and may have ended: how it goes can be asked. */
  readonly hasBegunRun: boolean
  /** What was told of it last is that it broke off. */
  readonly hasCrashed?: boolean
  /** A speed of the plan that was shown last was reported. */
  readonly isJustReported: boolean
  /** That speed as it was told: of one GPU, or of all of them together. */
  readonly reportedSpeed?: { readonly tokensPerSecond: number; readonly isPerGpu: boolean; readonly gpu: GpuId }
  /** The topic of the question that was answered last; null: something else was shown since. */
  readonly askedTopic: QuestionTopic | null
  /** What was answered last since the plan was shown, by its id or topic; null: nothing. */
  readonly lastAnswerId: string | null
  /** Plans were set side by side since the plan was shown. */
  readonly hasBeside?: boolean
  /** A price is waited for: a sum alone may be of it. */
  readonly hasWatch: boolean
  /** The part of a text that claims figures of a run; null where it claims none. */
  readonly claimIn: (text: string) => string | null
  /** The plan on a machine on which a text says they have hours, and what else it says; null where it tells of none. */
  readonly allocatedIn: (
    text: string,
    scenario: Scenario,
  ) => { readonly scenario: Scenario; readonly rest: string } | null
  /** What holds whatever the plan is, of the question that a text asks; null where nothing is known of it. */
  readonly generalAnswerIn: (
    text: string,
  ) => { readonly id: string; readonly says: readonly string[]; readonly beforePlan?: true } | null
}

/** A reply without its openers and closers: "can we please undo that?" is "undo that". */
export type BareReply = {
  /** In lower case, with single spaces. */
  readonly line: string
  /** What was left off before it and after it, in the same form. */
  readonly opening: string
  readonly closing: string
  /** Where it stands in what was typed. */
  readonly span: { readonly start: number; readonly end: number }
}

/** A reply with all that its readers may need, read once: the text at each stage, the plan, the thread. */
export type Reply = {
  readonly typed: string
  /** The same before it was read from another language. */
  readonly wording: string
  readonly normalized: NormalizedText
  /** Abbreviations written out, remarks before the wish left off. */
  readonly plain: NormalizedText
  /** The plain text in lower case, with single spaces. */
  readonly line: string
  /** The line without what joins it to the talk before it: "so, does it fit?" is "does it fit?". Empty where it is that alone. */
  readonly sentence: string
  /** The sentence without the words of asking and proposing: "let's just take 8" is "take 8". */
  readonly request: string
  /** The same without what is said around a wish: what acts are told by that whole phrases tell. */
  readonly bare: BareReply
  /** Its words by the grammar of a thread; worked out when first asked for. */
  readonly understanding: Understanding
  /** What it changes of the scenario; worked out when first asked for. */
  readonly amendment: AmendmentAct

  /** How likely it is each act, by its words; worked out when first asked for. */
  readonly likelyActs: ActProbabilities
  /** What it would ask about by words of a topic's own; worked out when first asked for. */
  readonly namedTopic: TopicMatch
  /** The same, or where those say little the question that it is most like; worked out when first asked for. */
  readonly likelyTopic: TopicMatch

  /** The scenario that holds. */
  readonly scenario: Scenario
  /** Null where a text is read without its thread: then nothing refers to earlier versions. */
  readonly history: RevisionHistory | null
  /** Null where there is no thread to carry out what needs one. */
  readonly thread: ThreadContext | null
  readonly vocabulary: Vocabulary
  readonly isAddressed: boolean
  /** A clause of a reply that is read by itself. */
  readonly isPart: boolean
  readonly lastChanged: readonly SpecField[]
  /** What the last answer chose where nothing was asked for. */
  readonly lastPlan: Partial<Spec>

  /** Other words in place of the reply, by the grammar of a thread; `given`: slots beside them. */
  readonly understand: (text: string, given?: PresetSlots) => Understanding
  /** A text read as a whole reply to a scenario, as if it were addressed to the app. */
  readonly readAs: (text: string, scenario: Scenario, lastChanged?: readonly SpecField[]) => ReplyAct
  /** A part of the reply, read as a whole reply that is as much meant for the app as this one. */
  readonly readPart: (
    text: string,
    scenario: Scenario,
    lastChanged: readonly SpecField[],
  ) => { readonly act: ReplyAct; readonly likelyActs: ActProbabilities }
  /** The same reply, as if it were addressed to the app. */
  readonly readAddressed: () => ReplyAct
  /** One question of the reply, read as if nothing else had been said to the app. */
  readonly readAlone: (text: string) => ReplyAct
}
