/** The corridor as the terminal needs it. A verb is offered once the room behind it is wired. */
import type { Answer } from '../reply/answer.ts'
import type { Chart } from '../chart/chart.ts'
import type { Checked as CheckResult } from '../check/checked.ts'
import type { Decision } from '../recommend/decision/decision.ts'
import type { Advice, AdviceTopic } from '../recommend/advice/advice.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { ReceiptLine } from '../recommend/receipt-parts.ts'
import type { Comparison } from '../reply/compared.ts'
import type { Manner } from '../reply/manner.ts'
import type { Terminal } from '../reply/terminal.ts'
import type { ConfigKeys } from '../scenario/config/config-keys.ts'
import type { WholeCost } from '../reply/whole-cost.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Held, Said, Setting } from '../thread/held.ts'

/** `config`: what became of the keys, where it was a configuration. */
export type Reading = { readonly config?: ConfigKeys } & (
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly problem: Problem }
)

/** One turn of a conversation: a scenario, a problem, chatter that is left alone, or a question answered in words. */
export type Turn = Reading | { readonly kind: 'ignored' } | { readonly kind: 'answer'; readonly text: string }

export type Recommended = Extract<Answer, { kind: 'recommendation' }>

export type Advised =
  | { readonly kind: 'advice'; readonly advice: readonly Advice[] }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible }

export type Checked =
  | { readonly kind: 'checked'; readonly result: CheckResult; readonly manner: Manner }
  | { readonly kind: 'problem'; readonly problem: Problem }

export type ComparedPlans =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'problem'; readonly problem: Problem }

export type Receipt =
  | { readonly kind: 'receipt'; readonly lines: readonly ReceiptLine[] }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible }

export type Cost =
  | { readonly kind: 'cost'; readonly decision: Decision; readonly words: WholeCost }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible }

/** `today` is an ISO date: prices are aged against it. */
export type Corridor = {
  /** The text of a slash command. */
  readonly parse?: (text: string, today: string) => Reading
  /** A message written to people. */
  readonly read?: (text: string, today: string) => Reading
  /** Configurations of one run, with words beside them. */
  readonly readConfig?: (configs: readonly string[], words: string, today: string) => Reading
  readonly askConfig?: (configs: readonly string[], words: string, today: string) => Answer
  /** One element a turn, the first text included. */
  readonly converse?: (first: string, turns: readonly string[], today: string) => readonly Turn[]
  readonly ask?: (text: string, today: string) => Answer
  /** A recommendation laid out for a window. */
  readonly show?: (answer: Recommended, today: string, terminal: Terminal) => string
  /** What the first plan costs in all, and what else could be done. */
  readonly cost?: (text: string, today: string) => Cost
  /** One run configuration in, one JSON-able prediction out; a row that is not one comes back as a problem. */
  readonly predict?: (row: unknown) => Readonly<Record<string, unknown>>
  /** How right the estimates are, in sentences. */
  readonly accuracy?: () => readonly string[]
  /** Advice on one topic or on all of them, each laid out by `adviceText`. */
  readonly advise?: (topics: readonly AdviceTopic[], text: string, today: string) => Advised
  readonly receipt?: (text: string, today: string) => Receipt
  /** The receipt of an answer's first option. */
  readonly receiptOf?: (answer: Recommended, today: string) => readonly ReceiptLine[]
  /** A pasted claim, judged. */
  readonly check?: (text: string, today: string) => Checked
  /** Two to four questions side by side. */
  readonly compare?: (texts: readonly string[], today: string) => ComparedPlans
  readonly chart?: (answer: Recommended, today: string) => Promise<Chart>
  /** Every option with every figure. */
  readonly csv?: (answer: Recommended) => Promise<string>
  /** A problem laid out for a window. */
  readonly refuse?: (problem: Problem | Infeasible, terminal: Terminal) => string
  /** The next turn of a conversation, as a thread has it; `held` null: the first. */
  readonly turn?: (held: Held | null, text: string, setting: Pick<Setting, 'today' | 'own'>) => Said
  /** Words that a shell may complete: models, GPUs, providers, stacks. */
  readonly words?: () => readonly string[]
}
