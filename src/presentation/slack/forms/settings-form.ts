/** The windows of what a channel or a workspace has settled: all of it at a glance, and one for each part to change it. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { Defaults } from '../../../scenario/defaults.ts'
import type { Vocabulary } from '../../../language/lexicon/vocabulary.ts'
import { noDefaults } from '../../../team/team-rules.ts'
import { contextBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { mrkdwnLine } from '../blocks/mrkdwn-line.ts'
import { escapeMrkdwn, truncateEscaped } from '../blocks/mrkdwn.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import type { FormChoices } from './form-choices.ts'
import { defaultsLines, describeDefaults } from '../../content/settings-summary.ts'
import { viewButton } from '../views/home/view-button.ts'
import { type SettingsInput, settingsInputs } from './settings-inputs.ts'
import { type SettingsPart, type SettingsPartId, settingsPartOf, settingsPartsOf } from './settings-parts.ts'

export const settingsFormId = 'settings'
/** The button that opens a part; its value is the id of the part. */
export const settingsPartAction = 'open_settings_part'

export type SettingsFormInput = {
  /** `workspace`: for every channel that has not settled otherwise. */
  readonly of: 'channel' | 'workspace'
  /** Null: all parts at a glance, with a button for each. */
  readonly part: SettingsPartId | null
  /** Null: nothing is settled here yet. */
  readonly defaults: Defaults | null
  /** The workspace's, which holds where the channel leaves a field open; null for the workspace itself. */
  readonly inherited: Defaults | null
  /** Who owns the settings of the workspace: ids of users. */
  readonly owners: readonly string[]
  /** "Changed by @ann on 2026-11-20", in mrkdwn; '' for never. */
  readonly history: string
  readonly privateMetadata: string
}

/** The modal, filled with `formInput.defaults`; what is inherited is said too. */
export function settingsFormView(
  formInput: SettingsFormInput,
  choices: FormChoices,
  vocabulary: Vocabulary,
  names: DisplayNames,
): ModalView {
  const { of: scope, part: id, privateMetadata } = formInput
  const part = id === null ? null : settingsPartOf(id)
  const blocks =
    part === null
      ? overviewBlocks(formInput, vocabulary, names)
      : partBlocks(part, formInput, choices, vocabulary, names)
  return {
    type: 'modal',
    callback_id: settingsFormId,
    private_metadata: privateMetadata,
    title: {
      type: 'plain_text',
      text: part?.title ?? (scope === 'channel' ? 'Channel settings' : 'Workspace settings'),
    },
    ...(part === null ? {} : { submit: { type: 'plain_text', text: 'Save' } }),
    close: { type: 'plain_text', text: part === null ? 'Close' : 'Cancel' },
    blocks: [...blocks],
  }
}

const introductions = {
  channel:
    'These hold in this channel, before those of the workspace. What somebody says in a question goes before both.',
  workspace:
    'These hold in every channel that has not settled otherwise. What somebody says in a question goes before them.',
} as const

/** Characters of one setting that the overview shows. */
const maxLineLength = 160

/** Each part with what is set in it, and the button that changes it. */
function overviewBlocks(
  { of: scope, defaults, inherited, owners, history }: SettingsFormInput,
  vocabulary: Vocabulary,
  names: DisplayNames,
): readonly KnownBlock[] {
  const current = defaults ?? noDefaults
  const sections = settingsPartsOf(scope).map((part): KnownBlock => {
    const ofWorkspace = part.fields.filter((field) => current[field] === null && (inherited?.[field] ?? null) !== null)
    const lines = [
      ...(part.id === 'owners' && owners.length > 0
        ? [`Owners: ${owners.map((user) => `<@${user}>`).join(', ')}`]
        : []),
      ...defaultsLines(current, vocabulary, names, part.fields).map(mrkdwnLine),
      ...(inherited === null ? [] : defaultsLines(inherited, vocabulary, names, ofWorkspace)).map(
        (each) => `${mrkdwnLine(each)} (workspace)`,
      ),
    ].map((each) => truncateEscaped(each, maxLineLength))
    const about = scope === 'workspace' ? (part.aboutWorkspace ?? part.about) : part.about
    return {
      ...sectionBlock([`*${escapeMrkdwn(part.title)}*`, ...(lines.length === 0 ? [`Not set: ${about}.`] : lines)]),
      block_id: `settings_${part.id}`,
      accessory: viewButton(settingsPartAction, 'Change…', part.id),
    }
  })
  return [contextBlock([introductions[scope], ...(history === '' ? [] : [history])]), ...sections]
}

function partBlocks(
  { fields }: SettingsPart,
  { of: scope, defaults, inherited }: SettingsFormInput,
  choices: FormChoices,
  vocabulary: Vocabulary,
  names: DisplayNames,
): readonly KnownBlock[] {
  const inheritedText = inherited === null ? {} : describeDefaults(inherited, vocabulary, names)
  const hint: SettingsInput['hint'] = (field, explanation = '') =>
    [
      inheritedText[field] === undefined ? '' : `Workspace: ${inheritedText[field].replaceAll('\n', '; ')}.`,
      explanation,
    ]
      .filter((text) => text !== '')
      .join(' ')
  const input = { current: defaults ?? noDefaults, choices, vocabulary, hint }
  const inputs = fields
    .filter((field) => field !== 'digest' || scope === 'channel')
    .flatMap((field) => settingsInputs[field](input))
  return [contextBlock([introductions[scope]]), ...inputs]
}
