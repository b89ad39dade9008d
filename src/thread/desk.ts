/** What a shell asks of a conversation: every way to begin it, go on with it, and look into it. Pure; decides nothing. */
import type { HomeView, ModalView } from '@slack/types'
import type { Message } from '../reply/message.ts'
import { choicesOf } from '../reply/form/choices.ts'
import { type FormRead, readForm } from '../reply/form/answer.ts'
import { type FormStart, formView } from '../reply/form/form.ts'
import { type SettingsStart, settingsView } from '../reply/form/settings.ts'
import { defaultLines } from '../reply/form/settings-words.ts'
import { readSettingsForm, type SettingsRead } from '../reply/form/settings-answer.ts'
import { formState } from '../reply/form/state.ts'
import { approvalSummary } from '../reply/approval.ts'
import { type HomeContent, homeView } from '../reply/home.ts'
import { plainRendering } from '../reply/plain-rendering.ts'
import { receiptView } from '../reply/receipt-message.ts'
import { wholeCostMessage } from '../reply/whole-cost-message.ts'
import { noUsualMessage, usualMessage } from '../reply/usual.ts'
import { helpMessage } from '../reply/help.ts'
import { isHelp } from '../scenario/parse.ts'
import { currentScenario } from '../scenario/conversation.ts'
import type { Defaults } from '../scenario/defaults.ts'
import type { FileWish } from '../scenario/file-wishes.ts'
import type { Scenario } from '../scenario/spec.ts'
import { type Earlier, usualOf } from '../team/usual.ts'
import type { Books } from './books.ts'
import type { Answered, Held, Said, Setting } from './held.ts'
import { type FileSaid, fileSaid } from './file.ts'
import { revise } from './plan.ts'
import { readText, type Read, startFrom, startWith, type Via } from './start.ts'
import { takeTurn } from './turn.ts'
import { type Week, weekOf } from './week.ts'

export type Desk = {
  /** The first words of a conversation: a question, or a cry for help. */
  readonly welcome: (text: string, via: Via, setting: Setting) => Said
  readonly start: (text: string, via: Via, setting: Setting) => Said
  /** Goes on with what `read` gave, or with a form. */
  readonly startFrom: (scenario: Scenario, policy: Read['policy'], setting: Setting) => Said
  readonly read: (text: string, via: Via, setting: Setting) => Read
  readonly turn: (held: Held, text: string, isAddressed: boolean, setting: Setting) => Said
  readonly revise: (held: Held, scenario: Scenario, setting: Setting) => Said
  /** Every figure of the plan that holds; null: there is no plan. */
  readonly details: (held: Held, setting: Setting) => ModalView | null
  /** What the channel usually asks. */
  readonly usual: (history: readonly Earlier[], setting: Setting) => Said
  /** The week of a channel; null: nothing to tell. */
  readonly week: (week: Week, setting: Setting) => Message | null
  /** A plan as a picture or a file. */
  readonly file: (wish: FileWish, answered: Answered, today: string) => FileSaid
  readonly help: (today: string) => Message
  readonly approvalSummary: (answered: Answered, today: string) => string
  readonly form: (start: FormStart, today: string) => ModalView
  /** `state`: `view.state.values` of a submission. */
  readonly filledForm: (state: unknown, base: Scenario | null, today: string) => FormRead
  readonly settingsForm: (start: SettingsStart, today: string) => ModalView
  readonly filledSettings: (state: unknown) => SettingsRead
  readonly home: (content: Omit<HomeContent, 'settled' | 'facts'>, settled: Defaults | null, today: string) => HomeView
}

export function deskOf(books: Books): Desk {
  const { catalog, vocabulary, manner } = books
  const choices = (today: string) => choicesOf(catalog, manner(today).names)
  return {
    welcome: (text, via, setting) =>
      isHelp(text)
        ? { kind: 'words', message: helpMessage(manner(setting.today)) }
        : startWith(text, via, setting, books),
    start: (text, via, setting) => startWith(text, via, setting, books),
    startFrom: (scenario, policy, setting) => startFrom(scenario, policy, setting, books),
    read: (text, via, setting) => readText(text, via, setting, books),
    turn: (held, text, isAddressed, setting) => takeTurn(held, text, isAddressed, setting, books),
    revise: (held, scenario, setting) => revise(held, scenario, setting, books),
    details: (held, setting) => {
      const answer = books.asking(setting, held)(currentScenario(held.conversation))
      if (answer.kind === 'problem') return null
      const { scenario, recommendation } = answer
      const asker = books.asker(setting, held)
      const about = { scenario, option: recommendation.best }
      const day = held.shown?.today ?? setting.today
      const whole = books.corridor.wholeCost(about, day, asker)
      // A window takes no tables.
      const { blocks } = plainRendering(wholeCostMessage(whole))
      return receiptView(books.corridor.receiptOf({ scenario, recommendation }, day, asker), blocks)
    },
    usual: (history, setting) => {
      const usual = usualOf(history)
      if (usual === null) return { kind: 'words', message: noUsualMessage() }
      const said = startFrom(usual.scenario, null, setting, books)
      if (said.kind !== 'plan') return said
      return { ...said, message: usualMessage(usual, said.message, manner(setting.today)) }
    },
    week: (week, setting) => weekOf(week, setting, books),
    file: (wish, answered, today) => fileSaid(wish, answered, today, books),
    help: (today) => helpMessage(manner(today)),
    approvalSummary: (answered, today) => approvalSummary(answered, manner(today)),
    form: (start, today) => formView(start, choices(today)),
    filledForm: (state, base, today) => readForm(formState(state), base, vocabulary, today),
    settingsForm: (start, today) => settingsView(start, choices(today), vocabulary, manner(today).names),
    filledSettings: (state) => readSettingsForm(formState(state), vocabulary),
    home: (content, settled, today) => {
      const { names } = manner(today)
      const lines = settled === null ? [] : defaultLines(settled, vocabulary, names)
      return homeView({ ...content, settled: lines, facts: factsOf(books) }, manner(today))
    },
  }
}

/** How much is known, and how fresh it is. */
function factsOf({ catalog, accuracy }: Books): readonly string[] {
  const { observations, gpus, models, providers, hosted } = catalog
  const newest =
    observations
      .map(({ price }) => price.asOf)
      .toSorted()
      .at(-1) ?? ''
  const selling = new Set(observations.map(({ provider }) => provider))
  return [
    `${observations.length} prices of ${selling.size} providers, the newest seen on ${newest}; each answer says the date of its own`,
    `${gpus.size} GPUs, ${models.size} models, ${providers.size} providers, ${hosted.size} hosted services`,
    ...accuracy(),
  ]
}
