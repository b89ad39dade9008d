/** Plans side by side: a table, then what each of them risks and assumes. */
import { toOneLine } from '../../format/truncate.ts'
import { offloadLabels } from '../training-setup.ts'
import {
  bullet,
  type ContentBlock,
  headingBlock,
  type Line,
  line,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { weightBytes } from '../../../catalog/training-method.ts'
import { GIB } from '../../../catalog/units.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { nothingLost } from '../../../recommend/explain/quality-note.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { isOnePlan, type PlanColumn, type PlanComparison } from '../plan-comparison.ts'

/** `next`: what the reader can do now; `remarks`: what was assumed of all of them. */
export function comparisonMessage(
  { columns: plans, verdict, areAllDone, isAsked }: PlanComparison,
  next = 'Nothing is changed: reply with the one you want.',
  remarks: readonly Line[] = [],
): MessageContent {
  const title = [...new Set(plans.map(({ text }) => text))].join(areAllDone === true ? ' + ' : ' vs ')
  const hasPlan = plans.some(({ cells }) => cells !== null)
  // The same plan under several names is no comparison.
  if (isOnePlan(plans))
    return {
      text: [line(verdict), ...remarks],
      blocks: [textBlock([line(verdict)]), notesBlock([...remarks, line(`${figuresNote} Nothing is changed.`)])],
    }
  const noteLines = plans.flatMap((plan) => {
    const notes =
      plan.cells === null ? '' : [rangeNote(plan.cells), planNotes(plan)].filter((part) => part !== '').join('; ')
    return notes === '' ? [] : [bullet(strong(`${plan.text}:`), ` ${notes}`)]
  })
  const problemLines = plans.flatMap(({ text, problem }) =>
    problem === null ? [] : [bullet(strong(`${text}:`), ` ${toOneLine(problem.message, 200)}`)],
  )
  return {
    text:
      isAsked === true
        ? [line(verdict), ...remarks]
        : [line(`${title}: ${verdict}`), ...plans.map((plan) => bullet(planSentence(plan))), ...remarks],
    blocks: [
      // A question has its answer first.
      ...(isAsked === true ? [] : [headingBlock(toOneLine(title, 140))]),
      textBlock([line(verdict)]),
      ...(hasPlan ? [comparisonTable(plans)] : []),
      ...(noteLines.length === 0 ? [] : [textBlock(noteLines)]),
      ...(problemLines.length === 0
        ? []
        : [textBlock(hasPlan ? [line(strong('Not as asked')), ...problemLines] : problemLines)]),
      notesBlock([...remarks, line(hasPlan ? `${figuresNote} ${next}` : unchangedNote)]),
    ],
  }
}

const figuresNote = 'Time and total are of the whole job; 8 in 10 comparable runs fall inside the ranges.'
const unchangedNote = 'Nothing is changed: drop or widen a limit, and ask again.'

const rangeNote = ({ timeRange, totalRange, memory }: NonNullable<PlanColumn['cells']>): string =>
  `${timeRange}, ${totalRange}, ${memory} per GPU`

function planNotes({ qualityNote, assumptions, option, spec }: PlanColumn): string {
  const offload = offloadLabels[option?.offload ?? 'none']
  // That nothing is lost tells nobody anything.
  const quality = qualityNote === nothingLost ? '' : qualityNote
  return [
    [offload === '' ? '' : `${offload}, which is slow`, option === null ? '' : shardedWords(option, spec), quality]
      .filter((part) => part !== '')
      .join('; '),
    assumptions.length === 0 ? '' : `Assumed: ${assumptions.join('; ')}`,
  ]
    .filter((part) => part !== '')
    .join('. ')
}

/** Where no card holds a copy of the weights, plain DDP would run out of memory. */
function shardedWords({ gpuCount, layout, weights, usableMemoryGiB, offload }: Option, { params }: Spec): string {
  if (gpuCount < 2 || offload !== 'none' || params === null) return ''
  const isSplit = params * weightBytes[weights] > roomForWeights * usableMemoryGiB * GIB
  return isSplit
    ? `${layout.sharding === 'fsdp' ? 'weights sharded over the' : 'the model split over the'} ${gpuCount}${layout.sharding === 'fsdp' ? ' (FSDP, ZeRO-3)' : ''}, as no card has room for a copy`
    : ''
}
/** The rest is for activations. */
const roomForWeights = 0.7

function planSentence(column: PlanColumn): string {
  const { text, cells, problem } = column
  if (cells === null) return `${text}: ${toOneLine(problem?.message ?? '', 200)}`
  const { plan, provider, time, timeRange, total, totalRange, memory } = cells
  const notes = planNotes(column)
  return `${text}: ${plan} at ${provider}, ${time} (${timeRange}), ${total} in total (${totalRange}), ${memory} on each GPU${notes === '' ? '' : notes.startsWith('Assumed') ? `. ${notes}` : `; ${notes}`}`
}

/** Money and time first: on a phone they are what is on the screen. */
const columns = [
  { title: 'Total', align: 'right' },
  { title: 'Time', align: 'right' },
  { title: 'Asked', align: 'left', isWrapped: true },
  { title: 'Plan', align: 'left', isWrapped: true },
] as const

function comparisonTable(plans: readonly PlanColumn[]): ContentBlock {
  const rows = plans.flatMap(({ text, cells }) =>
    cells === null ? [] : [[cells.total, cells.time, text, `${cells.plan} at ${cells.provider}`]],
  )
  return { kind: 'table', columns, rows: rows.map((row) => row.map((cell) => toOneLine(cell, 120) || '–')) }
}
