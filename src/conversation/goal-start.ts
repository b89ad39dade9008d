/** The plan of a goal that names no whole job. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import type { EngineContext } from './engine-context.ts'
import { giantSentences } from './giant-model.ts'
import { spokenAsTokens } from './interpret-asked-figures.ts'
import type { Interpretation } from './interpretation.ts'
import { withExtras, withGeneralAnswers } from './interpretation-extras.ts'
import { managedTraining, readyModelLead } from './ready-model-first.ts'
import type { RequestContext } from './request.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { memberOfGoal } from './usual-of-family.ts'

/** What stands before it where no training is needed, and what its texts were taken for where somebody speaks them. */
export function goalStart(
  goal: Extract<Inquiry, { kind: 'goal' }>,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const spoken = spokenAsTokens(text, context.catalog)
  const { vocabulary, catalog } = context
  const inTokens = spoken === null ? null : readInquiry(spoken.rest, vocabulary, catalog.inquiryFacts, request.today)
  const read = inTokens?.kind === 'goal' ? inTokens : goal
  const member = read.scenario.spec.model === null ? memberOfGoal(text, request.today, context) : null
  const scenario = member === null ? read.scenario : withMember(read.scenario, member)
  const sizes = member === null ? read.sizes : []
  const lead = readyModelLead(scenario, text, catalog)
  const started = { kind: 'start', scenario, policy: null, phrases: [], sizes } as const
  // Nobody said whether an adapter will do.
  const giant = scenario.setBy.method === undefined ? giantSentences(scenario.spec, request, context) : []
  const ofGiant = giant.length === 0 ? {} : { generalAnswers: giant }
  const answer = withExtras(started, { ...(lead === null ? {} : { lead }), ...ofGiant })
  const told = spoken !== null && inTokens?.kind === 'goal' ? spoken.says : []
  return withGeneralAnswers(answer, [...(member === null ? [] : [member.says]), ...told, ...managedTraining(text)])
}

/** The model is no guess any more. */
function withMember(scenario: Scenario, { id, params }: { readonly id: string; readonly params: number }): Scenario {
  const named = (note: string): string => note.replace(/^Guessed: an? [\d.]+B model, /u, 'Guessed: ')
  return {
    ...scenario,
    spec: { ...scenario.spec, model: id, params },
    notes: scenario.notes.map(named),
    ...(scenario.remarks === undefined
      ? {}
      : { remarks: scenario.remarks.map((remark) => ({ ...remark, text: named(remark.text) })) }),
  }
}
