/** "If we used LoRA, would one 4090 do?": what is only supposed is set beside the plan, which stays as it is. */
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const supposes =
  /^\W*(?:(?:and|so|but|ok|hm+|then|well)[ ,]+){0,2}(?:if|suppose|supposing|assuming|imagine)\b[^.!]{4,120}\?\W*$/iu

const asksFit = /\b(?:take it|takes it|fits?|hold|holds|do(?: it)?|does it|enough|work|works|run|runs)\s?\?\W*$/iu

/** "And if we take A100s?" asks for that plan; ", what would it cost?" asks what it would be. */
const asksBehind = /,\s?(?:(?:and|so|then) )?(?:what|how|would|will|is|does|do|could|can|which)\b/iu

/** The two side by side, or whether it fits; null where the change is wished, or nothing is changed. */
export function supposedIn(
  whole: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (whole.kind !== 'revision' || whole.revision.by !== 'amend' || !supposes.test(text)) return null
  const { before, scenario, asked } = whole.revision
  if (before === null || asked !== undefined || whole.revision.changed.length === 0) return null
  if (asksFit.test(text))
    return {
      kind: 'question',
      question: { kind: 'question', topic: 'what-fits', subject: null, asked: scenario },
      thread: whole.thread,
    }
  if (!asksBehind.test(text)) return null
  const { names } = context.renderContextOn(request)
  const scenarios = [before, scenario]
  return {
    kind: 'comparison',
    scenarios,
    names: scenarios.map((each) => alternativeName(each, before, names, whole.thread.conversation.revisions)),
    thread: whole.thread,
  }
}
