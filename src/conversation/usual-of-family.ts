/** "finetune gemma 3 on 5k support chats": a family without a size is planned with the one most people mean, and that is told. */
import { understand } from '../language/pipeline.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'

/** The plan of the usual size where nothing but the size is missing; what was read otherwise. */
export function withUsualOfFamily(
  asked: Interpretation,
  { vocabulary }: EngineContext,
  interpret: (text: string) => Interpretation,
): Interpretation {
  if (asked.kind !== 'problem' || asked.problem.kind !== 'missing-model') return asked
  const [words] = asked.problem.terms
  const [text, ...more] = asked.problem.suggestions
  // Without words of its own no family was named.
  const brand = words === undefined ? undefined : brandOf(words, vocabulary)
  if (words === undefined || text === undefined || brand === undefined) return asked
  const planned = interpret(text)
  if (planned.kind !== 'start' || planned.sizes !== undefined) return asked
  const { model } = planned.scenario.spec
  const chosen = vocabulary.models.byId.get(model ?? '')
  if (chosen?.brand !== brand) return asked
  const others = more.flatMap((each) => idIn(each, vocabulary) ?? []).filter((id) => id !== chosen.id)
  return withGeneralAnswers(planned, [takenOf(words, chosen.name, others)])
}

const takenOf = (words: string, name: string, others: readonly string[]): string =>
  `“${words}” comes in several sizes: ${name} is taken${others.length === 0 ? '' : `, say “${others.join('” or “')}” for another`}.`

/** The usual member of a family that a goal names ("fine tune deepseek on our docs"), and that it was taken; null: it names none. */
export function memberOfGoal(
  text: string,
  today: string,
  { vocabulary }: EngineContext,
): { readonly id: string; readonly name: string; readonly params: number; readonly says: string } | null {
  const { draft } = understand(text, { mode: 'command', vocabulary, today })
  const [issue] = draft.issues
  const [words] = issue?.kind === 'missing-model' ? issue.terms : []
  if (issue === undefined || words === undefined || brandOf(words, vocabulary) === undefined) return null
  const [chosen, ...others] = issue.alternatives.flatMap((id) => vocabulary.models.byId.get(id) ?? [])
  if (chosen === undefined) return null
  const { id, name, params } = chosen
  return {
    id,
    name,
    params,
    says: takenOf(
      words,
      name,
      others.map((one) => one.id),
    ),
  }
}

/** "gpt-oss", "gemma 3": the brand is all of it or what stands before its version. */
function brandOf(words: string, { models }: EngineContext['vocabulary']): string | undefined {
  const typed = words.toLowerCase().trim()
  const named = [typed, typed.replaceAll('-', ' '), typed.replaceAll(' ', '-'), typed.split(/[\s\d-]/u)[0] ?? '']
  return named.map((each) => models.brandWords.get(each)).find((brand) => brand !== undefined)
}

const idIn = (text: string, { models }: EngineContext['vocabulary']): string | undefined =>
  text.split(/\s+/u).find((word) => models.byId.has(word))
