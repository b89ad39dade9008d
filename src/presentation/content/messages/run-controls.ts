/** The buttons under the card of a run: what becomes of it, and what whoever begins it needs of its plan. */
import { emptySpec, type Scenario, specSchema } from '../../../scenario/scenario.ts'
import type { RunState } from '../../../team/run-state.ts'
import { answerControlIds, button } from '../answer-controls.ts'
import type { ControlAction } from '../control-action.ts'
import type { ButtonControl } from '../message-content.ts'

/** How news of the run can come; `pasted`: the app has no public address. */
export type RunNewsSource = 'webhook' | 'pasted'

/** None under a run that is over. */
export const runControls = (state: RunState, newsSource: RunNewsSource): readonly ButtonControl[] => [
  ...buttonsOf(state, newsSource),
  ...planButtons(state),
]

/** What somebody who begins the run, or begins it again, needs of its plan. */
function planButtons({ phase, planned: { spec } }: RunState): readonly ButtonControl[] {
  const parsed = phase === 'approved' || phase === 'crashed' ? specSchema.safeParse({ ...emptySpec, ...spec }) : null
  if (spec === undefined || parsed?.success !== true) return []
  const value: Scenario = { spec: parsed.data, setBy: {}, notes: [] }
  return [
    button(answerControlIds.details, 'Details', value),
    button('amend_run_files', 'Get files', { kind: 'run-files', tool: null }),
  ]
}

function buttonsOf({ phase }: RunState, newsSource: RunNewsSource): readonly ButtonControl[] {
  const event = (id: string, label: string, value: Extract<ControlAction, { kind: 'run' }>['event']) =>
    button(`amend_run_${id}`, label, { kind: 'run', event: value })
  const stopped = event('stopped', 'Stopped early', { kind: 'stopped', elapsedHours: null })
  switch (phase) {
    case 'approved':
      return [event('started', 'It runs now', { kind: 'started' })]
    case 'running':
      return [
        event('finished', 'Done', { kind: 'finished', elapsedHours: null, usd: null }),
        event('crashed', 'Crashed', { kind: 'crashed', elapsedHours: null }),
        stopped,
        ...(newsSource === 'webhook'
          ? [button('run_callback', 'Callback for the trainer', { kind: 'run callback' })]
          : []),
      ]
    case 'crashed':
      return [event('resumed', 'Resumed', { kind: 'resumed', step: null }), stopped]
    case 'stopped':
    case 'done':
      return []
  }
}
