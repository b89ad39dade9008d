/** "Leave everything the same except 25M tokens and Germany": what the plan chose by itself stays as it is, too. */
import { appendRevision } from '../language/replies/revision-history.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withFirstNote } from '../scenario/noted-scenario.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

const keepsRest =
  /\b(?:leave|leaving|keep|keeping|with) (?:everything|all|the rest|all the rest|it all|anything else)(?: else)?(?: exactly)?(?: the)? (?:same|as (?:it )?(?:is|was)|as planned|unchanged|alone|identical)\b|\beverything(?: else)?(?: is| stays| remains)?(?: exactly)?(?: the)? (?:same|as (?:it )?is|unchanged|stays|identical)\b|\b(?:don't|dont|do not) (?:change|touch) anything(?: else)?\b|\bnothing else (?:changes|should change)\b|\b(?:same|identical) (?:plan|setup|machine|gpus?|cards?|everything)\b/iu

/** The revision on the GPUs of the plan, bought as they were and there, as far as a plan keeps them; as it is where nothing says so. */
export function withRestKept(
  thread: ThreadState,
  text: string,
  read: Interpretation,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (read.kind !== 'revision' || read.revision.by !== 'amend' || thread.shown === null || !keepsRest.test(text))
    return read
  const { best } = thread.shown
  const { scenario, changed } = read.revision
  const { spec } = scenario
  const isOpen = (...fields: readonly (keyof Spec)[]): boolean =>
    fields.every((field) => spec[field] === null && !changed.includes(field))
  const machine = isOpen('gpus') ? { gpus: [best.gpu], gpuCount: spec.gpuCount ?? best.gpuCount } : {}
  const purchase = isOpen('pricing') && spec.owned !== true ? { pricing: best.pricing } : {}
  const seller = isOpen('providers') && !changed.includes('region') ? { providers: [best.provider] } : {}
  const method = isOpen('method') ? { method: best.method } : {}
  const ask = context.answerWith(request, thread)
  // What is given up first stands last.
  const tries = [
    { ...machine, ...purchase, ...method, ...seller },
    { ...machine, ...purchase, ...method },
    { ...purchase, ...method },
    purchase,
  ]
  const { names } = context.renderContextOn(request)
  const tried = new Set(['{}'])
  for (const set of tries) {
    const key = JSON.stringify(set)
    if (tried.has(key)) continue
    tried.add(key)
    const result = applyChange(scenario, askedChange(set))
    if ('problem' in result || ask(result.scenario).kind !== 'recommendation') continue
    const isOther = 'gpus' in machine && !('gpus' in set)
    const kept = isOther
      ? withFirstNote(
          result.scenario,
          `No plan on record keeps the ${best.gpuCount} ${names.gpu(best.gpu)} with that: the GPUs change.`,
        )
      : result.scenario
    const { conversation, ...revision } = appendRevision(thread.conversation, kept)
    return { ...read, revision: { ...read.revision, ...revision, conversation, changed } }
  }
  return read
}
