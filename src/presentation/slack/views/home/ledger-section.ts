/** The month on the Home tab: budget, spent, committed, forecast; how far off the estimates were; the exports. */
import type { KnownBlock } from '@slack/types'
import type { EstimateError, LedgerMonth } from '../../../../team/ledger.ts'
import { errorText, monthLines, monthName } from '../../../content/ledger-lines.ts'
import type { RenderContext } from '../../../render-context.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../../blocks/layout-blocks.ts'
import { escapeMrkdwn, inlineCode } from '../../blocks/mrkdwn.ts'
import { viewButton } from './view-button.ts'

/** Ids of the buttons that send a table by direct message. */
export const ledgerActionIds = { ledger: 'export_ledger', audit: 'export_audit' } as const

export type LedgerContent = {
  readonly month: LedgerMonth
  readonly byPerson: readonly EstimateError[]
  readonly byStack: readonly EstimateError[]
  /** `workspace`: all plans; `person`: those the reader has to do with. */
  readonly of: 'workspace' | 'person'
}

const maxErrors = 5

/** The budget of others is left out where the reader may see only their own rows. */
export function ledgerSection(
  { month, byPerson, byStack, of }: LedgerContent,
  { names }: Pick<RenderContext, 'names'>,
): KnownBlock[] {
  const title = of === 'workspace' ? 'Ledger of the workspace' : 'Your ledger'
  const lines = monthLines(month).filter((line) => of === 'workspace' || !line.startsWith('Budget of'))
  const errors = [
    ...byPerson.slice(0, maxErrors).map((error) => `Plans of <@${error.of}>: ${escapeMrkdwn(errorText(error))}`),
    ...byStack.slice(0, maxErrors).map((error) => escapeMrkdwn(`With ${names.stack(error.of)}: ${errorText(error)}`)),
  ]
  return [
    headerBlock(`${title}, ${monthName(month.month)}`),
    sectionBlock(bulletLines(lines.map(escapeMrkdwn))),
    ...(errors.length === 0 ? [] : [sectionBlock(['*Spent beside estimated, half a year*', ...bulletLines(errors)])]),
    {
      type: 'actions',
      block_id: 'ledger',
      elements: [
        viewButton(ledgerActionIds.ledger, 'Ledger as CSV'),
        ...(of === 'workspace' ? [viewButton(ledgerActionIds.audit, 'Audit trail as CSV')] : []),
      ],
    },
    contextBlock([
      `What a run cost is told in its thread: ${inlineCode('spent $612')}. In a channel: ${inlineCode('/gpucost digest')}.`,
    ]),
  ]
}
