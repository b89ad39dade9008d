/** Whose the data are, told in a thread: the plan is found anew with it, for it decides which sellers may have them. */
import { toldDataIn } from '../language/replies/told-data.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import { isRemarkOnPeople } from '../scenario/sensitive-data.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where nothing is told of them, or the plan knows it already. */
export function toldDataInThread(
  thread: ThreadState,
  text: string,
  { vocabulary }: EngineContext,
): Interpretation | null {
  const remark = toldDataIn(text, vocabulary.sensitiveWords)
  if (remark === null) return null
  const { notes, remarks = [], ...rest } = currentScenario(thread.conversation)
  const scenario = withLastNote(
    {
      ...rest,
      notes: notes.filter((note) => !isRemarkOnPeople(note)),
      remarks: remarks.filter((one) => !isRemarkOnPeople(one.text)),
    },
    remark,
  )
  return { kind: 'revision', revision: appendRevision(thread.conversation, scenario), thread }
}
