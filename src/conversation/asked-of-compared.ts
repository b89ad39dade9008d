/** A question of plans that were set side by side: it is answered of both, and neither is taken by it. */
import { pairQuestionIn, placeTaken } from '../language/replies/pair-question.ts'
import { pairAnswer, type SideOfPair } from '../presentation/content/compared-answers.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { planFigures } from '../presentation/content/contrast-words.ts'
import { rememberedOf } from '../once.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const fewWords = 4

/** Null where something else is said, or the plans are the stages of one job. */
export function askedOfCompared(
  { compared }: ConversationSubject,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (compared.length < 2 || compared.some(({ count }) => count !== undefined)) return null
  const taken = placeTaken(text)
  const chosen = taken === null ? undefined : compared[taken]
  if (chosen !== undefined) return { kind: 'start', scenario: chosen.scenario, policy: null, phrases: [] }
  const asked = pairQuestionIn(
    text,
    compared.map(({ name }) => name),
  )
  if (asked === null) return null
  // Of different models the bill alone decides nothing: “which one then?” takes the cheaper, as any pick does.
  const isOneJob = compared.every(
    ({ scenario: { spec } }) =>
      spec.params === compared[0]?.scenario.spec.params && spec.tokens === compared[0]?.scenario.spec.tokens,
  )
  if (asked.form === 'choice' && !isOneJob && text.trim().split(/\s+/u).length <= fewWords) return null
  const ask = rememberedOf(context.answerWith(request, null))
  const sides = compared.flatMap(({ name, scenario }): readonly SideOfPair[] => {
    const answer = ask(scenario)
    return answer.kind === 'problem' ? [] : [{ name, option: answer.recommendation.best }]
  })
  if (sides.length < compared.length) return null
  const { names } = context.renderContextOn(request)
  const says = pairAnswer(asked, sides, context.catalog.choice, names).filter((one) => one !== '')
  const [first] = compared
  // Without the GPUs that were named.
  const open =
    asked.form === 'named' && first !== undefined && compared.every(({ scenario }) => scenario.spec.gpus !== null)
      ? ask({ ...first.scenario, spec: { ...first.scenario.spec, gpus: null, gpuCount: null, nodes: null } })
      : null
  const freely =
    open === null || open.kind === 'problem'
      ? []
      : [
          `Not bound to them it would be ${planAndProvider(open.recommendation.best, names)}: ${planFigures(false, open.recommendation.best)}.`,
        ]
  const caveat =
    asked.form === 'choice' && !isOneJob
      ? [
          'That is by money and time alone, as they are not the same job: which is good enough a test on some held-out examples tells.',
        ]
      : []
  return knownInquiry(`${asked.form} of compared`, [...says, ...caveat, ...freely])
}
