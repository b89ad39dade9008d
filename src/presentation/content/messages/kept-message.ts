/** What the app keeps for a team, told where it is asked about: watches, approvals, how far off the estimates were. */
import type { Scenario } from '../../../scenario/scenario.ts'
import type { WatchTarget } from '../../../scenario/watch-target.ts'
import { type EstimateError, sumOfBills } from '../../../team/ledger.ts'
import { permalinkOf } from '../../format/permalink.ts'
import { formatCounted, formatUsd } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { deviationText, errorText } from '../ledger-lines.ts'
import {
  bullet,
  joinSpans,
  line,
  type Line,
  lineWithCode,
  mention,
  type MessageContent,
  notesBlock,
  type Span,
  strong,
  textBlock,
} from '../message-content.ts'
import { describeJob } from '../scenario-summary.ts'
import { watchedText } from './watch-message.ts'

type AskedPlace = { readonly channel: string; readonly thread: string | null; readonly by: string }

export type KeptRecords =
  | {
      readonly kind: 'watches'
      readonly watches: readonly (AskedPlace & { readonly target: WatchTarget; readonly scenario: Scenario })[]
    }
  | {
      readonly kind: 'approvals'
      /** The newest first. */
      readonly approvals: readonly (AskedPlace & {
        readonly usd: number
        readonly scenario: Scenario
        readonly deciders: readonly string[]
        readonly decision: { readonly is: string; readonly by: string; readonly at: string } | null
      })[]
    }
  | {
      readonly kind: 'estimate-errors'
      readonly byPerson: readonly EstimateError[]
      readonly byStack: readonly EstimateError[]
    }

const maxListed = 10

/** For whoever asked. */
export function keptMessage(kept: KeptRecords, context: RenderContext): MessageContent {
  switch (kept.kind) {
    case 'watches':
      return listed(
        kept.watches.length === 0
          ? 'Nothing is watched here'
          : `Watched here: ${formatCounted(kept.watches.length, 'plan')}`,
        kept.watches.map((watch) =>
          bullet(jobSpan(watch, context), ` ${watchedText(watch.target, context.names)}, for `, mention(watch.by)),
        ),
        'Reply `stop watching` in its thread to end one; `tell me when it drops below $500` begins one.',
      )
    case 'approvals': {
      const waiting = kept.approvals.filter(({ decision }) => decision === null).length
      return listed(
        kept.approvals.length === 0
          ? 'No approval was asked for here'
          : waiting === 0
            ? 'No plan waits for an approval here'
            : `${formatCounted(waiting, 'plan')} ${waiting === 1 ? 'waits' : 'wait'} for an approval here`,
        kept.approvals.map((approval) => bullet(...approvalSpans(approval, context))),
        'Above the limit of the settings a plan carries the button Request approval. For owners the whole trail is on the Home tab, and as CSV.',
      )
    }
    case 'estimate-errors':
      return listed(
        errorHeadline(kept.byPerson),
        [
          ...kept.byPerson.map((error) => bullet('Plans of ', mention(error.of), `: ${errorText(error)}`)),
          ...kept.byStack.map((error) => bullet(`With ${context.names.stack(error.of)}: ${errorText(error)}`)),
        ],
        'Of half a year, the whole bill. What a run cost is told in its thread: `spent $612`.',
      )
  }
}

function errorHeadline(errors: readonly EstimateError[]): string {
  const runs = errors.reduce((sum, error) => sum + error.runs, 0)
  if (runs === 0) return 'No run was reported spent here yet, so nothing is known of how far off the estimates were'
  const spent = sumOfBills(errors.map((error) => error.spentUsd))
  const estimated = sumOfBills(errors.map((error) => error.estimatedUsd))
  return `Against what was estimated, ${deviationText(spent, estimated)} was spent over ${formatCounted(runs, 'run')}`
}

function jobSpan(
  { channel, thread, scenario }: AskedPlace & { readonly scenario: Scenario },
  { names }: RenderContext,
): Span {
  const job = describeJob(scenario.spec, names)
  const link = permalinkOf({ channel, thread })
  return link === null ? `${job}:` : { kind: 'link', label: `${job}:`, address: link.replace('https://', '') }
}

type ListedApprovals = Extract<KeptRecords, { kind: 'approvals' }>['approvals']

function approvalSpans(approval: ListedApprovals[number], context: RenderContext): readonly Span[] {
  const { by, usd, decision, deciders } = approval
  const plan = [jobSpan(approval, context), ` ${formatUsd(usd)}, asked for by `, by === '' ? 'a workflow' : mention(by)]
  if (decision === null) return [...plan, '; waits for ', ...joinSpans(deciders.map(mention), ' or ')]
  const day = decision.at.slice(0, 10)
  return decision.is === 'superseded'
    ? [...plan, `; superseded on ${day}`]
    : [...plan, `; ${decision.is} by `, mention(decision.by), ` on ${day}`]
}

function listed(title: string, items: readonly Line[], note: string): MessageContent {
  const shown = items.slice(0, maxListed)
  const more = items.length - shown.length
  const rest = more === 0 ? [] : [line(`And ${more} more.`)]
  return {
    text: [line(title), ...shown, ...rest, lineWithCode(note)],
    blocks: [textBlock([line(strong(title)), ...shown, ...rest]), notesBlock([lineWithCode(note)])],
  }
}
