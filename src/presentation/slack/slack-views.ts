/** The windows and the Home tab of the Slack app, over the catalog: drawn, and read back when they are sent. */
import type { HomeView, ModalView } from '@slack/types'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import type { Defaults } from '../../scenario/defaults.ts'
import type { LedgerRow } from '../../team/ledger.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { MessageContent } from '../content/message-content.ts'
import { keptMessage, type KeptRecords } from '../content/messages/kept-message.ts'
import { describeData } from '../content/data-facts.ts'
import { defaultsLines } from '../content/settings-summary.ts'
import { createRenderContext } from '../render-context.ts'
import { type EstimateFormInput, estimateFormView } from './forms/estimate-form.ts'
import { type EstimateFormResult, readEstimateForm } from './forms/estimate-form-submission.ts'
import { formChoices } from './forms/form-choices.ts'
import { readFormState } from './forms/form-state.ts'
import { type SettingsFormInput, settingsFormView } from './forms/settings-form.ts'
import { readSettingsForm, type SettingsFormResult } from './forms/settings-form-submission.ts'
import { type HomeContent, homeTabView } from './views/home-tab.ts'

/** `today` is an ISO date. `state` is `view.state.values` of a submission. */
export type SlackViews = {
  readonly estimateForm: (input: EstimateFormInput, today: string) => ModalView
  /** `base`: the scenario that the form was filled with. */
  readonly readEstimateForm: (state: unknown, base: Scenario | null, today: string) => EstimateFormResult
  readonly settingsForm: (input: SettingsFormInput, today: string) => ModalView
  /** `before`: the settings that the window changes. */
  readonly readSettingsForm: (state: unknown, before: Defaults) => SettingsFormResult
  /** `defaults`: the settings of the workspace; null: none. */
  readonly homeTab: (
    content: Pick<HomeContent, 'plans' | 'ledger' | 'audit' | 'watches' | 'runs' | 'history'>,
    defaults: Defaults | null,
    today: string,
  ) => HomeView
  /** What is watched, was approved, or how far off estimates were, as a message. */
  readonly keptAnswer: (kept: KeptRecords, today: string) => MessageContent
  /** The ledger as a table for a spreadsheet. */
  readonly ledgerCsv: (rows: readonly LedgerRow[], today: string) => Promise<string>
}

/** `accuracy`: how far off the estimates are, in sentences. */
export function createSlackViews(
  catalog: Catalog,
  vocabulary: Vocabulary,
  accuracy: () => readonly string[],
): SlackViews {
  const renderContextOn = (today: string) => createRenderContext(catalog, today, true)
  const choices = (today: string) => formChoices(catalog, renderContextOn(today).names)
  return {
    estimateForm: (input, today) => estimateFormView(input, choices(today)),
    readEstimateForm: (state, base, today) => readEstimateForm(readFormState(state), base, vocabulary, today),
    settingsForm: (input, today) => settingsFormView(input, choices(today), vocabulary, renderContextOn(today).names),
    readSettingsForm: (state, before) => readSettingsForm(readFormState(state), before, vocabulary),
    homeTab: (content, defaults, today) => {
      const renderContext = renderContextOn(today)
      const settings = defaults === null ? [] : defaultsLines(defaults, vocabulary, renderContext.names)
      const dataFacts = [...describeData(catalog), ...accuracy()]
      return homeTabView({ ...content, settings, dataFacts }, renderContext)
    },
    keptAnswer: (kept, today) => keptMessage(kept, renderContextOn(today)),
    // The writer of tables is loaded when one is asked for.
    ledgerCsv: async (rows, today) => {
      const { ledgerCsv } = await import('../content/ledger-csv.ts')
      return ledgerCsv(rows, renderContextOn(today).names)
    },
  }
}
