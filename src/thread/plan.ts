/** A turn that leads to another plan: amended, undone, redone, reset, or set by a form or a policy. */
import type { Option } from '../recommend/recommendation.ts'
import { changeWords } from '../reply/asked.ts'
import { answerMessage } from '../reply/question.ts'
import { headlineOf } from '../reply/summary.ts'
import { type Conversation, currentScenario, revised } from '../scenario/conversation.ts'
import type { Field, Scenario } from '../scenario/spec.ts'
import type { Policy } from '../team/policy.ts'
import { checked, reopened, under } from '../team/with-rules.ts'
import type { Books } from './books.ts'
import { firstAnswer } from './choose.ts'
import type { Held, Said, Setting } from './held.ts'
import { withPriceNews } from './reprice.ts'
import { shownPlan } from './shown-plan.ts'

/** A new revision, and how it came about. */
export type Revision = {
  readonly conversation: Conversation
  readonly scenario: Scenario
  readonly before: Scenario | null
  readonly changed: readonly Field[]
  readonly by: 'start' | 'amend' | 'undo' | 'redo' | 'reset'
}

/** The revision answered, at the prices that the thread rests on, as a difference to what was shown last. */
export function planned(held: Held, revision: Revision, setting: Setting, books: Books): Said {
  if (revision.changed.length === 0 && held.shown !== null) return unchanged(held.shown.best, setting, books)
  const { conversation, by } = revision
  const { providers } = books.vocabulary
  const scenario = by === 'amend' ? checked(revision.scenario, setting.rules, providers) : revision.scenario
  const revisions = conversation.revisions.with(conversation.position, scenario)
  const now: Held = { ...held, conversation: { ...conversation, revisions } }
  const answer = books.asking(setting, held)(scenario)
  const said = shownPlan(held, now, answer, wordsOf(revision, books, setting.today), setting, books)
  return said.kind === 'plan' ? withPriceNews(said, setting, books) : said
}

/** What was asked for holds already: a word, and no revision. */
function unchanged(best: Option, { today }: Setting, books: Books): Said {
  const { names } = books.manner(today)
  return { kind: 'words', message: answerMessage(`That is how it is already: ${headlineOf(best, names)}.`) }
}

/** The thread goes on with a scenario that came from elsewhere. */
export function revise(held: Held, scenario: Scenario, setting: Setting, books: Books): Said {
  return planned(held, revised(held.conversation, scenario), setting, books)
}

/** A policy named in a thread: its ways, whatever was said of method and precision before. */
export function policed(held: Held, policy: Policy, setting: Setting, books: Books): Said {
  const ways = under(reopened(currentScenario(held.conversation), ['method', 'weights']), policy)
  const answer = firstAnswer([ways], books.asking(setting, held))
  const scenario = answer.kind === 'recommendation' ? answer.scenario : ways[0]
  return revise(held, scenario ?? currentScenario(held.conversation), setting, books)
}

function wordsOf({ by, changed, scenario, before }: Revision, books: Books, today: string): readonly string[] | string {
  const { names } = books.manner(today)
  if (by === 'reset') return 'Back to the first question'
  if (by === 'undo' && before !== null) return `Undone: ${changeWords(changed, before, names).join(', ')}`
  const words = changeWords(changed, scenario, names)
  return by === 'redo' ? `Redone: ${words.join(', ')}` : words
}
